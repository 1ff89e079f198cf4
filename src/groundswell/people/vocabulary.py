"""What a company calls what it sells, and how that goes to its customers: pages take these words, no
others."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    product: str
    products: str
    launch: str
    launches: str


PRODUCTS = Vocabulary(
    product=_("product"), products=_("products"), launch=_("launch"), launches=_("launches")
)
SERVICES = Vocabulary(
    product=_("service"), products=_("services"), launch=_("launch"), launches=_("launches")
)


def vocabulary(*, sells_services: bool) -> Vocabulary:
    """In whose words the company's pages speak."""
    return SERVICES if sells_services else PRODUCTS
