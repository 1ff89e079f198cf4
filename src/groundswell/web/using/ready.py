"""`/launches/L-3/kit/team` and `/launches/L-3/kit/check`: who is ready for a launch, and how one gets so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.launch.queries import one
from groundswell.people.viewer import NotForYou
from groundswell.street.used import checking
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act
from groundswell.web.using.contexts import check_page, said_in, team_page


def team(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    return render(request, "using/team.html", {"page": team_page(looking, one(looking, number))})


def check(request: HttpRequest, number: int) -> HttpResponse:
    """It is written down that it was put before whoever asks: only what was can be passed."""
    looking = viewer(request)
    launch = one(looking, number)
    if launch.is_away:
        raise NotForYou
    if request.method != "POST":
        begun = checking.begin(looking, number, now())
        return render(request, "using/check.html", {"launch": launch, "page": check_page(begun)})
    asked = request.POST.get("check", "")
    if not asked.isdecimal() or len(asked) > 15:
        return redirect("kit-check", number)
    if checking.shown(looking, int(asked), now()).launch != launch.id:
        raise NotForYou  # where it was put before them, they answer it
    said = said_in(request.POST)
    try:
        told = checking.answer(looking, int(asked), said, now())
    except ImpossibleCorrection as over:
        remember_act(request, why(over))
        return redirect("kit-check", number)
    if all(told.values()):
        remember_act(request, _("you passed the check"))
        return redirect(reverse("kit-team", args=[number]))
    shown = checking.shown(looking, int(asked), now())
    context = {"launch": launch, "page": check_page(shown, told, said)}
    return render(request, "using/check.html", context, status=422)
