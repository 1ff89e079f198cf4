"""`/settings/teams`: what teams there are. Who is in them is said on the page of each person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people import queries
from groundswell.people import teams as services
from groundswell.people.errors import NameTaken
from groundswell.web.gate import not_there, viewer
from groundswell.web.people.contexts import people_page
from groundswell.web.people.forms import TeamName
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def teams(request: HttpRequest) -> HttpResponse:
    """Make one."""
    looking, form = viewer(request), TeamName(request.POST, auto_id="team_%s")
    if form.is_valid():
        try:
            with acting(looking, "make a team", at=now()) as act:
                new_team = services.make(form.cleaned_data["name"])
                act.ref = f"team {new_team.pk}"
            undo = reverse("team", args=[new_team.pk])
            summary = _("there is a team %(name)s") % {"name": new_team.name}
            remember_act(request, summary, to=undo, act="remove")
            return redirect("people")
        except NameTaken as taken:
            form.add_error("name", why(taken))
    return render(request, "people/people.html", {"page": people_page(looking, team=form)}, status=422)


def team(request: HttpRequest, number: int) -> HttpResponse:
    """Rename it, or remove it while nobody is in it."""
    looking, form = viewer(request), TeamName(request.POST, auto_id="team_%s")
    meant = next((team_there for team_there in queries.teams(looking) if team_there.pk == number), None)
    if meant is None:
        return not_there(request)
    if request.POST.get("act") == "remove" and not queries.has_members(meant):
        with acting(looking, "remove a team", at=now(), ref=f"team {number}"):
            services.remove(number)
        summary = _("there is no team %(name)s any more") % {"name": meant.name}
        remember_act(request, summary, to=reverse("teams"), name=meant.name)
        return redirect("people")
    wrong = _("A team needs a name of its own.")
    if form.is_valid():
        try:
            with acting(looking, "rename a team", at=now(), ref=f"team {number}"):
                before = services.rename(number, form.cleaned_data["name"])
            undo = reverse("team", args=[number])
            names = {"before": before, "name": form.cleaned_data["name"]}
            remember_act(request, _("%(before)s is called %(name)s now") % names, to=undo, name=before)
            return redirect("people")
        except NameTaken as taken:
            wrong = why(taken)
    return render(request, "people/people.html", {"page": people_page(looking, wrong=wrong)}, status=422)
