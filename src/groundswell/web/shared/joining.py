"""`/shared/join/…`: coming in by a link to one launch, confirmed by a code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.worded.errors import why
from groundswell.ledger import mailing, outbox
from groundswell.ledger.acting import acting
from groundswell.message.guests import services
from groundswell.message.guests.errors import CannotInvite, WrongGuestCode
from groundswell.message.guests.services import Newcomer
from groundswell.message.guests.tables import GuestInvitation
from groundswell.message.released.queries import text_of
from groundswell.message.released.tables import ReleasedKind
from groundswell.people import limits
from groundswell.people.errors import EntranceClosed
from groundswell.people.hashing import hashed
from groundswell.people.models import Entrance, User
from groundswell.web.entering.admitting import admit
from groundswell.web.entering.doors import door
from groundswell.web.entering.knocking import by_guest_code, by_link
from groundswell.web.shared.forms import GuestComingIn, NewGuestComingIn
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now


@door
def join(request: HttpRequest, token: str) -> HttpResponse:
    """The link alone lets nobody in, and neither does the code."""
    entrance = by_link(request, token, Entrance.Kind.GUEST)
    invitation = GuestInvitation.objects.select_related("launch").get(way_in=entrance.pk)
    if invitation.launch.removed:
        raise EntranceClosed
    if request.method == "POST" and request.POST.get("act") == "send":
        return _send(request, invitation, token)
    is_known = User.objects.filter(email=entrance.email).exists()
    form = (GuestComingIn if is_known else NewGuestComingIn)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        newcomer = None if is_known else Newcomer(name=cleaned["name"], password=hashed(cleaned["password"]))
        if by_guest_code(request, invitation, cleaned["code"]):
            return _let_in(request, token, cleaned["code"], newcomer)
        form.add_error("code", why(WrongGuestCode()))
    stands = text_of(invitation.launch_id, ReleasedKind.NAME)
    context = {
        "form": form,
        "name": stands.text if stands else "",
        "by": entrance.by.name if entrance.by else "",
        "email": _hidden(entrance.email),
        "mails": mailing.bears_links(),
        "sent": "sent" in request.GET,
    }
    return render(request, "shared/join.html", context, status=422 if form.errors else 200)


def _let_in(request: HttpRequest, token: str, code: str, newcomer: Newcomer | None) -> HttpResponse:
    try:
        guest = services.come_in(token, code, now(), newcomer=newcomer, address=client_of(request))
    except (CannotInvite, WrongGuestCode):  # somebody was quicker, or they became a member meanwhile
        raise EntranceClosed from None
    user = User.objects.get(pk=guest.user)
    return admit(request, user, "sign in by invitation", to=f"/shared/{guest.space}")


def _send(request: HttpRequest, invitation: GuestInvitation, token: str) -> HttpResponse:
    """A code to their mail. Raises TooManyTries."""
    if mailing.bears_links():
        limits.take(now(), *((limit, str(invitation.pk)) for limit in limits.GUEST_CODES))
        asked = {"ref": f"G-{invitation.pk}", "address": client_of(request)}
        with acting(None, "ask for the code of a guest", at=now(), **asked):
            outbox.put_way_in(f"G-{invitation.pk}", outbox.WayIn.GUEST_CODE, now())
    return redirect(f"/shared/join/{token}?sent")


def _hidden(email: str) -> str:
    """Enough for whose it is, and too little for anybody else who has the link."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"
