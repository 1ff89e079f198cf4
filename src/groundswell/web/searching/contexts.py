"""What the page of a search shows."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from groundswell.field.reading.finding import Found, found
from groundswell.field.reading.meaning import Meant
from groundswell.field.reading.narrowed import narrowed_to
from groundswell.people.viewer import Viewer
from groundswell.report import wording
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import Quote, quoted
from groundswell.speech import Channel
from groundswell.web.concerns.choosing import VOICES, Words
from groundswell.web.concerns.saying import Option
from groundswell.web.searching.meaning import meant_by

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
        hits=tuple(Hit(quoted(hit.evidence, ONE_FILE), hit) for hit in page_of_hits),
        more=_address(sought, replace(words, after=page_of_hits[-1].evidence.id)) if more else "",
        meant=tuple(meant_by(viewer, sought)) if sought and not words.narrows and not words.after else (),
        channels=tuple(
            Option(value=channel.value, name=channel.value, chosen=channel is words.channel)
            for channel in Channel
        ),
        voices=tuple(
            Option(value=voice.value, name=name, chosen=voice is words.voice)
            for voice, name in VOICES.items()
        ),
    )


def _headline(sought: str, shown: int, words: Words, *, more: bool) -> str:
    if not sought:
        return "What did they say about …?"
    if not shown:
        return f"Nobody has said “{sought}”"
    if words.after:
        return f"More with “{sought}”"
    return f"{'More than ' if more else ''}{wording.count(shown, 'verbatim')} with “{sought}”"


def _address(sought: str, words: Words) -> str:
    narrowed = words.address(after=words.after)[1:]
    return f"?{urlencode({'q': sought})}&{narrowed}"
