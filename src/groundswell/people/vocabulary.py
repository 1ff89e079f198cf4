"""What a company calls what it sells, and how that goes to its customers. Every sentence of pages, mails and
decks passes through here: where a company has words of its own, ours give way to them.

Sentences are written with *product* and *launch*, and a catalogue translates them with its own words for
these; so what gives way are the words as the language of the page has them. What people wrote is no sentence
of ours, and stays.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import lru_cache

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import trans_real

LONGEST = 40  # letters of a word


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """One and several of each."""

    product: str
    products: str
    launch: str
    launches: str


PRODUCTS = Vocabulary(product="product", products="products", launch="launch", launches="launches")
SERVICES = Vocabulary(product="service", products="services", launch="launch", launches="launches")
WORDS = tuple(field.name for field in fields(Vocabulary))
# For catalogues, which say the words that give way.
_KNOWN = (_("product"), _("products"), _("launch"), _("launches"))

_OWN: ContextVar[Vocabulary] = ContextVar("vocabulary", default=PRODUCTS)


def vocabulary(*, sells_services: bool, own: Vocabulary | None = None) -> Vocabulary:
    """A company's words: those it chose, and where it chose none those of what it sells. `own` may be empty
    in parts."""
    usual = SERVICES if sells_services else PRODUCTS
    if own is None:
        return usual
    return Vocabulary(**{word: getattr(own, word) or getattr(usual, word) for word in WORDS})


@contextmanager
def in_words_of(words: Vocabulary) -> Iterator[None]:
    """While it lasts, our sentences are told in these words."""
    before = _OWN.set(PRODUCTS if words == PRODUCTS else words)
    try:
        yield
    finally:
        _OWN.reset(before)


def as_written() -> AbstractContextManager[None]:
    """While it lasts, sentences stand in our words: for what finds them again."""
    return in_words_of(PRODUCTS)


def worded(name: str) -> str:
    """A name in English that no catalogue translates, such as that of an act, in the company's words."""
    words = _OWN.get()
    return name if words is PRODUCTS else in_own_words(name, words)


def speak() -> None:
    """From now on all that is translated in this process passes through here; once is enough."""
    ways = translation._trans  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        setattr(ways, name, _told(getattr(trans_real, name)))


def _told(translate: Callable[..., str]) -> Callable[..., str]:
    def translated(*sentence: object) -> str:
        told, words = translate(*sentence), _OWN.get()
        return told if words is PRODUCTS or not told else in_own_words(told, words, _ours())

    return translated


def _ours() -> tuple[str, ...]:
    """The words that give way, in the language of the page."""
    return tuple(trans_real.gettext(word) for word in WORDS)


@lru_cache(maxsize=20_000)
def in_own_words(sentence: str, words: Vocabulary, ours: tuple[str, ...] = WORDS) -> str:
    """With the English article that goes with another word. Names of places ("%(launch)s") and of addresses
    ("/launches") are no words."""
    theirs = {our.lower(): getattr(words, word) for our, word in zip(ours, WORDS, strict=True)}
    several = "|".join(sorted(map(re.escape, theirs), key=len, reverse=True))
    return re.sub(
        rf"(?<![\w%(/\".#-])(?:(?P<article>an?)(?P<gap>\s+))?(?P<word>{several})(?![\w-])",
        lambda found: _given_way(found, theirs[found["word"].lower()]),
        sentence,
        flags=re.IGNORECASE,
    )


def _given_way(found: re.Match[str], theirs: str) -> str:
    word = theirs[0].upper() + theirs[1:] if found["word"][0].isupper() else theirs
    if not found["article"]:
        return word
    article = "an" if re.match(r"(?!uni|us[aeu]|eu|one)[aeiou]", theirs, re.IGNORECASE) else "a"
    return f"{article.capitalize() if found['article'][0].isupper() else article}{found['gap']}{word}"
