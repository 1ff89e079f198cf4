"""`POST /api/notes`: what somebody heard, sent by a program of theirs."""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse

from groundswell.field.errors import NoteKeyTaken, NoteTakenBack, TooLateToMend
from groundswell.people.viewer import require_noter
from groundswell.web.gate import viewer
from groundswell.web.noting.contexts import Answer, answer_to
from groundswell.web.noting.forms import NoteForm
from groundswell.web.noting.keeping import keep
from groundswell.web.shell.clock import now

_FIELDS = frozenset({"words", "account", "written"})


def notes(request: HttpRequest) -> JsonResponse:
    """One note, kept once for its `Idempotency-Key`, and answered as it is to a phone."""
    looking = require_noter(viewer(request))
    texts = _read(request.body)
    if texts is None:
        return JsonResponse({"error": "not_understood", "fields": sorted(_FIELDS)}, status=400)
    form = NoteForm({**texts, "key": request.headers.get("Idempotency-Key", "")})
    if not form.is_valid():
        wrong = {"Idempotency-Key" if name == "key" else name: why for name, why in form.errors.items()}
        return JsonResponse({"error": "wrong", "errors": wrong}, status=422)
    try:
        key = keep(looking, form)
    except (NoteKeyTaken, NoteTakenBack, TooLateToMend) as refused:
        return JsonResponse({"error": refused.code}, status=409)
    return JsonResponse(_told(key, answer_to(looking, key, now())))


def _read(body: bytes) -> dict[str, str] | None:
    """An object of texts under names that are known; None for anything else."""
    try:
        texts: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(texts, dict) or set(texts) - _FIELDS:
        return None
    return texts if all(isinstance(value, str) for value in texts.values()) else None


def _told(key: str, answer: Answer) -> dict[str, object]:
    concern = {"id": f"C-{answer.concern}", "name": answer.name, "to_say": answer.to_say}
    return {
        "key": key,
        "told": answer.told,
        "placed": answer.placed,
        "concern": concern if answer.concern else None,
        "until": answer.note.until,
    }
