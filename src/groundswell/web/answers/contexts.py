"""What stands before whom, as pages show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Evidence
from groundswell.field.actions import BY_RULE
from groundswell.field.attention import queries
from groundswell.field.attention.deciding import Team
from groundswell.field.attention.queries import Asked, Line, WordBack
from groundswell.field.calling import Standing
from groundswell.field.reading.board import known
from groundswell.field.reading.said import evidence
from groundswell.field.worded.forms import said
from groundswell.people.models import User
from groundswell.people.queries import answering_for, local_day
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.web import rights
from groundswell.web.answers.teams import called
from groundswell.web.shell import wording
from groundswell.web.shell.naming import KINDS
from groundswell.web.shell.quoting import quoted


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A concern that stands before a team."""

    concern: int
    name: str
    kind: str
    quote: Quote | None
    conversation: int
    team: str
    other: str  # the team that it may be passed on to
    due: str
    late: bool
    escalated: bool
    taken_by: str
    brought: str  # by whom and why
    seen: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    slug: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswersPage:
    headline: str
    groups: tuple[Group, ...]
    may_say: bool
    instead_of: str  # names of those for whom the viewer answers meanwhile


def answers_page(viewer: Viewer, at: datetime) -> AnswersPage:
    away = answering_for(viewer, at)
    mine = teams_for(viewer, away)
    items = queries.asked(viewer, at)
    worded = items_of(viewer, items, at)
    paired = list(zip(items, worded, strict=True))
    groups = [
        (f"waits-{team.value}", _title(team, mine), [item for call, item in paired if _waits(call, team)])
        for team in sorted(Team, key=lambda team: team not in mine)
    ]
    taken = [item for call, item in paired if call.standing == Standing.TAKEN_UP]
    groups.append(("taken-up", _("Taken up, and not answered yet"), taken))
    return AnswersPage(
        headline=_headline(items, mine),
        groups=tuple(
            Group(slug=s, title=t, items=tuple(group_items)) for s, t, group_items in groups if group_items
        ),
        may_say=may_say(viewer),
        instead_of=_(" and ").join(user.name for user in away),
    )


def teams_for(viewer: Viewer, away: Sequence[User]) -> set[Team]:
    """Whose answers are the viewer's to give: their own team's, and those of who is away and named them."""
    roles = {viewer.role.value, *(user.role for user in away)}
    return {team for team in Team if team.value in roles}


def may_say(viewer: Viewer) -> bool:
    return rights.may("say", "POST", rights.caller(viewer))


def may_call(viewer: Viewer) -> bool:
    return rights.may("call", "POST", rights.caller(viewer))


def may_take_back_attention(viewer: Viewer) -> bool:
    """What was asked and said is taken back by those who may ask or say."""
    return may_say(viewer) or may_call(viewer)


def _waits(call: Asked, team: Team) -> bool:
    return call.team is team and call.standing == Standing.WAITING


def _title(team: Team, mine: set[Team]) -> str:
    told = _("Before %(team)s, and so before you") if team in mine else _("Before %(team)s")
    return told % {"team": called(team)}


def _headline(items: Sequence[Asked], mine: set[Team]) -> str:
    waiting = [call for call in items if call.standing == Standing.WAITING]
    yours = [call for call in waiting if call.team in mine]
    if not waiting:
        return _("Nothing waits for an answer")
    counted = yours or waiting
    late = sum(call.late for call in counted)
    told = _wait_for_yours(len(counted), late) if yours else _wait_for_any(len(counted), late)
    return told % {"count": wording.number(len(counted)), "late": late}


def _wait_for_yours(count: int, late: int) -> str:
    if late:
        return ngettext(
            "%(count)s concern waits for your answer, %(late)s late",
            "%(count)s concerns wait for your answer, %(late)s late",
            count,
        )
    return ngettext(
        "%(count)s concern waits for your answer", "%(count)s concerns wait for your answer", count
    )


def _wait_for_any(count: int, late: int) -> str:
    if late:
        return ngettext(
            "%(count)s concern waits for an answer, %(late)s late",
            "%(count)s concerns wait for an answer, %(late)s late",
            count,
        )
    return ngettext("%(count)s concern waits for an answer", "%(count)s concerns wait for an answer", count)


def items_of(viewer: Viewer, asked: Sequence[Asked], at: datetime) -> list[Item]:
    """In the same order; three queries for however many."""
    summaries = known(viewer, [call.concern for call in asked])
    words = _words(summaries.values())
    today = local_day(at)
    return [_item(call, summaries.get(call.concern), words, today) for call in asked]


