"""`/launches`: all of them, one with its parts, and beginning one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.field.worded.errors import why
from groundswell.launch import queries, services
from groundswell.launch.errors import LaunchChangedMeanwhile
from groundswell.launch.queries import Told
from groundswell.people.queries import members
from groundswell.people.viewer import Viewer
from groundswell.web.gate import viewer
from groundswell.web.launches.contexts import launch_page, launches_page, may_act
from groundswell.web.launches.forms import Begin, Change
from groundswell.web.launches.reach import reach_shown
from groundswell.web.meetings.contexts import offered_concerns
from groundswell.web.shell.addresses import numbers_in
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def launches(request: HttpRequest) -> HttpResponse:
    return render(request, "launches/launches.html", {"page": launches_page(viewer(request), now())})


def new(request: HttpRequest) -> HttpResponse:
    """Concerns may come chosen, from the board or the page of one."""
    looking = viewer(request)
    sent = request.POST if request.method == "POST" else None
    form, chosen = Begin(sent), numbers_in("C", (sent or request.GET).getlist("concern"))
    if form.is_bound and form.is_valid():
        try:
            entry = services.begin(form.plan(), looking, now(), concerns=chosen)
            remember(request, entry)
            return redirect("launch", number=queries.launch_of_entry(entry))
        except (ImpossibleCorrection, NoSuchConcern) as wrong:
            form.add_error(None, why(wrong))
    context = {"form": form, "concerns": offered_concerns(looking, chosen, now())}
    return render(request, "launches/new.html", context, status=422 if form.errors else 200)


def launch(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    return page_of(request, looking, queries.one(looking, number))


def find(request: HttpRequest, number: int) -> HttpResponse:
    """`/L-3`."""
    return redirect("launch", number=queries.one(viewer(request), number).id)


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Another name, about, day, tier or lead."""
    looking = viewer(request)
    told = queries.one(looking, number)
    form = _change_form(told, request)
    if not form.is_valid():
        return page_of(request, looking, told, form=form, status=422)
    cleaned = form.cleaned_data
    plan, status = form.plan(owner=cleaned["owner"] or 0), 422
    try:
        entry = services.change(
            number, plan, looking, now(), seen=cleaned["seen"], because=cleaned["because"]
        )
    except ImpossibleCorrection as wrong:
        form.add_error(None, why(wrong))
        if isinstance(wrong, LaunchChangedMeanwhile):
            # Sent again as it stands on the page, it is meant upon what stands now.
            form.data = form.data.copy()
            form.data["seen"], status = told.seen, 409
        return page_of(request, looking, told, form=form, status=status)
    remember(request, entry)
    return redirect("launch", number=number)


def put_away(request: HttpRequest, number: int) -> HttpResponse:
    because = request.POST.get("because", "").strip()[:2_000]
    remember(request, services.put_away(number, viewer(request), now(), because=because))
    return redirect("launches")


def page_of(
    request: HttpRequest,
    looking: Viewer,
    told: Told,
    *,
    form: Change | None = None,
    wrong: str = "",
    bringing: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of a launch, with what was wrong in what was sent to it, beside what was to be brought in
    (`bringing`: a concern, a change, a person, or whom it reaches); one that is away says so instead."""
    if told.is_away:
        context = {"launch": told, "may_act": may_act(looking), "away": queries.put_away_by(looking, told.id)}
        return render(request, "launches/away.html", context)
    page = launch_page(looking, told, now(), request.GET)
    sent = request.POST if bringing == "reach" else None
    context = {
        "reach": reach_shown(looking, told.id, now(), sent=sent),
        "page": page,
        "form": form or _change_form(told),
        "wrong": wrong,
        "bringing": bringing,
        "changing": form is not None,
    }
    return render(request, "launches/launch.html", context, status=status)


def _change_form(told: Told, request: HttpRequest | None = None) -> Change:
    leads = [(user.pk, user.name) for user in members(but=0)]
    return Change(told, leads, request.POST if request else None)
