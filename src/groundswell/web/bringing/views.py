"""`/settings/imports`: what was brought in, and what is being."""

from io import BytesIO
from pathlib import PurePosixPath

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.field.bringing import arriving, queries
from groundswell.field.bringing.arriving import Said
from groundswell.field.bringing.errors import NotWaiting
from groundswell.field.deliveries import Delivery, DeliveryState
from groundswell.field.errors import NothingRefused
from groundswell.field.refused import as_table, refused_rows_of
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer
from groundswell.report.csv_out import as_csv
from groundswell.web.bringing.contexts import looks_alike, page_of, rows
from groundswell.web.bringing.forms import Mending, page_asked
from groundswell.web.gate import not_there, viewer
from groundswell.web.shell.clock import now
from groundswell.web.uploads import arrivals


def imports(request: HttpRequest) -> HttpResponse:
    """All imports, and a form to bring more in."""
    looking = viewer(request)
    arrived = arrivals(request) if request.method == "POST" else []
    if not arrived:
        wrong = _("Choose one or more files first, or drop them here.") if request.method == "POST" else ""
        context = {"rows": rows(looking), "wrong": wrong}
        return render(request, "bringing/imports.html", context, status=422 if wrong else 200)
    with acting(looking, "bring in", at=now()) as act:
        number = arriving.begin(looking.name, looking.user, now()).pk
        act.ref = f"import {number}"
    # Committed first: files of a delivery that nobody knows are cleared away.
    arriving.add(number, arrived)
    _end_of(request, number)
    return redirect("import", number=number)


def files(request: HttpRequest, number: int) -> HttpResponse:
    """More files of an import: a folder comes in several lots."""
    queries.delivery(viewer(request), number)
    try:
        arriving.add(number, arrivals(request))
        _end_of(request, number)
    except NotWaiting as wrong:
        return HttpResponse(why(wrong), status=409, content_type="text/plain")
    return redirect("import", number=number)


def one(request: HttpRequest, number: int) -> HttpResponse:
    """One import: what was understood of it, how far it is, what became of it."""
    looking = viewer(request)
    delivery = queries.delivery(looking, number)
    if request.method != "POST":
        return _page(request, looking, delivery)
    form = Mending(request.POST)
    if not form.is_valid():
        return _page(request, looking, delivery, form, status=422)
    act = form.cleaned_data["act"]
    try:
        with acting(looking, f"{act} an import", at=now(), ref=f"import {number}"):
            _do(act, looking, delivery, form)
    except NotWaiting as wrong:
        fresh = queries.delivery(looking, number)
        return _page(request, looking, fresh, status=409, wrong=why(wrong))
    return redirect("imports") if act == "throw away" else redirect("import", number=number)


def progress(request: HttpRequest, number: int) -> HttpResponse:
    """What changes while somebody watches; 204 once the page is another one."""
    looking = viewer(request)
    delivery = queries.delivery(looking, number)
    if not looks_alike(delivery.state, request.GET.get("state", "")):
        return HttpResponse(status=204)
    context = {"page": page_of(looking, delivery)}
    return render(request, "bringing/progress.html", context)


def refused(request: HttpRequest, number: int, file: int) -> HttpResponse | FileResponse:
    """The refused rows of one file as they stood in it, to be mended and brought again."""
    delivery = queries.delivery(viewer(request), number)
    rows_ = refused_rows_of(file) if _is_of(file, delivery) else []
    try:
        header, cells = as_table(rows_)
    except NothingRefused:
        return not_there(request)
    name = f"refused of {PurePosixPath(rows_[0].source).stem}.csv"
    table = BytesIO(as_csv(header, cells))
    return FileResponse(table, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


def _is_of(file: int, delivery: Delivery) -> bool:
    return delivery.entry is not None and delivery.entry.files.filter(pk=file).exists()


def _end_of(request: HttpRequest, number: int) -> None:
    if "more" not in request.POST:
        arriving.look(number)


def _do(act: str, looking: Viewer, delivery: Delivery, form: Mending) -> None:
    if act == "throw away":
        arriving.throw_away(delivery.pk)
        return
    if act == "stop":
        queries.require_stopping(looking, delivery)
        arriving.stop(delivery.pk, looking.name)
        return
    said = None
    if delivery.state == DeliveryState.LOOKED:
        said = form.said(queries.previews(looking, delivery.pk, form.page), Said(columns=delivery.columns))
    (arriving.take if act == "take" else arriving.look)(delivery.pk, said)


def _page(
    request: HttpRequest,
    looking: Viewer,
    delivery: Delivery,
    form: Mending | None = None,
    *,
    status: int = 200,
    wrong: str = "",
) -> HttpResponse:
    told = {"page": page_of(looking, delivery, page_asked(request)), "form": form, "wrong": wrong}
    return render(request, "bringing/import.html", told, status=status)
