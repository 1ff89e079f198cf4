"""Reading what was released: for guests that alone, and for members what they may let go.

Whether guests read it is asked each time, and nowhere kept: it stands while nobody withdrew it, its launch
is not put away, its verbatim is live (not withdrawn by its source, erased, restricted or undone), and the
concern in which that stands now is one of the launch's.
"""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet

from groundswell.field import models as field
from groundswell.field.read_model import ConcernSummary
from groundswell.field.reading import state
from groundswell.field.reading.said import evidence
from groundswell.field.telling import live_verbatims, redirects
from groundswell.launch.models import LaunchConcern
from groundswell.message.guests.queries import guest_in, launch_of, spaces_of
from groundswell.message.guests.tables import Guest
from groundswell.message.released.tables import ReleasedConcern, ReleasedKind, ReleasedText, ReleasedWords
from groundswell.message.released.values import ConcernForGuests, ReleasedNow, Space, WordsForGuests
from groundswell.people.viewer import Viewer, require_member

# Counts are told to guests so roughly that nobody learns from two of them what one more account said.
_BANDS = (100, 50, 20, 10, 5)


def spaces(viewer: Viewer | None) -> list[Space]:
    """All launches that a guest is in. Raises NotForYou."""
    return [_space(guest) for guest in spaces_of(viewer)]


def space(viewer: Viewer | None, called: str) -> Space:
    """One of them, by what the address calls it. Raises NotForYou."""
    return _space(guest_in(viewer, called))


def preview(viewer: Viewer | None, launch: int) -> Space:
    """The same for a member: what a guest who was invited just now would see. Raises NotForYou."""
    return _space(Guest(launch=launch_of(viewer, launch)))


def space_of(viewer: Viewer | None, guest: Guest) -> Space:
    """The same of one guest, for a member: what they see. Raises NotForYou."""
    require_member(viewer)
    return _space(guest)


def tied_concerns(launch: int) -> list[int]:
    """The launch's, by the numbers of today, in the order in which they were tied."""
    to = redirects().to
    rows = LaunchConcern.objects.filter(launch=launch, removed=False).order_by("pk")
    return list(dict.fromkeys(to.get(c, c) for c in rows.values_list("concern", flat=True)))


def read_words(launch: int, tied: Collection[int]) -> "QuerySet[ReleasedWords]":
    """What guests of the launch read now, the first released first."""
    rows = ReleasedWords.objects.filter(launch=launch, launch__removed=False, removed=False)
    return rows.filter(verbatim__in=live_verbatims().filter(concern__in=tied)).order_by("pk")


def released_now(viewer: Viewer | None, launch: int) -> list[ReleasedNow]:
    """What was released and not withdrawn, the last first. Raises NotForYou."""
    row = launch_of(viewer, launch)
    read = set(read_words(row.pk, tied_concerns(row.pk)).values_list("pk", flat=True))
    return [
        ReleasedNow(
            id=one.pk, verbatim=one.verbatim_id, text=one.text, by=one.by, at=one.at, is_read=one.pk in read
        )
        for one in ReleasedWords.objects.filter(launch=row, removed=False).order_by("-pk")
    ]


def titles_of(launch: int) -> dict[int, ReleasedConcern]:
    """By today's number of the concern; the last that was released."""
    to = redirects().to
    rows = ReleasedConcern.objects.filter(launch=launch, removed=False).order_by("pk")
    return {to.get(row.concern_id, row.concern_id): row for row in rows}


def text_of(launch: int, kind: ReleasedKind) -> ReleasedText | None:
    """The one that guests read."""
    rows = ReleasedText.objects.filter(launch=launch, kind=kind, removed=False)
    return rows.order_by("-pk").first()


def releasable(viewer: Viewer | None, launch: int, verbatims: Sequence[int]) -> dict[int, int]:
    """Of these verbatims those that may be released now, and their concerns. Raises NotForYou."""
    require_member(viewer)
    tied = tied_concerns(launch_of(viewer, launch).pk)
    rows = live_verbatims().filter(pk__in=verbatims, concern__in=tied).exclude(turn=None)
    return dict(rows.values_list("pk", "concern"))


def said(viewer: Viewer | None, launch: int, verbatims: Sequence[int]):
    """What they say, with all that is needed to find them again. Raises NotForYou."""
    allowed = releasable(viewer, launch, verbatims)
    return [one for one in evidence(list(verbatims)) if one.id in allowed]


def most_telling(viewer: Viewer | None, launch: int, *, most: int) -> dict[int, list[int]]:
    """Of each concern of the launch those that tell most, without those released. Raises NotForYou."""
    require_member(viewer)
    row = launch_of(viewer, launch)
    there = ReleasedWords.objects.filter(launch=row, removed=False).values("verbatim")
    telling: dict[int, list[int]] = {}
    for concern in tied_concerns(row.pk):
        rows = live_verbatims().filter(concern=concern).exclude(turn=None).exclude(pk__in=there)
        telling[concern] = list(rows.order_by("-score", "pk").values_list("pk", flat=True)[:most])
    return telling


def names_of(concerns: Collection[int]) -> dict[int, str]:
    """What members read them called."""
    return dict(field.Concern.objects.filter(pk__in=concerns).values_list("pk", "name"))


def _space(guest: Guest) -> Space:
    launch = guest.launch_id
    concerns = concerns_of(guest).values()
    texts = {kind: text_of(launch, kind) for kind in ReleasedKind}
    name, brief, house = (row.text if (row := texts[kind]) else "" for kind in ReleasedKind)
    return Space(
        space=guest.space,
        name=name,
        brief=brief,
        house=house,
        concerns=tuple(concerns),
        new=sum(words.is_new for concern in concerns for words in concern.words),
        seen=guest.seen,
    )


def concerns_of(guest: Guest) -> dict[int, ConcernForGuests]:
    """By our number, those of the launch that were given a name for guests; others stand without one, and are
    none to them."""
    launch, tied = guest.launch_id, tied_concerns(guest.launch_id)
    titles, by_concern = titles_of(launch), dict[int, list[ReleasedWords]]()
    for row in read_words(launch, tied).select_related("verbatim"):
        by_concern.setdefault(row.verbatim.concern, []).append(row)
    accounts = _accounts([concern for concern in tied if concern in titles])
    return {
        concern: ConcernForGuests(
            token=titles[concern].token,
            title=titles[concern].text,
            accounts=accounts.get(concern, 0),
            words=tuple(_words(row, guest) for row in by_concern.get(concern, ())),
        )
        for concern in tied
        if concern in titles
    }


def _words(row: ReleasedWords, guest: Guest) -> WordsForGuests:
    is_new = guest.seen is None or row.at > guest.seen
    return WordsForGuests(token=row.token, text=row.text, at=row.at, is_new=is_new)


def _accounts(concerns: Sequence[int]) -> dict[int, int]:
    """Nothing below five, and nothing while it is being counted."""
    if not concerns or not state.counted():
        return {}
    rows = ConcernSummary.objects.filter(concern__in=concerns).values_list("concern", "accounts")
    return {concern: next((band for band in _BANDS if accounts >= band), 0) for concern, accounts in rows}
