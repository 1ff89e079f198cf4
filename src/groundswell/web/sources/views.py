"""`/settings/sources`: where what was heard comes from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.bringing import folders
from groundswell.field.bringing.errors import CannotWatch
from groundswell.field.worded.errors import why
from groundswell.people.roles import Role
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember, remember_setting
from groundswell.web.sources.contexts import page_of

_LONGEST = 1_000  # letters of a path


def sources(request: HttpRequest) -> HttpResponse:
    """All sources; an administrator names a folder to be watched."""
    looking, typed, wrong = viewer(request), "", ""
    if request.method == "POST":
        typed = request.POST.get("path", "")[:_LONGEST]
        try:
            remember(request, folders.watch(typed, looking, now()))
            return redirect("sources")
        except CannotWatch as error:
            wrong = why(error)
    page = page_of(looking, now(), may_watch=looking.role is Role.ADMINISTRATOR)
    context = {"page": page, "typed": typed, "wrong": wrong}
    return render(request, "sources/sources.html", context, status=422 if wrong else 200)


def unwatch(request: HttpRequest, folder: int) -> HttpResponse:
    remember_setting(request, lambda: folders.unwatch(folder, viewer(request), now()))
    return redirect("sources")
