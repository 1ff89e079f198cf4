"""The words of a concern that an address asks for, a page of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from groundswell.engine.survey.values import Evidence
from groundswell.field.reading import verbatims
from groundswell.people.viewer import Viewer
from groundswell.report import wording
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import Quote, quoted
from groundswell.speech import Channel
from groundswell.web.concerns.choosing import ORDERS, VOICES, Words

_PAGE = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A verbatim on the page of its concern."""

    quote: Quote
    account: str
    conversation: int
    again: str  # how often its concern says the very same again
    again_href: str  # where those are


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Saying:
    words: Words
    said: tuple[Said, ...]
    found: str  # how many; empty where nothing was narrowed
    more: str  # where further ones are
    left: int  # how many these are; 0 where that is not known
    channels: tuple[Option, ...]
    voices: tuple[Option, ...]
    orders: tuple[Option, ...]


def saying_of(viewer: Viewer, concern: int, words: Words, in_all: int) -> Saying:
    """`concern` may be HEARD_ONCE; it has so many verbatims `in_all`."""
    page = verbatims.page(viewer, concern, words.among(viewer), words.order, after=words.after, top=_PAGE)
    told = len(page.verbatims) + sum(page.again.values())
    left = (in_all if page.found is None else page.found) - told
    return Saying(
        words=words,
        said=tuple(_said(one, page.again, words) for one in page.verbatims),
        found="" if page.found is None else f"{wording.count(page.found, 'verbatim')} {words.told()}",
        more=words.address(after=page.verbatims[-1].id) if page.more else "",
        left=0 if words.after else left,
        channels=tuple(
            Option(value=one.value, name=one.value, chosen=one is words.channel) for one in Channel
        ),
        voices=tuple(
            Option(value=one.value, name=name, chosen=one is words.voice) for one, name in VOICES.items()
        ),
        orders=tuple(
            Option(value=one.value, name=name, chosen=one is words.order) for one, name in ORDERS.items()
        ),
    )


def _said(one: Evidence, again: Mapping[int, int], words: Words) -> Said:
    return Said(
        quote=quoted(one, ONE_FILE),
        account=one.account,
        conversation=one.conversation,
        again=wording.again(again.get(one.id, 0)),
        again_href=words.address(again=one.again),
    )
