"""Writing for a presentation, that of members and that of a guest alike."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.street.errors import PresentationChangedMeanwhile
from groundswell.street.presenting import Wanted
from groundswell.web.presenting.forms import EditForm

Keep = Callable[[Wanted, str], HttpResponse]  # what they want, and the version that they looked at


@dataclass(frozen=True, kw_only=True, slots=True)
class EditPage:
    title: str
    back: str
    is_own: bool = False  # a guest's


def edited(request: HttpRequest, form: EditForm, page: EditPage, keep: Keep) -> HttpResponse:
    """The form, or where it was sent and is right, what comes of keeping it."""
    status = 200
    if form.is_bound and form.is_valid():
        try:
            return keep(form.wanted(), form.cleaned_data["seen"])
        except ImpossibleCorrection as wrong:
            form.add_error(None, why(wrong))
            if isinstance(wrong, PresentationChangedMeanwhile):
                form.look_again()
                status = 409
    status = 422 if form.errors and status == 200 else status
    return render(request, "presenting/edit.html", {"form": form, "page": page}, status=status)
