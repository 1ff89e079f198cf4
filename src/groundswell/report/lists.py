"""What hurts and what is praised, which stand in lists of their own."""

from collections.abc import Iterable
from typing import TypeVar

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Concern
from groundswell.speech import Kind

Listed = TypeVar("Listed", Concern, Summary)


def hurting_and_praised(concerns: Iterable[Listed]) -> tuple[list[Listed], list[Listed]]:
    """Both in the order given."""
    hurting: list[Listed] = []
    praised: list[Listed] = []
    for concern in concerns:
        (praised if concern.kind is Kind.PRAISE else hurting).append(concern)
    return hurting, praised
