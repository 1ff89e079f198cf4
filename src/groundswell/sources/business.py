"""Deals and companies as CRM systems and the people who set them up write them."""

import re
from collections.abc import Iterable
from itertools import pairwise

from groundswell.sources.speakers.freemail import FREE_MAIL
from groundswell.speech import DealStatus, PersonKind, StageSeen

# Apostrophes belong to a word: a deal that "won't proceed" is not won.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WON = frozenset("won gewonnen gagné gagnée gagne ganado ganada ganho ganha vinto vinta".split())
_LOST = frozenset(
    "lost verloren perdu perdue perdido perdida perso persa abandoned disqualified dead".split()
)
# What people do, by the words of a title, a role or a team; those who sell outrank the others ("Sales
# support", "Product sales"), and who serves outranks the rest ("Support engineer").
_KINDS = {
    PersonKind.SELLER: """
        sales seller selling salesperson account_executive account_manager key_account business_development
        sdr bdr ae presales_manager vertrieb verkauf vertriebsmitarbeiter außendienst ventas vendedor
        vendedora comercial commercial commerciale ventes vendeur vendite venditore vendas verkoop försäljning
        sprzedaż 営業 销售
    """,
    PersonKind.SUPPORT: """
        support helpdesk help_desk service_desk servicedesk customer_service customer_care customer_support
        kundendienst kundenservice kundenbetreuung soporte atención assistenza suporte service_client
        klantenservice kundtjänst サポート 客服
    """,
    PersonKind.OTHER: """
        marketing product engineering engineer developer development design designer finance accounting
        accountant legal hr human_resources recruiting recruiter it administrator entwicklung buchhaltung
        personal produkt produktmanagement
    """,
}
_SHORT_ID = re.compile(r"[A-Za-z0-9]{15}")
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_KIND_OF = [(kind, frozenset(words.split())) for kind, words in _KINDS.items()]


def kind_of(*titles: str) -> PersonKind | None:
    """What a person does by their title, role and team; None where none of the words says so."""
    parts = [_WORD.findall(title.lower()) for title in titles]
    terms = {word for words in parts for word in words}
    terms |= {"_".join(pair) for words in parts for pair in pairwise(words)}
    return next((kind for kind, words in _KIND_OF if terms & words), None)


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


def domains_in(*written: str) -> tuple[str, ...]:
    """The mail domains that these web addresses and domains name, each once; public mail is nobody's."""
    parts = (part for text in written for part in re.split(r"[\s,;|]+", text))
    domains = dict.fromkeys(filter(None, (domain_of_site(part.lstrip("@")) for part in parts)))
    return tuple(domain for domain in domains if domain not in FREE_MAIL)


def products_in(written: str) -> tuple[str, ...]:
    """The products that a field names; a comma may be part of a name."""
    parts = (" ".join(part.split()) for part in re.split(r"[;|\n]", written))
    return tuple(dict.fromkeys(filter(None, parts)))


def in_time(seen: Iterable[StageSeen]) -> tuple[StageSeen, ...]:
    """A deal's stages, the oldest first; of one stage that follows itself the first."""
    stages = list[StageSeen]()
    for seen_stage in sorted(
        seen, key=lambda seen_stage: (seen_stage.day, not seen_stage.entered, seen_stage.stage)
    ):
        if not stages or stages[-1].stage != seen_stage.stage:
            stages.append(seen_stage)
    return tuple(stages)


def plain_id(id_: str) -> str:
    """An id as it is compared: a report of Salesforce has 15 characters of what its interface has 18."""
    return id18(id_.strip()).casefold()


def id18(id_: str) -> str:
    """The 18 characters of an id; whatever is no id of 15 stays as it is.

    Each of the three characters added tells which of five characters are capitals: the first of the five
    gives the lowest bit, and the number is a digit of A-Z, 0-5. Source: Salesforce Help, "What is the
    difference between 15-digit and 18-digit Salesforce record IDs" and the formula CASESAFEID.
    """
    if not _SHORT_ID.fullmatch(id_):
        return id_
    return id_ + "".join(_check(id_[start : start + 5]) for start in (0, 5, 10))


def _check(five: str) -> str:
    return _DIGITS[sum(1 << index for index, letter in enumerate(five) if letter.isupper())]
