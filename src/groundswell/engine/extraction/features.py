"""A sentence as the set of its features: what it does in speech, not what it is about."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from groundswell.engine.extraction.cues import CLASSES, PHRASE_OF, SHAPES

# A single word, class, phrase or form; or a run of two or three; or ("&", class, class), however far apart.
Feature = str | tuple[str, ...]

# Longer sentences bring nothing the first words did not say.
MOST_WORDS = 60

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,:/-]\d+)*|[?!]")
# The words of a class stand for themselves as well: "app" is PRODUCT, and it is "app".
_ITSELF = {word: f"w:{word}" for word, shape in SHAPES.items() if shape in CLASSES}


def words_of(text: str) -> list[str]:
    """Lower-case words, numbers and the marks ? and !; apostrophes closed up ("don't" is "dont")."""
    lower = text.lower()
    if "'" in lower or "’" in lower:
        # "we're" closed up would read as "were".
        lower = lower.replace("’", "'").replace("we're", "we are").replace("'", "")
    return _WORD.findall(lower)[:MOST_WORDS]


def features_of(words: list[str]) -> set[Feature]:
    """The features of one sentence, given its words.

    Upper case and `@` name classes and phrases of `cues`, `w:` a single word of a class, lower case a word
    of grammar, `#` a number, `*` any other word, `^` and `$` the ends of the sentence.
    """
    shapes = [SHAPES.get(word) or ("#" if word[0].isdigit() else "*") for word in words]
    features: set[Feature] = set(shapes)
    classes = sorted(CLASSES.intersection(shapes))
    ended = ["^", *shapes, "$"]
    features.update(pairwise(ended))
    features.update(zip(ended, ended[1:], ended[2:], strict=False))
    features.update([_ITSELF[word] for word in words if word in _ITSELF])
    features.update([("&", first, second) for first, second in combinations(classes, 2)])
    features.update(_phrases(words))
    features.update(_form(len(shapes), shapes.count("*")))
    return features


def name_of(feature: Feature) -> str:
    """How weights.json writes a feature; `feature_of` reads it."""
    return feature if isinstance(feature, str) else " ".join(feature)


def feature_of(name: str) -> Feature:
    return tuple(name.split(" ")) if " " in name else name


def _phrases(words: list[str]) -> list[str]:
    met = [PHRASE_OF[pair] for pair in pairwise(words) if pair in PHRASE_OF]
    met += [
        PHRASE_OF[three] for three in zip(words, words[1:], words[2:], strict=False) if three in PHRASE_OF
    ]
    if first := PHRASE_OF.get(tuple(words[:2])):
        met.append(f"^{first}")
    return met


def _form(words: int, topics: int) -> Iterator[str]:
    """How short and how topical.

    Length tells from 8 words on nothing that holds beyond the set it was learnt on: in chats to a
    helpdesk long means concern, in a meeting it means somebody explains.
    """
    yield f"length:{words if words < 5 else min(words // 4 * 4, 8)}"
    yield f"topic:{min(topics, 5)}"
    if topics * 2 > words:
        yield "topic:mostly"
