"""What Today shows, by role: first what only they can do now, the oldest first; then what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.engine.survey.values import Status
from groundswell.field.attention import meetings as held
from groundswell.field.attention import queries
from groundswell.field.attention.queries import Asked
from groundswell.field.calling import Standing
from groundswell.field.reading.board import Part, known
from groundswell.field.reading.ranking import Place, ranked, summaries
from groundswell.field.reading.state import counted
from groundswell.field.reading.whole import conversations_held
from groundswell.message.released.queries import spaces
from groundswell.people.models import User
from groundswell.people.queries import answering_for, team_mates, zone_of_company
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.speech import Kind
from groundswell.street.kit import asking
from groundswell.street.kit.queries import to_be_read
from groundswell.web import rights
from groundswell.web.answers.contexts import Item, items_of, teams_for, words_back
from groundswell.web.concerns.rows import Row, rows_of
from groundswell.web.pulling.together import may_pull
from groundswell.web.pulling.together import unanswered as unanswered_by_all
from groundswell.web.shell import wording
from groundswell.web.today.beginning import steps
from groundswell.web.today.closed_there import closed_there
from groundswell.web.today.decisions import owed_by, to_decide
from groundswell.web.today.going import going_the_usual_way
from groundswell.web.today.messages import messages_for
from groundswell.web.today.numbers import numbers_for
from groundswell.web.today.shown import Answered, Meeting, Rows, Today
from groundswell.web.today.troubles import troubles
from groundswell.web.walking.glance import glance

_FIRST = 3
_BACK = 8
_WAITING = 5
_NOTHING_SHARED = gettext_lazy(
    "Nothing is shared with you yet. What whoever invited you chooses will stand here."
)
_LATELY = timedelta(days=14)
_SOON = timedelta(days=7)
_LEADS = (Role.SALES_LEAD, Role.EXECUTIVE)
_LOOK_AT_ALL = (Role.EXECUTIVE, Role.ADMINISTRATOR)


@dataclass(slots=True)
class _Seen:
    """What was read for the page."""

    viewer: Viewer
    at: datetime
    away: list[User]  # for whom the viewer answers meanwhile
    asked: list[Asked] = field(default_factory=list[Asked])
    standing: list[Place] = field(default_factory=list[Place])
    conversations: int = 0
    counting: bool = False

    @property
    def hurting(self) -> list[Place]:
        """All that stand but praise, which nobody has to answer."""
        return [place for place in self.standing if place.kind is not Kind.PRAISE]


def today_of(viewer: Viewer, at: datetime) -> Today:
    if not viewer.is_member:
        shared = tuple(spaces(viewer))
        return Today(headline=_greeting(viewer), lead="" if shared else str(_NOTHING_SHARED), spaces=shared)
    seen = _read(viewer, at)
    waiting = _waiting(seen)
    late = _late(seen)
    closed = closed_there(viewer)
    back = tuple(words_back(viewer, top=_BACK, unseen=True))
    wrong = troubles(viewer, at) if viewer.role is Role.ADMINISTRATOR else ()
    to_sign, lacking = messages_for(viewer, at)
    decide, owed, going = to_decide(viewer), owed_by(viewer, at), going_the_usual_way(viewer)
    sellers_ask, told = asking.waiting_for(viewer), asking.asked_by(viewer, unseen=True)
    may_read = rights.may("kit-card", "POST", rights.caller(viewer))
    to_read = tuple(to_be_read(viewer, at)) if may_read else ()
    unanswered = _unanswered(seen) if viewer.role in _LEADS else None
    begins = steps(viewer)
    waits = (
        len(waiting)
        + len(late)
        + len(back)
        + len(wrong)
        + len(to_sign)
        + len(to_read)
        + len(closed)
        + len(decide)
        + len(owed)
        + len(sellers_ask)
        + len(told)
        + len(going)
    )
    return Today(
        headline=_headline(seen, waits),
        lead="" if waits or begins else _("Nothing waits for you."),
        troubles=wrong,
        steps=begins,
        waiting=waiting[:_WAITING],
        waiting_in_all=len(waiting),
        to_decide=decide,
        owed=owed,
        going=going,
        to_sign=to_sign,
        to_read=to_read,
        lacking=lacking,
        closed_there=closed,
        sellers_ask=tuple(sellers_ask),
        told=tuple(told),
        late=late,
        back=back,
        unanswered=unanswered,
        answered=_answered(seen),
        loudest=None if unanswered else _loudest(seen),
        meetings=_meetings(seen),
        numbers=numbers_for(viewer, at),
        counting=seen.counting,
        empty=not seen.counting and not seen.conversations,
        nobody_answered=len(unanswered_by_all(viewer)) if may_pull(viewer) else 0,
        looks_at_all=rights.may("executives", "GET", rights.caller(viewer)),
        may_bring=viewer.role is Role.SALES_LEAD,
        may_import=rights.may("imports", "POST", rights.caller(viewer)),
        glance=glance(viewer, at),
        glance_first=viewer.role in _LOOK_AT_ALL and not waits,
    )


def _read(viewer: Viewer, at: datetime) -> _Seen:
    asked, away = queries.asked(viewer, at), answering_for(viewer, at)
    if not counted():
        return _Seen(viewer, at, away, asked, counting=True)
    standing = [place for place in ranked(viewer, Part()) if place.status is not Status.DISMISSED]
    return _Seen(viewer, at, away, asked, standing, conversations_held(viewer))


def _greeting(viewer: Viewer) -> str:
    names = viewer.name.split()
    return _("Good to have you here, %(name)s") % {"name": names[0]} if names else _("Good to have you here")


def _headline(seen: _Seen, waits: int) -> str:
    if waits:
        told = {"count": wording.number(waits)}
        return ngettext("%(count)s thing waits for you", "%(count)s things wait for you", waits) % told
    if not seen.conversations:
        return _greeting(seen.viewer)
    concerns, conversations = len(seen.standing), seen.conversations
    heard = ngettext("%(count)s conversation", "%(count)s conversations", conversations)
    return ngettext("%(count)s concern from %(heard)s", "%(count)s concerns from %(heard)s", concerns) % {
        "count": wording.number(concerns),
        "heard": heard % {"count": wording.number(conversations)},
    }


def _waiting(seen: _Seen) -> tuple[Item, ...]:
    """What the viewer's team owes, and what the viewer took up."""
    teams = teams_for(seen.viewer, seen.away)
    takers = {seen.viewer.user, *(user.pk for user in seen.away)}
    mine = [
        call
        for call in seen.asked
        if (call.team in teams and call.standing == Standing.WAITING)
        or (call.standing == Standing.TAKEN_UP and call.taken_by_user in takers)
    ]
    return tuple(items_of(seen.viewer, mine, seen.at)) if mine else ()


