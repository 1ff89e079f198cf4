"""`/shared/…`: a launch as a guest sees it."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from groundswell.ledger.acting import acting
from groundswell.message.drafts.acting import released_to
from groundswell.message.guests.queries import guest_in
from groundswell.message.guests.services import note_that_looked
from groundswell.message.released.queries import space as space_of
from groundswell.report.csv_out import as_csv
from groundswell.web.gate import viewer
from groundswell.web.shared.downloading import while_invited
from groundswell.web.shell.clock import now

_COLUMNS = ("concern", "words")


def space(request: HttpRequest, space: str) -> HttpResponse:
    """What is new since they last looked is told, and is no longer new afterwards."""
    looking = viewer(request)
    seen, guest = space_of(looking, space), guest_in(looking, space)
    if request.method == "GET":
        note_that_looked(guest.pk, now())
    return render(request, "shared/space.html", {"space": seen, "lent": len(released_to(guest.launch_id))})


def words(request: HttpRequest, space: str) -> StreamingHttpResponse:
    """What was released, as a table; no cell of it is run by what opens it. It ends with the invitation."""
    looking = viewer(request)
    guest = guest_in(looking, space)
    with acting(looking, "download what was shared", at=now()):
        told = space_of(looking, space)
    rows = [(concern.title, one.text) for concern in told.concerns for one in concern.words]
    lines = as_csv(_COLUMNS, rows).splitlines(keepends=True)
    answer = StreamingHttpResponse(while_invited(guest.pk, lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="words.csv"'
    return answer
