"""A sentence as the names of its features: what it does in speech, not what it is about."""

import re
from collections.abc import Iterator
from itertools import pairwise

from groundswell.engine.extraction.cues import PHRASE_OF, SHAPES

# Longer sentences bring nothing the first words did not say.
MOST_WORDS = 60

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*|[?!]")
_APOSTROPHES = str.maketrans("", "", "'’")


def words_of(text: str) -> list[str]:
    """Lower-case words, numbers and the marks ? and !; apostrophes closed up ("don't" is "dont")."""
    # "we're" closed up would read as "were".
    return _WORD.findall(text.lower().replace("we're", "we are").replace("we’re", "we are"))[:MOST_WORDS]


def features_of(text: str) -> list[str]:
    """Names of the features of one sentence, each once.

    Upper case and `@` name classes and phrases of `cues`, `w` a single word of a class or of grammar,
    `#` a number, `*` any other word, `^` and `$` the ends of the sentence.
    """
    tokens = [word.translate(_APOSTROPHES) for word in words_of(text)]
    shapes = ["^", *map(_shape, tokens), "$"]
    found = set(shapes[1:-1])
    found.update(f"w {token}" for token, shape in zip(tokens, shapes[1:], strict=False) if shape.isupper())
    found.update(map(" ".join, pairwise(shapes)))
    found.update(map(" ".join, zip(shapes, shapes[1:], shapes[2:], strict=False)))
    found.update(_phrases(tokens))
    found.update(_form(tokens, shapes))
    return list(found)


def _shape(word: str) -> str:
    if word in SHAPES:
        return SHAPES[word]
    return "#" if word[0].isdigit() else "*"


def _phrases(tokens: list[str]) -> Iterator[str]:
    pairs = list(map(" ".join, pairwise(tokens)))
    triples = map(" ".join, zip(tokens, tokens[1:], tokens[2:], strict=False))
    met = [name for name in map(PHRASE_OF.get, (*pairs, *triples)) if name]
    yield from met
    if pairs and (first := PHRASE_OF.get(pairs[0])):
        yield f"^{first}"


def _form(tokens: list[str], shapes: list[str]) -> Iterator[str]:
    """How short, how topical, and the classes met anywhere, as pairs: KEEP … BROKEN however far apart.

    Length tells from 8 words on nothing that holds beyond the set it was learnt on: in chats to a
    helpdesk long means concern, in a meeting it means somebody explains.
    """
    yield f"length {len(tokens) if len(tokens) < 5 else min(len(tokens) // 4 * 4, 8)}"
    topic = shapes.count("*")
    yield f"topic {min(topic, 5)}"
    if topic * 2 > len(tokens):
        yield "mostly topic"
    classes = sorted({shape for shape in shapes if shape.isupper()})
    yield from (f"{one}&{two}" for at, one in enumerate(classes) for two in classes[at + 1 :])