def _late(seen: _Seen) -> tuple[Item, ...]:
    """For who leads, and for who answers for one that is away."""
    leads = {seen.viewer.role.value, *(user.role for user in seen.away)} & {role.value for role in _LEADS}
    late = [call for call in seen.asked if call.late] if leads else []
    return tuple(items_of(seen.viewer, late, seen.at)) if late else ()


def _unanswered(seen: _Seen) -> Rows | None:
    """What recurs and stands before nobody: for a lead what their own team hears, where one is known."""
    before = {call.concern for call in seen.asked}
    unanswered = [
        place for place in seen.hurting if place.status is Status.OPEN and place.concern not in before
    ]
    theirs = _heard_by_team(seen) if seen.viewer.role is Role.SALES_LEAD else None
    if theirs is not None:
        unanswered = [place for place in unanswered if place.concern in theirs]
    if not unanswered:
        return None
    title = (
        _("What your team keeps hearing and nobody has answered")
        if theirs is not None
        else _("What customers keep saying and nobody has answered")
    )
    return Rows(title=title, rows=_rows(seen, unanswered[:_FIRST]))


def _heard_by_team(seen: _Seen) -> set[int] | None:
    """None where no team of theirs is known to the CRM."""
    sellers = team_mates(seen.viewer)
    if not sellers:
        return None
    return {place.concern for place in ranked(seen.viewer, Part(sellers=sellers))}


def _answered(seen: _Seen) -> tuple[Answered, ...]:
    lines = queries.lately_answered(seen.viewer, seen.at - _LATELY, top=_FIRST)
    names = known(seen.viewer, [line.concern for line in lines]) if lines else {}
    return tuple(
        Answered(
            concern=line.concern,
            name=names[line.concern].name if line.concern in names else f"C-{line.concern}",
            line=line.line,
            by=line.by,
            at=line.at,
        )
        for line in lines
    )


def _meetings(seen: _Seen) -> tuple[Meeting, ...]:
    coming = held.to_come(seen.viewer, seen.at)
    zone, until = ZoneInfo(zone_of_company()), seen.at + _SOON
    asked = [
        meeting
        for meeting in coming
        if seen.viewer.user in (meeting.by, *meeting.invited) and meeting.at < until
    ]
    return tuple(Meeting(meeting.pk, meeting.title, meeting.at.astimezone(zone)) for meeting in asked)


def _loudest(seen: _Seen) -> Rows | None:
    shown = seen.hurting[:_FIRST]
    return Rows(title=_("What customers say loudest"), rows=_rows(seen, shown)) if shown else None


def _rows(seen: _Seen, places: Sequence[Place]) -> tuple[Row, ...]:
    row_summaries = summaries(seen.viewer, [place.concern for place in places])
    return tuple(rows_of(seen.viewer, row_summaries))
