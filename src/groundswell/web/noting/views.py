"""`/note`: keep what was heard, and say how often it was heard before."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.errors import CannotUndo, NoteKeyTaken, NoteTakenBack, TooLateToMend
from groundswell.field.reading.accounts import accounts_like, recent_accounts
from groundswell.field.services import noting
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer, require_noter
from groundswell.web.gate import viewer
from groundswell.web.noting.contexts import answer_to
from groundswell.web.noting.devices import stays
from groundswell.web.noting.forms import ChangeForm, NoteForm
from groundswell.web.noting.keeping import keep, writer
from groundswell.web.shell.clock import now

_CHIPS, _RECENT, _LIKE = 6, 100, 10


def note(request: HttpRequest) -> HttpResponse:
    looking = require_noter(viewer(request))
    if request.method != "POST":
        shared = [request.GET[name].strip() for name in ("title", "text", "url") if request.GET.get(name)]
        return _asked(request, looking, NoteForm(initial={"words": "\n".join(filter(None, shared))}), 200)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _wrong(request, looking, form)
    cleaned = form.cleaned_data
    if cleaned["user"] not in (None, looking.user):
        return _refused(
            request, "somebody_else", _("Somebody else is signed in now; it waits for whoever wrote it.")
        )
    try:
        key = keep(looking, form)
    except (NoteKeyTaken, NoteTakenBack, TooLateToMend) as wrong:
        return _refused(request, wrong.code, why(wrong))
    return _answered(request, looking, key)


def noted(request: HttpRequest, key: str) -> HttpResponse:
    """One's own note: what it was answered, asked for again; and its mending."""
    looking = require_noter(viewer(request))
    if request.method != "POST":
        return _answered(request, looking, key, stays=True)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _answered(request, looking, key, stays=True, form=form)
    cleaned = form.cleaned_data
    try:
        with acting(looking, f"{cleaned['act']} a note", at=now(), ref=key):
            if cleaned["act"] == "mend":
                noting.mend_note(key, cleaned["words"], cleaned["account"], writer(looking), now())
            else:
                noting.take_note_back(key, writer(looking), now())
    except (CannotUndo, NoteTakenBack, TooLateToMend) as wrong:
        return _refused(request, wrong.code, why(wrong))
    return _answered(request, looking, key)


def data(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and what the page needs when there is no signal."""
    looking = require_noter(viewer(request))
    return JsonResponse(
        {
            "user": looking.user,
            "name": looking.name,
            "accounts": recent_accounts(looking, _RECENT),
            "stays": stays(request, looking),
            "token": get_token(request),
        }
    )


def accounts(request: HttpRequest) -> HttpResponse:
    looking = require_noter(viewer(request))
    return JsonResponse({"accounts": accounts_like(looking, request.GET.get("q", "")[:200], _LIKE)})


def _asked(request: HttpRequest, looking: Viewer, form: NoteForm, status: int) -> HttpResponse:
    recent = recent_accounts(looking, _RECENT)
    key = form.data.get("key") or str(uuid4())
    context: dict[str, object] = {
        "form": form,
        "key": key,
        "chips": recent[:_CHIPS],
        "recent": recent[_CHIPS:],
    }
    context["stays"] = stays(request, looking)
    return render(request, "noting/note.html", context, status=status)


def _wrong(request: HttpRequest, looking: Viewer, form: NoteForm) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"code": "wrong", "errors": form.errors}, status=422)
    return _asked(request, looking, form, 422)


def _refused(request: HttpRequest, code: str, why: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"code": code, "why": why}, status=409)
    return render(request, "noting/refused.html", {"why": why}, status=409)


def _answered(
    request: HttpRequest,
    looking: Viewer,
    key: str,
    *,
    stays: bool = False,
    form: ChangeForm | None = None,
) -> HttpResponse:
    """In place for a script; else a page of its own, which can be looked at again."""
    wrong = form is not None
    if not stays and not _wants_json(request):
        return HttpResponseRedirect(reverse("noted", args=[key]))
    context = {"answer": answer_to(looking, key, now()), "form": form}
    if not _wants_json(request):
        return render(request, "noting/noted.html", context, status=422 if wrong else 200)
    html = render_to_string("noting/answer.html", context, request)
    answered = {
        "key": key,
        "html": html,
        "placed": context["answer"].placed,
        "until": context["answer"].note.until,
    }
    return JsonResponse(answered, status=422 if wrong else 200)


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
