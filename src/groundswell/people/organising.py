"""What the company says of itself, as a person may change it (see field/company.py)."""

from dataclasses import dataclass

from groundswell.people import second_factor
from groundswell.people.errors import NoCodeYourself
from groundswell.people.models import Organisation, User
from groundswell.people.viewer import Viewer


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


def refuse_without_code(viewer: Viewer, before: About, new: About) -> None:
    """Whoever asks all administrators for a code has one. Raises NoCodeYourself."""
    asks_anew = new.administrators_need_code and not before.administrators_need_code
    if asks_anew and not second_factor.is_set_up(User.objects.get(pk=viewer.user)):
        raise NoCodeYourself
