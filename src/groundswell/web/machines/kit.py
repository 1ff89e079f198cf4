"""`GET /api/kit?q=…`: the same answer as the page."""

from django.http import HttpRequest, JsonResponse

from groundswell.street.kit.searching import LONGEST
from groundswell.street.kit.wordings import said_of
from groundswell.web.gate import viewer
from groundswell.web.kit.contexts import found
from groundswell.web.kit.phone import card_told
from groundswell.web.shell.clock import now


def kit(request: HttpRequest) -> JsonResponse:
    """The cards to what was said, the best first, each with whether it fits and is to be said now."""
    said = request.GET.get("q", "").strip()[:LONGEST]
    hits, by_meaning = found(viewer(request), said, now())
    words = said_of([hit.card for hit in hits])
    told = [
        {
            **card_told(hit.card, words[hit.card.concern]),
            "fits": hit.fits and hit.card.is_fit,
            "standing": hit.card.standing.value,
        }
        for hit in hits
    ]
    return JsonResponse({"q": said, "by_meaning": by_meaning, "cards": told})
