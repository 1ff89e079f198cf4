"""Concerns that a claim may answer: those it answers, as people decided, and those that mean the same."""

from collections.abc import Collection
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
    is_ticked: bool


def offered_to(viewer: Viewer, claim: ClaimShown, ticked: Collection[int] | None = None) -> list[Offered]:
    """The decided ones first; without the proposed ones where the worker does not answer. `ticked` where
    somebody chose already, and is asked once more."""
    known = {concern.number for concern in claim.concerns}
    meant = [one for one in meant_by(viewer, claim.sentence) if one.concern not in known]
    offered = [(one.number, one.name, one.told) for one in claim.concerns]
    return [
        Offered(
            number=number,
            name=name,
            told=told,
            chosen=number in known,
            is_ticked=number in (known if ticked is None else ticked),
        )
        for number, name, told in [*offered, *((one.concern, one.name, "") for one in meant)]
    ]
