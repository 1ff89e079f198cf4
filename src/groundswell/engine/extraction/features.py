"""A sentence as the names of its features: what it does in speech, not what it is about."""

import re
from collections.abc import Iterator

from groundswell.engine.extraction.cues import CLASS_OF, FUNCTION_WORDS

# Longer sentences bring nothing the first words did not say.
MOST_WORDS = 60

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*|[?!]")
_APOSTROPHES = str.maketrans("", "", "'’")


def words_of(text: str) -> list[str]:
    """Lower-case words, numbers and the marks ? and !; apostrophes closed up ("don't" is "dont")."""
    return _WORD.findall(text.lower())[:MOST_WORDS]


def features_of(text: str) -> list[str]:
    """Names of the features of one sentence, with repeats left out."""
    tokens = [word.translate(_APOSTROPHES) for word in words_of(text)]
    shapes = ["^", *(_shape(token) for token in tokens), "$"]
    found = {f"w {token}" for token in tokens if token not in CLASS_OF and token in FUNCTION_WORDS}
    found.update(f"w {token}" for token in tokens if token in CLASS_OF)
    found.update(shapes)
    found.update(map(" ".join, zip(shapes, shapes[1:], strict=False)))
    found.update(map(" ".join, zip(shapes, shapes[1:], shapes[2:], strict=False)))
    found.update(_form(tokens, shapes))
    return sorted(found)


def _shape(token: str) -> str:
    if token[0].isdigit():
        return "#"
    if token in "?!":
        return token
    return CLASS_OF.get(token) or (token if token in FUNCTION_WORDS else "*")


def _form(tokens: list[str], shapes: list[str]) -> Iterator[str]:
    """Length, and the classes met anywhere, as pairs: 'KEEP … BROKEN' however far apart."""
    yield f"length {min(len(tokens), 4) if len(tokens) < 5 else min(len(tokens) // 4 * 4, 24)}"
    topic = sum(shape == "*" for shape in shapes)
    yield f"topic {min(topic, 5)}"
    if tokens and not any(token.isdigit() for token in tokens):
        yield "no number"
    if topic * 2 > len(tokens):
        yield "mostly topic"
    classes = sorted({shape for shape in shapes if shape.isupper()})
    yield from (f"{one}&{two}" for at, one in enumerate(classes) for two in classes[at + 1 :])
