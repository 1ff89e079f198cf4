"""`/launches/L-3/drafts/4/release`: a draft of ours as guests would read it, looked at and let go by a
person."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.worded.errors import why
from groundswell.message.drafts import releasing
from groundswell.message.drafts.queries import draft_of, versions_of
from groundswell.message.drafts.releasing import ProposedDraft, proposed_release
from groundswell.message.drafts.tables import DraftVersion
from groundswell.message.guests.queries import launch_of
from groundswell.message.released.errors import CannotRelease
from groundswell.message.released.services import LONGEST_WORDS
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.web.gate import viewer
from groundswell.web.sharing.contexts import ToEdit, named_in, to_edit
from groundswell.web.sharing.forms import Edited, OneVersion
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember

_NAME = 0  # by which the form calls the name of the draft


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    text: str
    where: str
    edit: ToEdit | None  # None: nothing is replaced in it, and it goes as it stands


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftToRelease:
    version: DraftVersion
    name: ToEdit
    passages: tuple[Passage, ...]
    looked_at: int  # passages in which something is replaced, or may be a name


def release(request: HttpRequest, launch: int, draft: int) -> HttpResponse:
    """One version. Nothing is let go before somebody presses the button below."""
    looking = viewer(request)
    row = draft_of(launch_of(looking, launch).pk, draft)
    number = _asked(request, versions_of(row))
    try:
        proposed = proposed_release(looking, launch, draft, number)
    except CannotRelease as wrong:
        context = {"draft": row, "wrong": why(wrong)}
        return render(request, "sharing/draft.html", context, status=409)
    if request.method != "POST":
        return render(request, "sharing/draft.html", {"page": _page(proposed, None)})
    form = _form(proposed, request)
    if form.is_valid():
        form.refuse_names(named_in(form))
    if form.is_valid():
        try:
            _let_go(request, looking, proposed, form)
            return redirect("draft", launch=launch, draft=draft)
        except CannotRelease as wrong:
            form.add_error(None, why(wrong))
    return render(request, "sharing/draft.html", {"page": _page(proposed, form), "form": form}, status=422)


def withdraw(request: HttpRequest, launch: int, draft: int) -> HttpResponse:
    """Guests read it no longer."""
    looking = viewer(request)
    row = draft_of(launch_of(looking, launch).pk, draft)
    remember(request, releasing.withdraw_draft(looking, row, now()))
    return redirect("draft", launch=launch, draft=draft)


def _let_go(request: HttpRequest, looking: Viewer, proposed: ProposedDraft, form: Edited) -> None:
    name, passages = form.told("title")[_NAME], form.told("text")
    remember(request, releasing.release_draft(looking, proposed.version, name, passages, now()))


def _asked(request: HttpRequest, versions: Sequence[DraftVersion]) -> int:
    """Which version; the newest where none is asked for. Raises NotForYou."""
    form = OneVersion(request.POST if request.method == "POST" else request.GET)
    if not versions or not form.is_valid():
        raise NotForYou
    return form.cleaned_data["version"] or versions[-1].number


def _form(proposed: ProposedDraft, request: HttpRequest) -> Edited:
    longest = max([LONGEST_WORDS, *(len(text) for text, _ in proposed.version.passages)])
    return Edited(proposed.to_look_at, [_NAME], request.POST, longest=longest)


def _page(proposed: ProposedDraft, form: Edited | None) -> DraftToRelease:
    version, to_look_at = proposed.version, set(proposed.to_look_at)
    passages = [
        Passage(
            text=text,
            where=where,
            edit=to_edit(place, f"text-{place}", text, proposed.passages[place], form)
            if place in to_look_at
            else None,
        )
        for place, (text, where) in enumerate(version.passages)
    ]
    return DraftToRelease(
        version=version,
        name=to_edit(_NAME, f"title-{_NAME}", version.draft.name, proposed.name, form),
        passages=tuple(passages),
        looked_at=len(to_look_at),
    )
