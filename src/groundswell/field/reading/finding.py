"""Verbatims found by their words, each with the concern that it stands in."""

from typing import NamedTuple

from groundswell.engine.survey.values import Evidence
from groundswell.field import models
from groundswell.field.reading.board import names_of
from groundswell.field.reading.narrowed import EVERYTHING, Narrowed
from groundswell.field.reading.said import evidence
from groundswell.field.reading.search import find
from groundswell.people.viewer import Viewer, require_member


class Found(NamedTuple):
    evidence: Evidence
    concern: int  # 0: heard once, or a set phrase
    name: str  # of the concern


def found(
    viewer: Viewer, words: str, top: int, *, after: int | None = None, narrowed: Narrowed = EVERYTHING
) -> list[Found]:
    """Best first, at most `top` that come after the verbatim `after`; at most six queries. Accounts are told
    where the read model was counted before. Raises NotForYou."""
    require_member(viewer)
    numbers = find(words, top, after=after, narrowed=narrowed)
    stand = dict(models.Verbatim.objects.filter(pk__in=numbers).values_list("id", "concern"))
    names = names_of(sorted(set(stand.values()) - {0}))
    heard = evidence(numbers)
    return [Found(verbatim, stand[verbatim.id], names.get(stand[verbatim.id], "")) for verbatim in heard]
