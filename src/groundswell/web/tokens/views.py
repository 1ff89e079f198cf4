"""`/me/tokens` and `/settings/tokens`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.ledger.acting import acting
from groundswell.people import tokens
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act
from groundswell.web.tokens.forms import NewToken


def mine(request: HttpRequest) -> HttpResponse:
    """My own, and one more: what a program is told is shown once."""
    looking, form, letters = viewer(request), NewToken(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        with acting(looking, f"make a token for {', '.join(cleaned['scopes'])}", at=now()) as act:
            token, letters = tokens.make(
                looking, cleaned["name"], cleaned["scopes"], now(), lasts=form.lasts()
            )
            act.ref = f"token {token.number}"
        form = NewToken()
    page = {"tokens": tokens.mine(looking), "form": form, "told": letters, "now": now()}
    return render(request, "tokens/mine.html", page, status=422 if form.errors else 200)


def everybodys(request: HttpRequest) -> HttpResponse:
    held = tokens.everybodys(viewer(request))
    return render(request, "tokens/everybodys.html", {"tokens": held, "now": now()})


def token(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke it: it cannot be given back, for nobody here knows it; another is made in a moment."""
    looking = viewer(request)
    with acting(looking, "revoke a token", at=now()) as act:
        revoked = tokens.revoke(looking, number, now())
        act.ref = f"token {revoked.number}"
    remember_act(request, _("the token “%(name)s” opens nothing any more") % {"name": revoked.name})
    return redirect("my-tokens" if revoked.user.pk == looking.user else "tokens")
