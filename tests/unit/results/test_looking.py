"""Each look once, on its day; what follows for the concern; and what does not count."""

from datetime import timedelta

import pytest

from groundswell.people.roles import Role
from tests.unit.launch.test_acts import undo
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, member
from tests.worlds.worked import DAY, after, hear, heard_round

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def concern() -> int:
    return concern_with(INVOICES[0])


@pytest.fixture
def launch(concern: int) -> int:
    from groundswell.launch.launching import go_to_market

    number = begun(concern, day=DAY)
    go_to_market(number, AT)
    return number


def looked(days: int) -> list[tuple[int, str]]:
    """All looks there are once those due by then were made."""
    from groundswell.results.models import Look
    from groundswell.results.worked.looking import is_due, look_at_what_is_due

    look_at_what_is_due(after(days))
    assert not is_due(after(days))
    return list(Look.objects.order_by("pk").values_list("days", "verdict"))


def status(concern: int) -> str:
    from groundswell.field.models import Concern

    return Concern.objects.get(pk=concern).status


def happened(concern: int) -> list[tuple[str, str, str]]:
    from groundswell.field.models import ConcernEvent

    rows = ConcernEvent.objects.filter(concern=concern, kind__in=["faded", "returned"]).order_by("pk")
    return list(rows.values_list("kind", "ref", "because"))


def test_looks_are_made_on_their_days_and_each_once(launch: int, concern: int) -> None:
    heard_round(concern, 0.2, 0.2, days=120)
    assert looked(29) == []
    assert looked(30) == [(30, "no clear change")]
    assert looked(59) == [(30, "no clear change")]
    assert looked(120) == [(days, "no clear change") for days in (30, 60, 90)]
    assert status(concern) == "launched"
    assert happened(concern) == []


def test_a_concern_fades_at_the_look_that_shows_it_and_once(launch: int, concern: int) -> None:
    heard_round(concern, 0.25, 0.02, days=91)
    assert [verdict for _, verdict in looked(90)] == ["faded"] * 3
    assert status(concern) == "faded"
    ((kind, ref, because),) = happened(concern)
    assert (kind, ref) == ("faded", f"L-{launch}")
    assert because.startswith(f"raised less often in the 30 days since L-{launch}: ")
    assert "95 % interval" in because


def test_what_is_heard_later_changes_no_look(launch: int, concern: int) -> None:
    from groundswell.results.models import Look

    heard_round(concern, 0.25, 0.02, days=31)
    looked(30)
    before = Look.objects.values_list("found", "words").get()
    hear(concern, DAY, 30, 0.5)
    looked(31)
    assert Look.objects.values_list("found", "words").get() == before


def test_a_launch_that_was_undone_is_not_looked_at(launch: int, concern: int) -> None:

    heard_round(concern, 0.25, 0.02, days=31)
    undo_going(launch)
    assert looked(40) == []


def undo_going(launch: int) -> None:
    from groundswell.launch.models import LaunchEvent

    entry = LaunchEvent.objects.get(launch=launch, kind="launched").entry
    assert entry is not None
    undo(entry.pk, Role.MARKETING)


def test_a_look_waits_for_the_record_but_a_fortnight_at_most(launch: int, concern: int) -> None:
    heard_round(concern, 0.25, 0.02, days=12)
    assert looked(31) == []
    assert looked(43) == []
    assert [days for days, _ in looked(44)] == [30]


def test_few_data_are_a_verdict(launch: int, concern: int) -> None:
    heard_round(concern, 0.03, 0.0, days=31, daily=1)
    assert looked(30) == [(30, "not enough data")]
    assert status(concern) == "launched"


def test_a_shipped_change_is_looked_at_too(concern: int) -> None:
    from groundswell.product.models import Change
    from tests.worlds.launching import change_for

    number = change_for([concern], state="shipped")
    Change.objects.filter(pk=number).update(shipped=DAY)
    heard_round(concern, 0.25, 0.02, days=31)
    assert looked(30) == [(30, "faded")]
    assert [ref for _, ref, _ in happened(concern)] == [f"CH-{number}"]


def reaching(launch: int, *accounts: str) -> None:
    from groundswell.field.reading.upkeep import refresh
    from groundswell.launch.reaching import Reach, reach_of, say_reach

    refresh(AT)
    say_reach(launch, Reach(accounts=accounts), member(), AT, seen=reach_of([launch])[launch].seen)


