"""Who is asked to sign a message, and who may in whose name."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.setting import setting
from groundswell.message.models import Side, SigningPolicy
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer

OF_ROLE = {Role.SALES_LEAD: Side.SALES, Role.MARKETING: Side.MARKETING, Role.PRODUCT: Side.PRODUCT}


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    asked: tuple[Side, ...] = (Side.SALES, Side.MARKETING, Side.PRODUCT)
    legal_user: int = 0  # who signs as legal; 0: nobody

    def sides_of(self, viewer: Viewer) -> tuple[Side, ...]:
        """In whose name the viewer may sign."""
        mine = {OF_ROLE.get(viewer.role)} if viewer.is_member else set[Side | None]()
        if viewer.is_member and viewer.user and viewer.user == self.legal_user:
            mine.add(Side.LEGAL)
        return tuple(side for side in self.asked if side in mine)


def policy() -> Policy:
    """As it stands; one query."""
    row = SigningPolicy.objects.order_by("pk").first()
    if row is None:
        return Policy()
    asked = tuple(side for side in Side if getattr(row, side.value))
    return Policy(asked=asked, legal_user=row.legal_user)


def change_policy(viewer: Viewer, to: Policy, at: datetime) -> models.Entry:
    """What was signed stays signed; it counts where it is asked for. Raises NotForYou, and
    ImpossibleCorrection where it stands so already."""
    with setting(viewer, Action.GATES, "change who signs", at) as act:
        row, _ = SigningPolicy.objects.select_for_update().get_or_create(pk=1)
        for side in Side:
            act.patch.change(row, side.value, side in to.asked)
        act.patch.change(row, "legal_user", to.legal_user)
        act.told = "changed who signs a message"
    return act.entry
