import random
from dataclasses import replace

from groundswell.engine.survey.counting import Label
from groundswell.engine.survey.values import NamedBy, Status
from groundswell.speech import Deal, DealStatus, Kind, Money, Voice
from tests.unit.engine.survey_values import day, heard, held, surveyed


def test_what_no_concern_holds_stands_as_heard_once() -> None:
    field = surveyed([heard(1), heard(2), heard(3)], {1: 7, 2: 7, 3: 0})

    assert [one.id for one in field.concerns] == [7]
    assert [one.id for one in field.heard_once] == [3]
    assert len(field.verbatims) == 3


def test_an_account_is_counted_once_and_apart_when_it_is_known_second_hand_only() -> None:
    field = surveyed(
        [
            heard(1, account="Acme"),
            heard(2, account="Acme", voice=Voice.REPORTED),
            heard(3, account="Bolt", voice=Voice.REPORTED),
            heard(4, account="Crux", voice=Voice.UNKNOWN),
            heard(5),
        ],
        dict.fromkeys(range(1, 6), 1),
    )

    concern = field.concerns[0]
    assert (concern.accounts, concern.accounts_reported) == (1, 2)
    assert (concern.spoken, concern.reported, concern.unknown) == (2, 2, 1)
    assert (concern.conversations, field.accounts) == (5, 3)


def test_of_kinds_as_sure_the_most_frequent_counts_and_the_most_central_verbatim_comes_first() -> None:
    field = surveyed(
        [
            heard(1, kind=Kind.PRAISE, central=0.1),
            heard(2, kind=Kind.REQUEST, central=0.9),
            heard(3, kind=Kind.REQUEST, central=0.9),
        ],
        {1: 1, 2: 1, 3: 1},
    )

    assert field.concerns[0].kind is Kind.REQUEST
    assert field.concerns[0].kinds == {Kind.REQUEST: 2, Kind.PRAISE: 1}
    assert [one.id for one in field.concerns[0].verbatims] == [2, 3, 1]


def test_a_kind_that_is_sure_outweighs_more_that_are_not() -> None:
    field = surveyed(
        [
            heard(1, kind=Kind.QUESTION, confidence=0.2),
            heard(2, kind=Kind.QUESTION, confidence=0.3),
            heard(3, kind=Kind.REQUEST, confidence=0.9),
        ],
        {1: 1, 2: 1, 3: 1},
    )

    assert field.concerns[0].kind is Kind.REQUEST


def test_praise_follows_what_hurts_however_many_give_it() -> None:
    field = surveyed(
        [heard(n, account=f"A{n}", kind=Kind.PRAISE) for n in range(1, 6)]
        + [heard(n, account=f"A{n}", kind=Kind.REQUEST) for n in (6, 7)]
        + [heard(n, account=f"A{n}", kind=Kind.REQUEST) for n in (8, 9)],
        dict.fromkeys(range(1, 6), 1) | {6: 2, 7: 2, 8: 3, 9: 3},
        labels={3: Label(id=3, status=Status.DISMISSED)},
    )

    assert [one.id for one in field.concerns] == [2, 1, 3]


def test_dismissed_concerns_come_last_however_large_they_are() -> None:
    field = surveyed(
        [heard(n, account=f"A{n}") for n in range(1, 8)],
        {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2},
        labels={1: Label(id=1, status=Status.DISMISSED)},
    )

    assert [one.id for one in field.concerns] == [2, 1]


def test_a_persons_name_and_the_redirects_of_merges_are_kept() -> None:
    label = Label(id=3, name="Speed!", named_by=NamedBy.PERSON, merged_ids=(9, 5), split_from=2)
    field = surveyed([heard(1), heard(2)], {1: 3, 2: 3}, labels={3: label})

    concern = field.concerns[0]
    assert (concern.name, concern.named_by) == ("Speed!", NamedBy.PERSON)
    assert (concern.merged_ids, concern.split_from) == ((5, 9), 2)
    assert field.redirects == {5: 3, 9: 3}


def test_themes_list_their_concerns_by_rank() -> None:
    evidence = [heard(n, text="The invoice is wrong", account=f"A{n}") for n in range(1, 7)]
    labels = {1: Label(id=1, theme=4), 2: Label(id=2, theme=4)}
    field = surveyed(evidence, {1: 1, 2: 1, 3: 2, 4: 2, 5: 2, 6: 2}, labels=labels)

    assert [(theme.id, theme.concerns) for theme in field.themes] == [(4, (2, 1))]
    assert field.themes[0].name == "Invoice"


def test_deals_are_those_of_the_conversations_in_which_it_was_raised() -> None:
    evidence = [
        heard(1, account="Acme", deal="D1"),
        heard(2, account="ACME".title(), voice=Voice.REPORTED, at=day(400)),
        heard(3, account="Crux", voice=Voice.UNKNOWN),
        heard(4, account="Acme", deal="D4"),
    ]
    times = {"opened": day(0).date(), "closed": day(20).date()}
    deals = [
        Deal(key="D1", name="a", account="Acme", status=DealStatus.OPEN, amount=Money(100_00, "EUR")),
        Deal(key="D2", name="b", account="acme", status=DealStatus.LOST, amount=Money(1_000, ""), **times),
        Deal(key="D3", name="c", account="Crux", status=DealStatus.WON, amount=Money(9_000_000, ""), **times),
        Deal(key="D4", name="d", account="Acme", status=DealStatus.WON, **times),
    ]
    field = surveyed(evidence, {1: 1, 2: 1, 3: 1, 4: 2}, deals=deals)
    first, other = sorted(field.concerns, key=lambda one: one.id)

    assert (first.deals.open.count, first.deals.won.count, first.deals.lost.count) == (1, 0, 0)
    assert first.deals.open.sums == (Money(100_00, "EUR"),)
    assert first.deals.speakers_unknown == 1
    assert (other.deals.won.count, other.deals.won.without_amount) == (1, 1)


