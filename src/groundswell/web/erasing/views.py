"""`/settings/erasing`: whom or what, what would go, and how far it is.

Names come in the body of a request, never in its address: addresses are kept by browsers and on the way.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.erasing import asked
from groundswell.field.erasing.about import about_person
from groundswell.field.erasing.preview import candidates, preview
from groundswell.field.errors import NobodyOfTheirs, NothingToForget, WhoIsMeant
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people.errors import StillComesIn
from groundswell.web.erasing.archive import as_archive
from groundswell.web.erasing.forms import ByName, Meant
from groundswell.web.gate import viewer
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now

_TYPED = 200  # letters that are looked for


def erasing(request: HttpRequest) -> HttpResponse:
    """How far what was asked for is; and, by POST, asking for one more."""
    if request.method != "POST":
        return render(request, "erasing/erasing.html", _before(request))
    form = ByName(request.POST)
    if not form.is_valid():
        return _look(request, form, status=422)
    cleaned = form.cleaned_data
    try:
        asked.ask(
            viewer(request),
            cleaned["what"],
            cleaned["name"],
            now(),
            only=form.only,
            same=cleaned["same"],
            address=client_of(request),
        )
    except (NothingToForget, NobodyOfTheirs, WhoIsMeant, StillComesIn):
        return _look(request, form, status=409)
    return redirect("erasing")


def _before(request: HttpRequest) -> dict[str, object]:
    """What was asked for before, and whether some of it is not over: the page then looks again by itself."""
    erasures = asked.erasures(viewer(request))
    return {"erasures": erasures, "moving": any(erasure.state in ("waits", "traces") for erasure in erasures)}


def find(request: HttpRequest) -> HttpResponse:
    """Who or what is called something like it."""
    typed = request.POST.get("typed", "")[:_TYPED]
    context = {"typed": typed, "found": candidates(viewer(request), typed), "asked": True}
    if request.headers.get("HX-Request"):
        return render(request, "erasing/found.html", context)
    return render(request, "erasing/erasing.html", {**_before(request), **context})


def look(request: HttpRequest) -> HttpResponse:
    """What would go."""
    form = Meant(request.POST)
    return _look(request, form, status=200) if form.is_valid() else redirect("erasing")


def about(request: HttpRequest) -> HttpResponse:
    """Everything of one person as a file; the audit tells that it was taken out, and not whose it is."""
    form = Meant(request.POST)
    if not form.is_valid():
        return redirect("erasing")
    cleaned = form.cleaned_data
    try:
        held = about_person(viewer(request), cleaned["name"], only=form.only, same=cleaned["same"])
    except (NothingToForget, NobodyOfTheirs, WhoIsMeant):
        return _look(request, form, status=409)
    with acting(viewer(request), "take out everything of a person", at=now(), address=client_of(request)):
        archive = as_archive(held, now())
    name = {"Content-Disposition": 'attachment; filename="everything-of-a-person.zip"'}
    return HttpResponse(archive, content_type="application/zip", headers=name)


def _look(request: HttpRequest, form: Meant, *, status: int) -> HttpResponse:
    what, name = form.data.get("what", ""), form.data.get("name", "")
    context: dict[str, object] = {"form": form, "what": what, "name": name, "only": form.only}
    try:
        same = bool(form.data.get("same"))
        context["preview"] = preview(viewer(request), what, name, now(), only=form.only, same=same)
        context["same"] = same
    except WhoIsMeant as several:
        context["several"] = several.values["appearances"]
    except StillComesIn as why_not:
        context["comes_in"], status = why(why_not), 409
    except (NothingToForget, NobodyOfTheirs) as why_not:
        context["nobody"], status = why(why_not), 409
    return render(request, "erasing/look.html", context, status=status)
