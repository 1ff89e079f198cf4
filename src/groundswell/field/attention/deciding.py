"""Bringing a concern before a team, and what the team says. Each is one transaction with one row of history
that can be undone; whoever heard the concern is told in that transaction, too.

`seen` is what the caller looked at before (see history/versions.py): where somebody changed that meanwhile,
ChangedMeanwhile is raised and nothing is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from groundswell.engine.events import EventKind
from groundswell.engine.survey.values import Status
from groundswell.field import models, telling
from groundswell.field.actions import Action
from groundswell.field.attention import word_back
from groundswell.field.calling import Standing
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.events import happened
from groundswell.field.history.patch import Patch
from groundswell.field.history.versions import Seen, refuse_where_changed
from groundswell.field.reading.upkeep import in_step

NOTHING_SEEN: Seen = {}
LONGEST_LINE = 500
DAYS_BY_HAND = timedelta(days=7)  # to answer, where a person brings it
# In which a call still waits for something to be said, or for what was promised.
OPEN = (Standing.WAITING, Standing.TAKEN_UP)


class Team(StrEnum):
    """Who may have to answer; each is a role, too."""

    PRODUCT = "product"
    MARKETING = "marketing"

    @property
    def other(self) -> "Team":
        return Team.MARKETING if self is Team.PRODUCT else Team.PRODUCT


class Act(StrEnum):
    TAKE_UP = "take up"
    ANSWER = "answer"
    POSTPONE = "postpone"
    PASS_ON = "pass on"  # noqa: S105 - no password


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """A concern for a team, to be answered by a day."""

    concern: int
    team: Team
    due: date
    rule: str = ""  # empty: by hand
    occasion: str | None = None  # what it is brought for, once


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a team says to one concern."""

    concern: int
    act: Act
    by: int = 0  # the user
    line: str = ""  # of an answer: what sellers say from now on
    because: str = ""
    until: date | None = None  # of one that is postponed
    team: Team | None = None  # where it is passed on, or stood before nobody


_EVENTS = {
    Act.TAKE_UP: (EventKind.TAKEN_UP, Standing.TAKEN_UP),
    Act.ANSWER: (EventKind.ANSWERED, Standing.ANSWERED),
    Act.POSTPONE: (EventKind.POSTPONED, Standing.POSTPONED),
    Act.PASS_ON: (EventKind.PASSED_ON, Standing.PASSED_ON),
}
_ACTIONS = {
    Act.TAKE_UP: Action.TAKE_UP,
    Act.ANSWER: Action.ANSWER,
    Act.POSTPONE: Action.POSTPONE,
    Act.PASS_ON: Action.PASS_ON,
}


