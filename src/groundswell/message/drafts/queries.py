"""Drafts as those see them who may. Members see all of a launch; guests those alone that guests of it
brought (see `for_guests.py`)."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from groundswell.launch.models import LaunchEvent
from groundswell.launch.timeline import Happened
from groundswell.message.drafts.tables import Approver, Draft, DraftApproval, DraftComment, DraftVersion
from groundswell.people.viewer import NotForYou, Viewer, require_member


@dataclass(frozen=True, kw_only=True, slots=True)
class Approved:
    team: Approver
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldDraft:
    """A draft by its newest version."""

    id: int
    launch: int
    name: str
    newest: int  # its newest version
    version: int  # the number of that within the draft
    versions: int
    by: str
    at: datetime
    approved: tuple[Approved, ...]
    comments: int  # not done

    @property
    def is_approved(self) -> bool:
        """By both, this very version."""
        return {one.team for one in self.approved} == set(Approver)


def drafts_of_launch(viewer: Viewer | None, launch: int) -> list[ToldDraft]:
    """By name. Four queries. Raises NotForYou."""
    return drafts_of_launches(viewer, [launch])[launch]


def drafts_of_launches(viewer: Viewer | None, launches: Collection[int]) -> dict[int, list[ToldDraft]]:
    """The same of several, however many in as many queries. Raises NotForYou."""
    require_member(viewer)
    by_launch: dict[int, list[ToldDraft]] = {launch: [] for launch in launches}
    for told in told_drafts(Draft.objects.filter(launch__in=launches)):
        by_launch[told.launch].append(told)
    return by_launch


def told_drafts(among: QuerySet[Draft]) -> list[ToldDraft]:
    """The same for whoever was looked at before: those of them that stand."""
    drafts = list(among.filter(removed=False).order_by("name", "id"))
    versions = DraftVersion.objects.filter(draft__in=drafts, removed=False).defer("words").order_by("number")
    by_draft: dict[int, list[DraftVersion]] = {}
    for version in versions:
        by_draft.setdefault(version.draft_id, []).append(version)
    newest = [stand[-1].pk for stand in by_draft.values()]
    approved = approvals_of(newest)
    comments = open_comments(newest)
    return [
        ToldDraft(
            id=draft.pk,
            launch=draft.launch_id,
            name=draft.name,
            newest=stand[-1].pk,
            version=stand[-1].number,
            versions=len(stand),
            by=stand[-1].by,
            at=stand[-1].at,
            approved=approved.get(stand[-1].pk, ()),
            comments=comments[stand[-1].pk],
        )
        for draft in drafts
        if (stand := by_draft.get(draft.pk))
    ]


def approvals_of(versions: Sequence[int]) -> dict[int, tuple[Approved, ...]]:
    """By version; only what was approved of the very words that stand there."""
    rows = DraftApproval.objects.filter(version__in=versions, removed=False).select_related("version")
    told: dict[int, tuple[Approved, ...]] = {}
    for row in rows.defer("version__words").order_by("at"):
        if row.sha256 == row.version.sha256:
            approved = Approved(team=Approver(row.team), by=row.by, at=row.at)
            told[row.version_id] = (*told.get(row.version_id, ()), approved)
    return told


def draft_of(launch: int, draft: int) -> Draft:
    """Raises NotForYou where the launch has none of this number."""
    row = Draft.objects.filter(pk=draft, launch=launch, removed=False).select_related("launch").first()
    if row is None:
        raise NotForYou
    return row


def versions_of(draft: Draft) -> list[DraftVersion]:
    """Oldest first."""
    return list(DraftVersion.objects.filter(draft=draft, removed=False).order_by("number"))


def comments_of(version: DraftVersion) -> list[DraftComment]:
    """By passage, oldest first."""
    return list(DraftComment.objects.filter(version=version, removed=False).order_by("passage", "id"))


def open_comments(versions: Sequence[int], *, shared: bool = False) -> Counter[int]:
    """How many of each are not settled, or of those that guests read. One query."""
    waiting = DraftComment.objects.filter(version__in=versions, removed=False, done=False)
    waiting = waiting.filter(shared=True) if shared else waiting
    return Counter(waiting.values_list("version", flat=True))


def draft_names(viewer: Viewer, launch: int) -> dict[int, str]:
    """By number, of those that stand. One query. Raises NotForYou."""
    require_member(viewer)
    return dict(Draft.objects.filter(launch=launch, removed=False).values_list("pk", "name"))


def may_undo(viewer: Viewer, entry: int, *, puts_away: bool) -> bool:
    """An approval is taken back by the team that gave it, all else by whoever did it, and by those who put
    drafts away; `entry` is the row of history that did it."""
    row = LaunchEvent.objects.filter(entry=entry).first()
    if row is None:
        return False
    if row.kind == Happened.APPROVED:
        return row.role == viewer.role.value
    return puts_away or row.user == viewer.user
