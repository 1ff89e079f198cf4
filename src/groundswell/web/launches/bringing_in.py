"""What is brought into a launch and taken out of it: concerns, changes, people; and whom it reaches."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.field import models
from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.field.reading.board import known
from groundswell.field.worded.errors import why
from groundswell.launch import queries, services
from groundswell.launch.errors import LaunchChangedMeanwhile
from groundswell.launch.reaching import say_reach
from groundswell.people.viewer import Viewer
from groundswell.web.gate import viewer
from groundswell.web.launches.contexts import launches_to_choose
from groundswell.web.launches.forms import Chosen
from groundswell.web.launches.reach import asked
from groundswell.web.launches.views import page_of
from groundswell.web.shell.addresses import numbers_in
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember

Act = Callable[[Viewer, int, list[int]], models.Entry]


def concerns(request: HttpRequest, number: int) -> HttpResponse:
    return _one_or_the_other(
        request,
        number,
        "concern",
        lambda looking, launch, chosen: services.tie_concerns(launch, chosen, looking, now()),
        lambda looking, launch, chosen: services.untie_concern(launch, chosen[0], looking, now()),
    )


def changes(request: HttpRequest, number: int) -> HttpResponse:
    return _one_or_the_other(
        request,
        number,
        "change",
        lambda looking, launch, chosen: services.tie_changes(launch, chosen, looking, now()),
        lambda looking, launch, chosen: services.untie_change(launch, chosen[0], looking, now()),
    )


def people(request: HttpRequest, number: int) -> HttpResponse:
    return _one_or_the_other(
        request,
        number,
        "person",
        lambda looking, launch, chosen: services.bring_people(launch, chosen, looking, now()),
        lambda looking, launch, chosen: services.take_person_out(launch, chosen[0], looking, now()),
    )


def _one_or_the_other(request: HttpRequest, number: int, field: str, bring: Act, take: Act) -> HttpResponse:
    looking = viewer(request)
    form = Chosen(request.POST, field)
    told = queries.one(looking, number)
    if not form.is_valid() or not form.numbers:
        return page_of(request, looking, told, wrong=_("Choose at least one."), bringing=field, status=422)
    try:
        entry = (bring if form.brings else take)(looking, number, form.numbers)
    except (ImpossibleCorrection, NoSuchConcern) as refused:
        bringing = field if form.brings else ""
        return page_of(request, looking, told, wrong=why(refused), bringing=bringing, status=422)
    remember(request, entry)
    return redirect("launch", number=number)


def reach(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    told = queries.one(looking, number)
    try:
        entry = say_reach(
            number, asked(request.POST), looking, now(), seen=request.POST.get("reach-seen", "")[:64]
        )
    except ImpossibleCorrection as refused:
        status = 409 if isinstance(refused, LaunchChangedMeanwhile) else 422
        return page_of(request, looking, told, wrong=why(refused), bringing="reach", status=status)
    remember(request, entry)
    return redirect("launch", number=number)


def choose(request: HttpRequest) -> HttpResponse:
    """Into which launch the concerns go that were chosen on the board, or on the page of one."""
    looking = viewer(request)
    sent = request.POST if request.method == "POST" else request.GET
    chosen = numbers_in("C", sent.getlist("concern"))
    launches = numbers_in("L", sent.getlist("launch"))
    wrong = ""
    if request.method == "POST" and launches:
        try:
            remember(request, services.tie_concerns(launches[0], chosen, looking, now()))
            return redirect("launch", number=launches[0])
        except (ImpossibleCorrection, NoSuchConcern) as refused:
            wrong = why(refused)
    elif request.method == "POST":
        wrong = _("Choose a launch.")
    names = known(looking, chosen)
    context = {
        "concerns": [(number, names[number].name if number in names else "") for number in chosen],
        "chosen": urlencode([("concern", number) for number in chosen]),
        "launches": launches_to_choose(looking),
        "wrong": wrong,
    }
    return render(request, "launches/choose.html", context, status=422 if wrong else 200)
