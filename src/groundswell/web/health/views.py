"""`GET /healthz`."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse

from groundswell.field.processes import is_gone
from groundswell.ledger.leases import WORKER, holder_of, overdue
from groundswell.web.shell.clock import now

_WELL = "well"


def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django's form
    """200 while web, worker and database are well; else 503, and which of them is not."""
    state_of = {"web": _WELL, **_behind_it()}
    well = all(state == _WELL for state in state_of.values())
    return JsonResponse(state_of, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def _behind_it() -> dict[str, str]:
    try:
        holder, silent = holder_of(WORKER), overdue(WORKER, now())
    except DatabaseError:
        return {"database": "cannot be reached", "worker": "not known without the database"}
    # The lease of one that was killed outlives it for a while.
    if silent is None or holder is None or is_gone(holder):
        return {"database": _WELL, "worker": "is not there"}
    return {
        "database": _WELL,
        "worker": f"has been silent for {silent.total_seconds():.0f} s" if silent else _WELL,
    }
