"""Reading what waits for an answer, what was answered, and who was told of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from groundswell.field import models
from groundswell.field.attention.deciding import OPEN, Team
from groundswell.field.calling import Standing
from groundswell.field.history.authors import names_now
from groundswell.field.history.versions import versions_of
from groundswell.field.telling import redirects
from groundswell.people.models import User
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer, require_member, require_noter


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A call that stands: a concern, and the team that owes something."""

    call: int
    concern: int  # as it is called today
    team: Team
    due: date
    standing: Standing
    by: str  # who brought it
    because: str
    at: datetime
    taken_by: str  # the name of who took it up; empty where nobody did
    taken_by_user: int
    late: bool
    escalated: bool
    seen: int  # version of the concern, which a decision tells


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What sellers say to a concern."""

    concern: int
    line: str
    by: str
    at: datetime
    entry: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WordBack:
    """What became of what somebody heard."""

    id: int
    entry: int
    concern: int
    verbatim: int
    act: str  # an action of history
    happened: str  # "took up C-3"
    because: str
    by: str
    at: datetime
    seen: bool


def asked(viewer: Viewer, at: datetime, teams: Collection[Team] = tuple(Team)) -> list[Asked]:
    """All that these teams owe, the first due first; up to four queries. Raises NotForYou."""
    require_member(viewer)
    rows = models.Call.objects.filter(standing__in=OPEN, team__in=[team.value for team in teams])
    calls = list(rows.select_related("entry", "concern").order_by("due", "id"))
    current = _current({call.concern_id: call.concern.merged_into_id for call in calls})
    versions = versions_of(current.values())
    names = _names([user for call in calls for user in (call.taken_by, call.entry.user) if user])
    today = local_day(at)
    return [_asked(call, current[call.concern_id], versions, names, today) for call in calls]


def _asked(
    call: models.Call, concern: int, versions: Mapping[int, int], names: Mapping[int, str], today: date
) -> Asked:
    return Asked(
        call=call.pk,
        concern=concern,
        team=Team(call.team),
        due=call.due,
        standing=Standing(call.standing),
        by=names.get(call.entry.user, call.entry.by),
        because=call.entry.because,
        at=call.entry.at,
        taken_by=names.get(call.taken_by, ""),
        taken_by_user=call.taken_by,
        late=call.standing == Standing.WAITING and call.due < today,
        escalated=call.escalated,
        seen=versions.get(concern, 0),
    )


def asked_of(viewer: Viewer, at: datetime) -> dict[int, Asked]:
    """By concern what is owed first; as `asked`."""
    owed_first: dict[int, Asked] = {}
    for call in asked(viewer, at):
        owed_first.setdefault(call.concern, call)
    return owed_first


def lines_of(viewer: Viewer, concerns: Sequence[int]) -> dict[int, Line]:
    """By concern the line that stands; up to three queries. A device gets it, too: it is the answer to a
    note. Raises NotForYou."""
    require_noter(viewer)
    standing = models.Answer.objects.filter(stands=True).filter(
        Q(concern__in=concerns) | Q(concern__merged_into__isnull=False)
    )
    answers = list(standing.select_related("entry", "concern").order_by("id"))
    current = _current({answer.concern_id: answer.concern.merged_into_id for answer in answers})
    names = names_now(answer.entry for answer in answers if current[answer.concern_id] in concerns)
    lines: dict[int, Line] = {}
    for answer in answers:
        number = current[answer.concern_id]
        if number in concerns:
            lines[number] = Line(
                concern=number,
                line=answer.line,
                by=names[answer.entry.pk],
                at=answer.entry.at,
                entry=answer.entry.pk,
            )
    return lines


def words_back_to(viewer: Viewer, *, top: int, unseen: bool = False) -> list[WordBack]:
    """What became of what the viewer heard, the newest of each concern, newest first; what was undone is not
    told. Up to four queries. Raises NotForYou."""
    require_member(viewer)
    rows = models.WordBack.objects.filter(user=viewer.user, entry__undone_by=None)
    newest: dict[int, models.WordBack] = {}
    for row in rows.select_related("entry", "concern").order_by("-entry", "-id")[: 20 * top]:
        newest.setdefault(row.concern_id, row)
    chosen = [row for row in newest.values() if row.seen is None or not unseen][:top]
    if not chosen:
        return []
    current = _current({row.concern_id: row.concern.merged_into_id for row in chosen})
    happened = _said_in([row.entry_id for row in chosen])
    names = names_now(row.entry for row in chosen)
    return [_word_back(row, current[row.concern_id], happened, names) for row in chosen]


def _word_back(
    row: models.WordBack,
    concern: int,
    happened: Mapping[tuple[int, int], tuple[str, str]],
    names: Mapping[int, str],
) -> WordBack:
    kind, because = happened.get((row.entry_id, row.concern_id), ("", row.entry.because))
    return WordBack(
        id=row.pk,
        entry=row.entry_id,
        concern=concern,
        verbatim=row.verbatim,
        act=kind,
        happened=row.entry.summary,
        because=because,
        by=names[row.entry.pk],
        at=row.entry.at,
        seen=row.seen is not None,
    )


def _said_in(entries: Sequence[int]) -> dict[tuple[int, int], tuple[str, str]]:
    """By entry and concern the kind of the event and its reason: minutes have several."""
    rows = models.ConcernEvent.objects.filter(entry__in=entries)
    columns = rows.values_list("entry", "concern", "kind", "because")
    return {(entry, concern): (kind, because) for entry, concern, kind, because in columns}


def happened(viewer: Viewer, concern: int) -> list[tuple[datetime, str, str]]:
    """Day, kind and author of what was asked and said about a concern, oldest first, for marks on its line;
    what was undone is left out. One query. Raises NotForYou."""
    require_member(viewer)
    rows = models.ConcernEvent.objects.filter(
        concern=concern, kind__in=_MARKED, entry__undone_by=None
    ).order_by("id")
    return list(rows.values_list("at", "kind", "by"))


_MARKED = (
    "called",
    "taken up",
    "answered",
    "postponed",
    "dismissed",
    "reopened",
    "planned",
    "shipped",
    "launched",
    "faded",
    "returned",
)


def _current(merged: Mapping[int, int | None]) -> dict[int, int]:
    """By number the concern that stands for it now; a query only where one was merged."""
    to = redirects().to if any(into is not None for into in merged.values()) else {}
    return {number: to.get(number) or number for number in merged}


def _names(users: Iterable[int]) -> dict[int, str]:
    wanted = set(users)
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def lately_answered(viewer: Viewer, since: datetime, *, top: int) -> list[Line]:
    """The lines that were said last, newest first; up to three queries. Raises NotForYou."""
    require_member(viewer)
    rows = models.Answer.objects.filter(stands=True, entry__at__gte=since).select_related("entry", "concern")
    answers = list(rows.order_by("-id")[:top])
    current = _current({answer.concern_id: answer.concern.merged_into_id for answer in answers})
    names = names_now(answer.entry for answer in answers)
    return [
        Line(
            concern=current[answer.concern_id],
            line=answer.line,
            by=names[answer.entry.pk],
            at=answer.entry.at,
            entry=answer.entry.pk,
        )
        for answer in answers
    ]
