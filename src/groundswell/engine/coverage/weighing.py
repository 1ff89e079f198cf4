"""From likelihoods to verdicts on concerns and claims, each held against the others of the same text."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np

from groundswell.engine.coverage.expected import expected, middle_of_claims, middle_of_concerns
from groundswell.engine.coverage.likelihood import Bars
from groundswell.engine.coverage.statements import Claims, Statement
from groundswell.engine.ground import Flags, Floats

_MORE_LIKELY_THAN_NOT = 0.5

Decided = Mapping[tuple[str, int], bool]  # (digest of a sentence, concern) -> whether it answers it


class Verdict(StrEnum):
    """How a concern fares in a text."""

    ANSWERED = "answered"
    WEAKLY = "weakly"  # by a sentence that goes half the way, or of which one cannot be sure
    MISSED = "missed"


def said(sentence: str) -> str:
    """What a decision about a sentence is kept under: the same for the same words, whatever their spacing."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Weighing:
    """Likelihoods of one text, (sentences, concerns), before and after what people decided."""

    statements: Sequence[Statement]
    concerns: Sequence[int]
    computed: Floats
    settled: Floats  # 1 where people said that it answers, 0 where they said that it does not
    decided: Decided
    bars: Bars

    @classmethod
    def of(
        cls,
        statements: Sequence[Statement],
        likelihoods: Sequence[Mapping[int, float]],
        concerns: Sequence[int],
        decided: Decided,
        bars: Bars,
    ) -> Self:
        """What claims nothing answers nothing, unless people say so."""
        computed = np.zeros((len(statements), len(concerns)))
        settled = np.zeros_like(computed)
        for row, (statement, likely) in enumerate(zip(statements, likelihoods, strict=True)):
            digest = said(statement.text)
            for column, concern in enumerate(concerns):
                if statement.claims is not Claims.NOTHING:
                    computed[row, column] = likely.get(concern, 0.0)
                by_people = decided.get((digest, concern))
                settled[row, column] = computed[row, column] if by_people is None else float(by_people)
        return cls(statements, concerns, computed, settled, decided, bars)

    def by_people(self, row: int) -> dict[int, bool]:
        """What they decided of a sentence, by concern."""
        digest = said(self.statements[row].text)
        return {c: self.decided[digest, c] for c in self.concerns if (digest, c) in self.decided}

    def verdicts(self) -> list[Verdict]:
        """Of each concern. Whatever its place among the others: what one sentence surely answers is
        answered, what one likely answers is not missed, and what none may answer is."""
        if not self.concerns:
            return []
        low, high = self.bars["not_sure"]
        whole = self._whole()
        middle = middle_of_concerns(expected(self.computed), self.bars["usual_concern"])
        most_whole, most = whole.max(axis=0, initial=0.0), self.settled.max(axis=0, initial=0.0)
        leads = expected(whole) - middle >= self.bars["answered"]
        lags = expected(self.settled) - middle < self.bars["missed"]
        answered = (most_whole >= high) | (leads & (most_whole >= low))
        missed = (most < low) | (lags & (most < _MORE_LIKELY_THAN_NOT))
        return [
            Verdict.ANSWERED if is_answered else Verdict.MISSED if is_missed else Verdict.WEAKLY
            for is_answered, is_missed in zip(answered, missed, strict=True)
        ]

    def about(self, verdicts: Sequence[Verdict]) -> Flags:
        """(n, c) which sentence is about which concern: in an answered one at least the likeliest is, and a
        whole answer is in none that is not answered."""
        about = np.asarray(self.settled >= self.bars["enough"], bool)
        half = np.array([statement.is_half_way for statement in self.statements], bool)
        whole = self._whole()
        for column, verdict in enumerate(verdicts):
            if verdict is not Verdict.ANSWERED:
                about[~half, column] = False
            elif not about[:, column][~half].any():
                about[int(whole[:, column].argmax()), column] = True
        return about

    def unasked(self) -> Flags:
        """(n) of which sentences less is expected than of the others of the text."""
        something = [statement.claims is Claims.SOMETHING for statement in self.statements]
        told = expected(self.computed.T)[something]
        middle = middle_of_claims(told, self.bars["usual_claim"])
        return np.asarray(expected(self.settled.T) - middle < self.bars["unasked"], bool)

    def _whole(self) -> Floats:
        """Without the sentences that go half the way, where nobody said that they go all of it."""
        half = np.array([statement.is_half_way for statement in self.statements], bool)
        return np.where(half[:, None] & (self.settled < 1), 0.0, self.settled)
