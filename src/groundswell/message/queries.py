"""Reading messages, for members of the company; to guests none of this is there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from groundswell.field import models as field_models
from groundswell.field.actions import Action
from groundswell.field.history.patch import Patch
from groundswell.launch.models import Launch
from groundswell.launch.queries import launch_of_entry
from groundswell.message.differences import Difference, differences
from groundswell.message.models import Claim, Pillar, Side, Signature, Wording
from groundswell.message.policy import Policy, policy
from groundswell.message.reading import message_of, messages_of
from groundswell.message.values import Message
from groundswell.people.queries import local_day
from groundswell.people.viewer import NotForYou, Viewer, require_member


def launch_of(viewer: Viewer, launch: int) -> Launch:
    """Raises NotForYou, also where there is none of this number."""
    require_member(viewer)
    row = Launch.objects.filter(pk=launch, removed=False).first()
    if row is None:
        raise NotForYou
    return row


def message_for(viewer: Viewer, launch: int) -> Message:
    """Ten queries. Raises NotForYou."""
    return message_of(launch_of(viewer, launch).pk)


def messages_for(viewer: Viewer, launches: Collection[int]) -> dict[int, Message]:
    """By launch; as many queries for however many. Raises NotForYou."""
    require_member(viewer)
    return messages_of(launches)


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """A signature that somebody gave and did not withdraw."""

    id: int
    side: Side
    user: int
    by: str
    at: datetime
    holds: bool  # what was signed is what stands
    otherwise: tuple[Difference, ...]  # between the two; empty where it holds, or where words were erased


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How one of those stands who are asked to sign."""

    side: Side
    signed: Signed | None  # the one that holds; else the last that was given

    @property
    def holds(self) -> bool:
        return self.signed is not None and self.signed.holds


def standings_of(viewer: Viewer, messages: Collection[Message]) -> dict[int, list[Standing]]:
    """By launch, of several; two queries. Raises NotForYou."""
    require_member(viewer)
    by, given = policy(), _given([message.launch for message in messages])
    return {message.launch: _standings(message, by, given) for message in messages}


def standings(viewer: Viewer, message: Message) -> list[Standing]:
    """Of all who are asked, in their order; two queries. Raises NotForYou."""
    return standings_of(viewer, [message])[message.launch]


def _given(launches: Collection[int]) -> list[Signature]:
    return list(Signature.objects.filter(launch__in=launches, removed=False).order_by("-at", "-id"))


def _standings(message: Message, by: Policy, given: Iterable[Signature]) -> list[Standing]:
    text, sha256 = message.text, message.sha256
    standing: list[Standing] = []
    for side in by.asked:
        theirs = [row for row in given if row.launch_id == message.launch and row.side == side]
        row = next((one for one in theirs if one.sha256 == sha256), theirs[0] if theirs else None)
        standing.append(Standing(side=side, signed=_signed(row, text, sha256) if row else None))
    return standing


def _signed(row: Signature, text: str, sha256: str) -> Signed:
    # By the digest and not by the text: erasing takes a name out of both texts, and what was signed is no
    # longer what stands.
    holds = row.sha256 == sha256
    return Signed(
        id=row.pk,
        side=Side(row.side),
        user=row.user,
        by=row.by,
        at=row.at,
        holds=holds,
        otherwise=() if holds else tuple(differences(row.text, text)),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A message that waits for somebody: to be signed, or for what its claims lack."""

    launch: int
    name: str
    sides: tuple[Side, ...]  # in whose name the viewer is asked to sign
    reopened: tuple[Signed, ...]  # the viewer's side signed an earlier version
    unproved: int  # claims without a proof that holds
    unanswering: int  # claims that answer no concern


def waiting(viewer: Viewer, at: datetime) -> list[Waiting]:
    """Messages that have a claim, the launch that comes first first; a fixed number of queries. A side is
    asked once another has signed, or when what it signed is another by now. Raises NotForYou."""
    require_member(viewer)
    coming = list(Launch.objects.filter(removed=False, claims__removed=False).distinct())
    if not coming:
        return []
    coming.sort(key=lambda row: (row.day or date.max, row.pk))
    messages, by = messages_of([row.pk for row in coming]), policy()
    given, today = _given(list(messages)), local_day(at)
    found: list[Waiting] = []
    for row in coming:
        standing = _standings(messages[row.pk], by, given)
        begun = any(one.signed is not None for one in standing)
        open_ = [one for one in standing if begun and not one.holds and one.side in by.sides_of(viewer)]
        claims = messages[row.pk].claims
        found.append(
            Waiting(
                launch=row.pk,
                name=row.name,
                sides=tuple(one.side for one in open_),
                reopened=tuple(one.signed for one in open_ if one.signed is not None),
                unproved=sum(not claim.is_proved(today) for claim in claims),
                unanswering=sum(not claim.answers for claim in claims),
            )
        )
    return found


def signs(entry: int, *, but: Viewer) -> bool:
    """Whether an entry, or what it undoes in the end, is a signature that somebody else gave or withdrew: no
    undo does that for them."""
    row = _first_of(field_models.Entry.objects.filter(pk=entry).first())
    if row is None or row.action != Action.MESSAGE or (row.user == but.user and but.user):
        return False
    return any(column.table == "message.signature" for column in Patch.of(row).columns.values())


def message_of_entry(entry: field_models.Entry) -> int | None:
    """The launch whose message an entry, or what it undoes in the end, is about; None of any other."""
    row = _first_of(entry)
    return launch_of_entry(entry) if row is not None and row.action == Action.MESSAGE else None


def sentences(viewer: Viewer, launch: int) -> dict[int, str]:
    """By claim what it says, also of those that were taken away; one query. Raises NotForYou."""
    require_member(viewer)
    return dict(Claim.objects.filter(launch=launch).values_list("pk", "sentence"))


def parts_of_house(viewer: Viewer, launch: int) -> dict[str, str]:
    """By its name in the timeline ("pillar 3", "word 7") what a part of the house says, also of those that
    were taken away; two queries. Raises NotForYou."""
    require_member(viewer)
    pillars = Pillar.objects.filter(launch=launch).values_list("pk", "text")
    words = Wording.objects.filter(launch=launch).values_list("pk", "word")
    return {f"pillar {pk}": text for pk, text in pillars} | {f"word {pk}": word for pk, word in words}


def _first_of(entry: field_models.Entry | None) -> field_models.Entry | None:
    while entry is not None and entry.undoes is not None:
        entry = entry.undoes
    return entry
