"""What hurts and what is praised, which stand in lists of their own."""

from collections.abc import Iterable

from groundswell.engine.survey.values import Concern
from groundswell.speech import Kind


def hurting_and_praised(concerns: Iterable[Concern]) -> tuple[list[Concern], list[Concern]]:
    """Both in the order given."""
    hurting: list[Concern] = []
    praised: list[Concern] = []
    for one in concerns:
        (praised if one.kind is Kind.PRAISE else hurting).append(one)
    return hurting, praised
