"""What sellers ask where no card fits, and what they are told.

A question stands before whoever leads the launch that it is about, and before marketing. What is said to it
is there for whoever asked at once; said of a concern, it is the line of that for all (field/attention), which
is its card until a signed one is there.

All acts raise NotForYou for what is not there, and ImpossibleCorrection for what makes no sense.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from groundswell.field import models as field
from groundswell.field.actions import Action
from groundswell.field.attention import deciding
from groundswell.field.attention.deciding import LONGEST_LINE, Act, Reply, one_line, quoted
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.patch import Patch
from groundswell.field.telling import concern as concern_now
from groundswell.field.telling import redirects
from groundswell.launch.doing import beginning
from groundswell.launch.models import Launch
from groundswell.people.queries import names_by_number
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.street.kit.tables import CardQuestion

LONGEST_WORDS = 1_000
MOST_OPEN = 200  # that one person asks


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    id: int
    words: str
    by: str
    at: datetime
    launch: int  # 0: none
    line: str  # empty: nobody answered
    answered_by: str
    concern: int  # as it is called today; 0: none


def ask(viewer: Viewer, words: str, at: datetime, *, launch: int = 0) -> field.Entry:
    """`launch`: of the nearest card there is, if any."""
    require_member(viewer)
    words = one_line(words)
    if not 0 < len(words) <= LONGEST_WORDS:
        raise ImpossibleCorrection(f"What the customer said has 1 to {LONGEST_WORDS} characters.")
    with beginning(viewer, "ask for a card", at, action=Action.MESSAGE) as (_, entry, _touched):
        mine = CardQuestion.objects.filter(user=viewer.user, removed=False, answered=None)
        if mine.filter(words=words).exists():
            raise ImpossibleCorrection("You asked that already; it waits for an answer.")
        if mine.count() >= MOST_OPEN:
            raise ImpossibleCorrection(f"At most {MOST_OPEN} questions wait at a time.")
        standing = Launch.objects.filter(pk=launch, removed=False).first() if launch else None
        row = CardQuestion.objects.create(
            launch=standing, words=words, at=at, by=viewer.name, user=viewer.user
        )
        patch = Patch()
        patch.change(row, "removed", False)
        entries.finish(entry, f"asked what to say to {quoted(words)}", [], patch)
    return entry


def answer(viewer: Viewer, number: int, line: str, at: datetime, *, concern: int = 0) -> field.Entry:
    """Raises NoSuchConcern, too."""
    require_member(viewer)
    line = one_line(line)
    if not 0 < len(line) <= LONGEST_LINE:
        raise ImpossibleCorrection(f"What sellers are to say has 1 to {LONGEST_LINE} characters.")
    about = concern_now(concern).id if concern else None
    with transaction.atomic():
        if about is not None:
            reply = Reply(concern=about, act=Act.ANSWER, by=viewer.user, line=line)
            deciding.say(reply, author_of(viewer, at))
        with beginning(viewer, "answer a seller", at, action=Action.MESSAGE) as (_, entry, _touched):
            row = CardQuestion.objects.filter(pk=number, removed=False).first()
            if row is None:
                raise NotForYou
            if row.answered is not None:
                raise ImpossibleCorrection("Somebody answered it meanwhile.")
            patch = Patch()
            for column, value in (
                ("line", line),
                ("concern_id", about),
                ("answered", at),
                ("answered_by", viewer.name),
                ("answerer", viewer.user),
            ):
                patch.change(row, column, value)
            entries.finish(entry, f"answered a seller: {quoted(line)}", [about] if about else [], patch)
    return entry


def note_seen(viewer: Viewer, number: int, at: datetime) -> None:
    """Whoever asked read what was said; of others nothing is noted."""
    require_member(viewer)
    CardQuestion.objects.filter(pk=number, user=viewer.user, removed=False, seen=None).exclude(
        answered=None
    ).update(seen=at)


def waiting_for(viewer: Viewer) -> list[Question]:
    """What nobody answered yet of what stands before the viewer, the oldest first. Raises NotForYou."""
    require_member(viewer)
    rows = CardQuestion.objects.filter(removed=False, answered=None).select_related("launch").order_by("pk")
    answers = viewer.role in (Role.MARKETING, Role.ADMINISTRATOR)
    return _told([row for row in rows if answers or (row.launch and row.launch.owner == viewer.user)])


def asked_by(viewer: Viewer, *, unseen: bool = False) -> list[Question]:
    """The viewer's own, the newest first; with `unseen` those that were answered and not read. Raises
    NotForYou."""
    require_member(viewer)
    rows = CardQuestion.objects.filter(user=viewer.user, removed=False).order_by("-pk")
    return _told(list(rows.exclude(answered=None).filter(seen=None) if unseen else rows[:20]))


def _told(rows: Sequence[CardQuestion]) -> list[Question]:
    if not rows:
        return []
    names = names_by_number({user for row in rows for user in (row.user, row.answerer) if user})
    to = redirects().to
    return [
        Question(
            id=row.pk,
            words=row.words,
            by=names.get(row.user) or row.by,
            at=row.at,
            launch=row.launch_id or 0,
            line=row.line,
            answered_by=names.get(row.answerer) or row.answered_by,
            concern=to.get(row.concern_id) or row.concern_id if row.concern_id else 0,
        )
        for row in rows
    ]
