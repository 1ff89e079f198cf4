"""What the pages about guests show, decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.engine.anonymising.values import Proposed
from groundswell.field.reading.said import evidence
from groundswell.launch.models import Launch
from groundswell.message.drafts.acting import released_to
from groundswell.message.drafts.tables import ReleasedDraft
from groundswell.message.guests import queries as guests
from groundswell.message.guests import services
from groundswell.message.guests.queries import GuestTold, InvitedTold
from groundswell.message.queries import message_for
from groundswell.message.released import queries as released
from groundswell.message.released.proposing import proposed_for, still_named
from groundswell.message.released.tables import HiddenName, ReleasedKind, ReleasedText
from groundswell.message.released.values import ReleasedNow, Space
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import Quote, quoted
from groundswell.web import rights
from groundswell.web.sharing.forms import Edited

_OFFERED = 5  # verbatims a concern
_CONCERNS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class GuestsPage:
    launch: Launch
    guests: tuple[GuestTold, ...]
    invited: tuple[InvitedTold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A concern of the launch, with words that may be released."""

    concern: int
    name: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedPage:
    launch: Launch
    brief: ReleasedText | None
    house: ReleasedText | None
    is_house_older: bool  # the message says something else since
    drafts: tuple[ReleasedDraft, ...]
    words: tuple[ReleasedNow, ...]
    offered: tuple[Offered, ...]
    hidden: tuple[HiddenName, ...]
    guests: int
    may_release: bool
    may_propose: bool  # the message says something that a house could be taken from


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    hidden: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ToEdit:
    """One text beside what is proposed for it."""

    number: int
    field: str  # what its form calls it
    pieces: tuple[Piece, ...]  # of the original
    value: str
    doubts: tuple[str, ...]
    errors: tuple[str, ...]
    quote: Quote | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasePage:
    launch: Launch
    titles: tuple[ToEdit, ...]
    words: tuple[ToEdit, ...]


def guests_page(viewer: Viewer, launch: int, at: datetime) -> GuestsPage:
    row = guests.launch_of(viewer, launch)
    return GuestsPage(
        launch=row,
        guests=tuple(guests.guests_of(viewer, launch)),
        invited=tuple(guests.invited_to(viewer, services.invitations_to(launch, at))),
    )


def shared_page(viewer: Viewer, launch: int) -> SharedPage:
    row = guests.launch_of(viewer, launch)
    may = rights.may("launch-words", "POST", rights.caller(viewer))
    house, message = released.text_of(launch, ReleasedKind.HOUSE), message_for(viewer, launch)
    return SharedPage(
        launch=row,
        brief=released.text_of(launch, ReleasedKind.BRIEF),
        house=house,
        is_house_older=house is not None and house.of not in ("", message.said),
        drafts=tuple(released_to(launch)),
        words=tuple(released.released_now(viewer, launch)),
        offered=tuple(_offered(viewer, launch)) if may else (),
        hidden=tuple(HiddenName.objects.order_by("text", "pk")),
        guests=len(guests.guests_of(viewer, launch)),
        may_release=may,
        may_propose=message.says_something,
    )


def _offered(viewer: Viewer, launch: int) -> list[Offered]:
    telling = released.most_telling(viewer, launch, most=_OFFERED)
    concerns = [concern for concern, numbers in telling.items() if numbers][:_CONCERNS]
    names = released.names_of(concerns)
    said = {one.id: one for one in evidence([n for concern in concerns for n in telling[concern]])}
    return [
        Offered(
            concern=concern,
            name=names.get(concern) or f"C-{concern}",
            quotes=tuple(quoted(said[n], ONE_FILE) for n in telling[concern] if n in said),
        )
        for concern in concerns
    ]


def release_page(
    viewer: Viewer, launch: int, verbatims: Sequence[int], form: Edited | None = None
) -> ReleasePage:
    """Of those that may be released. Raises NotForYou where there is none."""
    row = guests.launch_of(viewer, launch)
    said = released.said(viewer, launch, verbatims)
    if not said:
        raise NotForYou
    concerns = concerns_of(viewer, launch, [one.id for one in said])
    names, stand = released.names_of(concerns), released.titles_of(launch)
    originals = [names.get(concern) or f"C-{concern}" for concern in concerns]
    words, titles = proposed_for(said, originals)
    return ReleasePage(
        launch=row,
        titles=tuple(
            to_edit(concern, f"title-{concern}", original, proposed, form,
                     stands=stand[concern].text if concern in stand else "")
            for concern, original, proposed in zip(concerns, originals, titles, strict=True)
        ),
        words=tuple(
            to_edit(one.id, f"text-{one.id}", one.text, proposed, form, quote=quoted(one, ONE_FILE))
            for one, proposed in zip(said, words, strict=True)
        ),
    )  # fmt: skip


def concerns_of(viewer: Viewer, launch: int, verbatims: Sequence[int]) -> list[int]:
    """Each once, in the order of the verbatims."""
    concerns = released.releasable(viewer, launch, verbatims)
    return list(dict.fromkeys(concerns[number] for number in verbatims if number in concerns))


def named_in(form: Edited) -> dict[str, tuple[str, ...]]:
    """By field what it still names."""
    fields = {name: value for name, value in form.cleaned_data.items() if not name.startswith("fine-")}
    return dict(zip(fields, still_named(list(fields.values())), strict=True))


def as_guest(viewer: Viewer, launch: int) -> Space:
    return released.preview(viewer, launch)


def to_edit(
    number: int,
    field: str,
    original: str,
    proposed: Proposed,
    form: Edited | None,
    *,
    stands: str = "",
    quote: Quote | None = None,
) -> ToEdit:
    typed = form.data.get(field) if form is not None else None
    return ToEdit(
        number=number,
        field=field,
        pieces=tuple(pieces_of(original, proposed)),
        value=typed if typed is not None else stands or proposed.text,
        doubts=proposed.doubts,
        errors=tuple(map(str, form.errors.get(field, ()))) if form is not None else (),
        quote=quote,
    )


def pieces_of(original: str, proposed: Proposed) -> list[Piece]:
    pieces, at = list[Piece](), 0
    for span in proposed.hidden:
        pieces += [Piece(original[at : span.start], False), Piece(original[span.start : span.end], True)]
        at = span.end
    return [piece for piece in (*pieces, Piece(original[at:], False)) if piece.text]
