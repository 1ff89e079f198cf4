"""What is read of the kit outside."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.people.queries import organisation
from groundswell.street.kit.values import Line
from groundswell.street.used.links import Sayable, SharedKit
from groundswell.web.shell import wording


@dataclass(frozen=True, slots=True)
class CardTold:
    """Its first line is what it is known by: what a concern is called may be a customer's own words."""

    name: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedPage:
    company: str  # whose words these are
    launch: str
    until: str
    cards: tuple[CardTold, ...]


def shared_page(kit: SharedKit) -> SharedPage:
    company = organisation()
    return SharedPage(
        company=company.name if company else "",
        launch=kit.launch,
        until=wording.day(kit.ends),
        cards=tuple(cards_told(kit.cards)),
    )


def cards_told(cards: Iterable[Sayable]) -> list[CardTold]:
    told: list[CardTold] = []
    for card in cards:
        (_first, name), *others = card.lines
        lines = tuple((_heading(line), tuple(text.split("\n"))) for line, text in others)
        told.append(CardTold(name, lines))
    return told


def _heading(line: Line) -> str:
    return {
        Line.YOU_SAY: _("We say"),
        Line.PUSH_BACK: _("If you doubt it"),
        Line.PROOF: _("Why it is true"),
        Line.ASK: _("What we would ask you"),
    }[line]
