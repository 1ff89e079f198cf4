"""What the pages of a decision show, decided."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.reading.board import known
from groundswell.field.reading.state import counted
from groundswell.launch.queries import Told, one
from groundswell.launch.stages import Gate
from groundswell.people.language import day, number
from groundswell.people.queries import zone_of_company
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.street.deck import shown
from groundswell.street.evidence import Deals, Evidence, Fact, facts
from groundswell.street.gates import before_decision, closed_before_decision
from groundswell.street.gathering import quotes
from groundswell.street.queries import (
    Decided,
    OneCondition,
    Override,
    decision_of,
    earlier_decisions,
    overrides_of,
    presentation_of,
)
from groundswell.street.slides import Quote
from groundswell.web import rights
from groundswell.web.launches import naming
from groundswell.web.presenting.contexts import SlideTold, not_yet, slides_told

_SHOWN = 40  # verbatims behind a figure


@dataclass(frozen=True, slots=True)
class GateTold:
    name: str
    state: str  # open, closed, overridden


@dataclass(frozen=True, slots=True)
class OverrideTold:
    override: Override
    gate: str
    day: str


@dataclass(frozen=True, slots=True)
class Earlier:
    what: str
    by: str
    day: str
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionPage:
    launch: Told
    headline: str
    lead: str
    gates: tuple[GateTold, ...]
    closed: tuple[Gate, ...]
    overrides: tuple[OverrideTold, ...]
    decided: Decided | None
    day: str
    conditions: tuple[tuple[OneCondition, str, str], ...]  # with the days on which it is due, and was met
    slides: tuple[SlideTold, ...]  # as they were decided on
    earlier: tuple[Earlier, ...]
    counting: bool
    seen: str
    may_decide: bool
    may_act: bool


def decision_page(viewer: Viewer, launch: int, at: datetime) -> DecisionPage:
    told, decided = launch_shown(viewer, launch), decision_of(viewer, launch)
    closed = closed_before_decision(viewer, [told], at)[launch]
    overrides, zone = overrides_of(viewer, launch), ZoneInfo(zone_of_company())
    may_decide = rights.may("launch-decide", "POST", rights.caller(viewer))
    is_counted = counted()
    return DecisionPage(
        launch=told,
        headline=_headline(told, decided, zone),
        lead=_lead(closed, decided, passed=any(one.in_force for one in overrides)),
        gates=tuple(_gates(told, closed, overrides)),
        closed=tuple(closed),
        overrides=tuple(
            OverrideTold(one, str(naming.GATES[one.gate]), day(one.at.astimezone(zone))) for one in overrides
        ),
        decided=decided,
        day=day(decided.at.astimezone(zone)) if decided else "",
        conditions=tuple((c, day(c.due), day(c.done)) for c in (decided.conditions if decided else ())),
        slides=tuple(slides_told(decided.deck, _opens(launch, decided))) if decided else (),
        earlier=tuple(
            Earlier(str(naming.DECISIONS[what]), by, day(when.astimezone(zone)), because)
            for what, by, when, because in earlier_decisions(viewer, launch)
        ),
        counting=not is_counted,
        seen=presentation_of(viewer, launch).seen if may_decide and is_counted else "",
        may_decide=may_decide,
        may_act=rights.may("condition", "POST", rights.caller(viewer)),
    )


def launch_shown(viewer: Viewer, launch: int) -> Told:
    """Raises NotForYou where there is none, or it was put away."""
    told = one(viewer, launch)
    if told.is_away:
        raise NotForYou
    return told


def _headline(launch: Told, decided: Decided | None, zone: ZoneInfo) -> str:
    if decided is None:
        return _("Does “%(name)s” go to market?") % {"name": launch.name}
    told = {"what": naming.DECISIONS[decided.what], "day": day(decided.at.astimezone(zone))}
    return _("%(what)s, decided on %(day)s") % told


def _lead(closed: list[Gate], decided: Decided | None, *, passed: bool) -> str:
    if decided is not None:
        return _("Decided by %(name)s") % {"name": decided.by}
    if closed:
        gate = naming.GATES[closed[0]]
        return _("Nobody decided yet. It cannot go before this is so: %(gate)s.") % {"gate": gate}
    if passed:
        return _("Nobody decided yet. Gates that are closed were overridden by an executive.")
    return _("Nobody decided yet. All gates before the decision are open.")


def _gates(launch: Told, closed: list[Gate], overrides: list[Override]) -> list[GateTold]:
    passed = {override.gate for override in overrides if override.in_force}
    return [
        GateTold(
            _gate(launch.id, gate, is_closed=gate in closed),
            "closed" if gate in closed else "overridden" if gate in passed else "open",
        )
        for gate in before_decision(launch)
    ]


def _gate(launch: int, gate: Gate, *, is_closed: bool) -> str:
    """With the sides that are still missing, where it is about these."""
    name, missing = str(naming.GATES[gate]), not_yet(launch) if gate is Gate.PRESENTED and is_closed else ""
    told = {"gate": name, "sides": missing}
    return _("%(gate)s; not yet: %(sides)s") % told if missing else name


def _opens(launch: int, decided: Decided):
    """To the evidence as it was frozen."""

    def href(key: str) -> str:
        if not key:
            return ""
        return f"{reverse('decision-evidence', args=[launch, key])}?decision={decided.id}"

    return href


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidencePage:
    launch: Told
    title: str
    then: str
    day: str
    now: str  # empty: it is counted no more, or is being counted
    concerns: tuple[tuple[int, str], ...]
    sentences: tuple[str, ...]
    quotes: tuple[Quote, ...]
    gone: tuple[int, ...]  # verbatims whose words are not to be read any more
    left: int


def evidence_page(viewer: Viewer, launch: int, key: str, decision: int | None) -> EvidencePage:
    """A figure as it stood when it was decided, with today's beside it. Raises NotForYou where there is
    none."""
    told, decided = launch_shown(viewer, launch), decision_of(viewer, launch, decision)
    fact = facts(decided.evidence).get(key) if decided else None
    if decided is None or fact is None:
        raise NotForYou
    today = facts(presentation_of(viewer, launch).evidence).get(key) if counted() else None
    shown_first = fact.verbatims[:_SHOWN]
    words = quotes(viewer, shown_first)
    return EvidencePage(
        launch=told,
        title=_title(fact, decided.evidence),
        then=_value(fact),
        day=day(decided.at.astimezone(ZoneInfo(zone_of_company()))),
        now=_value(today) if today else "",
        concerns=tuple(_concerns(viewer, fact, decided.evidence)),
        sentences=decided.evidence.covered.unasked if key == "unasked" else (),
        quotes=tuple(words[number] for number in shown_first if number in words),
        gone=tuple(number for number in shown_first if number not in words),
        left=len(fact.verbatims) - len(shown_first),
    )


def _value(fact: Fact) -> str:
    if isinstance(fact.value, str):
        return fact.value
    told = number(fact.value)
    return f"{told}: {shown(Deals(count=fact.value, amount=fact.amount))}" if fact.amount else told


def _title(fact: Fact, evidence: Evidence) -> str:
    names = {one.number: one.name for one in evidence.concerns}
    what = str(naming.FIGURES[fact.key.rpartition(".")[2]])
    return f"{what}: {names[fact.concern]}" if fact.concern in names else what


def _concerns(viewer: Viewer, fact: Fact, evidence: Evidence) -> list[tuple[int, str]]:
    """With what they were called then, or are called now."""
    numbers = [fact.concern] if fact.concern else [*fact.concerns]
    if not numbers and fact.verbatims:
        numbers = [one.number for one in evidence.concerns]
    then = {one.number: one.name for one in evidence.concerns}
    now = known(viewer, [n for n in numbers if n not in then])
    return [(n, then.get(n) or (now[n].name if n in now else f"C-{n}")) for n in numbers]
