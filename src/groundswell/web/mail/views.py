"""`/settings/mail`, and the link in each mail by which its kind is switched off."""

from email.message import EmailMessage
from email.utils import make_msgid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from groundswell.ledger import mail_server, mailing, outbox
from groundswell.ledger.acting import acting
from groundswell.ledger.models import MailServer
from groundswell.people import mail_off
from groundswell.web.gate import viewer
from groundswell.web.mail.contexts import given_up
from groundswell.web.mail.forms import Server
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def mail(request: HttpRequest) -> HttpResponse:
    """The server, a test that shows its own answer, and what could not be sent."""
    form = Server(request.POST or None, instance=mailing.server())
    if request.method == "POST" and form.is_valid():
        mail_server.keep(viewer(request), form.save(commit=False), now())
        remember_act(request, _("mail goes out by this server"))
        return redirect("mail")
    return _mail(request, form, 422 if form.errors else 200)


def without(request: HttpRequest) -> HttpResponse:
    """No mail any more; everything works without."""
    mail_server.remove(viewer(request), now())
    remember_act(request, _("no mail is sent any more"))
    return redirect("mail")


def test(request: HttpRequest) -> HttpResponse:
    """One mail to who asks, and what the server says to it."""
    by = mailing.server()
    if by is None:
        return redirect("mail")
    to = viewer(request).email
    try:
        answer, taken = mailing.deliver(by, _trial(by, to)), True
    except mailing.NotSent as why:
        answer, taken = str(why), False
    return _mail(request, Server(instance=by), 200, answer=answer, taken=taken, to=to)


def again(request: HttpRequest, item: str) -> HttpResponse:
    with acting(viewer(request), "send a mail again", at=now(), ref=str(item)):
        outbox.try_again(item, now())
    remember_act(request, _("it is sent again"))
    return redirect("mail")


@csrf_exempt
def off(request: HttpRequest, token: str) -> HttpResponse:
    """One click, by the mail program itself (RFC 8058) or by a person: a link that is only looked at switches
    nothing off. The token is the proof, whoever is signed in."""
    meant = mail_off.meant_by(token)
    if meant is None:
        return render(request, "mail/off.html", {"unknown": True}, status=410)
    user, kind = meant
    if request.method == "POST":
        mail_off.switch_off(user, kind)
    context = {"what": outbox.TOLD.get(outbox.Mail(kind), kind), "switched": request.method == "POST"}
    return render(request, "mail/off.html", context)


def _trial(by: MailServer, to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = by.sender, to
    message["Subject"] = _("Mail from Groundswell arrives")
    message["Message-ID"] = make_msgid(domain=by.sender.partition("@")[2])
    message.set_content(_("This is the trial that was asked for on the page of mail.") + "\n")
    return message


def _mail(request: HttpRequest, form: Server, status: int, **more: object) -> HttpResponse:
    state = outbox.state(viewer(request))
    context = {
        "form": form,
        "set": mailing.server(),
        "password": bool(mailing.password()),
        "public": settings.PUBLIC_URL,
        "outbox": state,
        "given_up": given_up(viewer(request), state.given_up),
    }
    return render(request, "mail/mail.html", {**context, **more}, status=status)
