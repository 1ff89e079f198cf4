"""Whose numbers somebody may see: sellers their own, sales leads those of their teams, executives all.

All other members see what no person's is: the company's as a whole, and by product. What was won they may add
up by seller from the deals of accounts, which all read; what somebody is to win stands nowhere else.
"""

from dataclasses import dataclass

from groundswell.intake.telling import name_key
from groundswell.people.models import Team
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer, require_member
from groundswell.results.selling import Selling


@dataclass(frozen=True, order=True, slots=True)
class Subject:
    """Whose numbers: of one seller, of a team, of the company; of one product, or of all."""

    team: str = ""
    seller: str = ""
    product: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    company: bool = False  # as a whole, and by product
    teams: frozenset[str] = frozenset()
    sellers: frozenset[str] = frozenset()

    @property
    def persons(self) -> bool:
        return bool(self.sellers)

    def sees(self, subject: Subject) -> bool:
        if subject.seller:
            return subject.seller in self.sellers
        return subject.team in self.teams if subject.team else self.company


ALL_MEMBERS = Sight(company=True)  # what whoever is none of those below sees


def sight_of(viewer: Viewer, book: Selling) -> Sight:
    """Raises NotForYou for a guest."""
    require_member(viewer)
    if viewer.role is Role.EXECUTIVE:
        teams = frozenset(team.name for team in book.teams.values())
        return Sight(company=True, teams=teams, sellers=frozenset(book.sellers))
    if viewer.role is Role.SELLER:
        return Sight(sellers=frozenset({own_name(viewer, book)} - {""}))
    if viewer.role is not Role.SALES_LEAD:
        return ALL_MEMBERS
    names = Team.objects.filter(members=viewer.user).values_list("name", flat=True)
    teams = [book.teams[name_key(name)] for name in names if name_key(name) in book.teams]
    sellers = frozenset({own_name(viewer, book)} - {""}).union(*(team.sellers for team in teams))
    return Sight(teams=frozenset(team.name for team in teams), sellers=sellers)


def own_name(viewer: Viewer, book: Selling) -> str:
    """What the viewer is called among those who sell; empty where they are nobody of them."""
    return book.seller(viewer.person or viewer.name)
