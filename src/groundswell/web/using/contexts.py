"""What the pages of a launch's team, check and day show, decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.people.language import day
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.results.launched import Given, given_for
from groundswell.street.checklist import BY_HAND, Item, Line, checklist_of, in_time
from groundswell.street.kit.wordings import said_of
from groundswell.street.used.queries import OneSeller, sales_of
from groundswell.street.used.values import Check, Said
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted
from groundswell.web.using import naming
from groundswell.web.using.forms import Typed

_PROMPTS = 2  # wordings of what a customer says


@dataclass(frozen=True, kw_only=True, slots=True)
class SellerTold:
    name: str
    columns: tuple[tuple[str, int], ...]
    ready: str
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamPage:
    launch: Told
    lead: str
    of: int  # cards
    sellers: tuple[SellerTold, ...]
    others: int  # whom the viewer does not see
    to_check: bool


def team_page(viewer: Viewer, launch: Told) -> TeamPage:
    """A fixed number of queries."""
    told = sales_of(viewer, launch.id)
    lead = _("%(ready)s of %(sellers)s ready") % {
        "ready": wording.number(told.ready),
        "sellers": counted(told.concerned, "seller"),
    }
    return TeamPage(
        launch=launch,
        lead=lead if told.cards else "",
        of=len(told.cards),
        sellers=tuple(_seller(one) for one in told.sellers),
        others=told.concerned - len(told.sellers),
        to_check=bool(told.cards) and not launch.is_away,
    )


def _seller(one: OneSeller) -> SellerTold:
    columns = (
        (_("found"), one.found),
        (_("read"), one.read),
        (_("checked"), one.checked),
        (_("used"), one.used),
        (_("helped"), one.helped),
    )
    ready = _("since %(day)s") % {"day": day(one.ready)} if one.ready else _("not yet")
    return SellerTold(name=one.name, columns=columns, ready=ready, missing=one.missing)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    card: str
    name: str  # of the concern
    says: tuple[str, ...]
    choice: tuple[tuple[str, str], ...]  # (card, line); empty: it has to be typed
    chosen: str
    typed: str
    is_wrong: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckPage:
    number: int
    asked: tuple[Asked, ...]
    wrong: str


def check_page(
    check: Check | None, right: Mapping[str, bool] | None = None, said: Mapping[str, Said] | None = None
) -> CheckPage | None:
    """None where there is nothing to check. With `right` as it was answered."""
    if check is None:
        return None
    words = said_of([one.card for one in check.questions])
    asked: list[Asked] = []
    for one in check.questions:
        told = (said or {}).get(one.card.called, Said())
        choice = tuple((other.called, other.lines.you_say) for other in one.choice) if one.may_choose else ()
        asked.append(
            Asked(
                card=one.card.called,
                name=one.card.name,
                says=tuple(words[one.card.concern][:_PROMPTS]),
                choice=choice,
                chosen=told.chosen,
                typed=told.typed,
                is_wrong=right is not None and not right.get(one.card.called, False),
            )
        )
    count = sum(one.is_wrong for one in asked)
    wrong = _("Not all of it is right yet: look at the card, and try again.")
    return CheckPage(number=check.number, asked=tuple(asked), wrong=wrong if count else "")


def said_in(sent: QueryDict) -> dict[str, Said]:
    """By card, what a form says; what makes no sense is no answer."""
    told: dict[str, Said] = {}
    for name in sent:
        if name.startswith(("chosen-", "typed-")):
            card = name.partition("-")[2]
            form = Typed({"chosen": sent.get(f"chosen-{card}", ""), "typed": sent.get(f"typed-{card}", "")})
            form.full_clean()
            cleaned = form.cleaned_data
            told[card] = Said(chosen=cleaned.get("chosen", ""), typed=cleaned.get("typed", ""))
    return told


# The day.

_HREFS = {
    Item.CARDS: "launch-kit",
    Item.SIGNED: "message",
    Item.DECIDED: "decision",
    Item.READY: "kit-team",
    Item.NUMBERS: "launch",  # where its results stand
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemTold:
    key: str
    name: str
    is_done: bool
    told: str
    href: str
    by_hand: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DayPage:
    launch: Told
    lead: str
    items: tuple[ItemTold, ...]
    may_tick: bool


def day_page(viewer: Viewer, launch: Told, at: datetime) -> DayPage:
    """A fixed number of queries."""
    given = given_for(launch)
    lines = checklist_of(viewer, launch, at, has_numbers=in_time(launch, given and given.day))
    done = sum(line.is_done for line in lines)
    lead = _("%(done)s of %(all)s done") % {"done": wording.number(done), "all": wording.number(len(lines))}
    return DayPage(
        launch=launch,
        lead=lead,
        items=tuple(_item(line, launch, given) for line in lines),
        may_tick=viewer.role is not Role.SELLER and not launch.is_away,
    )


def _item(line: Line, launch: Told, given: Given | None) -> ItemTold:
    href = reverse(_HREFS[line.item], args=[launch.id]) if line.item in _HREFS else ""
    return ItemTold(
        key=line.item.value,
        name=str(naming.ITEMS[line.item]),
        is_done=line.is_done,
        told=_given(given, launch) if line.item is Item.NUMBERS else _told(line),
        href=f"{href}#results" if line.item is Item.NUMBERS else href,
        by_hand=line.item in BY_HAND,
    )


def _given(given: Given | None, launch: Told) -> str:
    """The event that it stands on, whoever's targets they are."""
    if given is None:
        return ""
    told = {"targets": counted(given.targets, "target"), "day": day(given.day)}
    if not in_time(launch, given.day):
        return _("the first was set on %(day)s, after its day") % told
    if not given.own:
        return _("by the company's over its day, set on %(day)s") % told
    return _("%(targets)s, the first set on %(day)s") % told


def _told(line: Line) -> str:
    if line.item in BY_HAND:
        if line.at is None:
            return ""
        return _("%(name)s, %(day)s") % {"name": line.by, "day": day(line.at)}
    if line.of <= 1:
        return ""
    return _("%(done)s of %(all)s") % {"done": wording.number(line.done), "all": wording.number(line.of)}


def new_key() -> str:
    return str(uuid4())
