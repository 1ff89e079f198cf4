"""Set phrases among all that was heard, for the library: the store finds them among what is new."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from groundswell.encoders.cache import Cached
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.extraction.opinion import second_opinion
from groundswell.engine.extraction.set_phrases import Sentences, repeated, set_phrases_among
from groundswell.intake.hearing import HeardVerbatim


def find_set_phrases(
    heard: Sequence[tuple[int, HeardVerbatim]], vectors: Vectors, encoder: Encoder
) -> dict[int, int]:
    """`heard`: the number of a conversation and what was heard in it, row by row of `vectors`. Returns, for
    those that are set phrases, the place of the verbatim, from 1, -> the number of its phrase."""
    sentences = [hearing.said for _, hearing in heard]
    number_of = {words: number for number, words in enumerate(dict.fromkeys(sentences), start=1)}
    candidates: dict[int, tuple[str, str]] = {}
    again = repeated(_by_conversation(heard))
    for words, (_, hearing) in zip(sentences, heard, strict=True):
        if words in again:
            candidates.setdefault(number_of[words], (hearing.verbatim.text, hearing.verbatim.language))
    own = Cached(encoder).encode([words for words, _ in candidates.values()])
    # A whole answer says the same as nobody else letter for letter: it is not compared that way.
    numbers = [number_of[words] if words else -place for place, words in enumerate(sentences, start=1)]
    phrases = set_phrases_among(
        candidates, own, _sentences(heard, vectors, numbers), second_opinion(encoder.model)
    )
    order = {number: at for at, number in enumerate(sorted(phrases), start=1)}
    return {place: order[number] for place, number in enumerate(numbers, start=1) if number in order}


def _by_conversation(heard: Sequence[tuple[int, HeardVerbatim]]) -> dict[int, list[str]]:
    sentences_of: dict[int, list[str]] = defaultdict(list)
    for conversation, hearing in heard:
        if hearing.said:
            sentences_of[conversation].append(hearing.said)
    return sentences_of


def _sentences(
    heard: Sequence[tuple[int, HeardVerbatim]], vectors: Vectors, numbers: Sequence[int]
) -> Sentences:
    return Sentences(
        vectors=vectors,
        words=np.array(numbers, dtype=np.int64),
        conversations=np.array([conversation for conversation, _ in heard], dtype=np.int64),
    )
