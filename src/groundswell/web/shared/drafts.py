"""`/shared/TOKEN/drafts`: what guests of a launch bring, and what is said of it."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.models import Entry
from groundswell.field.worded.errors import why
from groundswell.field.worded.forms import said as worded
from groundswell.message.covering.for_guests import coverage_for_guests
from groundswell.message.drafts import for_guests, services
from groundswell.message.drafts.acting import released_to
from groundswell.message.drafts.for_guests import DraftForGuests
from groundswell.message.drafts.queries import versions_of
from groundswell.message.drafts.services import CannotDraft
from groundswell.message.guests.tables import Guest
from groundswell.message.released.queries import text_of
from groundswell.message.released.tables import ReleasedKind
from groundswell.people.viewer import Viewer
from groundswell.web.drafts.contexts import (
    Addresses,
    DraftRow,
    DraftsPage,
    SharedRow,
    not_said,
    pick,
    told_page,
)
from groundswell.web.drafts.forms import BringDraft, BringVersion, Comment, OfVersion, OneComment
from groundswell.web.gate import viewer
from groundswell.web.shared.answers import answers_in_short
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def drafts(request: HttpRequest, space: str) -> HttpResponse:
    """Those that guests brought, and a form to bring another."""
    looking, form = viewer(request), BringDraft()
    guest, told = for_guests.drafts_in(looking, space)
    if request.method == "POST":
        form = BringDraft(request.POST, request.FILES)
        if form.is_valid():
            try:
                called = form.cleaned_data["name"]
                version = services.begin_draft(guest.launch, called, form.brought, looking, now())
            except CannotDraft as wrong:
                form.add_error(None, why(wrong))
            else:
                _, told = for_guests.drafts_in(looking, space)
                place = next(one.place for one in told if one.told.id == version.draft_id)
                _remember(request, version.entry, space, place, version=version.number)
                return redirect("space-draft", space=space, place=place)
    page = DraftsPage(
        launch=called_by_guests(guest),
        back=reverse("space", args=[space]),
        rows=tuple(_rows(looking, guest, space, told)),
        shared=tuple(_shared(guest, space)),
        may_bring=True,
        is_guest=True,
    )
    context = {"page": page, "form": form}
    return render(request, "drafts/drafts.html", context, status=422 if form.errors else 200)


def draft(request: HttpRequest, space: str, place: int) -> HttpResponse:
    """One version, by its paragraphs; a newer one that is sent."""
    looking, form = viewer(request), BringVersion()
    _, row = for_guests.draft_in(looking, space, place)
    if request.method == "POST":
        form = BringVersion(request.POST, request.FILES)
        if form.is_valid():
            try:
                version = services.bring_version(row, form.brought, looking, now())
                _remember(request, version.entry, space, place, version=version.number)
                return redirect("space-draft", space=space, place=place)
            except CannotDraft as wrong:
                form.add_error(None, why(wrong))
    asked = OfVersion(request.GET)
    number = asked.cleaned_data["version"] if asked.is_valid() else None
    return _page(request, space, place, number, form=form, status=422 if form.errors else 200)


def comment(request: HttpRequest, space: str, place: int) -> HttpResponse:
    looking, form = viewer(request), Comment(request.POST)
    _, row = for_guests.draft_in(looking, space, place)
    if not form.is_valid():
        return _page(request, space, place, None, wrong=not_said(), status=422)
    told = form.cleaned_data
    version = pick(versions_of(row), told["version"])
    try:
        said = services.comment(version, told["passage"], told["words"], looking, now())
    except CannotDraft as wrong:
        typed = {"passage": told["passage"], "words": told["words"], "wrong": why(wrong)}
        return _page(request, space, place, version.number, said=typed, status=422)
    number = for_guests.places_of(version, [said])[said.pk]
    _remember(request, said.entry, space, place, version=version.number, comment=number)
    return redirect(f"{_here(space, place)}?version={version.number}#p-{told['passage']}")


def take_back(request: HttpRequest, space: str, place: int) -> HttpResponse:
    """Their own version, or their own comment, while nobody answered."""
    looking, form, one = viewer(request), OfVersion(request.POST), OneComment(request.POST)
    _, row = for_guests.draft_in(looking, space, place)
    if not form.is_valid():
        return _page(request, space, place, None, wrong=not_said(), status=422)
    version = pick(versions_of(row), form.cleaned_data["version"])
    try:
        if one.is_valid():
            said = for_guests.comment_at(version, one.cleaned_data["comment"])
            entry = services.take_comment_back(said, looking, now())
        else:
            entry = services.take_version_back(version, looking, now())
    except CannotDraft as wrong:
        return _page(request, space, place, version.number, wrong=why(wrong), status=409)
    remember_act(request, worded(entry.summary))
    stands = versions_of(row) if not one.is_valid() else [version]
    return redirect(_here(space, place) if stands else reverse("space-drafts", args=[space]))


def _page(
    request: HttpRequest, space: str, place: int, version: int | None, *, status: int = 200, **told: object
) -> HttpResponse:
    looking = viewer(request)
    guest, row = for_guests.draft_in(looking, space, place)
    to = Addresses(
        launch=called_by_guests(guest),
        listed=reverse("space-drafts", args=[space]),
        here=_here(space, place),
        answers=reverse("space-answers", args=[space, place]),
        bring=_here(space, place),
        comment=reverse("space-comment", args=[space, place]),
        back=reverse("space-back", args=[space, place]),
    )
    page = told_page(looking, row, version, to, for_guests.places_of)
    held = coverage_for_guests(looking, guest, [page.version.pk])[page.version.pk]
    page = replace(page, answers=answers_in_short(held))
    asked = request.GET.get("comment", "")
    context = {"page": page, "form": BringVersion(), "said": {"passage": asked}, **told}
    return render(request, "drafts/draft.html", context, status=status)


def _rows(looking: Viewer, guest: Guest, space: str, told: list[DraftForGuests]) -> list[DraftRow]:
    held = coverage_for_guests(looking, guest, [one.told.newest for one in told])
    return [
        DraftRow(
            told=one.told,
            href=_here(space, one.place),
            answers=answers_in_short(held[one.told.newest]),
            covered=reverse("space-answers", args=[space, one.place]),
        )
        for one in told
    ]


def _shared(guest: Guest, space: str) -> list[SharedRow]:
    rows = released_to(guest.launch_id)
    waiting = for_guests.open_in([row.version_id for row in rows])
    return [
        SharedRow(
            name=row.name,
            href=reverse("space-ours", args=[space, row.token]),
            by=row.by,
            at=row.at,
            comments=waiting[row.version_id],
        )
        for row in rows
    ]


def _here(space: str, place: int) -> str:
    return reverse("space-draft", args=[space, place])


def called_by_guests(guest: Guest) -> str:
    """As the launch is called for guests."""
    row = text_of(guest.launch_id, ReleasedKind.NAME)
    return row.text if row else ""


def _remember(request: HttpRequest, entry: Entry, space: str, place: int, **what: int) -> None:
    """What they did; its undo takes it back, while nobody answered."""
    back = reverse("space-back", args=[space, place])
    remember_act(request, worded(entry.summary), to=back, **{name: str(of) for name, of in what.items()})
