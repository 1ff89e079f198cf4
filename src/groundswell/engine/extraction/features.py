"""A sentence as the names of its features: what it does in speech, not what it is about."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from groundswell.engine.extraction.cues import PHRASE_OF, SHAPES

# Longer sentences bring nothing the first words did not say.
MOST_WORDS = 60

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,:/-]\d+)*|[?!]")


def words_of(text: str) -> list[str]:
    """Lower-case words, numbers and the marks ? and !; apostrophes closed up ("don't" is "dont")."""
    straight = text.lower().replace("’", "'")
    # "we're" closed up would read as "were".
    return _WORD.findall(straight.replace("we're", "we are").replace("'", ""))[:MOST_WORDS]


def features_of(text: str) -> list[str]:
    """Names of the features of one sentence, each once.

    Upper case and `@` name classes and phrases of `cues`, `w` a single word of a class or of grammar,
    `#` a number, `*` any other word, `^` and `$` the ends of the sentence.
    """
    words = words_of(text)
    shapes = list(map(_shape, words))
    found = set(shapes)
    found.update(map(_named, words, shapes))
    ended = ["^", *shapes, "$"]
    found.update(map(" ".join, pairwise(ended)))
    found.update(map(" ".join, zip(ended, ended[1:], ended[2:], strict=False)))
    found.update(_phrases(words))
    found.update(_form(shapes))
    return list(found)


def _shape(word: str) -> str:
    return SHAPES.get(word) or ("#" if word[0].isdigit() else "*")


def _named(word: str, shape: str) -> str:
    return f"w {word}" if shape.isupper() else shape


def _phrases(words: list[str]) -> list[str]:
    pairs = list(map(" ".join, pairwise(words)))
    triples = map(" ".join, zip(words, words[1:], words[2:], strict=False))
    met = [PHRASE_OF[words_met] for words_met in (*pairs, *triples) if words_met in PHRASE_OF]
    if pairs and (first := PHRASE_OF.get(pairs[0])):
        met.append(f"^{first}")
    return met


def _form(shapes: list[str]) -> Iterator[str]:
    """How short, how topical, and the classes met anywhere, as pairs: KEEP … BROKEN however far apart.

    Length tells from 8 words on nothing that holds beyond the set it was learnt on: in chats to a
    helpdesk long means concern, in a meeting it means somebody explains.
    """
    words = len(shapes)
    yield f"length {words if words < 5 else min(words // 4 * 4, 8)}"
    topic = shapes.count("*")
    yield f"topic {min(topic, 5)}"
    if topic * 2 > words:
        yield "mostly topic"
    yield from map("&".join, combinations(sorted(set(filter(str.isupper, shapes))), 2))
