"""From likelihoods to verdicts, by sentence and by concern. What people decided goes first."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from groundswell.engine.coverage.likelihood import enough, not_sure
from groundswell.engine.coverage.statements import Claims, Statement

Decided = Mapping[tuple[str, int], bool]  # (digest of a sentence, concern) -> whether it answers it


class Verdict(StrEnum):
    """How a concern fares in a text."""

    ANSWERED = "answered"
    WEAKLY = "weakly"  # by a sentence that goes half the way, or of which one cannot be sure
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that claims something, and the concerns that it answers, the most likely first."""

    statement: Statement
    answers: tuple[int, ...]
    touches: tuple[int, ...]  # it is about these, and goes half the way
    not_sure: tuple[int, ...]  # for people to decide: whether it answers these
    decided: Mapping[int, bool]  # what they decided
    likely: Mapping[int, float]  # 0..1, by concern, before anybody decided

    @property
    def is_unasked(self) -> bool:
        """It is about nothing that anybody raised."""
        return not self.answers and not self.touches


@dataclass(frozen=True, slots=True)
class Standing:
    """A concern, and the claims (by their places in Coverage.claims) that answer it, or perhaps do, the most
    likely first."""

    concern: int
    accounts: int
    verdict: Verdict
    by: tuple[int, ...]
    perhaps_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A text against the concerns that it is for, in the order in which these were given."""

    claims: tuple[Claim, ...]
    standings: tuple[Standing, ...]

    def of(self, verdict: Verdict) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.verdict is verdict)

    @property
    def unasked(self) -> tuple[Claim, ...]:
        """Claims that are about no concern."""
        return tuple(claim for claim in self.claims if claim.is_unasked)

    @property
    def share_answered(self) -> float | None:
        """0..1, by the accounts behind each concern; None where none stands behind any."""
        accounts = sum(standing.accounts for standing in self.standings)
        answered = sum(standing.accounts for standing in self.of(Verdict.ANSWERED))
        return answered / accounts if accounts else None


def said(sentence: str) -> str:
    """What a decision about a sentence is kept under: the same for the same words, whatever their spacing."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()


def judge(
    statements: Sequence[Statement],
    likelihoods: Sequence[Mapping[int, float]],
    raised: Sequence[tuple[int, int]],
    decided: Decided,
) -> Coverage:
    """`likelihoods`: of each statement, by concern, 0..1; a concern that is left out is out of question.
    `raised`: (concern, accounts behind it)."""
    claims = [
        claim
        for statement, likely_of in zip(statements, likelihoods, strict=True)
        if (claim := _claim(statement, likely_of, [concern for concern, _ in raised], decided)) is not None
    ]
    standings = [_standing(concern, accounts, claims) for concern, accounts in raised]
    return Coverage(tuple(claims), tuple(standings))


def _claim(
    statement: Statement, likely: Mapping[int, float], concerns: Sequence[int], decided: Decided
) -> Claim | None:
    digest = said(statement.text)
    by_people = {concern: decided[digest, concern] for concern in concerns if (digest, concern) in decided}
    in_question = [] if statement.claims is Claims.NOTHING else [c for c in concerns if c in likely]
    open_ones = sorted((c for c in in_question if c not in by_people), key=lambda c: (-likely[c], c))
    low, high = not_sure()
    about = [c for c in open_ones if likely[c] >= enough()]
    answers = [c for c in concerns if by_people.get(c)] + ([] if statement.is_half_way else about)
    if statement.claims is not Claims.SOMETHING and not about and not answers:
        return None
    return Claim(
        statement,
        answers=tuple(answers),
        touches=tuple(about) if statement.is_half_way else (),
        not_sure=tuple(c for c in open_ones if low < likely[c] < high),
        decided=by_people,
        likely=likely,
    )


def _standing(concern: int, accounts: int, claims: Sequence[Claim]) -> Standing:
    def most_likely_first(places: list[int]) -> tuple[int, ...]:
        return tuple(sorted(places, key=lambda at: (*_how_likely(claims[at], concern), at)))

    by = [at for at, claim in enumerate(claims) if concern in claim.answers]
    perhaps = [
        at for at, claim in enumerate(claims) if at not in by and concern in (*claim.touches, *claim.not_sure)
    ]
    verdict = Verdict.ANSWERED if by else Verdict.WEAKLY if perhaps else Verdict.MISSED
    return Standing(concern, accounts, verdict, most_likely_first(by), most_likely_first(perhaps))


def _how_likely(claim: Claim, concern: int) -> tuple[bool, float]:
    """What people said goes first."""
    return not claim.decided.get(concern), -claim.likely.get(concern, 0.0)
