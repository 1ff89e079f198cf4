"""What the page of one concern shows, decided; the template only sets it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from groundswell.engine.deals.values import Deals
from groundswell.engine.survey.values import Concern, Status
from groundswell.field import models
from groundswell.field.actions import BY_RULE
from groundswell.field.history import entries
from groundswell.field.history.authors import names_now
from groundswell.field.history.effects import told_of
from groundswell.field.reading import one as reading
from groundswell.field.reading.related import Related, related
from groundswell.field.reading.state import counted
from groundswell.field.reading.who import who_most
from groundswell.field.worded.forms import reason_said
from groundswell.launch.queries import Told, launches_of
from groundswell.people.viewer import Viewer
from groundswell.report.sparkline import HEIGHT, WIDTH, Sparkline
from groundswell.street.kit.queries import card_of
from groundswell.street.kit.values import CardHeld, Kind
from groundswell.web import rights
from groundswell.web.answers.contexts import About, about
from groundswell.web.changes.listing import OfConcern, changes_of_concern, may_make
from groundswell.web.concerns import dealing
from groundswell.web.concerns.choosing import Words
from groundswell.web.concerns.marks import Mark, marks_of
from groundswell.web.concerns.proposed import Proposed, proposed_of
from groundswell.web.concerns.saying import Saying, saying_of
from groundswell.web.concerns.taking_back import may_take_back_action
from groundswell.web.concerns.who import Raising, accounts_raising, sellers_raising
from groundswell.web.results.worked import OfConcern as SinceThen
from groundswell.web.results.worked import of_concern
from groundswell.web.shell import filters, wording
from groundswell.web.shell.naming import KINDS, STATUSES

_WHO = 8  # accounts, and sellers, that stand on the page itself
_RELATED = 5
_ENTRIES = 12
# Undone by administrators alone: they concern the whole field.
_OF_THE_FIELD = ("import", "note", "regroup", "hear", "kinship", "undo")


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """A row of its history."""

    entry: models.Entry
    by: str  # as they are called now
    effect: str
    undoable: bool  # by who looks; something may still stand in the way
    of_the_field: bool = False  # it holds more than this concern, such as an import


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernPage:
    id: int
    name: str
    kind: str
    status: str
    standing: str  # who raises it, in a sentence
    warnings: tuple[str, ...]
    saying: Saying
    accounts: tuple[Raising, ...]
    accounts_in_all: int
    sellers: tuple[Raising, ...]
    sellers_in_all: int
    sparkline: Sparkline | None
    marks: tuple[Mark, ...]  # on the line
    width: float
    height: float
    direction: str
    sign: str
    style: str
    reason: str
    carried: str
    deals: tuple[tuple[str, str], ...]  # how they stand, and how many with their sums
    deals_by_rule: str
    losing: str
    related: Sequence[Related]
    merged: str
    history: tuple[Done, ...]
    seen: int  # the version that is looked at: a decision tells it
    dismissed: bool
    may_decide: bool
    about: About  # what we do about it
    changes: tuple[OfConcern, ...]
    may_make: bool  # a change
    proposed: tuple[Proposed, ...]
    launches: Sequence[Told]  # that are for it
    may_launch: bool
    card: CardHeld | None  # what sales says to it; of an answer, that stands in `about`
    worked: tuple[SinceThen, ...]  # what became of it since launches and changes


def concern_page(viewer: Viewer, row: models.Concern, words: Words, at: datetime) -> ConcernPage | None:
    """None while nothing is counted, or nothing counts in it any more."""
    if not counted():
        return None
    concern = reading.record(viewer, row.id)
    if concern is None:
        return None
    accounts, sellers = who_most(viewer, row.id)
    return ConcernPage(
        id=concern.id,
        name=concern.name,
        kind=str(KINDS[concern.kind]),
        status="" if concern.status is Status.OPEN else str(STATUSES[concern.status]),
        standing=_standing(concern),
        warnings=tuple(_warnings(concern)),
        saying=saying_of(viewer, concern.id, words, concern.spoken + concern.reported + concern.unknown),
        accounts=accounts_raising(viewer, accounts.most[:_WHO], words),
        accounts_in_all=accounts.all,
        sellers=sellers_raising(sellers.most[:_WHO], words),
        sellers_in_all=sellers.all,
        sparkline=wording.sparkline(concern.trend),
        marks=tuple(marks_of(viewer, row.id, concern.trend)),
        width=WIDTH,
        height=HEIGHT,
        direction=str(wording.DIRECTIONS[concern.trend.direction]),
        sign=wording.SIGNS[concern.trend.direction],
        style=wording.slug(concern.trend.direction),
        reason=reason_said(concern.trend.reason),
        carried=wording.carried(concern.trend),
        deals=_deals(concern),
        deals_by_rule=dealing.by_rule(concern.deals),
        losing=dealing.losing(concern.deals.odds),
        related=related(viewer, concern.id, _RELATED),
        merged=", ".join(f"C-{number}" for number in concern.merged_ids),
        history=tuple(_history(viewer, row.id)),
        seen=row.version,
        dismissed=concern.status is Status.DISMISSED,
        may_decide=rights.may("decide", "POST", rights.caller(viewer)),
        about=about(viewer, concern.id, row.version, at),
        changes=changes_of_concern(viewer, concern.id),
        may_make=may_make(viewer),
        proposed=tuple(proposed_of(viewer, concern.id)),
        launches=launches_of(viewer, row.id),
        may_launch=rights.may("launch-bring", "POST", rights.caller(viewer)),
        card=_card(viewer, concern.id, at),
        worked=of_concern(viewer, concern.id),
    )


def _card(viewer: Viewer, concern: int, at: datetime) -> CardHeld | None:
    card = card_of(viewer, concern, at)
    return card if card and card.kind is Kind.SIGNED else None


def _standing(concern: Concern) -> str:
    told = {
        "who": wording.raised_by(concern),
        "sellers": filters.counted(concern.sellers, "seller"),
        "when": _unbroken(wording.span(concern.first_at, concern.last_at)),
    }
    if concern.sellers and told["when"]:
        return _("Raised by %(who)s, heard by %(sellers)s, %(when)s.") % told
    if concern.sellers:
        return _("Raised by %(who)s, heard by %(sellers)s.") % told
    return (_("Raised by %(who)s, %(when)s.") if told["when"] else _("Raised by %(who)s.")) % told


def _unbroken(span: str) -> str:
    """A line may end between two days, and in none of them."""
    return re.sub(r"\d{1,2} [^\W\d]+( \d{4})?", lambda day: day[0].replace(" ", "\N{NO-BREAK SPACE}"), span)


def _warnings(concern: Concern) -> Iterable[str]:
    if concern.concentration:
        yield reason_said(concern.concentration)
    if not concern.spoken and concern.reported:
        yield _("Known from sellers' notes alone: no customer's own words yet.")


def _deals(concern: Concern) -> tuple[tuple[str, str], ...]:
    deals = concern.deals
    if not deals.count:
        return ()
    named = ((_("open"), deals.open), (_("won"), deals.won), (_("lost"), deals.lost))
    return tuple((name, _stood(stood)) for name, stood in named if stood.count)


def _stood(deals: Deals) -> str:
    """`2 deals: €12,500`; without the sum where no amount is known."""
    told, sums = filters.counted(deals.count, "deal"), wording.sums(deals.sums)
    return f"{told}: {sums}" if sums else told


def _history(viewer: Viewer, concern: int) -> Iterable[Done]:
    may = rights.may("undo", "POST", rights.caller(viewer))
    newest = entries.newest_first_of(concern, _ENTRIES)
    names = names_now(newest)
    for done in told_of(newest, concern):
        entry = done.entry
        can_be = not entry.is_undone and entry.action != models.Action.FORGET
        yield Done(
            entry=entry,
            by=_("a rule of attention") if entry.by == BY_RULE else names[entry.pk],
            effect=done.effect,
            of_the_field=entry.action in _OF_THE_FIELD,
            undoable=may
            and can_be
            and may_take_back_action(viewer, entry.action, of_the_field=entry.action in _OF_THE_FIELD),
        )