def test_with_a_day_to_look_from_deals_stand_as_they_stood_that_day() -> None:
    deals = [
        Deal(
            key="1",
            name="",
            account="Acme",
            status=DealStatus.LOST,
            opened=day(0).date(),
            closed=day(30).date(),
        )
    ]
    evidence = [heard(1, account="Acme"), heard(2, account="Acme")]
    now, then = (
        surveyed(evidence, {1: 1, 2: 1}, deals=deals, as_of=as_of).concerns[0].deals
        for as_of in (None, day(9))
    )

    assert (now.open.count, now.lost.count) == (0, 1)
    assert (then.open.count, then.lost.count) == (1, 0)


def test_of_two_concerns_alike_the_one_raised_in_more_deals_stands_first() -> None:
    evidence = [heard(n, account=f"A{n}") for n in range(1, 9)]
    deals = [Deal(key=f"{n}", name="", account=f"A{n}", status=DealStatus.OPEN) for n in (5, 6, 7)]
    field = surveyed(evidence, {n: 1 if n < 5 else 2 for n in range(1, 9)}, deals=deals)

    assert [one.id for one in field.concerns] == [2, 1]
    assert field.concerns[0].factors["deals"] > field.concerns[1].factors["deals"]


def test_one_sellers_pet_subject_is_marked_and_stands_below_what_many_raise() -> None:
    pet = [heard(n, seller="Tom", account=f"A{n}", voice=Voice.REPORTED) for n in range(1, 13)]
    real = [heard(n, seller=f"S{n % 4}", account=f"B{n}") for n in range(13, 22)]
    others = [held(n, seller=f"S{n % 4}", account=f"B{n}") for n in range(13, 60)]
    own = [held(n, seller="Tom", account=f"A{n}") for n in range(1, 13)]
    concern_of = {one.id: 1 for one in pet} | {one.id: 2 for one in real}
    field = surveyed([*pet, *real], concern_of, conversations=[*own, *others])

    assert [one.id for one in field.concerns] == [2, 1]
    assert field.concerns[0].concentration == ""
    assert field.concerns[1].concentration == "All 12 verbatims come through one seller, Tom."


def test_one_noisy_account_is_marked_and_counts_once() -> None:
    noisy = [heard(n, account="Acme") for n in range(1, 20)] + [heard(20, account="Bolt")]
    calm = [heard(n, account=f"B{n}") for n in range(21, 25)]
    quiet = [held(n, account=f"B{n}") for n in range(25, 60)]
    own = [held(one.conversation, account=one.account) for one in [*noisy, *calm]]
    concern_of = {one.id: 1 for one in noisy} | {one.id: 2 for one in calm}
    field = surveyed([*noisy, *calm], concern_of, conversations=[*own, *quiet])

    assert [one.id for one in field.concerns] == [2, 1]
    assert field.concerns[1].concentration == "19 of 20 verbatims come from one account, Acme."


def test_a_field_of_one_seller_holds_no_concentration() -> None:
    field = surveyed([heard(n, seller="Tom") for n in range(1, 9)], dict.fromkeys(range(1, 9), 1))

    assert field.concerns[0].concentration == ""


def test_the_order_of_what_is_given_changes_nothing() -> None:
    words = ["too slow to load", "never answers my ticket", "price per seat", "crashes on export"]
    evidence = [
        heard(n, text=f"It {words[n % 4]} today", account=f"A{n % 7}", seller=f"S{n % 3}")
        for n in range(1, 60)
    ]
    concern_of = {one.id: one.id % 4 + 1 for one in evidence}
    labels = {n: Label(id=n, theme=n % 2 + 1) for n in range(1, 5)}
    deals = [
        Deal(key=f"{n}", name="", account=f"A{n}", status=DealStatus.OPEN, amount=Money(n * 100, ""))
        for n in range(7)
    ]
    once = surveyed(evidence, concern_of, labels=labels, deals=deals)
    mixed, turned = evidence[:], deals[:]
    random.Random(1).shuffle(mixed)
    random.Random(2).shuffle(turned)
    again = surveyed(
        mixed,
        dict(reversed(concern_of.items())),
        labels=dict(reversed(labels.items())),
        deals=turned,
    )

    assert again == once
    assert repr(again) == repr(once)


def test_conversations_without_a_time_are_counted_but_not_dated() -> None:
    field = surveyed([heard(1, at=None), heard(2, at=None)], {1: 1, 2: 1})

    assert field.as_of is None
    assert field.concerns[0].first_at is None
    assert field.concerns[0].trend.periods == ()
    assert field.conversations == 2


def test_nothing_heard_is_an_empty_field() -> None:
    field = surveyed([], {})

    assert (field.concerns, field.themes, field.verbatims) == ((), (), ())


def test_ties_stand_by_their_number() -> None:
    evidence = [replace(heard(n), at=day(1)) for n in range(1, 5)]
    field = surveyed(evidence, {1: 8, 2: 8, 3: 5, 4: 5})

    assert field.concerns[0].score == field.concerns[1].score
    assert [one.id for one in field.concerns] == [5, 8]
