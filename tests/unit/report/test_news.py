"""The first screen tells the news in three sentences, each number that of a concern to which it leads."""

from dataclasses import replace

from groundswell.engine.deals.values import Deals, DealsRaised, Losing, Odds
from groundswell.engine.survey.values import Concern, Field, Status
from groundswell.engine.trend.values import Carrier, Direction, Trend, Window
from groundswell.report.news import news
from groundswell.speech import Kind, Money
from tests.unit.engine.survey_values import surveyed
from tests.unit.report.fields import a_field


def told(field: Field) -> dict[str, str]:
    return {
        one.about: "".join(f"[{p.text}]({p.href})" if p.concern else p.text for p in one.pieces).strip()
        for one in news(field, "#C-{}".format)
    }


def with_first(field: Field, **changed: object) -> Field:
    return replace(field, concerns=(replace(field.concerns[0], **changed), *field.concerns[1:]))  # type: ignore[arg-type]


def moving(direction: Direction, *, firm: bool = True, carriers: tuple[Carrier, ...] = ()) -> Trend:
    return Trend(
        direction=direction,
        periods=(),
        reason="",
        firm=firm,
        carriers=carriers,
        recent=Window(days=90, held=146, raised=16),
        before=Window(days=182, held=260, raised=2),
    )


def deals(open_: tuple[Money, ...], count: int, odds: Odds | None = None) -> DealsRaised:
    raised = DealsRaised(open=Deals(count=count, sums=open_))
    return replace(raised, odds=odds) if odds else raised


def named(concern: Concern, name: str, **changed: object) -> Concern:
    return replace(concern, name=name, **changed)  # type: ignore[arg-type]


def test_the_loudest_is_the_first_of_the_list_with_what_it_is_of() -> None:
    field = with_first(a_field(), name="Too slow", accounts=4, accounts_reported=2, conversations=9)

    assert told(field)["Loudest"] == (
        f"[Too slow](#C-{field.concerns[0].id}), raised by 4 of 9 accounts and reported of 2 more,"
        " in 9 conversations."
    )


def test_what_is_praised_or_dismissed_is_never_the_loudest() -> None:
    field = a_field()
    hurting = [one for one in field.concerns if one.kind is not Kind.PRAISE]
    praised = [one for one in field.concerns if one.kind is Kind.PRAISE]
    dismissed = replace(hurting[0], status=Status.DISMISSED)
    first = told(replace(field, concerns=(*praised, dismissed, *hurting[1:])))["Loudest"]

    assert f"(#C-{hurting[1].id})" in first
    assert told(replace(field, concerns=tuple(praised)))["Loudest"] == (
        "Nothing that hurts has come up twice yet."
    )


def test_a_rise_is_told_with_its_counts_and_where_it_comes_from() -> None:
    carrier = Carrier(
        what="account", name="Acme", raised=4, held=9, raised_before=0, held_before=9, part=0.8, sudden=False
    )
    rising = with_first(a_field(), name="Too slow", trend=moving(Direction.RISING, carriers=(carrier,)))
    spread = with_first(a_field(), name="Too slow", trend=moving(Direction.NEW, firm=False), accounts=7)

    assert told(rising)["New or rising"] == (
        f"Rising: [Too slow](#C-{rising.concerns[0].id}), in 16 of 146 conversations of the last 90 days,"
        " before in 2 of 260; above all Acme."
    )
    assert told(spread)["New or rising"].startswith("New, by this one look: [Too slow]")
    assert told(spread)["New or rising"].endswith("before in 2 of 260; at 7 accounts.")


def test_what_holds_however_often_one_looks_is_told_before_what_one_look_says() -> None:
    field = a_field()
    once, firm = (
        replace(one, name=name, trend=moving(Direction.RISING, firm=name == "Firm"))
        for one, name in zip(field.concerns, ("Once", "Firm"), strict=False)
    )
    sentence = told(replace(field, concerns=(once, firm)))["New or rising"]

    assert sentence.startswith("Rising: [Firm]")
    assert sentence.endswith("1 more in the list.")


def test_what_rises_beside_the_first_is_counted() -> None:
    field = a_field()
    rising = tuple(replace(one, trend=moving(Direction.RISING)) for one in field.concerns)

    assert told(replace(field, concerns=rising))["New or rising"].endswith("2 more in the list.")


def test_that_nothing_rises_is_told_apart_from_that_nothing_can_be_told() -> None:
    field = a_field()
    still = tuple(replace(one, trend=moving(Direction.NO_CLEAR)) for one in field.concerns)
    untold = tuple(
        replace(one, trend=Trend(direction=Direction.NOT_ENOUGH, periods=(), reason="")) for one in still
    )

    assert "Nothing is new or rising" in told(replace(field, concerns=still))["New or rising"]
    assert "the record is too short" in told(replace(field, concerns=untold))["New or rising"]
    undated = replace(field, concerns=untold, first_at=None)
    assert "have no dates" in told(undated)["New or rising"]


def test_the_cost_is_most_open_money_where_one_currency_makes_it_comparable() -> None:
    field = a_field()
    one, other = field.concerns[:2]
    euro = named(one, "Few euros", deals=deals((Money(10_00, "EUR"),), 3))
    more = named(other, "Many euros", deals=deals((Money(20_00, "EUR"),), 1))
    yen = named(other, "Yen", deals=deals((Money(900_000, "JPY"),), 1))

    assert told(replace(field, concerns=(euro, more)))["What it costs"] == (
        f"Most money is open with [Many euros](#C-{other.id}), €20 in 1 open deal."
    )
    assert told(replace(field, concerns=(euro, yen)))["What it costs"].startswith(
        "In most open deals stands [Few euros]"
    )


def test_what_goes_with_lost_deals_is_told_with_both_counts_and_as_no_cause() -> None:
    odds = Odds(
        lost_raised=9,
        won_raised=4,
        lost_others=23,
        won_others=58,
        ratio=5.0,
        low=1.5,
        high=16.0,
        verdict=Losing.MORE,
    )
    field = with_first(a_field(), name="Locked in", deals=deals((), 1, odds))

    assert told(field)["What it costs"].startswith(
        f"Lost more often with [Locked in](#C-{field.concerns[0].id}),"
        " in 9 of 13 closed deals against 23 of 81 others; no proof of a cause."
    )


def test_without_deals_it_says_that_the_cost_cannot_be_told() -> None:
    field = a_field()
    without = tuple(replace(one, deals=DealsRaised()) for one in field.concerns)

    assert "no deal is known" in told(replace(field, concerns=without))["What it costs"]


def test_there_is_no_news_where_nothing_recurs() -> None:
    assert news(surveyed([], {}), str) == ()
