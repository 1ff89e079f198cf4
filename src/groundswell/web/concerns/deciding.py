"""What people decide about a concern, and its undoing."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from groundswell.field import models, telling
from groundswell.field.bringing.queries import delivery_of
from groundswell.field.errors import CannotUndo, ChangedMeanwhile, ImpossibleCorrection, NoSuchConcern
from groundswell.field.history.entries import Author, author_of
from groundswell.field.history.undo import undo as take_back
from groundswell.field.history.versions import versions_of
from groundswell.field.reading.mends import conversation_put_right_by
from groundswell.field.worded.errors import why
from groundswell.launch.queries import launch_of_entry
from groundswell.ledger.acting import acting
from groundswell.message.queries import message_of_entry
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.product.queries import change_that_stands
from groundswell.web.concerns.board import board_page
from groundswell.web.concerns.choosing import Words
from groundswell.web.concerns.forms import Decision, Merging, seen_now
from groundswell.web.concerns.narrowing import Asked
from groundswell.web.concerns.one import concern_page
from groundswell.web.concerns.taking_back import may_take_back, setting_of_entry
from groundswell.web.gate import viewer
from groundswell.web.shell.addresses import number_of
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import back_of, remember


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
        act = form.cleaned_data["act"]
        return changed_meanwhile(request, act, reverse("decide", args=[row.id]), changed)
    except (ImpossibleCorrection, NoSuchConcern) as wrong:
        form.add_error(None, why(wrong))
        return _again(request, looking, row, form, 422)
    remember(request, entry)
    return redirect("concern", number=telling.concern(row.id).id)


def merge(request: HttpRequest) -> HttpResponse:
    """Make the concerns one that were chosen on the board: the first of them stays."""
    looking, form = viewer(request), Merging(request.POST)
    if not form.is_valid():
        return _board_again(request, looking, form, form.wrong())
    try:
        with acting(looking, "merge concerns", at=now(), ref=form.told()):
            entry = form.merge(_author(looking, form.cleaned_data["because"]))
    except ChangedMeanwhile as changed:
        return changed_meanwhile(request, "merge", reverse("merge"), changed)
    except (ImpossibleCorrection, NoSuchConcern) as wrong:
        return _board_again(request, looking, form, why(wrong))
    remember(request, entry)
    return redirect("concern", number=telling.concern(form.cleaned_data["concerns"][0][0]).id)


def _board_again(request: HttpRequest, looking: Viewer, form: Merging, wrong: str) -> HttpResponse:
    """The view of the board that they chose on, with what they chose."""
    page = board_page(looking, Asked.of(QueryDict(form.data.get("back", "").lstrip("?"))), now())
    context = {"page": page, "wrong": wrong, "chosen": form.numbers()}
    return render(request, "concerns/board.html", context, status=422)


def undo(request: HttpRequest, entry: int) -> HttpResponse:
    """Back to where it was done, or else to where what was undone stands."""
    looking = viewer(request)
    try:
        if not may_take_back(looking, entry):
            raise NotForYou
        with acting(looking, "undo", at=now(), ref=f"#{entry}"):
            undoing = take_back(entry, _author(looking, ""))
    except CannotUndo as wrong:
        return render(request, "concerns/not_undone.html", {"why": why(wrong)}, status=409)
    back = back_of(request)
    remember(request, undoing, back=back)
    if there := back or setting_of_entry(undoing):
        return redirect(there)
    if (launch := message_of_entry(undoing)) is not None:
        return redirect("message", number=launch)
    if (number := delivery_of(undoing)) is not None:
        return redirect("import", number=number)
    if (conversation := conversation_put_right_by(undoing)) is not None:
        return redirect("conversation", number=conversation)
    if (change := change_that_stands(undoing)) is not None:
        return redirect("change", number=change)
    if (launch := launch_of_entry(undoing)) is not None:
        return redirect("launch", number=launch)
    concern = next(iter(undoing.concerns), None)
    return redirect("concerns") if concern is None else redirect("concern", number=concern)


def _author(viewer: Viewer, because: str) -> Author:
    return author_of(viewer, now(), because)


def _again(
    request: HttpRequest, looking: Viewer, row: models.Concern, form: Decision, status: int
) -> HttpResponse:
    """The page once more, with what was wrong; what was typed stays."""
    page = concern_page(looking, row, Words(), now())
    context = {"page": page, "form": form, "act": form.data.get("act", "")}
    return render(request, "concerns/concern.html", context, status=status)


_ALL_THE_SAME = {
    "rename": gettext_lazy("Rename all the same"),
    "dismiss": gettext_lazy("Dismiss all the same"),
    "reopen": gettext_lazy("Reopen all the same"),
    "merge": gettext_lazy("Merge all the same"),
    "move": gettext_lazy("Move all the same"),
    "split": gettext_lazy("Split all the same"),
    "take out": gettext_lazy("Take out all the same"),
    "say yes": gettext_lazy("Say yes all the same"),
    "say no": gettext_lazy("Say no all the same"),
}


def changed_meanwhile(request: HttpRequest, act: str, again: str, changed: ChangedMeanwhile) -> HttpResponse:
    """A clear choice: look again, or do it all the same, upon what stands now."""
    concern = number_of("C", str(changed.values["id"])) or 0
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [(name, value) for name, value in sent if name not in ("seen", "csrfmiddlewaretoken")]
    context = {
        "concern": concern,
        "all_the_same": _ALL_THE_SAME[act],
        "again": again,
        "kept": seen_now(kept, concern),
        "seen": versions_of([concern])[concern],
        "entries": changed.values["entries"],
    }
    return render(request, "concerns/changed.html", context, status=409)
