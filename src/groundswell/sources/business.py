"""Deals and companies as CRM systems and the people who set them up write them."""

import re

from groundswell.speech import DealStatus

# Apostrophes belong to a word: a deal that "won't proceed" is not won.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WON = frozenset("won gewonnen gagné gagnée gagne ganado ganada ganho ganha vinto vinta".split())
_LOST = frozenset(
    "lost verloren perdu perdue perdido perdida perso persa abandoned disqualified dead".split()
)


def deal_status(stage: str, *, won: bool = False, lost: bool = False) -> DealStatus:
    """Flags are certain; the name of a stage ("closedwon", "Closed Lost") is what people call it.

    Whole words count: "In-person demo" holds "perso", and is not lost.
    """
    if won:
        return DealStatus.WON
    words = {word.removeprefix("closed") for word in _WORD.findall(stage.lower())}
    if lost or words & _LOST:
        return DealStatus.LOST
    return DealStatus.WON if words & _WON else DealStatus.OPEN


def domain_of_site(site: str) -> str:
    """The mail domain that goes with a web address: "harbour.example" of "https://www.harbour.example/de"."""
    bare = site.lower().strip().partition("//")[2] or site.lower().strip()
    host = bare.partition("/")[0].partition("?")[0].partition(":")[0].removeprefix("www.")
    return host if "." in host and " " not in host and "@" not in host else ""
