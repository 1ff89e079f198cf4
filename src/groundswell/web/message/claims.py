"""`/launches/L-3/message`: its claims as a table, and one claim with what it answers and what proves it."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field import models
from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.field.worded.errors import why
from groundswell.message.errors import MessageChangedMeanwhile
from groundswell.message.services import claims as services
from groundswell.people.viewer import NotForYou
from groundswell.web.gate import viewer
from groundswell.web.message.changed import changed_meanwhile
from groundswell.web.message.contexts import ClaimShown, message_page, people_offered
from groundswell.web.message.forms import ClaimForm, ConcernsForm, ProofForm
from groundswell.web.message.proposed import offered_to
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def message(request: HttpRequest, number: int) -> HttpResponse:
    return _table(request, number)


def add(request: HttpRequest, number: int) -> HttpResponse:
    looking, page = viewer(request), message_page(viewer(request), number, now())
    form = ClaimForm(page.pillars, request.POST)
    if form.is_valid():
        try:
            cleaned = form.cleaned_data
            pillar = cleaned.get("pillar") or 0
            entry = services.add_claim(looking, number, cleaned["sentence"], now(), pillar=pillar)
        except ImpossibleCorrection as wrong:
            form.add_error("sentence", why(wrong))
        else:
            remember(request, entry)
            return redirect(reverse("message", args=[number]) + "#claims")
    return _table(request, number, form, status=422)


def claim(request: HttpRequest, number: int, claim: int) -> HttpResponse:
    """One claim; with POST it is changed, moved, or taken away."""
    page = _Page.of(request, number, claim)
    if request.method != "POST":
        return page.rendered()
    looking, seen = viewer(request), request.POST.get("seen", "")
    match request.POST.get("act"):
        case "remove":
            return page.done(lambda: services.remove_claim(looking, claim, now(), seen=seen), to="message")
        case "earlier" | "later" as where:
            earlier = where == "earlier"
            return page.done(lambda: services.move_claim(looking, claim, now(), earlier=earlier))
    form = ClaimForm(page.pillars, request.POST, auto_id="claim-%s")
    if not form.is_valid():
        return page.rendered(status=422, claim_form=form)
    cleaned = form.cleaned_data
    pillar = cleaned.get("pillar") or 0
    return page.done(
        lambda: services.change_claim(looking, claim, cleaned["sentence"], now(), pillar=pillar, seen=seen),
        claim_form=form,
    )


def concerns(request: HttpRequest, number: int, claim: int) -> HttpResponse:
    page, form = _Page.of(request, number, claim), ConcernsForm(request.POST)
    if not form.is_valid():
        return page.rendered(status=422, concerns_form=form)
    seen = request.POST.get("seen", "")
    return page.done(
        lambda: services.answer_concerns(viewer(request), claim, form.concerns(), now(), seen=seen),
        concerns_form=form,
    )


def prove(request: HttpRequest, number: int, claim: int) -> HttpResponse:
    page, form = _Page.of(request, number, claim), ProofForm(people_offered(), request.POST, auto_id="new-%s")
    if not form.is_valid():
        return page.rendered(status=422, proof_form=form)
    return page.done(lambda: services.add_proof(viewer(request), claim, form.given(), now()), proof_form=form)


def proof(request: HttpRequest, number: int, claim: int, proof: int) -> HttpResponse:
    """Changed, or taken away."""
    page, looking, seen = _Page.of(request, number, claim), viewer(request), request.POST.get("seen", "")
    if proof not in {shown.held.id for shown in page.claim.proofs}:
        raise NotForYou
    if request.POST.get("act") == "remove":
        return page.done(lambda: services.remove_proof(looking, proof, now(), seen=seen))
    form = _proof_form(page.claim, proof, request.POST)
    if not form.is_valid():
        return page.rendered(status=422, changed_proof=(proof, form))
    return page.done(
        lambda: services.change_proof(looking, proof, form.given(), now(), seen=seen),
        changed_proof=(proof, form),
    )


# The parts they are made of.


def _table(
    request: HttpRequest, number: int, form: ClaimForm | None = None, status: int = 200
) -> HttpResponse:
    page = message_page(viewer(request), number, now())
    context = {"page": page, "form": form or ClaimForm(page.pillars)}
    return render(request, "message/message.html", context, status=status)


class _Page(NamedTuple):
    """The page of one claim, before something is done on it."""

    request: HttpRequest
    number: int  # of the launch
    claim: ClaimShown
    pillars: list[tuple[int, str]]
    pillar: int  # of the claim

    @classmethod
    def of(cls, request: HttpRequest, number: int, claim: int) -> "_Page":
        """Raises NotForYou where the launch has no such claim."""
        page = message_page(viewer(request), number, now())
        shown = next((one for one in page.claims if one.id == claim), None)
        if shown is None:
            raise NotForYou
        pillar = next(held.pillar for held in page.message.claims if held.id == claim)
        return cls(request, number, shown, page.pillars, pillar)

    def done(self, act: Callable[[], models.Entry], to: str = "claim", **forms: object) -> HttpResponse:
        """What came of an act: its undo offered where it leads, what was wrong with what was typed, or a
        choice where somebody else was faster."""
        try:
            entry = act()
        except MessageChangedMeanwhile:
            return changed_meanwhile(self.request, self.claim.seen, self._address("claim"))
        except (ImpossibleCorrection, NoSuchConcern) as wrong:
            return self.rendered(status=422, wrong=why(wrong), **forms)
        remember(self.request, entry, back=self._address(to))
        return redirect(self._address(to))

    def rendered(self, status: int = 200, **given: object) -> HttpResponse:
        looking = viewer(self.request)
        page = message_page(looking, self.number, now())
        changed = given.pop("changed_proof", (0, None))
        assert isinstance(changed, tuple)
        concerns = given.get("concerns_form")
        ticked = concerns.ticked() if isinstance(concerns, ConcernsForm) else None
        initial = {"sentence": self.claim.sentence, "pillar": self.pillar}
        context = {
            "page": page,
            "claim": self.claim,
            "claim_form": ClaimForm(self.pillars, initial=initial, auto_id="claim-%s"),
            "concerns_form": ConcernsForm(),
            "offered": offered_to(looking, self.claim, ticked) if page.may_edit else (),
            "proof_form": ProofForm(people_offered(), auto_id="new-%s"),
            "proofs": [
                (shown, changed[1] if changed[0] == shown.held.id else _proof_form(self.claim, shown.held.id))
                for shown in self.claim.proofs
            ],
            "open_proof": changed[0],
            **given,
        }
        return render(self.request, "message/claim.html", context, status=status)

    def _address(self, to: str) -> str:
        if to == "message":
            return reverse("message", args=[self.number]) + "#claims"
        return reverse("claim", args=[self.number, self.claim.id])


def _proof_form(claim: ClaimShown, proof: int, sent: QueryDict | None = None) -> ProofForm:
    shown = next(one for one in claim.proofs if one.held.id == proof)
    held = shown.held
    people = people_offered()
    if shown.gone:
        people.append((held.voucher, shown.voucher or f"U-{held.voucher}"))
    initial = {
        "kind": held.kind.value,
        "text": held.text,
        "link": held.link,
        "voucher": held.voucher,
        "until": held.until,
    }
    return ProofForm(people, sent, initial=initial, auto_id=f"proof-{proof}-%s")
