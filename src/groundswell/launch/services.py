"""What people do with a launch. Each act is one transaction with one row of history that can be
undone, its row in the audit, and its rows in the timeline (see doing.py). Which roles may act stands in the
table of rights of the door; here nobody who is no member does anything.

All raise NotForYou where there is no such launch, or it was put away, and ImpossibleCorrection for what makes
no sense; where concerns are named, NoSuchConcern.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from groundswell.field import models, telling
from groundswell.field.attention.deciding import one_line, quoted
from groundswell.field.errors import ImpossibleCorrection
from groundswell.launch.doing import Doing, acting_on, beginning, bring_in, take_out
from groundswell.launch.errors import LaunchChangedMeanwhile
from groundswell.launch.models import Launch, LaunchChange, LaunchConcern, LaunchPerson
from groundswell.launch.queries import version_of
from groundswell.launch.stages import TIERS
from groundswell.launch.timeline import Happened
from groundswell.people.days import FIRST_YEAR, LAST_YEAR, is_of_a_calendar
from groundswell.people.models import User
from groundswell.people.queries import names_by_number
from groundswell.people.roles import MEMBERS
from groundswell.people.viewer import Viewer
from groundswell.product.models import Change

LONGEST_NAME = 120
LONGEST_ABOUT = 2_000
MOST_AT_ONCE = 100  # concerns, changes or people in one act


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is said of a launch by itself."""

    name: str
    about: str = ""
    day: date | None = None
    tier: int = 2
    owner: int = 0  # a user; 0: nobody


def begin(plan: Plan, viewer: Viewer, at: datetime, *, concerns: Sequence[int] = ()) -> models.Entry:
    """Whoever begins it takes part, and leads it where nobody else is named."""
    _refuse_nonsense(plan)
    owner = plan.owner or viewer.user
    with beginning(viewer, "begin a launch", at) as (audited, entry, touched):
        launch = Launch.objects.create(
            name=one_line(plan.name),
            about=plan.about.strip(),
            day=plan.day,
            tier=plan.tier,
            owner=owner,
            begun=at,
        )
        audited.ref = f"L-{launch.pk}"
        act = Doing(launch, entry, viewer, at, touched)
        act.patch.change(launch, "removed", False)
        act.happened(Happened.BEGUN)
        bring_in(act, LaunchPerson, user=viewer.user)
        if owner != viewer.user:
            _bring_person(act, owner)
        for concern in _current(_chosen(concerns) if concerns else ()):
            _tie_concern(act, concern)
        act.told = [f"began the launch L-{launch.pk}, {quoted(launch.name)}"]
        return act.finish()


def change(
    number: int, plan: Plan, viewer: Viewer, at: datetime, *, seen: str, because: str = ""
) -> models.Entry:
    """Another name, about, day, tier or lead. `seen` is the version that was looked at (queries.version_of).
    Raises LaunchChangedMeanwhile."""
    _refuse_nonsense(plan)
    with acting_on(number, "change a launch", viewer, at, because=because) as act:
        launch = act.launch
        if version_of(launch) != seen:
            raise LaunchChangedMeanwhile(launch.pk)
        told = _differences(launch, plan)
        if not told:
            raise ImpossibleCorrection("Nothing is different.")
        for column, value in (
            ("name", one_line(plan.name)),
            ("about", plan.about.strip()),
            ("day", plan.day),
            ("tier", plan.tier),
            ("owner", plan.owner),
        ):
            act.patch.change(launch, column, value)
        for what in told:
            act.happened(Happened.CHANGED, ref=what, because=because)
        act.told = [f"changed L-{launch.pk}: {'; '.join(told.values())}"]
        if plan.owner:
            _bring_person(act, plan.owner)
    return act.entry


def tie_concerns(number: int, concerns: Sequence[int], viewer: Viewer, at: datetime) -> models.Entry:
    with acting_on(number, "tie concerns to a launch", viewer, at) as act:
        fresh = [c for c in _current(_chosen(concerns)) if _tie_concern(act, c)]
        if not fresh:
            raise ImpossibleCorrection("That is in it already.")
        act.told = [f"brought {_listed('C', fresh)} into L-{number}"]
    return act.entry


def untie_concern(number: int, concern: int, viewer: Viewer, at: datetime) -> models.Entry:
    """With whatever became part of it."""
    with acting_on(number, "untie a concern from a launch", viewer, at) as act:
        current = telling.concern(concern).id
        act.concerns = [current]
        rows = LaunchConcern.objects.filter(launch=act.launch, removed=False)
        if not take_out(act, rows.filter(concern__in=telling.with_merged([current]))):
            raise ImpossibleCorrection("That is not in it.")
        act.happened(Happened.CONCERN_UNTIED, ref=f"C-{current}")
        act.told = [f"took C-{current} out of L-{number}"]
    return act.entry


def tie_changes(number: int, changes: Sequence[int], viewer: Viewer, at: datetime) -> models.Entry:
    with acting_on(number, "tie changes to a launch", viewer, at) as act:
        fresh: list[int] = []
        for row in _changes(_chosen(changes)):
            if bring_in(act, LaunchChange, change=row):
                act.happened(Happened.CHANGE_TIED, ref=f"CH-{row.pk}")
                fresh.append(row.pk)
        if not fresh:
            raise ImpossibleCorrection("That is in it already.")
        act.told = [f"brought {_listed('CH', fresh)} into L-{number}"]
    return act.entry


