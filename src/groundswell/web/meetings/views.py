"""`/meetings`: those to come, one with its agenda and minutes, and asking to one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.attention import meetings as held
from groundswell.field.attention.calendar import calendar_of
from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.field.history.entries import author_of
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people.queries import zone_of_company
from groundswell.web import rights
from groundswell.web.gate import viewer
from groundswell.web.meetings.contexts import (
    agenda,
    may_call_off,
    meeting_page,
    offered_concerns,
    offered_people,
)
from groundswell.web.meetings.forms import DECISIONS, MOST_POINTS, Decided, Meet, is_number
from groundswell.web.pulling.together import MOST, asked, may_pull, suggested, unanswered
from groundswell.web.shell.addresses import absolute
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember, remember_act


def meetings(request: HttpRequest) -> HttpResponse:
    looking = viewer(request)
    coming, been = held.to_come(looking, now()), held.held_before(looking, now())
    may_ask = rights.may("meeting-new", "GET", rights.caller(looking))
    context = {"coming": coming, "been": been, "zone": zone_of_company(), "may_ask": may_ask}
    return render(request, "meetings/meetings.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Choose what is talked over, when and with whom; concerns may come chosen from the board."""
    looking = viewer(request)
    query = request.POST if request.method == "POST" else request.GET
    numbers = [
        value.partition("-")[0] for value in query.getlist("concern")
    ]  # the board tells its version, too
    chosen = [int(number) for number in numbers if is_number(number)][:MOST_POINTS]
    invited = [int(user) for user in query.getlist("invited") if is_number(user)]
    begins_with: dict[str, object] = {}
    if request.method != "POST" and "pull" in query and may_pull(looking):
        chosen = [place.concern for place in unanswered(looking)[:MOST]]
        invited, begins_with = asked(looking), suggested(now())
    people = offered_people(looking, invited)
    sent = request.POST if request.method == "POST" else None
    form = Meet([person.value for person in people], sent, initial=begins_with)
    if form.is_bound and form.is_valid():
        try:
            with acting(looking, "ask to a meeting", at=now()) as act:
                meeting = held.ask_to_meet(form.plan(zone_of_company()), looking, now())
                act.ref = f"meeting {meeting.pk}"
            return redirect("meeting", number=meeting.pk)
        except (ImpossibleCorrection, NoSuchConcern) as wrong:
            form.add_error("concern", why(wrong))
    context = {"form": form, "people": people, "zone": zone_of_company()}
    context["concerns"] = offered_concerns(looking, chosen, now())
    return render(request, "meetings/new.html", context, status=422 if form.errors else 200)


def meeting(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    page = meeting_page(looking, held.meeting_of(looking, number), now())
    return render(request, "meetings/meeting.html", {"page": page, "decisions": DECISIONS.items()})


def minutes(request: HttpRequest, number: int) -> HttpResponse:
    """All that was decided lands on the concerns at once, or none of it."""
    looking = viewer(request)
    meeting = held.meeting_of(looking, number)
    forms = {concern: Decided(concern, request.POST) for concern, _ in held.points_of(meeting)}
    wrong = ""
    if not [form for form in forms.values() if not form.is_valid()]:
        replies = [reply for form in forms.values() if (reply := form.said(looking.user)) is not None]
        try:
            with acting(looking, "keep minutes", at=now(), ref=f"meeting {number}"):
                entry = held.keep_minutes(number, replies, author_of(looking, now()))
            remember(request, entry)
            return redirect("meeting", number=number)
        except (ImpossibleCorrection, NoSuchConcern) as refused:
            wrong = why(refused)
    page = meeting_page(looking, meeting, now(), forms)
    context = {"page": page, "decisions": DECISIONS.items(), "wrong": wrong}
    return render(request, "meetings/meeting.html", context, status=422)


def off(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    meeting = held.meeting_of(looking, number)
    if not may_call_off(looking, meeting):
        page = meeting_page(looking, meeting, now())
        wrong = _("Whoever asked to it calls it off, or somebody who leads.")
        context = {"page": page, "decisions": DECISIONS.items(), "wrong": wrong}
        return render(request, "meetings/meeting.html", context, status=409)
    with acting(looking, "call a meeting off", at=now(), ref=f"meeting {number}"):
        held.call_off(looking, number, now())
    told = _("%(title)s is called off") % {"title": held.meeting_of(looking, number).title}
    remember_act(request, told)
    return redirect("meetings")


def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """For one's own calendar."""
    looking = viewer(request)
    meeting = held.meeting_of(looking, number)
    href = absolute(request, reverse("meeting", args=[number]))
    ics = calendar_of(meeting, agenda(looking, meeting), made_at=now(), href=href)
    answer = HttpResponse(ics, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="meeting-{meeting.pk}.ics"'
    return answer
