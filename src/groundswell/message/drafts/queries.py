"""Drafts as those see them who may. Members see all of a launch; what guests see goes through the space of
their agency, which looks who asks before it calls the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
    name: str
    version: int
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
    require_member(viewer)
    return told_drafts(launch)


def told_drafts(launch: int) -> list[ToldDraft]:
    """The same for whoever was looked at before."""
    drafts = list(Draft.objects.filter(launch=launch, removed=False).order_by("name", "id"))
    versions = DraftVersion.objects.filter(draft__in=drafts, removed=False).defer("words").order_by("number")
    by_draft: dict[int, list[DraftVersion]] = {}
    for version in versions.order_by("number"):
        by_draft.setdefault(version.draft_id, []).append(version)
    newest = [stand[-1].pk for stand in by_draft.values()]
    approved = approvals_of(newest)
    waiting = DraftComment.objects.filter(version__in=newest, removed=False, done=False)
    comments = list(waiting.values_list("version", flat=True))
    return [
        ToldDraft(
            id=draft.pk,
            name=draft.name,
            version=stand[-1].number,
            versions=len(stand),
            by=stand[-1].by,
            at=stand[-1].at,
            approved=approved.get(stand[-1].pk, ()),
            comments=comments.count(stand[-1].pk),
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
