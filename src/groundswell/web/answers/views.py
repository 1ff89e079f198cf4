"""`/answers`, and the acts about one concern: bringing it before a team, and what the team says."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field import models, telling
from groundswell.field.errors import ChangedMeanwhile, ImpossibleCorrection
from groundswell.field.history.entries import Author, author_of
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer
from groundswell.web.answers.contexts import about, answers_page
from groundswell.web.answers.forms import Call, Say
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def answers(request: HttpRequest) -> HttpResponse:
    return render(request, "answers/answers.html", {"page": answers_page(viewer(request), now())})


def say(request: HttpRequest, number: int) -> HttpResponse:
    """One act, and back to where it was done, which says what was done and offers to undo it."""
    looking, row = viewer(request), telling.concern(number)
    form = Say(request.POST)
    if not form.is_valid():
        return _again(request, looking, row, form, 422)
    try:
        with acting(looking, f"{form.cleaned_data['act']} a concern", at=now(), ref=f"C-{row.id}"):
            entry = form.say(row.id, looking, _author(looking, form.cleaned_data["because"]))
    except (ImpossibleCorrection, ChangedMeanwhile) as wrong:
        form.add_error(None, why(wrong))
        return _again(request, looking, row, form, _status(wrong))
    remember(request, entry)
    return redirect("answers") if "from-list" in request.POST else redirect("concern", number=row.id)


def call(request: HttpRequest, number: int) -> HttpResponse:
    """Bring it before a team by hand, with a sentence."""
    looking, row = viewer(request), telling.concern(number)
    form = Call(request.POST)
    if not form.is_valid():
        return _again(request, looking, row, form, 422)
    try:
        with acting(looking, "bring a concern before a team", at=now(), ref=f"C-{row.id}"):
            entry = form.call(row.id, _author(looking, form.cleaned_data["because"]))
    except (ImpossibleCorrection, ChangedMeanwhile) as wrong:
        form.add_error(None, why(wrong))
        return _again(request, looking, row, form, _status(wrong))
    remember(request, entry)
    return redirect("concern", number=row.id)


def _status(wrong: ImpossibleCorrection | ChangedMeanwhile) -> int:
    return 409 if isinstance(wrong, ChangedMeanwhile) else 422


def _author(viewer: Viewer, because: str) -> Author:
    return author_of(viewer, now(), because)


def _again(
    request: HttpRequest, looking: Viewer, row: models.Concern, form: Say | Call, status: int
) -> HttpResponse:
    """What is asked and said about this one, with what was wrong; what was typed stays."""
    context = {"about": about(looking, row.id, row.version, now()), "row": row, "form": form}
    return render(
        request, "answers/again.html", {**context, "from_list": "from-list" in request.POST}, status=status
    )
