"""What people decide about a concern, and its undoing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field import models, telling
from groundswell.field.errors import CannotUndo, ChangedMeanwhile, ImpossibleCorrection, NoSuchConcern
from groundswell.field.history.entries import Author
from groundswell.field.history.undo import of_a_run
from groundswell.field.history.undo import undo as take_back
from groundswell.field.history.versions import versions_of
from groundswell.ledger.acting import acting
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.web.concerns.contexts import concern_page
from groundswell.web.concerns.forms import Decision
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def decide(request: HttpRequest, number: int) -> HttpResponse:
    """One act, and back to the concern, which says what was done and offers to undo it."""
    looking, row = viewer(request), telling.concern(number)
    form = Decision(request.POST)
    if not form.is_valid():
        return _again(request, looking, row, form, 422)
    try:
        with acting(looking, f"{form.cleaned_data['act']} a concern", at=now(), ref=f"C-{row.id}"):
            entry = form.decide(row.id, _author(looking, form.cleaned_data["because"]))
    except ChangedMeanwhile as changed:
        return _changed(request, row, form, changed)
    except (ImpossibleCorrection, NoSuchConcern) as wrong:
        form.add_error(None, str(wrong))
        return _again(request, looking, row, form, 422)
    remember(request, entry)
    return redirect("concern", number=telling.concern(row.id).id)


def undo(request: HttpRequest, entry: int) -> HttpResponse:
    """An import or a regrouping concerns the whole field: administrators undo those, and nobody else."""
    looking = viewer(request)
    try:
        if looking.role is not Role.ADMINISTRATOR and of_a_run(entry):
            raise NotForYou
        with acting(looking, "undo", at=now(), ref=f"#{entry}"):
            undoing = take_back(entry, _author(looking, ""))
    except CannotUndo as wrong:
        return render(request, "concerns/not_undone.html", {"why": str(wrong)}, status=409)
    remember(request, undoing)
    concern = next(iter(undoing.concerns), None)
    return redirect("concerns") if concern is None else redirect("concern", number=concern)


def _author(viewer: Viewer, because: str) -> Author:
    return Author(by=viewer.name, at=now(), because=because)


def _again(
    request: HttpRequest, looking: Viewer, row: models.Concern, form: Decision, status: int
) -> HttpResponse:
    """The page once more, with what was wrong; what was typed stays."""
    page = concern_page(looking, row, now())
    return render(request, "concerns/concern.html", {"page": page, "form": form}, status=status)


def _changed(
    request: HttpRequest, row: models.Concern, form: Decision, changed: ChangedMeanwhile
) -> HttpResponse:
    """A clear choice: look again, or do it all the same, upon what stands now."""
    told = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [(name, value) for name, value in told if name not in ("seen", "csrfmiddlewaretoken")]
    given = {"row": row, "act": form.cleaned_data["act"], "kept": kept, "seen": versions_of([row.id])[row.id]}
    entries = changed.values["entries"]
    return render(request, "concerns/changed.html", {**given, "entries": entries}, status=409)
