"""`/settings/people`: who may come in, as what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.ledger import mailing, outbox
from groundswell.ledger.acting import acting
from groundswell.people import entrances, queries
from groundswell.people.errors import AddressTaken, EntranceClosed, LastAdministrator
from groundswell.people.roles import Role
from groundswell.people.sealing import seal
from groundswell.people.viewer import Viewer
from groundswell.web.gate import not_there, viewer
from groundswell.web.people.acts import act_on
from groundswell.web.people.contexts import people_page, person_page
from groundswell.web.people.forms import Invite, OneInvitation, OnePerson
from groundswell.web.shell.addresses import absolute
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def people(request: HttpRequest) -> HttpResponse:
    """All people, and a form to invite; the link of an invitation is shown once, to be sent by any means."""
    looking, link, mailed = viewer(request), "", ""
    form = Invite(request.POST or None, sends=mailing.bears_links())
    if request.method == "POST" and form.is_valid():
        try:
            cleaned = form.cleaned_data
            mailed = cleaned["email"] if cleaned.get("by_mail") else ""
            link = _invite(request, looking, cleaned["email"], Role(cleaned["role"]), by_mail=bool(mailed))
        except AddressTaken as taken:
            form.add_error("email", why(taken))
    page = people_page(looking, invite=None if link else form, link=link, mailed=mailed)
    return render(request, "people/people.html", {"page": page}, status=422 if form.errors else 200)


def person(request: HttpRequest, user: int) -> HttpResponse:
    """One of them, and what may be done about them. Ending rights asks first, all else can be undone."""
    looking = viewer(request)
    of_them = queries.one(looking, user)
    if request.method != "POST":
        return render(request, "people/person.html", {"page": person_page(looking, user)})
    form = OnePerson(request.POST, teams=[team.pk for team in queries.teams(looking)])
    if not form.is_valid():
        return _again(request, looking, user, _("That could not be read. Nothing was changed."), 422)
    act = form.cleaned_data["act"]
    if act == "end rights" and not form.cleaned_data["sure"]:
        return render(request, "people/ending.html", {"person": of_them})
    try:
        done = act_on(looking, of_them, form.cleaned_data, now())
    except LastAdministrator as wrong:
        return _again(request, looking, user, why(wrong), 409)
    if done.token:
        link = absolute(request, reverse(done.opens, args=[done.token]))
        return render(request, "people/person.html", {"page": person_page(looking, user, link=link)})
    to = reverse("person", args=[user]) if done.undo else ""
    remember_act(request, done.summary, to=to, **done.undo)
    return redirect("person", user=user)


def invited(request: HttpRequest, number: int) -> HttpResponse:
    """An invitation that is open: withdrawn, which asks first, or given a new link."""
    looking, form = viewer(request), OneInvitation(request.POST)
    try:
        invitation = entrances.open_invitation(number, now())
        if not form.is_valid():
            return redirect("people")
        if form.cleaned_data["act"] == "a new link":
            link = _invite(request, looking, invitation.email, Role(invitation.role))
            return render(request, "people/people.html", {"page": people_page(looking, link=link)})
        if not form.cleaned_data["sure"]:
            return render(request, "people/withdrawing.html", {"invitation": invitation})
        with acting(looking, "withdraw an invitation", at=now(), ref=f"I-{number}"):
            entrances.close(invitation, now())
    except (EntranceClosed, AddressTaken):
        return not_there(request)
    remember_act(request, _("the invitation of %(email)s is withdrawn") % {"email": invitation.email})
    return redirect("people")


def _invite(request: HttpRequest, looking: Viewer, email: str, role: Role, *, by_mail: bool = False) -> str:
    """The link; what it holds lies sealed until it is sent. Raises AddressTaken."""
    how = " by mail" if by_mail else ""
    with acting(looking, f"invite as {role.value}{how}", at=now()) as act:
        token = entrances.invitation(email, role, now(), by=looking)
        entrance = entrances.invited(email, now())
        act.ref = f"I-{entrance.pk}" if entrance else ""
        if by_mail:
            outbox.put_way_in(act.ref, outbox.WayIn.INVITATION, now(), sealed=seal(token))
    return absolute(request, reverse("invitation", args=[token]))


def _again(request: HttpRequest, looking: Viewer, user: int, wrong: str, status: int) -> HttpResponse:
    page = person_page(looking, user, wrong=wrong)
    return render(request, "people/person.html", {"page": page}, status=status)
