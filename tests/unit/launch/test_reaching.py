"""Whom a launch reaches: said before anybody has looked, and then no more."""

from datetime import timedelta

import pytest

from groundswell.field.errors import ImpossibleCorrection
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from tests.unit.launch.test_acts import undo
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.launching import AT, begun, member

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch() -> int:
    from groundswell.crm.models import Account, Deal
    from groundswell.field.reading.upkeep import refresh

    for n in range(1, 13):
        segment, country = ("clinics", "Ireland") if n <= 4 else ("crews", "Ireland" if n <= 8 else "Spain")
        Account.objects.create(key=f"A{n}", name=f"Account {n}", segment=segment, country=country)
    Deal.objects.create(key="D1", name="Deal 1", account="Account 1", status="won", products=["Desk"])
    refresh(AT)
    return begun(concern_with(OFFLINE[0]), day=AT.date())


def reach(*traits: tuple[str, str], accounts: tuple[str, ...] = ()):
    from groundswell.field.read_model import TraitOf
    from groundswell.launch.reaching import Reach

    return Reach(accounts=accounts, traits=tuple((TraitOf(of), value) for of, value in traits))


def stands(launch: int):
    from groundswell.launch.reaching import reaches_of

    return reaches_of(member(), [launch])[launch]


def say(launch: int, wish: object, *, days: int = 0, seen: str = "") -> int:
    from groundswell.launch.reaching import Reach, say_reach

    assert isinstance(wish, Reach)
    at = AT + timedelta(days=days)
    return say_reach(launch, wish, member(), at, seen=seen or stands(launch).seen).pk


def test_it_reaches_everybody_until_somebody_says_otherwise(launch: int) -> None:
    assert stands(launch).is_everybody
    say(launch, reach(("segment", "clinics"), ("country", "Spain"), accounts=("account 9, Inc.",)))
    assert stands(launch).accounts == ("Account 9",)  # as every tool calls it
    assert stands(launch).told() == "clinics; Spain; Account 9"


def test_an_account_has_to_fit_each_kind_or_be_named() -> None:
    from groundswell.field.read_model import TraitOf

    wish = reach(("segment", "clinics"), ("country", "Ireland"), ("country", "Spain"), accounts=("Other",))
    segment, country = TraitOf.SEGMENT, TraitOf.COUNTRY
    assert wish.reaches("A", {segment: {"clinics"}, country: {"Spain"}}) is True
    assert wish.reaches("A", {segment: {"crews"}, country: {"Spain"}}) is False
    assert wish.reaches("A", {segment: {"clinics"}, country: {"Italy"}}) is False
    assert wish.reaches("Other", {}) is True
    # Where nobody tells what it has, nobody knows; that it does not fit one kind is enough.
    assert wish.reaches("A", {segment: {"clinics"}}) is None
    assert wish.reaches("A", {segment: {"crews"}}) is False
    assert wish.reaches("", {}) is None
    assert reach(accounts=("Other",)).reaches("A", {}) is False
    assert reach().reaches("", {}) is True


def test_it_stands_in_the_timeline_and_an_undo_takes_it_back(launch: int) -> None:
    from groundswell.launch.timeline import Happened, rows_of

    say(launch, reach(("segment", "clinics")))
    entry = say(launch, reach(("country", "Spain")))
    rows = [row for row in rows_of(member(), launch) if row.kind is Happened.REACH]
    assert [row.summary for row in rows] == [
        f"said whom L-{launch} reaches: clinics",
        f"said whom L-{launch} reaches: Spain",
    ]
    undo(entry)
    assert stands(launch).told() == "clinics"
    say(launch, reach())
    assert rows_of(member(), launch)[-1].summary == f"said that L-{launch} reaches everybody"


def test_only_whom_somebody_knows_can_be_named(launch: int) -> None:
    with pytest.raises(ImpossibleCorrection, match="No account is called “Nobody Ltd”"):
        say(launch, reach(accounts=("Account 1", "Nobody Ltd")))
    with pytest.raises(ImpossibleCorrection, match="No account is known to have “Mars”"):
        say(launch, reach(("country", "Mars")))
    with pytest.raises(ImpossibleCorrection, match="Nothing is different"):
        say(launch, reach())
    assert stands(launch).is_everybody


def test_who_did_not_see_what_stands_is_told_so(launch: int) -> None:
    from groundswell.launch.errors import LaunchChangedMeanwhile

    seen = stands(launch).seen
    say(launch, reach(("segment", "clinics")))
    with pytest.raises(LaunchChangedMeanwhile):
        say(launch, reach(("country", "Spain")), seen=seen)


def test_from_the_first_look_on_it_stays_as_it_was_said(launch: int) -> None:
    from groundswell.launch.errors import ReachIsSettled
    from groundswell.launch.launching import go_to_market

    say(launch, reach(("segment", "clinics")), days=400)  # it has not gone yet
    go_to_market(launch, AT)
    say(launch, reach(("segment", "crews")), days=29)
    with pytest.raises(ReachIsSettled):
        say(launch, reach(("country", "Spain")), days=30)
    assert stands(launch).told() == "crews"


def test_no_guest_reads_whom_it_reaches(launch: int) -> None:
    from groundswell.launch.reaching import reaches_of

    with pytest.raises(NotForYou):
        reaches_of(member(Role.GUEST), [launch])
