"""Deals and companies as CRM systems write them."""

from groundswell.speech import DealStatus


def deal_status(stage: str, *, won: bool = False, lost: bool = False) -> DealStatus:
    """Flags are certain; the name of a stage ("closedwon", "Closed Lost") is what people call it."""
    if won:
        return DealStatus.WON
    if lost:
        return DealStatus.LOST
    name = stage.lower()
    if "lost" in name:
        return DealStatus.LOST
    return DealStatus.WON if "won" in name else DealStatus.OPEN


def domain_of_site(site: str) -> str:
    """The mail domain that goes with a web address: "harbour.example" of "https://www.harbour.example/de"."""
    bare = site.lower().strip().partition("//")[2] or site.lower().strip()
    host = bare.partition("/")[0].partition("?")[0].partition(":")[0].removeprefix("www.")
    return host if "." in host and " " not in host and "@" not in host else ""
