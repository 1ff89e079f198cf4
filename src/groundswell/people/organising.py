"""What changes about the company itself; the only writes to it."""

from dataclasses import dataclass

from django.db import transaction

from groundswell.people import second_factor
from groundswell.people.errors import NoCodeYourself
from groundswell.people.models import Organisation, User
from groundswell.people.viewer import Viewer, require_administrator


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What the company says of itself."""

    name: str
    domains: tuple[str, ...]
    currency: str
    time_zone: str
    fiscal_year_begins: int  # month
    sells_services: bool
    product: str  # empty: as is usual for what is sold
    products: str
    launch: str
    launches: str
    administrators_need_code: bool


def about(company: Organisation) -> About:
    """What is kept of it that a person may change."""
    return About(
        name=company.name,
        domains=tuple(company.domains),
        currency=company.currency,
        time_zone=company.time_zone,
        fiscal_year_begins=company.fiscal_year_begins,
        sells_services=company.sells_services,
        product=company.product,
        products=company.products,
        launch=company.launch,
        launches=company.launches,
        administrators_need_code=company.administrators_need_code,
    )


def describe(viewer: Viewer, new: About) -> About:
    """What it said before. Raises NotForYou, NoCodeYourself."""
    require_administrator(viewer)
    with transaction.atomic():
        company = Organisation.objects.select_for_update().get()
        before = about(company)
        asks_anew = new.administrators_need_code and not before.administrators_need_code
        if asks_anew and not second_factor.is_set_up(User.objects.get(pk=viewer.user)):
            raise NoCodeYourself
        for name in About.__slots__:
            setattr(company, name, getattr(new, name))
        company.domains = list(new.domains)
        company.save()
        return before
