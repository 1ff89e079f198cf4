"""What tells whether a sentence of ours answers a concern, as one matrix (sentences, concerns) a feature.

An answer says the opposite of what it answers ("the export doubles lines", "every line stands once"), so
all of these ask whether both are about the same thing, and none whether they agree. What a sentence alone
does not say, the sentences around it may.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.coverage.surroundings import ahead, beside, everywhere, rest_of_paragraph
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.linking import likelihoods, words_to_encode
from groundswell.engine.naming.words import terms, words

NAMES = ("apart", "words", "linked", "paragraph", "beside", "everywhere")

# A concern is told in many ways: what is near to three of its verbatims is near to it.
_NEAREST = 3
# Words that are taken out of a sentence before it is compared.
_TAKEN_OUT = 2
# Below this cosine a sentence has nothing to do with a concern, with any of its words or without.
_STRANGERS = 0.2
_NEVER = 1e-6
# How near the nearest other concern of a launch mostly is, over the drafts that were fitted on.
_USUAL_LINKED, _USUAL_COSINE = -2.2, 0.32
# What surely answers a concern says no more of its neighbours than what is a little ahead.
_AHEAD_AT_MOST = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Raised:
    """A concern, as a text is held against it: the accounts behind it, its verbatims, at least one, and a
    unit row for each of these, (n, d)."""

    concern: int
    accounts: int
    verbatims: Sequence[str]
    vectors: Vectors


def features_of(
    sentences: Sequence[str],
    paragraphs: Sequence[int],
    raised: Sequence[Raised],
    encoder: Encoder,
    language: str = "en",
) -> Floats:
    """(n, c, 6) the features of NAMES for n sentences of one text, each in its paragraph, and c concerns:

    - apart: the cosine to the nearest verbatims of the concern, once the two words are taken out that the
      sentence shares most with it. Whatever is said of invoices is like whatever else is said of them; an
      answer has more.
    - words: how much of what the sentence says is said in the concern's own words.
    - linked: how likely those verbatims make the point of the sentence (see `linking`), in log odds, and by
      how much more than those of any other concern.
    - paragraph, beside: by how much the cosine to the nearest verbatims of the concern is ahead of that to
      any other, in the rest of the paragraph, and in the sentences before and after.
    - everywhere: the same, where it is highest in the whole text.
    """
    verbatims = [verbatim for concern in raised for verbatim in concern.verbatims]
    vectors = np.concatenate([concern.vectors for concern in raised])
    of = np.repeat(np.arange(len(raised)), [len(concern.verbatims) for concern in raised])
    shared = _words_shared(sentences, [concern.verbatims for concern in raised], language)
    sentence_vectors = encoder.encode(sentences)
    spoken = words_to_encode([*sentences, *verbatims], language)
    word_vectors = dict(zip(spoken, encoder.encode(spoken), strict=True))
    linked = likelihoods(sentences, verbatims, sentence_vectors, vectors, word_vectors, language)
    linked = np.clip(linked, _NEVER, 1 - _NEVER)
    cosines = sentence_vectors.astype(np.float64) @ vectors.astype(np.float64).T
    nearest = _nearest(cosines, of, len(raised))
    nearer = np.minimum(ahead(nearest, _USUAL_COSINE), _AHEAD_AT_MOST)
    return np.stack(
        [
            _apart(sentences, nearest, vectors, of, shared, encoder, language),
            np.log1p([[sum(worth.values()) for worth in row] for row in shared]),
            ahead(_nearest(np.log(linked / (1 - linked)), of, len(raised)), _USUAL_LINKED),
            rest_of_paragraph(nearer, paragraphs),
            beside(nearer, paragraphs),
            everywhere(nearer),
        ],
        axis=2,
    )


Worth = dict[str, float]  # a word -> how much it tells of a concern


def _apart(
    sentences: Sequence[str],
    nearest: Floats,
    vectors: Vectors,
    of: Ints,
    shared: Sequence[Sequence[Worth]],
    encoder: Encoder,
    language: str,
) -> Floats:
    verbatims = vectors.astype(np.float64).T
    cosines = nearest.copy()
    without = {
        (row, concern): _without(sentences[row], _most_telling(worth), language)
        for row, concern in np.argwhere(cosines >= _STRANGERS).tolist()
        if (worth := shared[row][concern])
    }
    if not without:
        return cosines
    texts = sorted(set(without.values()))
    rest = _nearest(encoder.encode(texts).astype(np.float64) @ verbatims, of, cosines.shape[1])
    place = {text: row for row, text in enumerate(texts)}
    for (row, concern), text in without.items():
        cosines[row, concern] = rest[place[text], concern]
    return cosines


def _most_telling(worth: Worth) -> list[str]:
    return sorted(worth, key=lambda word: (-worth[word], word))[:_TAKEN_OUT]


def _without(sentence: str, taken_out: Sequence[str], language: str) -> str:
    for word in reversed(words(sentence, language)):
        if word.term in taken_out:
            sentence = sentence[: word.start] + sentence[word.end :]
    return sentence


def _nearest(likeness: Floats, of: Ints, concerns: int) -> Floats:
    """(n, c) the mean of the highest few among each concern's verbatims."""
    own = [np.sort(likeness[:, of == concern], axis=1)[:, -_NEAREST:] for concern in range(concerns)]
    return np.stack([highest.mean(axis=1) for highest in own], axis=1)


def _words_shared(
    sentences: Sequence[str], concerns: Sequence[Sequence[str]], language: str
) -> list[list[Worth]]:
    """Of each sentence and concern the words that more of the concern's verbatims hold than of the others',
    each by how many more, and how rare it is (the inverse document frequency of BM25)."""
    said = [terms(sentence, language) for sentence in sentences]
    heard = [[terms(verbatim, language) for verbatim in verbatims] for verbatims in concerns]
    texts = [*said, *(verbatim for verbatims in heard for verbatim in verbatims)]
    met = Counter(word for text in texts for word in text)
    shares = [_shares(verbatims) for verbatims in heard]
    others = max(len(shares) - 1, 1)

    def worth(word: str, concern: int) -> float:
        held = shares[concern].get(word, 0.0)
        elsewhere = (sum(share.get(word, 0.0) for share in shares) - held) / others
        rarity = np.log1p((len(texts) - met[word] + 0.5) / (met[word] + 0.5))
        return float(rarity * np.sqrt(max(held - elsewhere, 0)))

    return [
        [
            {word: told for word in sorted(own & share.keys()) if (told := worth(word, concern)) > 0}
            for concern, share in enumerate(shares)
        ]
        for own in said
    ]


def _shares(verbatims: Sequence[set[str]]) -> dict[str, float]:
    """Of each word, which part of the verbatims hold it."""
    met = Counter(word for verbatim in verbatims for word in verbatim)
    return {word: times / len(verbatims) for word, times in met.items()}
