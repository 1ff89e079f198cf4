"""Set text: sentences that stand word for word in most rows of a source, and so are nobody's own words.

A portal's form, a gateway's banner, a disclaimer: nothing in one row tells them from what a customer says,
but the rows of a source together do. Two forms are told: a whole sentence, and the label before a colon
("Product area:") whose values differ from row to row.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from groundswell.engine.extraction.sentences import Span, sentences_of

# Fewer rows do not tell a form from a habit.
FEWEST_ROWS = 10
MOST = 0.5
# Rows looked at, evenly over the source: what stands in most rows stands in most of these.
LOOKED_AT = 3_000
# A choice from a list comes back: each value of a field stands in so many rows on average, and is short.
CHOICE_ROWS, CHOICE_WORDS = 3, 6

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:：\n]{0,60}[:：])(?:\s|$)")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, kw_only=True, slots=True)
class Repeated:
    """A sentence, or a label up to its colon, and in how many of the rows looked at it stands."""

    words: str
    rows: int
    of: int


def set_text_of(texts: Sequence[str]) -> tuple[Repeated, ...]:
    """The set text of one source, most frequent first; empty below FEWEST_ROWS rows.

    What is all that many rows say ("Too expensive.") is an answer, not set text: other words must be left in
    most of the rows in which it stands.
    """
    if len(texts) < FEWEST_ROWS:
        return ()
    step = -(-len(texts) // LOOKED_AT)
    rows = [_pieces(text) for text in texts[::step]]
    often = _often(rows)
    set_text = {**often, **_choices(rows, often)}
    while stands_alone := _stand_alone(rows, set_text):
        set_text = {key: times for key, times in set_text.items() if key not in stands_alone}
    for label in _only_in_sentences(rows, set_text):
        del set_text[label]
    spelled = {key: words for row in reversed(rows) for key, words in row.spelled.items()}
    ranked = sorted(set_text.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Repeated(words=spelled[key], rows=times, of=len(rows)) for key, times in ranked)


def without_set_text(text: str, set_text: Collection[str]) -> str:
    """`text` with its set text blanked out by line ends, so that every other letter keeps its place.

    Where nothing else would be left, it is returned as it is.
    """
    keys = {_key(words) for words in set_text}
    if not keys:
        return text
    letters = list(text)
    for start, end in _set_spans(text, keys):
        letters[start:end] = "\n" * (end - start)
    blanked = "".join(letters)
    return blanked if _WORD.search(blanked) else text


@dataclass(frozen=True, slots=True)
class _Row:
    spelled: dict[str, str]  # key -> the words as they stand
    labels: dict[str, str]  # key of a sentence -> key of the label that it begins with


def _pieces(text: str) -> _Row:
    spelled, labels = dict[str, str](), dict[str, str]()
    for start, end in sentences_of(text):
        words = text[start:end]
        spelled[_key(words)] = words
        if label := _LABEL.match(words):
            spelled[_key(label["label"])] = label["label"]
            labels[_key(words)] = _key(label["label"])
    return _Row(spelled, labels)


def _often(rows: Sequence[_Row]) -> dict[str, int]:
    times = Counter(key for row in rows for key in row.spelled)
    return {key: n for key, n in times.items() if n > MOST * len(rows)}


def _stand_alone(rows: Sequence[_Row], set_text: Mapping[str, int]) -> set[str]:
    """What of the set text stands mostly in rows that would be left without a word."""
    alone = Counter(
        key for row in rows if not _says_more(row, set_text) for key in row.spelled if key in set_text
    )
    return {key for key, times in alone.items() if 2 * times >= set_text[key]}


def _only_in_sentences(rows: Sequence[_Row], set_text: Mapping[str, int]) -> set[str]:
    """Labels that say nothing beyond the whole sentences they begin."""
    wider = {label for row in rows for sentence, label in row.labels.items() if sentence not in set_text}
    return {label for row in rows for label in row.labels.values()} & set_text.keys() - wider


def _choices(rows: Sequence[_Row], often: Mapping[str, int]) -> Counter[str]:
    """Sentences that are a label of the form with a value from a short list."""
    values: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for sentence, label in row.labels.items():
            if label in often and sentence != label:
                values[label][sentence] += 1
    chosen = Counter[str]()
    for label, counted in values.items():
        short = all(len(value.split()) - len(label.split()) <= CHOICE_WORDS for value in counted)
        if short and counted.total() >= CHOICE_ROWS * len(counted):
            chosen.update(counted)
    return chosen


def _says_more(row: _Row, set_text: Collection[str]) -> bool:
    """Whether a row says anything that is not set text."""
    for key in row.spelled:
        if key in set_text or key in row.labels.values():
            continue
        label = row.labels.get(key, "")
        if label not in set_text or _WORD.search(key[len(label) :]):
            return True
    return False


def _set_spans(text: str, keys: Collection[str]) -> Iterator[Span]:
    for start, end in sentences_of(text):
        words = text[start:end]
        if _key(words) in keys:
            yield start, end
        elif (label := _LABEL.match(words)) and _key(label["label"]) in keys:
            yield start, start + label.end("label")


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
