"""Concerns that a claim may answer: those it answers, as people decided, and those that mean the same."""

from dataclasses import dataclass

from groundswell.people.viewer import Viewer
from groundswell.web.message.contexts import ClaimShown
from groundswell.web.searching.meaning import meant_by


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    number: int
    name: str
    told: str
    chosen: bool  # the claim answers it


def offered_to(viewer: Viewer, claim: ClaimShown) -> list[Offered]:
    """The decided ones first; without the proposed ones where the worker does not answer."""
    decided = [
        Offered(number=concern.number, name=concern.name, told=concern.told, chosen=True)
        for concern in claim.concerns
    ]
    known = {concern.number for concern in decided}
    meant = [one for one in meant_by(viewer, claim.sentence) if one.concern not in known]
    return [*decided, *(Offered(number=one.concern, name=one.name, told="", chosen=False) for one in meant)]
