"""`/settings/gates`: which gates are asked of which launches."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.launch.gating import change
from groundswell.launch.policy import policy
from groundswell.launch.stages import BY_DEFAULT
from groundswell.web.gate import viewer
from groundswell.web.gating.contexts import GatesPage, gates_page, offered
from groundswell.web.gating.forms import GatesForm
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_setting


def gates(request: HttpRequest) -> HttpResponse:
    """By POST: what it would touch (`look`), keeping it so (`keep`), or as it is by default (`default`)."""
    looking, standing, act = viewer(request), policy(), request.POST.get("act", "")
    if act == "default":
        remember_setting(request, lambda: change(looking, BY_DEFAULT, now()))
        return redirect("gates")
    form = GatesForm(offered(), standing, request.POST if act else None)
    if not act:
        return _shown(request, gates_page(looking, standing, form, now()))
    if not form.is_valid():
        return _shown(request, gates_page(looking, standing, form, now()), 422)
    wanted = form.policy()
    if act == "look":
        return _shown(request, gates_page(looking, standing, form, now(), look=wanted))
    remember_setting(request, lambda: change(looking, wanted, now()))
    return redirect("gates")


def _shown(request: HttpRequest, page: GatesPage, status: int = 200) -> HttpResponse:
    return render(request, "gating/gates.html", {"page": page}, status=status)
