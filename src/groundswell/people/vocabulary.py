"""What a company calls what it sells, and how that goes to its customers: pages take these words, no
others."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    product: str
    products: str
    launch: str
    launches: str


PRODUCTS = Vocabulary(product="product", products="products", launch="launch", launches="launches")
SERVICES = Vocabulary(product="service", products="services", launch="launch", launches="launches")


def vocabulary(*, sells_services: bool) -> Vocabulary:
    """In whose words the company's pages speak."""
    return SERVICES if sells_services else PRODUCTS
