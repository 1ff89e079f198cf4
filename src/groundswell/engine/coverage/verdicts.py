"""From likelihoods to verdicts, by sentence and by concern. What people decided goes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.coverage.likelihood import Bars
from groundswell.engine.coverage.likelihood import bars as stored_bars
from groundswell.engine.coverage.statements import Claims, Statement
from groundswell.engine.coverage.weighing import Decided, Verdict, Weighing


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that claims something, and the concerns that it answers, the most likely first."""

    statement: Statement
    answers: tuple[int, ...]
    touches: tuple[int, ...]  # it is about these, and goes half the way
    not_sure: tuple[int, ...]  # for people to decide: whether it answers these
    decided: Mapping[int, bool]  # what they decided
    likely: Mapping[int, float]  # 0..1, by concern, before anybody decided
    is_unasked: bool  # it is about nothing that anybody raised


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


def judge(
    statements: Sequence[Statement],
    likelihoods: Sequence[Mapping[int, float]],
    raised: Sequence[tuple[int, int]],
    decided: Decided,
    bars: Bars | None = None,
) -> Coverage:
    """`likelihoods`: of each statement, by concern, 0..1; a concern that is left out is out of question.
    `raised`: (concern, accounts behind it). `bars`: those that were learnt, if no others are given."""
    concerns = [concern for concern, _ in raised]
    weighing = Weighing.of(statements, likelihoods, concerns, decided, bars or stored_bars())
    verdicts = weighing.verdicts()
    about, unasked = weighing.about(verdicts), weighing.unasked()
    several = [
        _claim(weighing, at, likely, set(np.array(concerns)[about[at]].tolist()), is_below=bool(unasked[at]))
        for at, likely in enumerate(likelihoods)
    ]
    claims = tuple(claim for claim in several if claim is not None)
    standings = tuple(
        _standing(concern, accounts, verdict, claims)
        for (concern, accounts), verdict in zip(raised, verdicts, strict=True)
    )
    return Coverage(claims, standings)


def _claim(
    weighing: Weighing, at: int, likely: Mapping[int, float], about: set[int], *, is_below: bool
) -> Claim | None:
    statement, by_people = weighing.statements[at], weighing.by_people(at)
    low, high = weighing.bars["not_sure"]
    is_in_question = statement.claims is not Claims.NOTHING
    open_ones = sorted(
        (c for c in weighing.concerns if is_in_question and c in likely and c not in by_people),
        key=lambda c: (-likely[c], c),
    )
    told = [c for c in open_ones if c in about]
    answers = [c for c in weighing.concerns if by_people.get(c)] + ([] if statement.is_half_way else told)
    if statement.claims is not Claims.SOMETHING and not told and not answers:
        return None
    return Claim(
        statement,
        answers=tuple(answers),
        touches=tuple(told) if statement.is_half_way else (),
        not_sure=tuple(c for c in open_ones if low < likely[c] < high),
        decided=by_people,
        likely=likely,
        is_unasked=is_below and not told and not answers,
    )


def _standing(concern: int, accounts: int, verdict: Verdict, claims: Sequence[Claim]) -> Standing:
    def most_likely_first(places: list[int]) -> tuple[int, ...]:
        return tuple(sorted(places, key=lambda at: (*_how_likely(claims[at], concern), at)))

    by = [at for at, claim in enumerate(claims) if concern in claim.answers]
    perhaps = [
        at for at, claim in enumerate(claims) if at not in by and concern in (*claim.touches, *claim.not_sure)
    ]
    return Standing(concern, accounts, verdict, most_likely_first(by), most_likely_first(perhaps))


def _how_likely(claim: Claim, concern: int) -> tuple[bool, float]:
    """What people said goes first."""
    return not claim.decided.get(concern), -claim.likely.get(concern, 0.0)
