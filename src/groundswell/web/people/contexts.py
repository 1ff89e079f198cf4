"""What the pages of people show."""

from dataclasses import dataclass, field

from groundswell.crm.people import people_of_ours
from groundswell.ledger import mailing
from groundswell.people import queries, second_factor
from groundswell.people.models import Entrance, Team, User
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.web.people.forms import Invite, TeamName
from groundswell.web.shell.clock import now


@dataclass(frozen=True, kw_only=True, slots=True)
class PeoplePage:
    people: list[User]
    ended: list[User]
    invitations: list[Entrance]
    teams: list[Team]
    invite: Invite
    team: TeamName
    link: str = ""  # shown once
    mailed: str = ""  # the address to which it is on its way, too
    wrong: str = ""


def people_page(
    viewer: Viewer,
    *,
    invite: Invite | None = None,
    team: TeamName | None = None,
    link: str = "",
    mailed: str = "",
    wrong: str = "",
) -> PeoplePage:
    return PeoplePage(
        people=queries.everybody(viewer),
        ended=queries.ended(viewer),
        invitations=queries.invitations(viewer, now()),
        teams=queries.teams(viewer),
        invite=invite or Invite(sends=mailing.bears_links()),
        team=team or TeamName(auto_id="team_%s"),
        link=link,
        mailed=mailed,
        wrong=wrong,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonPage:
    person: User
    teams: list[Team]
    mine: frozenset[int]  # teams that they are in
    known: list[str]  # names in the CRM that they may be matched to
    has_code: bool
    link: str = ""
    wrong: str = ""
    roles: list[str] = field(default_factory=lambda: [role.value for role in Role])


def person_page(viewer: Viewer, user: int, *, link: str = "", wrong: str = "") -> PersonPage:
    """Raises NotForYou where there is nobody of this number."""
    person = queries.one(viewer, user)
    return PersonPage(
        person=person,
        teams=queries.teams(viewer),
        mine=frozenset(person.teams.values_list("pk", flat=True)),
        known=people_of_ours(),
        has_code=second_factor.is_set_up(person),
        link=link,
        wrong=wrong,
    )
