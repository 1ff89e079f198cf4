"""`/launches/L-3/guests`: who is invited from outside, and the end of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.ledger import mailing
from groundswell.message.guests import queries, services
from groundswell.message.guests.errors import CannotInvite
from groundswell.message.guests.tables import GuestInvitation
from groundswell.message.released.errors import CannotRelease
from groundswell.message.released.queries import text_of
from groundswell.message.released.services import name_for_guests
from groundswell.message.released.tables import ReleasedKind
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.web.gate import viewer
from groundswell.web.sharing.contexts import guests_page
from groundswell.web.sharing.forms import Invite, OneGuest
from groundswell.web.shell.addresses import absolute
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def guests(request: HttpRequest, number: int) -> HttpResponse:
    """All of them, and a form to invite one; the link is shown once, and the code where no mail brings it."""
    looking = viewer(request)
    form = Invite(request.POST or None, initial={"name": _name_of(looking, number)})
    if request.method == "POST" and form.is_valid():
        try:
            name_for_guests(looking, number, form.cleaned_data["name"], now())
            row, token = services.invite(looking, number, form.cleaned_data["email"], now())
            link = absolute(request, reverse("join", args=[token]))
            code = "" if mailing.bears_links() else services.new_code(row, now(), ends=row.entrance.ends)
            return _page(request, looking, number, link=link, code=code, invited=row.entrance.email)
        except (CannotInvite, CannotRelease) as wrong:
            form.add_error("email" if isinstance(wrong, CannotInvite) else "name", why(wrong))
    return _page(request, looking, number, form=form)


def guest(request: HttpRequest, number: int) -> HttpResponse:
    """Ending an invitation asks first, by name; so does withdrawing one."""
    looking, form = viewer(request), OneGuest(request.POST)
    if not form.is_valid():
        return redirect("launch-guests", number=number)
    act, of = form.cleaned_data["act"], form.cleaned_data["number"]
    if act == "code":
        row = services.invitations_to(number, now()).filter(pk=of).first()
        return _with_code(request, looking, number, row)
    if not form.cleaned_data["sure"]:
        return render(request, "sharing/ending.html", _asked(looking, number, act, of))
    if act == "end":
        name = services.end(looking, number, of, now())
        remember_act(request, _("the invitation of %(name)s has ended") % {"name": name})
    else:
        email = services.withdraw(looking, number, of, now())
        remember_act(request, _("the invitation of %(email)s is withdrawn") % {"email": email})
    return redirect("launch-guests", number=number)


def _with_code(
    request: HttpRequest, looking: Viewer, number: int, row: GuestInvitation | None
) -> HttpResponse:
    if row is None:
        raise NotForYou
    code = services.show_code(looking, row, now())
    return _page(request, looking, number, code=code, invited=row.entrance.email)


def _asked(looking: Viewer, number: int, act: str, of: int) -> dict[str, object]:
    """Whose invitation it is. Raises NotForYou where there is none of this number."""
    page = guests_page(looking, number, now())
    among = page.guests if act == "end" else page.invited
    found = next((one for one in among if one.id == of), None)
    if found is None:
        raise NotForYou
    return {"launch": page.launch, "act": act, "one": found}


def _page(
    request: HttpRequest,
    looking: Viewer,
    number: int,
    *,
    form: Invite | None = None,
    link: str = "",
    code: str = "",
    invited: str = "",
) -> HttpResponse:
    context = {
        "page": guests_page(looking, number, now()),
        "form": form or Invite(initial={"name": _name_of(looking, number)}),
        "link": link,
        "code": f"{code[:4]} {code[4:]}" if code else "",
        "invited": invited,
    }
    return render(request, "sharing/guests.html", context, status=422 if form and form.errors else 200)


def _name_of(looking: Viewer, number: int) -> str:
    """As guests read it, or as we do."""
    launch = queries.launch_of(looking, number)
    stands = text_of(number, ReleasedKind.NAME)
    return stands.text if stands else launch.name
