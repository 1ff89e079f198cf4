"""Figures of adoption, each leading to the chances behind it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groundswell.engine.adoption import Said
from groundswell.engine.adoption.deals import LEAST as LEAST_DEALS
from groundswell.engine.adoption.deals import Side
from groundswell.people.language import number
from groundswell.results.adoption.values import Adoption
from groundswell.web.adopting import naming
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, slots=True)
class Figure:
    """What is told, and where the chances behind it are; empty: there are none."""

    told: str
    href: str = ""


def kinds_of(found: Adoption) -> Iterable[Figure]:
    counts = Counter(one.said for one in found.chances)
    for said in (Said.SAID, Said.NOT_SAID, Said.NOT_SURE):
        if counts[said]:
            told = {"what": capfirst(str(naming.SAID[said])), "count": number(counts[said])}
            yield Figure(_("%(what)s: %(count)s") % told, href_of(found, "said", slug_of(said)))


def claim_told(found: Adoption, claim: int) -> Figure:
    count = found.by_claim.get(claim, 0)
    told = _("said in %(chances)s") % {"chances": counted(count, "chance")}
    return Figure(told, href_of(found, "claim", str(claim)) if count else "")


def href_of(found: Adoption, key: str, written: str) -> str:
    return f"{reverse('adoption', args=[found.launch])}?{urlencode({key: written})}#chances"


def slug_of(said: Said) -> str:
    return said.value.replace(" ", "-")


def deals_of(found: Adoption) -> Iterable[Figure]:
    deals = found.deals
    yield Figure(str(naming.WINNING[deals.verdict]))
    yield _side(found, _("Answered: %(told)s."), deals.answered, Said.SAID)
    yield _side(found, _("Not answered: %(told)s."), deals.not_answered, Said.NOT_SAID)
    if deals.not_sure:
        told = _("%(deals)s in neither: whether it was answered is not sure.")
        yield Figure(
            told % {"deals": counted(deals.not_sure, "deal")}, href_of(found, "said", slug_of(Said.NOT_SURE))
        )
    yield Figure(
        _(
            "Deals go together with being answered or not; that says nothing of why. Below %(least)s decided"
            " on either side nothing is said."
        )
        % {"least": number(LEAST_DEALS)}
    )


def _side(found: Adoption, sentence: str, side: Side, said: Said) -> Figure:
    """It opens to the chances in whose conversations the deals were."""
    href = href_of(found, "said", slug_of(said)) if side.decided else ""
    return Figure(sentence % {"told": _won(side)}, href)


def _won(side: Side) -> str:
    if not side.decided:
        return _("no deal is decided")
    return _("%(won)s of %(deals)s won, %(low)s to %(high)s of 100") % {
        "won": number(side.won),
        "deals": counted(side.decided, "deal"),
        "low": number(round(100 * side.interval.low)),
        "high": number(round(100 * side.interval.high)),
    }
