"""`/me/sign-in`: how I come in, and where I am signed in."""

from collections.abc import Callable

from django.contrib.auth import update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people import second_factor, services, sign_ins
from groundswell.people.errors import TooManyTries, WrongCode
from groundswell.people.hashing import hashed
from groundswell.people.models import User
from groundswell.people.secret_hash import hash_of
from groundswell.people.viewer import NotForYou
from groundswell.web.entering.knocking import by_code, by_password
from groundswell.web.gate import viewer
from groundswell.web.mine.contexts import mine_page, set_up_page
from groundswell.web.mine.forms import Code, Password
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def sign_in_of_mine(request: HttpRequest) -> HttpResponse:
    """Where I am signed in, and the end of one of these, or of all others."""
    looking = viewer(request)
    if request.method != "POST":
        return _mine(request)
    here = hash_of(request.session.session_key or "")
    if to_end := request.POST.get("end", ""):
        with acting(looking, "end a sign-in", at=now()):
            if not sign_ins.end(looking, to_end):
                raise NotForYou
        remember_act(request, _("that sign-in is over"))
    else:
        with acting(looking, "end all other sign-ins", at=now()):
            count = sign_ins.end_all(looking.user, but=here)
        told = ngettext("the other sign-in is over", "%(count)s other sign-ins are over", count)
        remember_act(request, told % {"count": count})
    return redirect("my-sign-in")


def password(request: HttpRequest) -> HttpResponse:
    """Another password. It ends all other sign-ins."""
    looking, me = viewer(request), _me(request)
    form = Password(request.POST, user=me)
    if not form.is_valid() or not _is_mine(request, form, me):
        return _mine(request, password=form, status=422)
    new = hashed(form.cleaned_data["password"])
    with acting(looking, "change the password", at=now(), ref=f"U-{me.pk}"):
        changed = services.change_password(me.pk, new, now())
        sign_ins.end_all(looking.user, but=hash_of(request.session.session_key or ""))
    update_session_auth_hash(request, changed)
    remember_act(request, _("your password is changed, and you are signed out everywhere else"))
    return redirect("my-sign-in")


def code(request: HttpRequest) -> HttpResponse:
    """Set up a telephone: the picture, then a code that it shows; the recovery codes are told once."""
    looking, me = viewer(request), _me(request)
    if second_factor.is_set_up(me):
        return redirect("my-sign-in")
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with acting(looking, "set up a code", at=now(), ref=f"U-{me.pk}"):
                recovery = second_factor.confirm(me, form.cleaned_data["code"], now())
            return render(request, "mine/recovery.html", {"codes": recovery})
        except WrongCode as wrong:
            form.add_error("code", why(wrong))
    page = set_up_page(me, form, now())
    return render(request, "mine/code.html", {"page": page}, status=422 if form.errors else 200)


def change_code(request: HttpRequest) -> HttpResponse:
    """Give it up, or get new recovery codes: who sits at an open screen cannot, without the telephone."""
    looking, me = viewer(request), _me(request)
    form = Code(request.POST)
    if not form.is_valid() or not _counts_right(request, form, me):
        return _mine(request, code=form, status=422)
    if request.POST.get("act") == "new recovery codes":
        with acting(looking, "get new recovery codes", at=now(), ref=f"U-{me.pk}"):
            codes = second_factor.new_recovery_codes(me)
        return render(request, "mine/recovery.html", {"codes": codes})
    with acting(looking, "give up the code", at=now(), ref=f"U-{me.pk}"):
        second_factor.give_up(me)
    remember_act(request, _("you are asked for no code any more"))
    return redirect("my-sign-in")


def _counts_right(request: HttpRequest, form: Code, me: User) -> bool:
    code, wrong = form.cleaned_data["code"], _("That is not the code of now. Each is taken once.")
    return _holds(form, "code", lambda: by_code(request, me, code), wrong)


def _is_mine(request: HttpRequest, form: Password, me: User) -> bool:
    """Whether the password of now was told, too, where there is one."""
    if "current" not in form.fields:
        return True
    password, wrong = form.cleaned_data["current"], _("That is not your password.")
    return _holds(form, "current", lambda: by_password(request, me.email, password) == me, wrong)


def _holds(form: Form, field: str, judge: Callable[[], bool], wrong: str) -> bool:
    """What does not, or was tried too often, is said beside its field."""
    try:
        holds = judge()
    except TooManyTries as many:
        holds, wrong = False, why(many)
    if not holds:
        form.add_error(field, wrong)
    return holds


def _mine(
    request: HttpRequest, *, password: Form | None = None, code: Form | None = None, status: int = 200
) -> HttpResponse:
    here = hash_of(request.session.session_key or "")
    page = mine_page(viewer(request), _me(request), here, now(), password=password, code=code)
    return render(request, "mine/sign_in.html", {"page": page}, status=status)


def _me(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise NotForYou
    return request.user
