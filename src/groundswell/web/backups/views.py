"""`/settings/backup`: the last copy, the next, and whether it can be put back."""

from contextlib import suppress

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from groundswell.field.errors import StoreUnusable
from groundswell.field.keeping import backing_up, nightly
from groundswell.ledger.acting import acting
from groundswell.web.gate import viewer
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now


def backup(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        context = {"state": backing_up.state(viewer(request))}
        return render(request, "backups/backup.html", context)
    if not (name := request.POST.get("try", "")):
        backing_up.ask_for_one(viewer(request), now())
    else:
        with suppress(StoreUnusable):  # replaced meanwhile: the page shows what there is now
            backing_up.ask_to_try(viewer(request), name, now())
    return redirect("backup")


def download(request: HttpRequest, copy: str) -> HttpResponseBase:
    """The file itself: all that everybody said. The audit tells who took it."""
    try:
        path = nightly.path_of(copy)
    except StoreUnusable:
        return redirect("backup")  # replaced meanwhile: what there is now stands there
    with acting(viewer(request), "download a backup", at=now(), ref=copy, address=client_of(request)):
        opened = path.open("rb")
    return FileResponse(opened, as_attachment=True, filename=copy)
