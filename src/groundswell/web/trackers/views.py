"""`/settings/trackers`, and where trackers send what happened: `/hooks/3`."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.ledger import errands
from groundswell.ledger.models import Errand
from groundswell.people.viewer import Viewer
from groundswell.product.models import Tracker
from groundswell.product.trackers import receiving, setting
from groundswell.product.trackers.access import has_token
from groundswell.product.trackers.due import TRY
from groundswell.web.changes.tickets import moment
from groundswell.web.gate import viewer
from groundswell.web.shell.addresses import absolute
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act
from groundswell.web.trackers.forms import GitHubForm, SignedForm, StatesForm


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    tracker: Tracker
    hook: str  # where it sends to
    signs: bool
    has_token: bool
    rests: str
    told: str
    form: StatesForm


def trackers(request: HttpRequest) -> HttpResponse:
    """GitHub, and others that send by themselves."""
    looking = viewer(request)
    form = GitHubForm(request.POST or None, initial=_as_it_is())
    if request.method == "POST" and form.is_valid():
        try:
            setting.keep_github(looking, form.wanted(), now())
            remember_act(request, _("GitHub is asked so"))
            return redirect("trackers")
        except ImpossibleCorrection as wrong:
            form.add_error("base", why(wrong))
    return _page(request, form, SignedForm(), 422 if form.errors else 200)


def add(request: HttpRequest) -> HttpResponse:
    form = SignedForm(request.POST)
    if not form.is_valid():
        return _page(request, GitHubForm(initial=_as_it_is()), form, 422)
    cleaned = form.cleaned_data
    tracker, secret = setting.add_signed(viewer(request), cleaned["name"], cleaned["states"], now())
    return _page(request, GitHubForm(initial=_as_it_is()), SignedForm(), 200, secret=secret, of=tracker.pk)


def tracker(request: HttpRequest, number: int) -> HttpResponse:
    """One act: ask it, make its secret, say what its states mean, or remove it."""
    looking, act = viewer(request), request.POST.get("act", "")
    if act == "secret":
        secret = setting.give_secret(looking, number, now())
        return _page(request, GitHubForm(initial=_as_it_is()), SignedForm(), 200, secret=secret, of=number)
    if act == "try":
        setting.ask_to_try(looking, number, now())
        remember_act(request, _("it is asked whether it answers"))
    elif act == "states":
        form = StatesForm(request.POST, prefix=f"t{number}")
        if not form.is_valid():
            return _page(request, GitHubForm(initial=_as_it_is()), SignedForm(), 422, wrong=(number, form))
        before = setting.keep_states(looking, number, form.cleaned_data["states"], now())
        _remember_states(request, number, before)
    elif act == "remove":
        name = setting.remove(looking, number, now())
        remember_act(request, _("%(name)s is followed no more") % {"name": name})
    return redirect("trackers")


@csrf_exempt
def hook(request: HttpRequest, number: int) -> JsonResponse:
    """Whoever sends it shows by its signature that they may, and by nothing else."""
    if int(request.headers.get("Content-Length") or 0) > receiving.MOST:
        return JsonResponse({"error": "too_long"}, status=413)
    try:
        taken = receiving.receive(number, request.body, request.headers, now())
    except receiving.NotSigned as refused:
        return JsonResponse({"error": refused.code}, status=401)
    except receiving.NotUnderstood as wrong:
        return JsonResponse({"error": wrong.code, "why": str(wrong)}, status=400)
    return JsonResponse({"told": taken.value}, status=202)


def _remember_states(request: HttpRequest, number: int, before: Mapping[str, str]) -> None:
    """What they meant before is what the undo sends."""
    fields = {"act": "states", f"t{number}-states": _written(before)}
    remember_act(request, _("what its states mean is kept"), to=reverse("tracker", args=[number]), **fields)


def _written(states: Mapping[str, str]) -> str:
    """As the form has them, one a line."""
    return "\n".join(f"{name} = {means}" for name, means in states.items())


def _as_it_is() -> dict[str, str]:
    there = setting.github()
    return {"base": there.base, "repository": there.repository} if there else {}


def _page(
    request: HttpRequest, form: GitHubForm, other: SignedForm, status: int, **more: object
) -> HttpResponse:
    looking = viewer(request)
    wrong = more.pop("wrong", None)
    context = {
        "form": form,
        "other": other,
        "trackers": [_shown(request, tracker, wrong) for tracker in setting.trackers(looking)],
        "tried": _tried(looking),
    }
    return render(request, "trackers/trackers.html", {**context, **more}, status=status)


def _tried(looking: Viewer) -> Errand | None:
    return next(iter(errands.latest(looking, TRY, 1)), None)


def _shown(request: HttpRequest, tracker: Tracker, wrong: object) -> Shown:
    typed = wrong[1] if isinstance(wrong, tuple) and wrong[0] == tracker.pk else None
    return Shown(
        tracker=tracker,
        hook=absolute(request, reverse("hook", args=[tracker.pk])),
        signs=bool(tracker.sealed_secret),
        has_token=has_token(tracker),
        rests=moment(tracker.rests),
        told=moment(tracker.told),
        form=typed
        if isinstance(typed, StatesForm)
        else StatesForm(initial={"states": _written(tracker.states)}, prefix=f"t{tracker.pk}"),
    )
