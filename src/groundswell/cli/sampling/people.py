"""The people of the sample company, by role."""

from groundswell.people.models import User
from groundswell.people.queries import viewer_of
from groundswell.people.roles import Role
from groundswell.people.sample import one_of_each_role
from groundswell.people.viewer import OPERATOR, Viewer


class People:
    """As they stand when this is made."""

    def __init__(self) -> None:
        self._users = one_of_each_role()

    @property
    def are_all_there(self) -> bool:
        return set(self._users) == set(Role)

    def user(self, role: str) -> User:
        return self._users[Role(role)]

    def viewer(self, role: str) -> Viewer:
        """Who acts; the `operator` is nobody of the company."""
        viewer = OPERATOR if role == "operator" else viewer_of(self.user(role))
        assert viewer is not None  # those whose rights ended are left out of one_of_each_role
        return viewer
