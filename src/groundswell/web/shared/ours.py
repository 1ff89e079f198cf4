"""`/shared/TOKEN/ours/TOKEN`: a draft of the company's that was released to guests, and what they say of
it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.message.drafts import for_guests, services
from groundswell.message.drafts.services import CannotDraft
from groundswell.web.drafts.contexts import Addresses, not_said, shared_page
from groundswell.web.drafts.forms import Comment, OneComment
from groundswell.web.gate import viewer
from groundswell.web.shared.drafts import called_by_guests
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def ours(request: HttpRequest, space: str, token: str) -> HttpResponse:
    return _page(request, space, token)


def comment(request: HttpRequest, space: str, token: str) -> HttpResponse:
    looking, form = viewer(request), Comment(request.POST)
    _guest, row = for_guests.released_by(looking, space, token)
    if not form.is_valid():
        return _page(request, space, token, wrong=not_said(), status=422)
    told = form.cleaned_data
    try:
        said = services.comment(row.version, told["passage"], told["words"], looking, now())
    except CannotDraft as wrong:
        typed = {"passage": told["passage"], "words": told["words"], "wrong": why(wrong)}
        return _page(request, space, token, said=typed, status=422)
    place = for_guests.places_of(row.version, [said])[said.pk]
    done, back = _("you commented on “%(name)s”") % {"name": row.name}, _to("back", space, token)
    remember_act(request, done, to=back, comment=str(place))
    return redirect(f"{_to('', space, token)}#p-{told['passage']}")


def take_back(request: HttpRequest, space: str, token: str) -> HttpResponse:
    """Their own comment, while nobody answered."""
    looking, form = viewer(request), OneComment(request.POST)
    _guest, row = for_guests.released_by(looking, space, token)
    if not form.is_valid():
        return _page(request, space, token, wrong=not_said(), status=422)
    try:
        said = for_guests.comment_at(row.version, form.cleaned_data["comment"])
        services.take_comment_back(said, looking, now())
    except CannotDraft as wrong:
        return _page(request, space, token, wrong=why(wrong), status=409)
    remember_act(request, _("you took a comment on “%(name)s” back") % {"name": row.name})
    return redirect(_to("", space, token))


def _page(request: HttpRequest, space: str, token: str, *, status: int = 200, **told: object) -> HttpResponse:
    looking = viewer(request)
    guest, row = for_guests.released_by(looking, space, token)
    to = Addresses(
        launch=called_by_guests(guest),
        listed=reverse("space-drafts", args=[space]),
        here=_to("", space, token),
        comment=_to("comment", space, token),
        back=_to("back", space, token),
    )
    page = shared_page(looking, row, to, for_guests.places_of)
    context = {"page": page, "said": {"passage": request.GET.get("comment", "")}, **told}
    return render(request, "drafts/draft.html", context, status=status)


def _to(act: str, space: str, token: str) -> str:
    return reverse(f"space-ours-{act}" if act else "space-ours", args=[space, token])
