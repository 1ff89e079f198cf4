"""What the page of a search shows."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from groundswell.field.reading.finding import Found, found
from groundswell.field.reading.meaning import Meant
from groundswell.field.reading.narrowed import narrowed_to
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.web.concerns.choosing import VOICES, Words
from groundswell.web.concerns.traits import Option
from groundswell.web.searching.meaning import meant_by
from groundswell.web.shell.filters import counted
from groundswell.web.shell.naming import CHANNELS
from groundswell.web.shell.quoting import quoted

_PAGE = 40


@dataclass(frozen=True, slots=True)
class Hit:
    quote: Quote
    found: Found


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchPage:
    sought: str
    headline: str
    words: Words
    hits: tuple[Hit, ...]
    more: str  # where further ones are
    meant: tuple[Meant, ...]  # concerns, though worded otherwise
    channels: tuple[Option, ...]
    voices: tuple[Option, ...]


def search_page(viewer: Viewer, sought: str, words: Words) -> SearchPage:
    among = words.among(viewer)
    narrowed = narrowed_to(
        accounts=among.accounts,
        sellers=among.sellers,
        channel=among.channel,
        voice=among.voice,
        kind=among.kind,
    )
    hits = found(viewer, sought, _PAGE + 1, after=words.after, narrowed=narrowed) if sought else []
    page_of_hits, more = hits[:_PAGE], len(hits) > _PAGE
    return SearchPage(
        sought=sought,
        headline=_headline(sought, len(page_of_hits), words, more=more),
        words=words,
        hits=tuple(Hit(quoted(hit.evidence), hit) for hit in page_of_hits),
        more=_address(sought, replace(words, after=page_of_hits[-1].evidence.id)) if more else "",
        meant=tuple(meant_by(viewer, sought)) if sought and not words.narrows and not words.after else (),
        channels=tuple(
            Option(value=channel.value, name=name, chosen=channel is words.channel)
            for channel, name in CHANNELS.items()
        ),
        voices=tuple(
            Option(value=voice.value, name=name, chosen=voice is words.voice)
            for voice, name in VOICES.items()
        ),
    )


def _headline(sought: str, shown: int, words: Words, *, more: bool) -> str:
    if not sought:
        return _("What did they say about …?")
    if not shown:
        return _("Nobody has said “%(sought)s”") % {"sought": sought}
    if words.after:
        return _("More with “%(sought)s”") % {"sought": sought}
    told = _("More than %(verbatims)s with “%(sought)s”") if more else _("%(verbatims)s with “%(sought)s”")
    return told % {"verbatims": counted(shown, "verbatim"), "sought": sought}


def _address(sought: str, words: Words) -> str:
    narrowed = words.address(after=words.after)[1:]
    return f"?{urlencode({'q': sought})}&{narrowed}"
