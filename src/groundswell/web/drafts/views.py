"""`/launches/L-3/drafts`: what is written for a launch, one draft by its versions, and what is said of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.worded.errors import why
from groundswell.message.drafts import services
from groundswell.message.drafts.queries import comments_of, draft_of, versions_of
from groundswell.message.drafts.services import CannotDraft
from groundswell.message.guests.queries import launch_of
from groundswell.people.viewer import NotForYou
from groundswell.web.drafts.contexts import draft_page, drafts_page, not_said, pick
from groundswell.web.drafts.forms import BringDraft, BringVersion, Comment, OfVersion, OneComment
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def drafts(request: HttpRequest, launch: int) -> HttpResponse:
    """All of them, and a form to bring another."""
    looking = viewer(request)
    row, form = launch_of(looking, launch), BringDraft()
    if request.method == "POST":
        form = BringDraft(request.POST, request.FILES)
        if form.is_valid():
            try:
                version = services.begin_draft(row, form.cleaned_data["name"], form.brought, looking, now())
            except CannotDraft as wrong:
                form.add_error(None, why(wrong))
            else:
                remember(request, version.entry, back=reverse("drafts", args=[launch]))
                return redirect("draft", launch=launch, draft=version.draft_id)
    context = {"page": drafts_page(looking, row.pk, row.name), "form": form}
    return render(request, "drafts/drafts.html", context, status=422 if form.errors else 200)


def draft(request: HttpRequest, launch: int, draft: int) -> HttpResponse:
    """One version, by its paragraphs; a newer one that is sent."""
    looking, form = viewer(request), BringVersion()
    if request.method == "POST":
        form = BringVersion(request.POST, request.FILES)
        if form.is_valid():
            try:
                row = draft_of(launch_of(looking, launch).pk, draft)
                version = services.bring_version(row, form.brought, looking, now())
                remember(request, version.entry, back=_here(launch, draft))
                return redirect("draft", launch=launch, draft=draft)
            except CannotDraft as wrong:
                form.add_error(None, why(wrong))
    return _page(request, launch, draft, _asked(request), form=form, status=422 if form.errors else 200)


def comment(request: HttpRequest, launch: int, draft: int) -> HttpResponse:
    looking, form = viewer(request), Comment(request.POST)
    row = draft_of(launch_of(looking, launch).pk, draft)
    if not form.is_valid():
        return _page(request, launch, draft, None, wrong=not_said(), status=422)
    told = form.cleaned_data
    try:
        version = pick(versions_of(row), told["version"])
        made = services.comment(
            version, told["passage"], told["words"], looking, now(), to_guests=told["to_guests"]
        )
    except CannotDraft as wrong:
        said = {"passage": told["passage"], "words": told["words"], "wrong": why(wrong)}
        return _page(request, launch, draft, told["version"], said=said, status=422)
    there = f"{_here(launch, draft)}?version={version.number}#p-{told['passage']}"
    remember(request, made.entry, back=there)
    return redirect(there)


def settle(request: HttpRequest, launch: int, draft: int) -> HttpResponse:
    looking, form, sent = viewer(request), OneComment(request.POST), OfVersion(request.POST)
    row = draft_of(launch_of(looking, launch).pk, draft)
    if not (form.is_valid() and sent.is_valid()):
        return _page(request, launch, draft, None, wrong=not_said(), status=422)
    version = pick(versions_of(row), sent.cleaned_data["version"])
    said = next((one for one in comments_of(version) if one.pk == form.cleaned_data["comment"]), None)
    if said is None:
        raise NotForYou
    there = f"{_here(launch, draft)}?version={version.number}#p-{said.passage}"
    try:
        remember(request, services.settle(said, looking, now()), back=there)
    except CannotDraft as wrong:
        return _page(request, launch, draft, version.number, wrong=why(wrong), status=409)
    return redirect(there)


def approve(request: HttpRequest, launch: int, draft: int) -> HttpResponse:
    """This very version."""
    looking, form = viewer(request), OfVersion(request.POST)
    row = draft_of(launch_of(looking, launch).pk, draft)
    if not form.is_valid():
        return _page(request, launch, draft, None, wrong=not_said(), status=422)
    version = pick(versions_of(row), form.cleaned_data["version"])
    try:
        remember(request, services.approve(version, looking, now()), back=_here(launch, draft))
    except CannotDraft as wrong:
        return _page(request, launch, draft, version.number, wrong=why(wrong), status=409)
    return redirect("draft", launch=launch, draft=draft)


def away(request: HttpRequest, launch: int, draft: int) -> HttpResponse:
    looking = viewer(request)
    row = draft_of(launch_of(looking, launch).pk, draft)
    remember(request, services.put_away(row, looking, now()), back=reverse("drafts", args=[launch]))
    return redirect("drafts", launch=launch)


def _here(launch: int, draft: int) -> str:
    return reverse("draft", args=[launch, draft])


def _asked(request: HttpRequest) -> int | None:
    """Which version."""
    form = OfVersion(request.GET)
    return form.cleaned_data["version"] if form.is_valid() else None


def _page(
    request: HttpRequest, launch: int, draft: int, version: int | None, *, status: int = 200, **told: object
) -> HttpResponse:
    looking = viewer(request)
    page = draft_page(looking, draft_of(launch_of(looking, launch).pk, draft), version)
    asked = request.GET.get("comment", "")
    context = {"page": page, "form": BringVersion(), "said": {"passage": asked}, **told}
    return render(request, "drafts/draft.html", context, status=status)
