"""`/results/targets`: those that stand, one that is typed, and tables in which many come."""

from collections import defaultdict
from io import BytesIO
from pathlib import PurePosixPath

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.people.viewer import Viewer
from groundswell.report.csv_out import as_csv
from groundswell.results.targets import queries, services
from groundswell.results.targets.columns import LacksColumns
from groundswell.results.targets.errors import NothingToTake, RowRefused
from groundswell.sources.contract import UnreadableSource
from groundswell.web.gate import not_there, viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember
from groundswell.web.targets.contexts import table_page, targets_page
from groundswell.web.targets.forms import OneTarget
from groundswell.web.targets.naming import lacks, why
from groundswell.web.uploads import Upload

_LONGEST_FILE_NAME = 200


def targets(request: HttpRequest) -> HttpResponse:
    """By POST: set the one that was typed."""
    looking = viewer(request)
    form = _form(request if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            entry = services.set_one(looking, form.cells(), now())
            remember(request, entry)
            return redirect("targets")
        except RowRefused as wrong:
            form.refuse(wrong.refusal)
        except NothingToTake:
            form.add_error(None, _("It stands so already."))
    return _page(request, looking, form, status=422 if form.errors else 200)


def bring(request: HttpRequest) -> HttpResponse:
    """A table, to be looked at before anything of it counts."""
    looking, file = viewer(request), request.FILES.get("file")
    if not isinstance(file, Upload):
        return _page(request, looking, _form(), wrong=_("Choose a file first."), status=422)
    name = "".join(letter for letter in file.name or "" if letter.isprintable())[:_LONGEST_FILE_NAME]
    refused = file.refused
    if not refused:
        try:
            return redirect("targets-table", table=services.bring(looking, name, file.path, now()).pk)
        except LacksColumns as wrong:
            return _page(request, looking, _form(), wrong=lacks(wrong), status=422)
        except UnreadableSource as wrong:
            refused = str(wrong)
    return _page(request, looking, _form(), wrong=f"“{name}” {refused}", status=422)


def table(request: HttpRequest, table: int) -> HttpResponse:
    """What would be taken of it and what is refused; a POST says whether it is taken or thrown away."""
    looking = viewer(request)
    row = queries.table(looking, table)
    wrong = ""
    try:
        if request.POST.get("act") == "take":
            remember(request, services.take(looking, row.pk, now()))
            return redirect("targets-table", table=row.pk)
        if request.POST.get("act") == "throw away":
            services.throw_away(looking, row.pk, now())
            return redirect("targets")
    except NothingToTake:
        wrong = _("Nothing of it can be taken: no row says anything new, or it was taken before.")
    known = queries.known_for(looking)
    row = queries.table(looking, table)
    judged = queries.judged(row, known) if row.entry is None else queries.refused_then(row)
    context = {"page": table_page(row, judged, known), "wrong": wrong}
    return render(request, "targets/table.html", context, status=409 if wrong else 200)


def refused(request: HttpRequest, table: int) -> HttpResponse | FileResponse:
    """The refused rows as they stood in the file, each with why, to be mended and brought again."""
    looking = viewer(request)
    row = queries.table(looking, table)
    known = queries.known_for(looking)
    judged = queries.judged(row, known) if row.entry is None else queries.refused_then(row)
    reasons = defaultdict[int, list[str]](list)
    for one in judged:
        if one.refusal:
            reasons[one.row.number].append(why(one.refusal))
    if not reasons:
        return not_there(request)
    rows = [
        [*one.cells, " ".join(reasons[one.number])]
        for one in queries.plain_rows(row)
        if one.number in reasons
    ]
    name = _("refused of %(name)s.csv") % {"name": PurePosixPath(row.name).stem}
    content = BytesIO(as_csv([*queries.header_of(row), _("why refused")], rows))
    return FileResponse(content, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


def away(request: HttpRequest, target: int) -> HttpResponse:
    remember(request, services.take_away(viewer(request), target, now()))
    return redirect("targets")


def _form(request: HttpRequest | None = None) -> OneTarget:
    return OneTarget(queries.launches_named(), request.POST if request else None)


def _page(
    request: HttpRequest, looking: Viewer, form: OneTarget, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    page = targets_page(looking, queries.known_for(looking))
    return render(
        request, "targets/targets.html", {"page": page, "form": form, "wrong": wrong}, status=status
    )
