"""Restricting a conversation to named people, who they are, and lifting it: acts on its page; and the list of
those that one is named for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.errors import MustBeRead, NoSuchConversation
from groundswell.field.restrictions import Reason
from groundswell.field.services import restricting
from groundswell.field.worded.errors import why
from groundswell.people.queries import may_be_named
from groundswell.people.roles import Role
from groundswell.web.conversations.closed import listed
from groundswell.web.conversations.restriction_forms import OneConversation, OneReader, Restrict
from groundswell.web.conversations.views import shown
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def restrict(request: HttpRequest, number: int) -> HttpResponse:
    """It says what was done, where the one who did it can go on reading, and offers to undo it."""
    looking = viewer(request)
    form = Restrict(request.POST, may_be_named(looking), looking.user)
    if not form.is_valid():
        return shown(request, number, status=422, restrict=form)
    cleaned = form.cleaned_data
    restricting.restrict(
        looking, number, Reason(cleaned["reason"]), cleaned["readers"], now(), cleaned["word"]
    )
    remains = looking.user in cleaned["readers"]
    undo = reverse("lift", args=[number]) if remains else ""
    told = _("this conversation is for the people named now") if remains else _left()
    remember_act(request, told, to=undo)
    return redirect("conversation", number=number) if remains else redirect("today")


def _left() -> str:
    return _("the conversation is for the people named now, and not for you")


def lift(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    before = restricting.lift(looking, number, now())
    kept = {"reason": before.reason, "word": before.word, "readers": [str(one) for one in before.readers]}
    told = _("everybody can read this conversation again")
    remember_act(request, told, to=reverse("restrict", args=[number]), **kept)
    return redirect("conversation", number=number)


def readers(request: HttpRequest, number: int) -> HttpResponse:
    """Name somebody, or take somebody off. Each is undone by the other."""
    looking, form = viewer(request), OneReader(request.POST)
    if not form.is_valid():
        return shown(request, number, status=422)
    act, user = form.cleaned_data["act"], form.cleaned_data["user"]
    does = restricting.name_reader if act == "name" else restricting.take_off
    try:
        does(looking, number, user, now())
    except MustBeRead as wrong:
        return shown(request, number, status=422, wrong=why(wrong))
    if act == "take off" and user == looking.user:
        remember_act(request, _left())
        return redirect("today")
    name = next((member.name for member in may_be_named(looking) if member.pk == user), _("somebody"))
    summary = _("%(name)s may read it now") if act == "name" else _("%(name)s can no longer read it")
    back = "take off" if act == "name" else "name"
    undo = reverse("readers", args=[number])
    remember_act(request, summary % {"name": name}, to=undo, act=back, user=str(user))
    return redirect("conversation", number=number)


def restricted(request: HttpRequest) -> HttpResponse:
    """Those that one is named for. By POST an administrator names themselves for one: the audit tells."""
    looking = viewer(request)
    form = OneConversation(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        try:
            restricting.name_oneself(looking, number, now())
        except NoSuchConversation:
            form.add_error("number", _("No restricted conversation has this number."))
        else:
            remember_act(request, _("you may read it now, and the audit says that you named yourself"))
            return redirect("conversation", number=number)
    given = {
        "listed": listed(looking),
        "form": form,
        "may_name": looking.role is Role.ADMINISTRATOR,
    }
    return render(request, "conversations/restricted.html", given, status=422 if form.errors else 200)
