"""Which language a text is in, where that can be told."""

from functools import cache
from typing import Protocol, cast

from groundswell.engine.extraction.cues import SHAPES
from groundswell.engine.extraction.features import words_of

# Languages whose words extraction has weights for; empty: it could not be told.
ENGLISH = ("en", "")

# Words that no other language writes often; a sentence with two of them needs no model, nor does one with
# one of them that is made of English words otherwise.
_ENGLISH = frozenset(
    "the and you your yours with that this these those they there their what which why when where how who"
    " have has had does did doesnt dont cant cannot could would should will wont isnt arent wasnt"
    " im ive weve youre thats are were been being not for from about because our my it"
    " its if but just like need want know think get more than then very keep still only every any please"
    " thanks thank i can".split()
)
# Below it the identifier is more often wrong than right on sentences of four words.
_SURE = 0.5
_LONGEST = 600  # characters; more change nothing


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of `text`, or '' where it is too short or too unlike any to tell."""
    head = text[:_LONGEST]
    words = words_of(head)
    known = len(_ENGLISH.intersection(words))
    if known >= 2 and known * 6 >= len(words):
        return "en"
    if known == 1 and len(words) >= 4 and sum(map(SHAPES.__contains__, words)) * 4 >= len(words) * 3:
        return "en"
    if sum(char.isalpha() for char in head) < 6:
        return ""
    language, certainty = _identifier().classify(head)
    return language if certainty >= _SURE and len(language) == 2 else ""


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    # To import and load it takes about a second: only met where a text is not plainly English.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # pyright: ignore[reportMissingTypeStubs]

    identifier: object = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # pyright: ignore[reportUnknownMemberType]
    return cast(_Identifier, identifier)
