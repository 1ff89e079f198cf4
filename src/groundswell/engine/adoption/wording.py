"""What the words of a turn say of a claim, each counted by how seldom the company's sellers say it on any
other day: *job* and *phone* are on everybody's lips, *signal* and *basement* are not.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from groundswell.engine.adoption.everyday import EVERYDAY
from groundswell.engine.adoption.turns import LONGEST
from groundswell.engine.adoption.values import Worded
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Floats
from groundswell.engine.linking.features import STRANGERS, content_words
from groundswell.engine.naming.words import terms

# A word that nobody says on other days stands in one turn of a thousand, for aught we know; and what a word
# is worth in what was heard is known once it stands there some times.
_SELDOM, _TURNS, _FEW = 0.5, 500, 5
_LONG = 4  # words; below it a sentence is as good as this long
_COMMON, _LEAST = 4.0, 0.1  # a word that stands in one turn of fifty (e to the fourth) tells next to nothing
_ENOUGH = 8.0  # this much of seldom words, before it counts how many of them were heard
_REMEMBERED = 20_000  # words


class Words:
    """The words of the claims of a launch, made ready once for all turns."""

    def __init__(
        self, claims: Sequence[Worded], encoder: Encoder, language: str, usual: Sequence[str]
    ) -> None:
        self._encoder, self._language = encoder, language
        turns = [text[:LONGEST] for text in (*EVERYDAY, *usual)]
        self._turns = len(turns) + _TURNS
        self._met = Counter(word for text in turns for word in content_words(text, language))
        met = Counter(word for text in turns for word in terms(text, language))
        self._worth = [self._worth_of([*claim.wordings, *claim.heard], met) for claim in claims]
        self._vectors: dict[str, Floats] = {}
        worded = [self._words_of(claim.wordings) for claim in claims]
        heard = [self._words_of(claim.heard) for claim in claims]
        own = sorted({word for words in (*worded, *heard) for word in words})
        place = {word: at for at, word in enumerate(own)}
        self._own = self._vectors_of(own) if own else np.zeros((0, 1))
        self._seldom_own = self._seldom(own)
        self._worded, self._heard = (
            [np.array([place[word] for word in words], np.int64) for words in of] for of in (worded, heard)
        )

    def _worth_of(self, told: Sequence[str], met: Mapping[str, int]) -> dict[str, float]:
        """What each word is worth: by how much oftener it stands in what is told of the claim."""
        counts = Counter(word for text in told for word in terms(text, self._language))
        usual = {word: (met.get(word, 0) + _SELDOM) / self._turns for word in counts}
        return {
            word: float(np.log1p(count / (len(told) + _FEW) / usual[word]))
            for word, count in sorted(counts.items())
        }

    def _words_of(self, texts: Sequence[str]) -> list[str]:
        return sorted({word for text in texts for word in content_words(text, self._language)})

    def worth(self, windows: Sequence[str]) -> tuple[Floats, Floats]:
        """(claims) what the very words are worth for each claim where they are worth most: all of them, and
        for so many."""
        said = [terms(window, self._language) for window in windows]
        worth = np.array(
            [[sum(own[word] for word in sorted(words & own.keys())) for own in self._worth] for words in said]
        )
        long = np.sqrt([len(words) + _LONG for words in said])[:, None]
        return np.log1p(worth.max(axis=0)), np.log1p((worth / long).max(axis=0))

    def covered(self, windows: Sequence[str]) -> tuple[Floats, Floats]:
        """(claims) how much of the words of our wording one of them says, in the same words or in near ones;
        and how much of what it says are words, or near ones, of what was heard."""
        said = [words for window in windows if (words := content_words(window, self._language))]
        if not said or not len(self._own):
            return np.zeros(len(self._worded)), np.zeros(len(self._worded))
        worded, heard = zip(*(self._covered(words) for words in said), strict=True)
        return np.max(worded, axis=0), np.max(heard, axis=0)

    def _covered(self, said: Sequence[str]) -> tuple[list[float], list[float]]:
        nearness = self._vectors_of(said) @ self._own.T
        nearness = np.clip((nearness - STRANGERS) / (1 - STRANGERS), 0, 1)
        seldom, said_of = self._seldom(said), nearness.max(axis=0)
        worded = [
            float(said_of[own] @ self._seldom_own[own] / self._seldom_own[own].sum()) if len(own) else 0.0
            for own in self._worded
        ]
        enough = seldom.sum() + _ENOUGH
        heard = [
            float(nearness[:, own].max(axis=1) @ seldom / enough) if len(own) else 0.0 for own in self._heard
        ]
        return worded, heard

    def _seldom(self, words: Sequence[str]) -> Floats:
        usual = np.array([(self._met.get(word, 0) + _SELDOM) / self._turns for word in words])
        return np.maximum(-np.log(usual) - _COMMON, _LEAST)

    def _vectors_of(self, words: Sequence[str]) -> Floats:
        fresh = [word for word in words if word not in self._vectors]
        if fresh:
            if len(self._vectors) > _REMEMBERED:
                self._vectors.clear()
                fresh = [*words]
            vectors = self._encoder.encode(fresh).astype(np.float64)
            self._vectors.update(zip(fresh, vectors, strict=True))
        return np.stack([self._vectors[word] for word in words])