def _words(summaries: Iterable[Summary]) -> dict[int, Evidence]:
    firsts = [summary.telling[0] for summary in summaries if summary.telling]
    return {verbatim.id: verbatim for verbatim in evidence(firsts)} if firsts else {}


def _item(call: Asked, summary: Summary | None, words: Mapping[int, Evidence], today: date) -> Item:
    first_words = words.get(summary.telling[0]) if summary and summary.telling else None
    return Item(
        concern=call.concern,
        name=summary.name if summary else f"C-{call.concern}",
        kind=str(KINDS[summary.kind]) if summary else "",
        quote=quoted(first_words) if first_words else None,
        conversation=first_words.conversation if first_words else 0,
        team=called(call.team),
        other=called(call.team.other),
        due=due_in_words(call.due, today),
        late=call.late,
        escalated=call.escalated,
        taken_by=call.taken_by,
        brought=brought(call.by, call.because),
        seen=call.seen,
    )


def owed(viewer: Viewer, at: datetime) -> dict[int, str]:
    """By concern who owes an answer to it, in words."""
    today = local_day(at)
    return {
        concern: _("%(by)s took it up") % {"by": call.taken_by} if call.taken_by else owes(call, today)
        for concern, call in queries.asked_of(viewer, at).items()
    }


def owes(call: Asked, today: date) -> str:
    words = {"team": called(call.team), "due": due_in_words(call.due, today)}
    return _("%(team)s owes an answer, %(due)s") % words


def brought(by: str, because: str) -> str:
    """What a rule brought says why by itself."""
    if by == BY_RULE:
        told = said(because)
        return f"{told[:1].upper()}{told[1:]}."
    told = _("%(by)s brought it: %(because)s") if because else _("%(by)s brought it.")
    return told % {"by": by, "because": because}


def due_in_words(due: date, today: date) -> str:
    days = (due - today).days
    near = {-1: _("was due yesterday"), 0: _("due today"), 1: _("due tomorrow")}
    if days in near:
        return near[days]
    if 0 < days < 7:
        return _("due %(weekday)s") % {"weekday": dateformat.format(due, "l")}
    return (_("was due on %(day)s") if days < 0 else _("due on %(day)s")) % {"day": wording.day(due)}


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What we do about one concern."""

    name: str
    teams: tuple[tuple[str, str], ...]  # as a form sends each, and what it is called
    asked: Item | None
    line: Line | None
    may_say: bool
    may_call: bool
    seen: int


def about(viewer: Viewer, concern: int, seen: int, at: datetime) -> About:
    call = queries.asked_of(viewer, at).get(concern)
    summary = known(viewer, [concern]).get(concern)
    return About(
        name=summary.name if summary else f"C-{concern}",
        teams=tuple((team.value, called(team)) for team in Team),
        asked=items_of(viewer, [call], at)[0] if call else None,
        line=queries.lines_of(viewer, [concern]).get(concern),
        may_say=may_say(viewer),
        may_call=may_call(viewer) and call is None,
        seen=seen,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Back:
    """A line back to somebody who heard it."""

    id: int
    concern: int
    name: str
    quote: Quote | None
    conversation: int
    happened: str
    say: str  # what to say now; empty where nothing was answered
    at: datetime
    seen: bool


_HAPPENED = {
    "taken up": gettext_lazy("%(by)s took it up"),
    "answered": gettext_lazy("%(by)s answered"),
    "postponed": gettext_lazy("Not now, says %(by)s: %(because)s"),
    "planned": gettext_lazy("%(by)s planned a change for it"),
    "shipped": gettext_lazy("%(by)s shipped a change for it"),
}


def words_back(viewer: Viewer, *, top: int, unseen: bool = False) -> list[Back]:
    """What became of what the viewer heard; a fixed number of queries."""
    news = queries.words_back_to(viewer, top=top, unseen=unseen)
    summaries = known(viewer, [item.concern for item in news])
    words = {verbatim.id: verbatim for verbatim in evidence([item.verbatim for item in news])} if news else {}
    lines = queries.lines_of(viewer, [item.concern for item in news]) if news else {}
    return [
        _back(item, summaries.get(item.concern), words.get(item.verbatim), lines.get(item.concern))
        for item in news
    ]


def _back(news: WordBack, summary: Summary | None, verbatim: Evidence | None, line: Line | None) -> Back:
    by = news.by or _("Somebody")
    return Back(
        id=news.id,
        concern=news.concern,
        name=summary.name if summary else f"C-{news.concern}",
        quote=quoted(verbatim) if verbatim else None,
        conversation=verbatim.conversation if verbatim else 0,
        happened=_HAPPENED.get(news.act, _("%(by)s decided")) % {"by": by, "because": news.because},
        say=line.line if line else "",
        at=news.at,
        seen=news.seen,
    )
