"""The slides that executives are shown, made of the evidence and of what people wrote for them.

Every figure names the key of what it opens to (evidence.py); what people typed themselves has none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.people.language import day, month, number
from groundswell.street.evidence import Deals, Evidence, OfConcern
from groundswell.street.slides import Chart, ChartKind, Deck, Figure, Quote, Series, Slide

_MOST_CONCERNS = 6  # with a slide of their own
_MOST_LINES = 7  # on a slide
QUOTED = 2
STATES = {
    "understood": gettext_lazy("understood"),
    "planned": gettext_lazy("planned"),
    "building": gettext_lazy("being built"),
    "shipped": gettext_lazy("shipped"),
    "declined": gettext_lazy("declined"),
}
SIDES = {
    "sales": gettext_lazy("sales"),
    "marketing": gettext_lazy("marketing"),
    "product": gettext_lazy("product"),
    "legal": gettext_lazy("legal"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """What a slide says otherwise; empty where it stays as it was made."""

    title: str = ""
    lead: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edits:
    subtitle: str = ""
    presenters: str = ""
    slides: Mapping[str, Edit] = field(default_factory=dict[str, Edit])  # by key
    order: tuple[str, ...] = ()  # keys, as far as people ordered them


def deck_of(evidence: Evidence, edits: Edits, said: Mapping[int, Quote]) -> Deck:
    """`said`: the words of verbatims, of those that whoever looks may read; all others are not quoted."""
    slides = [
        _heard(evidence),
        *(_concern(one, said) for one in evidence.concerns[:_MOST_CONCERNS]),
        _changed(evidence),
        _say(evidence),
        _unanswered(evidence),
        numbers_slide(evidence.numbers),
    ]
    subtitle = _("What customers say, what we changed, what we will say")
    return edited(Deck(title=evidence.name, subtitle=subtitle, slides=tuple(filter(None, slides))), edits)


def edited(deck: Deck, edits: Edits) -> Deck:
    """With what people wrote for it, in the order that they gave it."""
    slides = {slide.key: _edited(slide, edits.slides.get(slide.key)) for slide in deck.slides}
    return replace(
        deck,
        subtitle="\n".join(filter(None, (edits.subtitle or deck.subtitle, edits.presenters))),
        slides=tuple(slides[key] for key in _in_order(list(slides), edits.order)),
    )


def _in_order(made: Sequence[str], order: Sequence[str]) -> list[str]:
    """What is new since somebody ordered them stands behind what it is made behind."""
    told = [key for key in dict.fromkeys(order) if key in made]
    for place, key in enumerate(made):
        if key not in told:
            told.insert(told.index(made[place - 1]) + 1 if place else 0, key)
    return told


def _edited(slide: Slide, edit: Edit | None) -> Slide:
    told = {name: value for name, value in asdict(edit).items() if value} if edit else {}
    return replace(slide, **told)


def frozen(deck: Deck) -> Deck:
    """Without the words of customers, whose numbers stay: what is erased later stands nowhere."""
    return replace(
        deck,
        slides=tuple(
            replace(s, quotes=tuple(replace(q, words="", who="") for q in s.quotes)) for s in deck.slides
        ),
    )


def with_words(deck: Deck, said: Mapping[int, Quote]) -> Deck:
    """A deck that was frozen, with what may be read of it now."""
    return replace(
        deck,
        slides=tuple(
            replace(s, quotes=tuple(said[q.verbatim] for q in s.quotes if q.verbatim in said))
            for s in deck.slides
        ),
    )


def _heard(evidence: Evidence) -> Slide:
    told = ngettext(
        "%(count)s account says it in its own words",
        "%(count)s accounts say it in their own words",
        evidence.accounts,
    )
    heard = (
        (evidence.accounts, _("accounts"), "accounts"),
        (evidence.sellers, _("sellers who heard it"), "sellers"),
        (evidence.conversations, _("conversations"), "conversations"),
    )
    figures = tuple(
        Figure(value=number(count), label=label, evidence=key) for count, label, key in heard if count
    )
    return Slide(
        key="heard",
        title=told % {"count": number(evidence.accounts)},
        lead=_("What customers say"),
        figures=figures if evidence.concerns else (),
        points=() if evidence.concerns else (_("No concern stands behind this launch yet."),),
        chart=_by_concern(evidence),
        notes=_("Heard up to %(day)s.") % {"day": day(date.fromisoformat(evidence.as_of))}
        if evidence.as_of
        else "",
    )


def _by_concern(evidence: Evidence) -> Chart | None:
    if len(evidence.concerns) < 2:
        return None
    return Chart(
        kind=ChartKind.BARS,
        title=_("Accounts that say it, by concern"),
        categories=tuple(one.name for one in evidence.concerns),
        series=(Series(name=_("accounts"), values=tuple(float(one.accounts) for one in evidence.concerns)),),
        evidence="accounts",
    )


def _concern(one: OfConcern, said: Mapping[int, Quote]) -> Slide:
    quoted = [said[verbatim] for verbatim in one.quotes if verbatim in said][:QUOTED]
    return Slide(
        key=f"C-{one.number}",
        title=one.name,
        figures=tuple(_figures(one)),
        quotes=tuple(quoted),
        chart=_line(one),
        notes=_("Quoted: %(numbers)s.") % {"numbers": ", ".join(f"V-{quote.verbatim}" for quote in quoted)}
        if any(quote.verbatim for quote in quoted)
        else "",
    )


def _figures(one: OfConcern) -> Iterable[Figure]:
    key = f"C-{one.number}"
    yield Figure(value=number(one.accounts), label=_("accounts"), evidence=f"{key}.accounts")
    if one.sellers:
        yield Figure(value=number(one.sellers), label=_("sellers"), evidence=f"{key}.sellers")
    if one.conversations:
        told = number(one.conversations)
        yield Figure(value=told, label=_("conversations"), evidence=f"{key}.conversations")
    for name, deals in (("open", one.open), ("won", one.won), ("lost", one.lost)):
        if deals.count:
            yield Figure(value=shown(deals), label=_deals(name, deals), evidence=f"{key}.{name}")


def shown(deals: Deals) -> str:
    """The amount, where one is known; else how many there are."""
    return deals.amount or number(deals.count)


def _deals(stand: str, deals: Deals) -> str:
    told = {
        "open": ngettext("in %(count)s open deal", "in %(count)s open deals", deals.count),
        "won": ngettext("in %(count)s deal won", "in %(count)s deals won", deals.count),
        "lost": ngettext("in %(count)s deal lost", "in %(count)s deals lost", deals.count),
    }
    return told[stand] % {"count": number(deals.count)}


def _line(one: OfConcern) -> Chart | None:
    """Each month from the first to the last in which it was said; a month without is a nought."""
    if len(one.months) < 2:
        return None
    said = {m // 100 * 12 + m % 100 - 1: count for m, count in one.months}
    months = range(min(said), max(said) + 1)
    return Chart(
        kind=ChartKind.LINE,
        title=_("Verbatims a month"),
        categories=tuple(month(date(m // 12, m % 12 + 1, 1)) for m in months),
        series=(Series(name=_("verbatims"), values=tuple(float(said.get(m, 0)) for m in months)),),
        evidence=f"C-{one.number}.months",
    )


def _changed(evidence: Evidence) -> Slide:
    told = [
        _("%(title)s: %(state)s") % {"title": change.title, "state": STATES.get(change.state, change.state)}
        for change in evidence.changes
    ]
    return Slide(
        key="changed",
        title=_("What we changed"),
        points=lines_of(told) or (_("No change is part of this launch yet."),),
    )


def _say(evidence: Evidence) -> Slide:
    told = []
    for claim in evidence.claims:
        proof = claim.proofs[0] if claim.proofs else _("no proof yet")
        told.append(_("%(sentence)s (%(proof)s)") % {"sentence": claim.sentence, "proof": proof})
    signed = [str(SIDES.get(one.side, one.side)) for one in evidence.signed if one.holds]
    missing = [str(SIDES.get(one.side, one.side)) for one in evidence.signed if not one.holds]
    notes = [
        _("Signed by: %(sides)s.") % {"sides": ", ".join(signed)} if signed else "",
        _("Not signed by: %(sides)s.") % {"sides": ", ".join(missing)} if missing else "",
    ]
    return Slide(
        key="say",
        title=_("What we will say"),
        lead=evidence.promise,
        points=lines_of(told) or (_("No claim is written yet."),),
        notes=" ".join(filter(None, notes)),
    )


def _unanswered(evidence: Evidence) -> Slide:
    covered, names = evidence.covered, {one.number: one.name for one in evidence.concerns}
    lead = (
        _("Held against “%(draft)s”, version %(version)s, which marketing and sales approved")
        % {"draft": covered.draft, "version": covered.version}
        if covered.draft
        else _("By the claims: no draft is approved that was held against the concerns")
    )
    figures = [Figure(value=number(len(covered.answered)), label=_("answered"), evidence="answered")]
    if covered.weakly:
        weakly = number(len(covered.weakly))
        figures.append(Figure(value=weakly, label=_("answered weakly"), evidence="weakly"))
    figures.append(Figure(value=number(len(covered.missed)), label=_("not answered"), evidence="missed"))
    unasked = len(covered.unasked)
    claims = ngettext("claim nobody asked for", "claims nobody asked for", unasked)
    figures.append(Figure(value=number(unasked), label=claims, evidence="unasked"))
    told = [_("Not answered: %(name)s") % {"name": names.get(c, f"C-{c}")} for c in covered.missed]
    told += [_("Answered weakly: %(name)s") % {"name": names.get(c, f"C-{c}")} for c in covered.weakly]
    told += [_("Nobody asked for: %(sentence)s") % {"sentence": sentence} for sentence in covered.unasked]
    return Slide(
        key="unanswered",
        title=_("What remains unanswered"),
        lead=lead,
        figures=tuple(figures),
        points=lines_of(told),
    )


def numbers_slide(numbers: Sequence[tuple[str, str]]) -> Slide | None:
    """As people typed them."""
    figures = tuple(Figure(value=how_much, label=what) for what, how_much in numbers)
    return Slide(key="numbers", title=_("The numbers to hit"), figures=figures) if figures else None


def lines_of(told: Sequence[str]) -> tuple[str, ...]:
    if len(told) <= _MOST_LINES:
        return tuple(told)
    left = len(told) - _MOST_LINES + 1
    more = ngettext("and %(count)s more", "and %(count)s more", left) % {"count": number(left)}
    return (*told[: _MOST_LINES - 1], more)
