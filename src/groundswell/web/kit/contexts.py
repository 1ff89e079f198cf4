"""What the pages of the kit show, decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.field.reading.board import known
from groundswell.field.reading.said import evidence
from groundswell.field.telling import told_verbatims
from groundswell.launch import queries as launches
from groundswell.launch.queries import Told
from groundswell.message.queries import message_for, standings
from groundswell.people.language import day
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.street.kit import asking, queries
from groundswell.street.kit.asking import Question
from groundswell.street.kit.searching import Hit, find
from groundswell.street.kit.signed import agreed_claims, answered
from groundswell.street.kit.values import CardHeld, Kind, Line, Standing, is_long
from groundswell.web import rights
from groundswell.web.kit.forms import LINES, AnswerForm
from groundswell.web.searching.meaning import how_it_lies
from groundswell.web.shell.quoting import quoted

_QUOTES = 3
STANDINGS: dict[Standing, str | Promise] = {
    Standing.WITHDRAWN: gettext_lazy("withdrawn"),
    Standing.DRAFT: gettext_lazy("a draft: not in the hands of sales yet"),
    Standing.SUPERSEDED: gettext_lazy("a newer one has taken its place"),
    Standing.REOPENED: gettext_lazy("not to be said now: its claim is no longer what was signed"),
    Standing.BEHIND: gettext_lazy("not to be said now: its claim was signed anew since it was written"),
    Standing.EXPIRED: gettext_lazy("not to be said now: nobody vouches for it any more"),
    Standing.FIT: gettext_lazy("to be said"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LineShown:
    slug: str
    name: str
    text: str
    inside: bool  # it stays in the house


@dataclass(frozen=True, kw_only=True, slots=True)
class CardShown:
    card: CardHeld
    lines: tuple[LineShown, ...]  # those that say something, but for what they say
    wordings: tuple[str, ...]
    quotes: tuple[Quote, ...]
    standing: str  # empty where it is to be said
    vouched: str
    is_answer: bool
    waits: bool  # a change of it, to be read by somebody else
    fits: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class KitPage:
    sought: str
    hits: tuple[CardShown, ...]
    others: tuple[CardShown, ...]  # the nearest there are
    by_meaning: bool
    cards: int  # that sales holds; counted where nothing is sought
    launch: int  # to whose lead a question goes; 0: to marketing alone
    waiting: tuple[tuple[Question, AnswerForm], ...]
    mine: tuple[Question, ...]

    def with_form(self, question: int, form: AnswerForm) -> "KitPage":
        """As it was sent, with what is wrong in it."""
        return replace(
            self, waiting=tuple((one, form if one.id == question else own) for one, own in self.waiting)
        )


def found(viewer: Viewer, said: str, at: datetime, top: int = 5) -> tuple[list[Hit], bool]:
    """The best first, and whether meaning was asked for it: the worker may be silent."""
    lies = how_it_lies(said) if said else None
    if lies is None:
        return find(viewer, said, at, top=top), False
    model, vector = lies
    return find(viewer, said, at, model=model, vector=np.frombuffer(vector, dtype="<f4"), top=top), True


def kit_page(viewer: Viewer, said: str, at: datetime) -> KitPage:
    hits, by_meaning = found(viewer, said, at)
    shown = [card_shown(hit.card, fits=hit.fits and hit.card.is_fit) for hit in hits]
    fitting = [one for one in shown if one.fits]
    near = next((hit.card.launch for hit in hits if hit.card.launch), 0)
    may_answer = rights.may("kit-answer", "POST", rights.caller(viewer))
    waiting = asking.waiting_for(viewer) if may_answer and not said else []
    return KitPage(
        sought=said,
        hits=tuple(fitting[:3]),
        others=tuple(one for one in shown if one not in fitting[:3]),
        by_meaning=by_meaning,
        cards=len(queries.kit(viewer, at)) if not said else 0,
        launch=near,
        waiting=tuple((one, AnswerForm(auto_id=f"answer-{one.id}-%s")) for one in waiting),
        mine=tuple(asking.asked_by(viewer)) if not said else (),
    )


def card_shown(card: CardHeld, *, fits: bool = True, quotes: int = 0) -> CardShown:
    told = {line: card.lines.text(line) for line in Line if line is not Line.THEY_SAY}
    return CardShown(
        card=card,
        lines=tuple(
            LineShown(
                slug=line.value.replace("_", "-"),
                name=str(LINES[line]),
                text=text,
                inside=not card.lines.is_sayable(line),
            )
            for line, text in told.items()
            if text
        ),
        wordings=card.lines.they_say,
        quotes=_quotes(card, quotes) if quotes else (),
        standing="" if card.standing is Standing.FIT else str(STANDINGS[card.standing]),
        vouched=_vouched(card),
        is_answer=card.kind is Kind.ANSWER,
        waits=card.waiting is not None,
        fits=fits,
    )


def _quotes(card: CardHeld, most: int) -> tuple[Quote, ...]:
    there = set(told_verbatims().filter(pk__in=card.verbatims).values_list("pk", flat=True))
    numbers = [number for number in card.verbatims if number in there]
    return tuple(quoted(one) for one in evidence(numbers[:most]))


def _vouched(card: CardHeld) -> str:
    told = {"name": card.vouched_by, "day": day(card.until) if card.until else ""}
    if card.kind is Kind.ANSWER:
        return _("answered by %(name)s") % told
    if card.vouched_by and card.until:
        return _("%(name)s vouches for it until %(day)s") % told
    if card.vouched_by:
        return _("%(name)s vouches for it") % told
    return _("holds until %(day)s") % told if card.until else _("nobody vouches for it by name")


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionShown:
    number: int
    by: str
    at: datetime
    told: str
    is_undone: bool
    lines: tuple[tuple[str, str], ...]  # what it said otherwise, by the name of the line


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingShown:
    """Words for outside that nobody has read but who wrote them."""

    by: str
    at: datetime
    seen: str
    lines: tuple[tuple[str, str], ...]  # that would be otherwise
    may_agree: bool
    is_own: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CardPage:
    shown: CardShown
    launch: Told | None
    is_long: bool
    versions: tuple[VersionShown, ...]
    may_edit: bool
    waiting: WaitingShown | None


def card_page(viewer: Viewer, called: str, at: datetime) -> CardPage:
    card = queries.card(viewer, called, at)
    versions = queries.versions_of(viewer, card.number) if card.kind is Kind.SIGNED else []
    may = rights.may("kit-card", "POST", rights.caller(viewer))
    may_edit = may and card.kind is Kind.SIGNED and card.standing is not Standing.WITHDRAWN
    return CardPage(
        shown=card_shown(card, quotes=_QUOTES),
        launch=launches.one(viewer, card.launch) if card.launch else None,
        is_long=is_long(card.at_hand.you_say),
        versions=tuple(_version(one) for one in versions),
        may_edit=may_edit,
        waiting=_waiting(card, viewer, may_edit=may_edit),
    )


def _waiting(card: CardHeld, viewer: Viewer, *, may_edit: bool) -> WaitingShown | None:
    waiting = card.waiting
    if waiting is None:
        return None
    is_own = waiting.user == viewer.user
    return WaitingShown(
        by=waiting.by,
        at=waiting.at,
        seen=card.seen,
        lines=tuple(
            (str(LINES[line]), waiting.lines.text(line) or _("nothing"))
            for line in queries.differing(card.lines, waiting.lines)
        ),
        may_agree=may_edit and not is_own,
        is_own=is_own,
    )


def _version(one: queries.Version) -> VersionShown:
    return VersionShown(
        number=one.number,
        by=one.by,
        at=one.at,
        told=_("drafted from the claim") if one.is_drafted else _("edited"),
        is_undone=one.is_undone,
        lines=tuple((str(LINES[line]), one.lines.text(line) or _("nothing")) for line in one.differs),
    )


@dataclass(frozen=True, slots=True)
class Bare:
    """A concern of a launch without a card."""

    concern: int
    name: str
    why: str
    is_signed: bool  # a claim for it was: a card can be drafted


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchKitPage:
    launch: Told
    cards: tuple[CardShown, ...]
    bare: tuple[Bare, ...]
    drafts: int  # that wait to be let out
    to_draft: int  # concerns with a signed claim and no card
    may_act: bool
    may_share: bool


def launch_kit_page(viewer: Viewer, launch: int, at: datetime) -> LaunchKitPage:
    told = launches.one(viewer, launch)
    cards = queries.cards_of_launch(viewer, launch, at)
    concerns = launches.concerns_of(viewer, [launch])[launch]
    message = message_for(viewer, launch) if not told.is_away else None
    signed = answered(agreed_claims(message, standings(viewer, message))) if message else set[int]()
    having = {card.concern for card in cards}
    without = [concern for concern in concerns if concern not in having]
    return LaunchKitPage(
        launch=told,
        cards=tuple(card_shown(card) for card in cards),
        bare=tuple(_bare(viewer, without, signed)),
        drafts=sum(card.standing is Standing.DRAFT for card in cards),
        to_draft=sum(concern in signed for concern in without),
        may_act=not told.is_away and rights.may("launch-kit", "POST", rights.caller(viewer)),
        may_share=rights.may("kit-links", "GET", rights.caller(viewer)),
    )


def _bare(viewer: Viewer, concerns: Sequence[int], signed: Collection[int]) -> list[Bare]:
    names = known(viewer, concerns)
    return [
        Bare(
            concern,
            names[concern].name if concern in names else "",
            _("a signed claim answers it") if concern in signed else _("no claim that all signed answers it"),
            concern in signed,
        )
        for concern in concerns
    ]
