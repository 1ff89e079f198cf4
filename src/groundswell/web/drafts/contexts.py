"""What the pages of drafts show, to members and to guests alike: who may see it was looked at before."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.message.covering.queries import Held, coverage_of_version, coverage_of_versions
from groundswell.message.drafts.acting import brought_by_guests, released_to
from groundswell.message.drafts.differences import Difference, How, differences
from groundswell.message.drafts.for_guests import comments_in
from groundswell.message.drafts.queries import (
    Approved,
    ToldDraft,
    approvals_of,
    comments_of,
    drafts_of_launch,
    open_comments,
    versions_of,
)
from groundswell.message.drafts.releasing import released_of
from groundswell.message.drafts.services import APPROVES, is_answered, may_take_version_back
from groundswell.message.drafts.tables import Draft, DraftComment, DraftVersion, ReleasedDraft
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.web import rights
from groundswell.web.covering.contexts import in_short

# Of comments on a version the number by which addresses call each, by our own number.
Numbered = Callable[[DraftVersion, Sequence[DraftComment]], Mapping[int, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftRow:
    told: ToldDraft
    href: str
    answers: str = ""  # what its newest version answers and misses
    covered: str = ""  # where that is seen


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedRow:
    """A draft of members that was released to guests, as these see it."""

    name: str
    href: str
    by: str
    at: datetime
    comments: int  # that they read and nobody settled


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftsPage:
    launch: str  # as whoever looks reads it called
    back: str
    rows: tuple[DraftRow, ...]
    may_bring: bool
    is_guest: bool = False
    shared: tuple[SharedRow, ...] = ()
    released: Set[int] = frozenset()  # drafts that guests read, of members

    @property
    def number(self) -> int:
        return len(self.rows) + len(self.shared)


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """Where a draft is seen and acted upon; empty where that is nothing for whoever looks."""

    launch: str
    listed: str
    here: str
    bring: str = ""
    comment: str = ""
    settle: str = ""
    approve: str = ""
    away: str = ""
    back: str = ""  # where one's own is taken back
    release: str = ""  # where it is let go to guests
    withdraw: str = ""  # where it is taken back from them
    answers: str = ""  # where guests see what it answers


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentTold:
    row: DraftComment
    number: int  # as addresses call it for whoever looks
    may_take_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    number: int
    text: str
    where: str  # told once, where it begins
    comments: tuple[CommentTold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftPage:
    draft: Draft
    to: Addresses
    version: DraftVersion
    versions: tuple[tuple[DraftVersion, int], ...]  # with how many comments are open on each
    paragraphs: tuple[Paragraph, ...]
    before: int  # the number of the version before; 0: none
    otherwise: tuple[Difference, ...]  # than in that
    approved: tuple[Approved, ...]
    is_newest: bool
    may_approve: bool
    may_take_back: bool
    guests_read: bool  # guests brought it, and whoever looks is to know it
    released: ReleasedDraft | None = None  # what guests read of it, which members brought
    is_shared: bool = False  # whoever looks is a guest, and it was released to them
    held: Held | None = None
    answers: str = ""

    @property
    def do_guests_read_this(self) -> bool:
        """This very version, which members brought."""
        return self.released is not None and self.released.version_id == self.version.pk


def drafts_page(viewer: Viewer, launch: int, name: str) -> DraftsPage:
    """For members. A fixed number of queries. Raises NotForYou."""
    told = drafts_of_launch(viewer, launch)
    held = coverage_of_versions(viewer, launch, [one.newest for one in told])
    return DraftsPage(
        launch=name,
        back=reverse("launch", args=[launch]),
        rows=tuple(_row(one, held.get(one.newest)) for one in told),
        may_bring=_may(viewer, "drafts"),
        released=frozenset(row.version.draft_id for row in released_to(launch)),
    )


def _row(told: ToldDraft, held: Held | None) -> DraftRow:
    return DraftRow(
        told=told,
        href=reverse("draft", args=[told.launch, told.id]),
        answers=in_short(held) if held else "",
        covered=reverse("launch-covered", args=[told.launch, held.id]) if held else "",
    )


def addresses_of(viewer: Viewer, draft: Draft) -> Addresses:
    """For members."""
    args = [draft.launch_id, draft.pk]
    acts = {"bring": "draft", "comment": "draft-comment", "settle": "draft-settle"}
    acts |= {"approve": "draft-approve", "away": "draft-away"}
    acts |= {"release": "draft-release", "withdraw": "draft-withdraw"}
    return Addresses(
        launch=draft.launch.name,
        listed=reverse("drafts", args=[draft.launch_id]),
        here=reverse("draft", args=args),
        **{act: reverse(route, args=args) for act, route in acts.items() if _may(viewer, route)},
    )


def draft_page(viewer: Viewer, draft: Draft, version: int | None) -> DraftPage:
    """For members: the version of this number, or the newest. Raises NotForYou."""
    return told_page(viewer, draft, version, addresses_of(viewer, draft), _own)


def told_page(
    viewer: Viewer, draft: Draft, number: int | None, to: Addresses, numbered: Numbered
) -> DraftPage:
    """`numbered` gives each comment of a version the number by which addresses call it."""
    versions = versions_of(draft)
    version = pick(versions, number)
    earlier = [one for one in versions if one.number < version.number]
    approved = approvals_of([version.pk]).get(version.pk, ())
    is_newest = version.pk == versions[-1].pk
    team = APPROVES.get(viewer.role)
    waiting = open_comments([one.pk for one in versions])
    held = coverage_of_version(viewer, version.pk) if viewer.is_member else None
    comments = comments_of(version)
    said = _Paragraphs(version.passages, comments, numbered(version, comments))
    return DraftPage(
        draft=draft,
        to=to,
        version=version,
        versions=tuple((one, waiting[one.pk]) for one in versions),
        paragraphs=tuple(_paragraphs(viewer, said, to)),
        before=earlier[-1].number if earlier else 0,
        otherwise=_otherwise(earlier[-1], version) if earlier else (),
        approved=approved,
        is_newest=is_newest,
        may_approve=bool(to.approve) and is_newest and team not in {one.team for one in approved},
        may_take_back=bool(to.back) and version.user == viewer.user and may_take_version_back(version),
        guests_read=viewer.is_member and draft.pk in brought_by_guests(draft.launch_id),
        released=released_of(draft) if viewer.is_member else None,
        held=held,
        answers=in_short(held) if held else "",
    )


def shared_page(viewer: Viewer, released: ReleasedDraft, to: Addresses, numbered: Numbered) -> DraftPage:
    """For guests: what was released of a draft that members brought, and of what is said of it what is for
    them. It is one version to them, and no number of ours."""
    version = released.version
    told = DraftVersion(number=1, words=released.text, at=released.at, by=released.by, user=0)
    said = _Paragraphs(told.passages, comments_in(version), numbered(version, comments_in(version)))
    return DraftPage(
        draft=Draft(name=released.name),
        to=to,
        version=told,
        versions=(),
        paragraphs=tuple(_paragraphs(viewer, said, to)),
        before=0,
        otherwise=(),
        approved=(),
        is_newest=True,
        may_approve=False,
        may_take_back=False,
        guests_read=False,
        is_shared=True,
    )


def not_said() -> str:
    """Where what was sent does not tell what is meant."""
    return _("Say of which version, and of which paragraph or comment.")


def pick(versions: Sequence[DraftVersion], number: int | None) -> DraftVersion:
    """The one of this number, or the newest. Raises NotForYou."""
    found = [one for one in versions if number in (None, one.number)]
    if not found:
        raise NotForYou
    return found[-1]


def _own(_version: DraftVersion, comments: Sequence[DraftComment]) -> Mapping[int, int]:
    return {comment.pk: comment.pk for comment in comments}


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """What one version says, and what is said of it."""

    passages: Sequence[tuple[str, str]]
    comments: Sequence[DraftComment]
    numbers: Mapping[int, int]  # of comments


def _paragraphs(viewer: Viewer, said: _Paragraphs, to: Addresses) -> list[Paragraph]:
    by_passage: dict[int, list[CommentTold]] = {}
    for row in said.comments:
        mine = bool(to.back) and row.user == viewer.user
        told = CommentTold(row=row, number=said.numbers[row.pk], may_take_back=mine and not is_answered(row))
        by_passage.setdefault(row.passage, []).append(told)
    before, told_paragraphs = "", list[Paragraph]()
    for number, (text, where) in enumerate(said.passages):
        shown = where if where != before else ""
        there = tuple(by_passage.get(number, ()))
        told_paragraphs.append(Paragraph(number=number, text=text, where=shown, comments=there))
        before = where
    return told_paragraphs


def _otherwise(before: DraftVersion, after: DraftVersion) -> tuple[Difference, ...]:
    old, new = ([text for text, _ in version.passages] for version in (before, after))
    return tuple(one for one in differences(old, new) if one.how is not How.SAME)


def _may(viewer: Viewer, route: str) -> bool:
    return rights.may(route, "POST", rights.caller(viewer))
