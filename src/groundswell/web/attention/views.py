"""`/settings/attention`: the rules, their numbers, and what each would bring today."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from groundswell.field.attention import judging
from groundswell.field.attention.rules import DEFAULTS, Rule, RuleKind, change, rules
from groundswell.field.reading.board import names_of
from groundswell.field.reading.state import holds
from groundswell.people.queries import local_day, organisation
from groundswell.web.answers.teams import called
from groundswell.web.attention.forms import Numbers
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_setting

_SHOWN = 10
TOLD = {
    RuleKind.HEARD: _("Raised from so many accounts, heard by so many sellers"),
    RuleKind.RISING: _("Raised more and more often"),
    RuleKind.DEALS: _("Raised in open deals of more than an amount"),
    RuleKind.AGAIN: _("Answered or dismissed, and raised again by so many accounts since"),
    RuleKind.LIMIT: _("How many may wait before a team at once because of rules"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    concern: int
    name: str
    team: str
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    rule: str
    count: int
    first: tuple[Brought, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    kind: str
    told: str
    form: Numbers
    preview: Preview | None


def attention(request: HttpRequest) -> HttpResponse:
    viewer(request)
    return _page(request, {})


def rule(request: HttpRequest, kind: str) -> HttpResponse:
    """Keep a rule's numbers, or only look at what they would bring today."""
    if kind not in {known_kind.value for known_kind in DEFAULTS}:
        raise Http404
    looking, standing = viewer(request), rules()[RuleKind(kind)]
    form = Numbers(standing, request.POST)
    if not form.is_valid():
        return _page(request, {kind: form}, status=422)
    if "look" in request.POST:
        preview = _preview(form.as_rule(), now())
        return _page(request, {kind: form}, preview=preview)
    remember_setting(request, lambda: change(form.as_rule(), looking, now()))
    return redirect("attention")


def _page(
    request: HttpRequest, forms: dict[str, Numbers], *, preview: Preview | None = None, status: int = 200
) -> HttpResponse:
    standing = rules()
    ruled = [
        Ruled(
            kind.value,
            str(TOLD[kind]),
            forms.get(kind.value) or Numbers(current),
            preview if preview and preview.rule == kind.value else None,
        )
        for kind, current in standing.items()
    ]
    on = sum(current.on for kind, current in standing.items() if kind is not RuleKind.LIMIT)
    company = organisation()
    context = {
        "rules": ruled,
        "on": on,
        "counting": not holds(now()),
        "currency": company.currency if company else "",
    }
    return render(request, "attention/attention.html", context, status=status)


def _preview(rule: Rule, at: datetime) -> Preview | None:
    """None while what is counted does not hold, and for what is no rule."""
    company = organisation()
    if company is None or not holds(at) or rule.kind is RuleKind.LIMIT:
        return None
    occasions = judging.occasions(rule, local_day(at), company.currency)
    names = names_of([occasion.concern for occasion in occasions[:_SHOWN]])
    first = tuple(
        Brought(
            concern=occasion.concern,
            name=names.get(occasion.concern, ""),
            team=called(occasion.team),
            because=occasion.because,
        )
        for occasion in occasions[:_SHOWN]
    )
    return Preview(rule=rule.kind.value, count=len(occasions), first=first)
