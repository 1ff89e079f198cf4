"""The words of a concern that an address asks for, a page of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.engine.survey.values import Evidence
from groundswell.field.reading import verbatims
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.web.concerns.choosing import ORDERS, VOICES, Words
from groundswell.web.concerns.traits import Field, Option, fields
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted
from groundswell.web.shell.naming import CHANNELS
from groundswell.web.shell.quoting import quoted

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
class Saying:
    words: Words
    said: tuple[Said, ...]
    found: str  # how many; empty where nothing was narrowed
    more: str  # where further ones are
    left: int  # how many these are; 0 where that is not known
    channels: tuple[Option, ...]
    voices: tuple[Option, ...]
    orders: tuple[Option, ...]
    traits: tuple[Field, ...] = ()  # by what accounts can be told from each other


def saying_of(viewer: Viewer, concern: int, words: Words, in_all: int) -> Saying:
    """`concern` may be HEARD_ONCE; it has so many verbatims `in_all`."""
    page = verbatims.page(viewer, concern, words.among(viewer), words.order, after=words.after, top=_PAGE)
    shown = len(page.verbatims) + sum(page.again.values())
    left = (in_all if page.found is None else page.found) - shown
    return Saying(
        words=words,
        said=tuple(_said(verbatim, page.again, words) for verbatim in page.verbatims),
        found="" if page.found is None else _found(page.found, words),
        more=words.address(after=page.verbatims[-1].id) if page.more else "",
        left=0 if words.after else left,
        channels=tuple(
            Option(value=channel.value, name=name, chosen=channel is words.channel)
            for channel, name in CHANNELS.items()
        ),
        voices=tuple(
            Option(value=voice.value, name=name, chosen=voice is words.voice)
            for voice, name in VOICES.items()
        ),
        orders=tuple(
            Option(value=order.value, name=name, chosen=order is words.order)
            for order, name in ORDERS.items()
        ),
        traits=fields(viewer, words.traits),
    )


def _found(number: int, words: Words) -> str:
    told = {"verbatims": counted(number, "verbatim"), "narrowed": words.told()}
    return _("%(verbatims)s %(narrowed)s") % told


def _said(verbatim: Evidence, again: Mapping[int, int], words: Words) -> Said:
    return Said(
        quote=quoted(verbatim),
        account=verbatim.account,
        conversation=verbatim.conversation,
        again=wording.again(again.get(verbatim.id, 0)),
        again_href=words.address(again=verbatim.again),
    )
