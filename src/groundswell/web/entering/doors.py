"""What all doors have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.field.worded.errors import why
from groundswell.people.errors import AddressTaken, EntranceClosed, FoundedAlready, TooManyTries

_Rest = ParamSpec("_Rest")
Door = Callable[Concatenate[HttpRequest, _Rest], HttpResponse]


def door(view: Door[_Rest]) -> Door[_Rest]:
    """What is closed, and who tried too often, is answered alike at every door."""

    @wraps(view)
    def answered(request: HttpRequest, *args: _Rest.args, **kwargs: _Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (EntranceClosed, FoundedAlready, AddressTaken):
            return render(request, "entering/closed.html", status=410)
        except TooManyTries as many:
            answer = render(request, "entering/too_many.html", {"why": why(many)}, status=429)
            answer["Retry-After"] = str(int(many.wait.total_seconds()) + 1)
            return answer

    return answered


def asked(request: HttpRequest, template: str, form: Form, **more: object) -> HttpResponse:
    """The page of a form: as it is, or with what is wrong beside its fields."""
    return render(request, template, {"form": form, **more}, status=422 if form.errors else 200)