def call(ask: Ask, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Bring a concern before a team. Raises ImpossibleCorrection where it stands before one already."""
    with in_step() as touched:
        refuse_where_changed(seen)
        concern = telling.concern(ask.concern)
        if ask.rule != "again":
            refuse_dismissed(concern)
        if before := open_calls(concern.id):
            raise ImpossibleCorrection(f"C-{concern.id} stands before {before[0].team} already.")
        entry, patch = entries.begin(Action.CALL, [concern.id], author), Patch()
        new_call = _ask(ask, concern, entry, patch)
        happened(concern, EventKind.CALLED, entry, patch, ref=str(new_call.team))
        word_back.tell_team(new_call, author.at)
        touched.add(concern.id)
        return entries.finish(entry, f"brought C-{concern.id} before {ask.team}", [concern.id], patch)


def say(reply: Reply, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Raises ImpossibleCorrection for what makes no sense, ChangedMeanwhile, NoSuchConcern."""
    return _say([reply], _ACTIONS[reply.act], author, seen, "")


def say_at_a_meeting(replies: Sequence[Reply], author: Author, title: str) -> models.Entry:
    """All that was decided, as one act."""
    if not replies:
        raise ImpossibleCorrection("Nothing was decided yet.")
    return _say(replies, Action.MEETING, author, NOTHING_SEEN, f"decided at {title}: ")


def escalate(call: models.Call, author: Author) -> models.Entry | None:
    """Tell the leads that it is late; None where that was done, or something was said to it meanwhile."""
    with in_step() as touched:
        late = models.Call.objects.filter(pk=call.pk, standing=Standing.WAITING, escalated=False).first()
        if late is None:
            return None
        concern = telling.concern(late.concern_id)
        entry, patch = entries.begin(Action.ESCALATE, [concern.id], author), Patch()
        patch.change(late, "escalated", True)
        happened(concern, EventKind.ESCALATED, entry, patch, ref=str(late.team))
        word_back.tell_leads(late, author.at)
        touched.add(concern.id)
        summary = f"C-{concern.id} is late: {late.team} was to answer by {late.due.isoformat()}"
        return entries.finish(entry, summary, [concern.id], patch)


def open_calls(concern: int) -> list[models.Call]:
    """Those of a current concern, and of whatever became part of it, the oldest first."""
    numbers = telling.with_merged([concern])
    return list(models.Call.objects.filter(concern__in=numbers, standing__in=OPEN).order_by("due", "id"))


# The parts they are made of.


def _say(replies: Sequence[Reply], action: Action, author: Author, seen: Seen, where: str) -> models.Entry:
    with in_step() as touched:
        refuse_where_changed(seen)
        concerns = [telling.concern(reply.concern) for reply in replies]
        if len({concern.id for concern in concerns}) < len(concerns):
            raise ImpossibleCorrection("Two of these are one concern by now: say one thing to it.")
        entry, patch = entries.begin(action, [concern.id for concern in concerns], author), Patch()
        summaries = [_land(reply, c, entry, patch) for reply, c in zip(replies, concerns, strict=True)]
        for reply, concern in zip(replies, concerns, strict=True):
            if reply.act is not Act.PASS_ON:
                word_back.tell_those_who_heard(entry, concern.id)
        touched.update(concern.id for concern in concerns)
        return entries.finish(
            entry, where + "; ".join(summaries), [concern.id for concern in concerns], patch
        )


def _land(reply: Reply, concern: models.Concern, entry: models.Entry, patch: Patch) -> str:
    """One thing said to one concern; returns it in words."""
    calls = open_calls(concern.id)
    if not calls:
        refuse_dismissed(concern)
    _refuse_nonsense(reply, concern, calls)
    if concern.status == Status.DISMISSED and reply.act in (Act.TAKE_UP, Act.ANSWER):
        # It was raised again and brought before them: who says something to it brings it back.
        happened(concern, EventKind.REOPENED, entry, patch)
    kind, standing = _EVENTS[reply.act]
    if not calls and reply.act is Act.PASS_ON:
        kind = EventKind.CALLED
    if not calls and reply.act is Act.POSTPONE and reply.team:
        # Nothing stood before anybody, and what is put off until a day comes back on it.
        calls = [_ask(Ask(concern=concern.id, team=reply.team, due=entry.at.date()), concern, entry, patch)]
    for open_call in calls:
        patch.change(open_call, "standing", standing.value)
        if reply.act is Act.POSTPONE:
            patch.change(open_call, "until", reply.until)
        if reply.act is Act.TAKE_UP:
            patch.change(open_call, "taken_by", reply.by)
    ref = ""
    if reply.act is Act.PASS_ON:
        ref = _pass_on(reply, calls, concern, entry, patch)
    if reply.act is Act.ANSWER:
        answer = models.Answer.objects.create(concern=concern, line=one_line(reply.line), entry=entry)
        patch.record("field.answer", "stands", answer.pk, False, True, firm=True)
        models.Answer.objects.filter(pk=answer.pk).update(stands=True)
    happened(concern, kind, entry, patch, because=reply.because, ref=ref)
    return _in_words(reply, concern.id, ref)


def _pass_on(
    reply: Reply, calls: Sequence[models.Call], concern: models.Concern, entry: models.Entry, patch: Patch
) -> str:
    """Before the other team, or the one that is named; returns which. It keeps the day that it had."""
    team = reply.team or Team(calls[0].team).other
    due = calls[0].due if calls else entry.at.date() + DAYS_BY_HAND
    rule = calls[0].rule if calls else ""
    onward = Ask(concern=concern.id, team=team, due=due, rule=rule)
    word_back.tell_team(_ask(onward, concern, entry, patch), entry.at)
    return team.value


def _refuse_nonsense(reply: Reply, concern: models.Concern, calls: Sequence[models.Call]) -> None:
    if reply.act is Act.ANSWER and not 0 < len(one_line(reply.line)) <= LONGEST_LINE:
        raise ImpossibleCorrection(f"What sellers are to say has 1 to {LONGEST_LINE} characters.")
    if reply.act is Act.PASS_ON and reply.team and any(open_call.team == reply.team for open_call in calls):
        raise ImpossibleCorrection(f"C-{concern.id} stands before {reply.team} already.")
    if reply.act in (Act.POSTPONE, Act.PASS_ON) and not calls and not reply.team:
        raise ImpossibleCorrection(f"C-{concern.id} stands before nobody just now.")
    if reply.act is Act.POSTPONE and not reply.because.strip():
        raise ImpossibleCorrection("Why not now? Those who heard it are told.")
    if (
        reply.act is Act.TAKE_UP
        and calls
        and all(open_call.standing == Standing.TAKEN_UP for open_call in calls)
    ):
        raise ImpossibleCorrection(f"C-{concern.id} was taken up already.")


def one_line(text: str) -> str:
    """What was typed, without line breaks and doubled spaces."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """In a summary. What stands between these marks is searched when words are erased: none stand within."""
    return f"“{one_line(text).translate(_PLAIN_QUOTES)}”"


_PLAIN_QUOTES = str.maketrans("“”", '""')


def _in_words(reply: Reply, concern: int, ref: str) -> str:
    match reply.act:
        case Act.TAKE_UP:
            return f"took up C-{concern}"
        case Act.ANSWER:
            return f"answered C-{concern}: {quoted(reply.line)}"
        case Act.POSTPONE:
            until = f" until {reply.until.isoformat()}" if reply.until else ""
            return f"put off C-{concern}{until}"
        case Act.PASS_ON:
            return f"passed C-{concern} on to {ref}"


def _ask(ask: Ask, concern: models.Concern, entry: models.Entry, patch: Patch) -> models.Call:
    new_call = models.Call.objects.create(
        concern=concern, team=ask.team.value, due=ask.due, rule=ask.rule, occasion=ask.occasion, entry=entry
    )
    # Firm: what later stands on it has to be undone first.
    patch.change(new_call, "standing", Standing.WAITING.value)
    return new_call


def refuse_dismissed(concern: models.Concern) -> None:
    """Raises ImpossibleCorrection."""
    if concern.status == Status.DISMISSED:
        raise ImpossibleCorrection(f"C-{concern.id} was dismissed: bring it back first.")