def untie_change(number: int, change: int, viewer: Viewer, at: datetime) -> models.Entry:
    with acting_on(number, "untie a change from a launch", viewer, at) as act:
        if not take_out(act, LaunchChange.objects.filter(launch=act.launch, change=change, removed=False)):
            raise ImpossibleCorrection("That is not in it.")
        act.happened(Happened.CHANGE_UNTIED, ref=f"CH-{change}")
        act.told = [f"took CH-{change} out of L-{number}"]
    return act.entry


def bring_people(number: int, users: Sequence[int], viewer: Viewer, at: datetime) -> models.Entry:
    """Members of the company; a guest is invited by the room of the message."""
    with acting_on(number, "bring people into a launch", viewer, at) as act:
        fresh = [user for user in _members(_chosen(users)) if _bring_person(act, user)]
        if not fresh:
            raise ImpossibleCorrection("They take part already.")
        act.told = [f"brought {_people(fresh)} into L-{number}"]
    return act.entry


def take_person_out(number: int, user: int, viewer: Viewer, at: datetime) -> models.Entry:
    with acting_on(number, "take somebody out of a launch", viewer, at) as act:
        if not take_out(act, LaunchPerson.objects.filter(launch=act.launch, user=user, removed=False)):
            raise ImpossibleCorrection("They take no part in it.")
        act.happened(Happened.PERSON_OUT, ref=str(user))
        act.told = [f"took {_people([user])} out of L-{number}"]
    return act.entry


def put_away(number: int, viewer: Viewer, at: datetime, *, because: str = "") -> models.Entry:
    """It is over, or was none. All that hangs on it stays, and comes back with an undo."""
    with acting_on(number, "put a launch away", viewer, at, because=because) as act:
        act.patch.change(act.launch, "removed", True)
        act.happened(Happened.PUT_AWAY, because=because)
        act.told = [f"put L-{number} away, {quoted(act.launch.name)}"]
    return act.entry


# The parts they are made of.


def _refuse_nonsense(plan: Plan) -> None:
    if not 0 < len(one_line(plan.name)) <= LONGEST_NAME:
        raise ImpossibleCorrection(f"A launch has a name of 1 to {LONGEST_NAME} characters.")
    if len(plan.about) > LONGEST_ABOUT:
        raise ImpossibleCorrection(f"What it is about has at most {LONGEST_ABOUT} characters.")
    if plan.tier not in TIERS:
        raise ImpossibleCorrection("A launch is of tier 1, 2 or 3.")
    if plan.day is not None and not is_of_a_calendar(plan.day):
        raise ImpossibleCorrection(f"A launch has a day between {FIRST_YEAR} and {LAST_YEAR}.")
    if plan.owner:
        _members([plan.owner])


def _chosen(numbers: Sequence[int]) -> list[int]:
    chosen = list(dict.fromkeys(numbers))
    if not 0 < len(chosen) <= MOST_AT_ONCE:
        raise ImpossibleCorrection(f"Choose 1 to {MOST_AT_ONCE}.")
    return chosen


def _current(concerns: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(telling.concern(number).id for number in concerns))


def _changes(numbers: Sequence[int]) -> list[Change]:
    rows = {row.pk: row for row in Change.objects.filter(pk__in=numbers, removed=False)}
    if missing := [number for number in numbers if number not in rows]:
        raise ImpossibleCorrection(f"There is no change CH-{missing[0]}.")
    return [rows[number] for number in numbers]


def _members(users: Sequence[int]) -> list[int]:
    roles = [role.value for role in MEMBERS]
    known = set(
        User.objects.filter(pk__in=users, is_active=True, role__in=roles).values_list("pk", flat=True)
    )
    if set(users) - known:
        raise ImpossibleCorrection("Only members of the company who may come in take part.")
    return list(users)


def _tie_concern(act: Doing, concern: int) -> bool:
    """Whether it is new. What became part of a concern that is tied stands for it."""
    tied = LaunchConcern.objects.filter(launch=act.launch, removed=False)
    if tied.filter(concern__in=telling.with_merged([concern])).exists():
        return False
    bring_in(act, LaunchConcern, concern_id=concern)
    act.concerns.append(concern)
    act.happened(Happened.CONCERN_TIED, ref=f"C-{concern}")
    return True


def _bring_person(act: Doing, user: int) -> bool:
    if not bring_in(act, LaunchPerson, user=user):
        return False
    act.happened(Happened.PERSON_IN, ref=str(user))
    return True


def _differences(launch: Launch, plan: Plan) -> dict[str, str]:
    """By what is another: in words, for the history."""
    told: dict[str, str] = {}
    if launch.name != one_line(plan.name):
        told["name"] = f"it is called {quoted(plan.name)}"
    if launch.about != plan.about.strip():
        told["about"] = "what it is about"
    if launch.day != plan.day:
        told["day"] = f"its day is {plan.day.isoformat()}" if plan.day else "its day is open"
    if launch.tier != plan.tier:
        told["tier"] = f"it is of tier {plan.tier}"
    if launch.owner != plan.owner:
        told["lead"] = f"{_people([plan.owner])} leads it" if plan.owner else "nobody leads it"
    return told


def _people(users: Sequence[int]) -> str:
    names = names_by_number(users)
    return ", ".join(names.get(user, "somebody") for user in users)


def _listed(letter: str, numbers: Sequence[int]) -> str:
    return ", ".join(f"{letter}-{number}" for number in numbers)
