"""Who looks: the value that everything which reads for a person takes, and fails closed by."""

from dataclasses import dataclass

from groundswell.people.roles import MEMBERS, Role
from groundswell.speech import GroundswellError


class NotForYou(GroundswellError):
    """What was asked for is not there for this viewer. It does not say whether it is there for others."""

    code = "not_for_you"

    def __init__(self) -> None:
        super().__init__("There is nothing here for you.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Viewer:
    """Somebody who is signed in, as they stand now; made anew for each request."""

    user: int
    name: str
    role: Role
    person: str = ""  # their name among the people of ours whom the CRM knows; empty where none was matched
    address: str | None = None  # from where they look, for the audit; None: not over a network
    email: str = ""
    device: int = 0  # the one by which alone they are signed in: it writes notes, and sees nothing else

    # What a program may do that calls in their name; None where they are there themselves.
    scopes: frozenset[str] | None = None

    @property
    def is_member(self) -> bool:
        return self.role in MEMBERS and not self.device

    @property
    def may_note(self) -> bool:
        return self.role in MEMBERS


# Whoever may start a command on this machine can read the store's file as well. What is done by itself when
# it is due stands in histories under this name.
OPERATOR = Viewer(user=0, name="Groundswell", role=Role.ADMINISTRATOR)


def require_member(viewer: Viewer | None) -> Viewer:
    """The viewer, where they belong to the company. Raises NotForYou for a guest, and for nobody."""
    if viewer is None or not viewer.is_member:
        raise NotForYou
    return viewer


def require_administrator(viewer: Viewer | None) -> Viewer:
    """Raises NotForYou for anybody else."""
    if viewer is None or viewer.role is not Role.ADMINISTRATOR:
        raise NotForYou
    return viewer


def require_lead(viewer: Viewer | None) -> Viewer:
    """A sales lead or an administrator, there themselves. Raises NotForYou for anybody else."""
    if (
        viewer is None
        or viewer.scopes is not None
        or viewer.role not in (Role.SALES_LEAD, Role.ADMINISTRATOR)
    ):
        raise NotForYou
    return viewer


def require_noter(viewer: Viewer | None) -> Viewer:
    """The viewer, where they may write notes: a member, by whatever they are signed in. Raises NotForYou."""
    if viewer is None or not viewer.may_note:
        raise NotForYou
    return viewer
