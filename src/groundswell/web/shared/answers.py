"""`/shared/TOKEN/drafts/1/answers`: what a draft of theirs answers, as guests are told it: by what was shared
with them, and by nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.coverage import Claim, Coverage, Standing, Verdict
from groundswell.message.covering.for_guests import HeldForGuests, coverage_for_guests
from groundswell.message.drafts import for_guests
from groundswell.message.drafts.queries import versions_of
from groundswell.message.released.values import ConcernForGuests
from groundswell.web.covering.contexts import IN_ORDER, surely_unasked, verdict_in_words, width_of
from groundswell.web.drafts.contexts import pick
from groundswell.web.drafts.forms import OfVersion
from groundswell.web.gate import viewer
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Answering:
    """A sentence of theirs."""

    words: str
    is_half_way: bool
    is_open: bool  # nobody is sure whether it answers


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A concern that was shared with them, and the sentences that answer it or may do so."""

    shared: ConcernForGuests
    words: str  # of a customer, as released; empty: none is
    width: int
    verdict: Verdict
    told: str
    says: tuple[Answering, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswersPage:
    name: str
    version: int
    here: str  # the draft
    headline: str
    lead: str
    is_worked_out: bool
    rows: tuple[Asked, ...]
    unasked: tuple[Answering, ...]


def answers(request: HttpRequest, space: str, place: int) -> HttpResponse:
    """Of the version that is asked for, or of the newest."""
    looking, asked = viewer(request), OfVersion(request.GET)
    guest, row = for_guests.draft_in(looking, space, place)
    version = pick(versions_of(row), asked.cleaned_data["version"] if asked.is_valid() else None)
    held = coverage_for_guests(looking, guest, [version.pk])[version.pk]
    coverage = held.coverage or Coverage((), ())
    most = max((one.accounts for one in held.shared.values()), default=0)
    rows = [_asked(standing, coverage, held.shared, most) for standing in coverage.standings]
    page = AnswersPage(
        name=row.name,
        version=version.number,
        here=f"{reverse('space-draft', args=[space, place])}?version={version.number}",
        headline=_headline(row.name, held),
        lead=_lead(coverage),
        is_worked_out=held.coverage is not None,
        rows=tuple(sorted(rows, key=lambda one: IN_ORDER.index(one.verdict))),
        unasked=tuple(_answering(claim, None) for claim in surely_unasked(coverage)) if rows else (),
    )
    return render(request, "shared/answers.html", {"page": page})


def answers_in_short(held: HeldForGuests) -> str:
    """In one line; empty where nothing was shared that it could answer."""
    if not held.shared:
        return ""
    if held.coverage is None:
        return _("being worked out")
    number = {verdict: len(held.coverage.of(verdict)) for verdict in Verdict}
    parts = (
        _("answers %(concerns)s") % {"concerns": counted(number[Verdict.ANSWERED], "concern")},
        _("%(n)s weakly") % {"n": number[Verdict.WEAKLY]} if number[Verdict.WEAKLY] else "",
        _("misses %(n)s") % {"n": number[Verdict.MISSED]} if number[Verdict.MISSED] else "",
    )
    return _("of what was shared with you it %(told)s") % {"told": ", ".join(filter(None, parts))}


def _asked(
    standing: Standing, coverage: Coverage, shared: Mapping[int, ConcernForGuests], most: int
) -> Asked:
    one = shared[standing.concern]
    claims = [coverage.claims[at] for at in (*standing.by, *standing.perhaps_by)]
    return Asked(
        shared=one,
        words=one.words[0].text if one.words else "",
        width=width_of(one.accounts, most),
        verdict=standing.verdict,
        told=verdict_in_words(standing.verdict),
        says=tuple(_answering(claim, standing.concern) for claim in claims),
    )


def _answering(claim: Claim, concern: int | None) -> Answering:
    return Answering(
        words=claim.statement.text,
        is_half_way=concern in claim.touches,
        is_open=concern in claim.not_sure,
    )


def _headline(name: str, held: HeldForGuests) -> str:
    if held.coverage is None:
        return _("It is being worked out what “%(name)s” answers") % {"name": name}
    if not held.coverage.standings:
        return _("Nothing was shared with you yet that “%(name)s” could answer") % {"name": name}
    return _("“%(name)s” answers %(answered)s of %(concerns)s that were shared with you") % {
        "name": name,
        "answered": len(held.coverage.of(Verdict.ANSWERED)),
        "concerns": counted(len(held.coverage.standings), "concern"),
    }


def _lead(coverage: Coverage) -> str:
    if not coverage.standings:
        return ""
    parts: list[str] = []
    if weakly := len(coverage.of(Verdict.WEAKLY)):
        told = ngettext("One is answered weakly.", "%(n)s are answered weakly.", weakly)
        parts.append(told % {"n": weakly})
    if unasked := len(surely_unasked(coverage)):
        told = ngettext(
            "One sentence answers nothing of it.", "%(n)s sentences answer nothing of it.", unasked
        )
        parts.append(told % {"n": unasked})
    return " ".join(parts)
