"""The people of the sample company: one for each role. Nobody of them is real."""

from datetime import datetime

from django.db import transaction

from groundswell.people import services
from groundswell.people.models import Team, User
from groundswell.people.roles import Role

# Name, and for a seller the one of the sample's CRM.
_PEOPLE = {
    Role.SELLER: ("Ifeoma Obi", "ifeoma.obi"),
    Role.SALES_LEAD: ("Marcus Thorne", "marcus.thorne"),
    Role.MARKETING: ("Linnea Brandt", "linnea.brandt"),
    Role.PRODUCT: ("Teo Marchetti", "teo.marchetti"),
    Role.EXECUTIVE: ("Ruth Adeyemi", "ruth.adeyemi"),
}
_DOMAIN = "wrenfield.example"
_IN_THE_CRM = (Role.SELLER, Role.SALES_LEAD)
_TEAM = "Ridge"  # as the CRM calls it: one who sells, and who leads them


def found_sample_company(at: datetime) -> None:
    """Make the company with its administrator and one person of each role. Raises FoundedAlready."""
    company = services.Company(
        name="Wrenfield", domains=(_DOMAIN,), currency="GBP", time_zone="Europe/London", is_sample=True
    )
    with transaction.atomic():
        team = Team.objects.create(name=_TEAM)
        services.found(company, "Agnes Holm", f"agnes.holm@{_DOMAIN}", at)
        for role, (name, address) in _PEOPLE.items():
            person = name if role in _IN_THE_CRM else ""
            user = services.join(name, f"{address}@{_DOMAIN}", role, at, person=person)
            if person:
                user.teams.add(team)
        services.join("Jonas Weil", "jonas.weil@agency.example", Role.GUEST, at)


def one_of_each_role() -> dict[Role, User]:
    """The first who came in of each role, those whose rights ended left out."""
    first_of: dict[Role, User] = {}
    for user in User.objects.filter(is_active=True).order_by("pk"):
        first_of.setdefault(Role(user.role), user)
    return first_of
