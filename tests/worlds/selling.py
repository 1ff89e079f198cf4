"""A company that sells desks and lamps: two teams, four sellers, a few deals. Plainly nobody's."""

from collections.abc import Sequence
from datetime import date

from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from tests.worlds.launching import member

SELLERS = {"Ida Brandt": "North", "Bo Lund": "North", "Cleo Marsh": "South", "Dan Orme": "South"}


def sellers() -> None:
    """As the CRM tells of them, each in a team."""
    from groundswell.crm.models import PersonOfOurs

    for number, (name, team) in enumerate(SELLERS.items(), start=1):
        PersonOfOurs.objects.create(key=f"S{number}", name=name, team=team, kind="seller")


def deal(
    key: str,
    seller: str,
    minor: int | None,
    closed: date | None,
    *,
    currency: str = "EUR",
    status: str = "won",
    products: Sequence[str] = ("Desk",),
    account: str = "Alder & Co",
    system: str = "",
    through: str = "",
) -> None:
    from groundswell.crm.models import Deal

    day = {"expected" if status == "open" else "closed": closed}
    Deal.objects.create(
        key=key,
        name=f"Deal {key}",
        account=account,
        status=status,
        amount=minor,
        currency=currency,
        seller=seller,
        products=list(products),
        system=system,
        through=through,
        **day,
    )


def lead_of(*teams: str) -> Viewer:
    """The sales lead, in these teams."""
    from groundswell.people.models import Team, User

    lead = User.objects.get(role=Role.SALES_LEAD.value)
    lead.teams.set([Team.objects.get_or_create(name=name)[0] for name in teams])
    return member(Role.SALES_LEAD)


def seller_called(name: str) -> Viewer:
    """The seller, who is this person of ours."""
    from groundswell.people.models import User

    User.objects.filter(role=Role.SELLER.value).update(person=name)
    return member(Role.SELLER)
