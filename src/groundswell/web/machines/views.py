"""`GET /api/concerns`."""

from django.http import HttpRequest, JsonResponse

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Status
from groundswell.field.reading.board import board
from groundswell.field.reading.state import holds
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now


def concerns(request: HttpRequest) -> JsonResponse:
    """The board, ranked, as the token's owner sees it; 503 while it is being counted."""
    looking = viewer(request)
    if not holds(now()):
        return JsonResponse({"error": "counting"}, status=503, headers={"Retry-After": "5"})
    ranked = [concern for concern in board(looking).concerns if concern.status is not Status.DISMISSED]
    return JsonResponse({"concerns": [_told(concern) for concern in ranked]})


def _told(concern: Summary) -> dict[str, object]:
    return {
        "id": f"C-{concern.id}",
        "name": concern.name,
        "kind": concern.kind.value,
        "status": concern.status.value,
        "verbatims": concern.verbatims,
        "accounts": concern.accounts,
        "sellers": concern.sellers,
        "conversations": concern.conversations,
    }
