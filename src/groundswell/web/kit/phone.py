"""`/kit/cards.json`: what a phone keeps of the kit, so that a card is found without a signal."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control

from groundswell.people.viewer import Viewer, require_noter
from groundswell.street.kit.queries import kit
from groundswell.street.kit.values import CardHeld, Line
from groundswell.street.kit.wordings import said_of
from groundswell.street.used.services import note_taken
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now


def cards(request: HttpRequest) -> HttpResponse:
    """All cards that are to be said now. What stays in the house is named in `internal`: it is there to be
    read, and is neither copied nor shared."""
    looking = require_noter(viewer(request))
    told = cards_told(looking)
    note_taken(looking, [str(card["card"]) for card in told], now())
    version = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
    body = json.dumps({"version": version, "cards": told}, ensure_ascii=False, separators=(",", ":"))
    tag = f'"{version}"'
    has_it = request.headers.get("If-None-Match") == tag
    answer = HttpResponseNotModified() if has_it else HttpResponse(body, content_type="application/json")
    answer["ETag"] = tag
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def cards_told(looking: Viewer) -> list[dict[str, object]]:
    fit = [card for card in kit(looking, now()) if card.is_fit]
    said = said_of(fit)
    return [card_told(card, said[card.concern]) for card in fit]


def card_told(card: CardHeld, said: tuple[str, ...]) -> dict[str, object]:
    """As programs and phones read it."""
    lines = card.lines
    return {
        "card": card.called,
        "concern": f"C-{card.concern}",
        "name": card.name,
        "they_say": list(said),
        "you_say": lines.you_say,
        "push_back": lines.push_back,
        "proof": lines.proof,
        "ask": lines.ask,
        "dont_say": lines.dont_say,
        "vouched_by": card.vouched_by,
        "until": card.until.isoformat() if card.until else None,
        "internal": [line.value for line in Line if not lines.is_sayable(line)],
    }
