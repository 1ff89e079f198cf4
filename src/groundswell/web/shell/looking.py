"""Who looks at a page, and what who may not is shown. The gate decides it for each request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.people.viewer import NotForYou, Viewer


def viewer(request: HttpRequest) -> Viewer:
    """Who looks at a page that is for people who are signed in. Raises NotForYou for nobody."""
    looking = viewer_or_nobody(request)
    if looking is None:
        raise NotForYou
    return looking


def viewer_or_nobody(request: HttpRequest) -> Viewer | None:
    looking: Viewer | None = getattr(request, "viewer", None)
    return looking


def not_there(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/not_there.html", status=404)
