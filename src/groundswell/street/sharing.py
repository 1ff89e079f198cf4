"""The slides that guests of a launch are shown: made of what was released to them and of what they wrote
themselves. Nothing of the evidence that members see is read for them."""

from django.utils.translation import gettext as _

from groundswell.message.released.values import ConcernForGuests, Space
from groundswell.people.language import number
from groundswell.street.deck import QUOTED, lines_of, numbers_slide
from groundswell.street.slides import Chart, ChartKind, Deck, Figure, Quote, Series, Slide

_LONGEST = 180  # letters of a line of the house that stand on a slide
HEARD, SAY = "heard", "say"


def shared(space: Space, numbers: tuple[tuple[str, str], ...] = ()) -> Deck:
    """Before anybody wrote for it. Of a concern that too few raise to be counted for guests, or that is not
    counted just now, there is no slide."""
    concerns = [one for one in space.concerns if one.accounts]
    slides = [_heard(concerns), *map(_concern, concerns), _say(space.house), numbers_slide(numbers)]
    return Deck(
        title=space.name or _("Presentation"),
        subtitle=_("What customers say, and what we will say"),
        slides=tuple(filter(None, slides)),
    )


def _heard(concerns: list[ConcernForGuests]) -> Slide | None:
    if not concerns:
        return None
    most = max(one.accounts for one in concerns)
    told = _("At least %(count)s customers raise it")
    if len(concerns) > 1:
        told = _("At least %(count)s customers raise one of these")
    return Slide(
        key=HEARD,
        title=told % {"count": number(most)},
        lead=_("What customers say"),
        points=() if len(concerns) > 1 else (concerns[0].title,),
        chart=_by_concern(concerns) if len(concerns) > 1 else None,
    )


def _by_concern(concerns: list[ConcernForGuests]) -> Chart:
    counts = tuple(float(one.accounts) for one in concerns)
    return Chart(
        kind=ChartKind.BARS,
        title=_("Customers that raise it, at least"),
        categories=tuple(one.title for one in concerns),
        series=(Series(name=_("customers, at least"), values=counts),),
    )


def _concern(one: ConcernForGuests) -> Slide:
    at_least = Figure(value=_("%(count)s or more") % {"count": number(one.accounts)}, label=_("customers"))
    return Slide(
        key=one.token,
        title=one.title,
        figures=(at_least,),
        quotes=tuple(Quote(words=words.text, who="") for words in one.words[:QUOTED]),
    )


def _say(house: str) -> Slide | None:
    told = [_cut(line) for line in map(str.strip, house.splitlines()) if line]
    return Slide(key=SAY, title=_("What we will say"), points=lines_of(told)) if told else None


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