def test_only_whom_a_launch_reached_is_looked_at_and_held_against_the_others(
    launch: int, concern: int
) -> None:
    """Twelve accounts that it reached raise it less, and twelve others as before."""
    from groundswell.results.models import Look

    others = range(20, 32)
    hear(concern, DAY - timedelta(days=90), 90, 0.25)
    hear(concern, DAY, 31, 0.02)
    hear(concern, DAY - timedelta(days=90), 90, 0.25, accounts=others)
    hear(concern, DAY, 31, 0.25, accounts=others)
    reaching(launch, *(f"Account {number}" for number in range(12)))
    assert looked(30) == [(30, "faded")]
    found = Look.objects.get().found["look"]
    assert (found["before"]["held"], found["after"]["held"]) == (540, 180)
    beside = found["beside"]
    assert (beside["accounts"], beside["is_enough"], beside["after"]["held"]) == (12, True, 180)
    assert beside["times"]["high"] < 0.6
    assert "Account 20" not in str(Look.objects.get().found)


def test_what_fell_as_much_where_a_launch_did_not_reach_has_not_faded(launch: int, concern: int) -> None:
    from groundswell.results.models import Look

    others = range(20, 32)
    hear(concern, DAY - timedelta(days=90), 90, 0.25)
    hear(concern, DAY, 31, 0.05)
    hear(concern, DAY - timedelta(days=90), 90, 0.25, accounts=others)
    hear(concern, DAY, 31, 0.05, accounts=others)
    reaching(launch, *(f"Account {number}" for number in range(12)))
    assert looked(30) == [(30, "no clear change")]
    assert Look.objects.get().found["look"]["unreached"]["before"]["held"] == 540


def test_accounts_of_which_nobody_knows_whether_it_reached_them_are_left_out_and_counted(
    launch: int, concern: int
) -> None:
    from groundswell.crm.models import Account
    from groundswell.field.read_model import TraitOf
    from groundswell.field.reading.upkeep import refresh
    from groundswell.launch.reaching import Reach, reach_of, say_reach
    from groundswell.results.models import Look

    for number in range(8):
        Account.objects.create(key=f"A{number}", name=f"Account {number}", country="Ireland")
    refresh(AT)
    wish = Reach(traits=((TraitOf.COUNTRY, "Ireland"),))
    say_reach(launch, wish, member(), AT, seen=reach_of([launch])[launch].seen)
    heard_round(concern, 0.25, 0.02, days=31)
    looked(30)
    found = Look.objects.get().found
    assert found["look"]["before"]["held"] + found["look"]["after"]["held"] == 480  # of eight in twelve
    assert 240 <= found["unknown"] < 250
    assert found["look"]["beside"] is None


def test_it_returns_when_it_is_raised_as_often_as_before_by_several_accounts(
    launch: int, concern: int
) -> None:
    heard_round(concern, 0.25, 0.02, days=91)
    looked(90)
    hear(concern, DAY + timedelta(days=91), 70, 0.25)
    assert (150, "rising") in looked(155)
    assert status(concern) == "returned"
    kind, _, because = happened(concern)[-1]
    assert kind == "returned"
    assert because.startswith("raised again, from 12 accounts: ")


def test_one_account_alone_brings_nothing_back(launch: int, concern: int) -> None:
    heard_round(concern, 0.25, 0.02, days=91)
    looked(90)
    hear(concern, DAY + timedelta(days=91), 70, 0.0)
    hear(concern, DAY + timedelta(days=91), 70, 0.5, daily=1, accounts=[0])
    assert "rising" not in [verdict for _, verdict in looked(155)]
    assert status(concern) == "faded"


def test_a_dismissed_concern_stays_dismissed(launch: int, concern: int) -> None:
    from groundswell.field.models import Concern, ConcernEvent, Entry

    entry = Entry.objects.create(action="dismiss", at=AT, by="ana", summary="", concerns=[concern])
    ConcernEvent.objects.create(concern_id=concern, kind="dismissed", at=AT, entry=entry)
    Concern.objects.filter(pk=concern).update(status="dismissed")
    heard_round(concern, 0.25, 0.02, days=31)
    looked(30)
    assert status(concern) == "dismissed"


def test_who_was_killed_between_two_looks_goes_on_with_the_next(
    launch: int, concern: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.results.worked import looking

    heard_round(concern, 0.25, 0.02, days=91)

    class Killed(BaseException):
        pass

    happen = looking.happened

    def dies(*_: object, **__: object) -> None:
        raise Killed

    monkeypatch.setattr(looking, "happened", dies)
    with pytest.raises(Killed):
        looking.look_at_what_is_due(after(90))
    assert happened(concern) == []
    monkeypatch.setattr(looking, "happened", happen)
    assert [verdict for _, verdict in looked(90)] == ["faded"] * 3
    assert len(happened(concern)) == 1
