"""Where a launch stands: its parts in the order of the loop, and the gates that its tier asks for.

Values in, values out. This room knows the first two parts; rooms above tell how theirs stand in the same
words, and whoever shows a launch puts them together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """In the order of the loop."""

    CONCERNS = "concerns"  # why it is done
    CHANGES = "changes"  # what product does
    MESSAGE = "message"  # what is said, with proof and signatures
    DRAFTS = "drafts"  # what the agency writes
    DECISION = "decision"
    KIT = "kit"  # in the hands of sales
    RESULTS = "results"


class State(StrEnum):
    BARE = "bare"  # nothing was done yet
    BEGUN = "begun"
    DONE = "done"


class Gate(StrEnum):
    """What has to be so before a launch goes on to the next part."""

    CONCERN_TIED = "a concern is tied"
    CHANGE_TIED = "a change is tied"
    CLAIMS_PROVEN = "each claim has a proof"
    SALES_SIGNED = "sales signed"
    MARKETING_SIGNED = "marketing signed"
    PRODUCT_SIGNED = "product signed"
    DRAFT_APPROVED = "a draft that was held against the concerns is approved"
    PRESENTED = "agency, marketing and sales presented"
    DECIDED = "an executive decided"
    KIT_OUT = "the kit is in the hands of sales"
    KIT_READ = "sales read the kit"


TIERS = (1, 2, 3)
# Of which part each is, and the last tier that is asked for it: a launch of tier 1 for all of them. None goes
# to market without a concern and without the signature of sales.
_GATES: Mapping[Gate, tuple[Part, int]] = {
    Gate.CONCERN_TIED: (Part.CONCERNS, 3),
    Gate.CHANGE_TIED: (Part.CHANGES, 2),
    Gate.CLAIMS_PROVEN: (Part.MESSAGE, 1),
    Gate.SALES_SIGNED: (Part.MESSAGE, 3),
    Gate.MARKETING_SIGNED: (Part.MESSAGE, 2),
    Gate.PRODUCT_SIGNED: (Part.MESSAGE, 2),
    Gate.DRAFT_APPROVED: (Part.DRAFTS, 2),
    Gate.PRESENTED: (Part.DECISION, 1),
    Gate.DECIDED: (Part.DECISION, 2),
    Gate.KIT_OUT: (Part.KIT, 3),
    Gate.KIT_READ: (Part.KIT, 1),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How one part stands, told by the room whose it is."""

    part: Part
    state: State
    met: frozenset[Gate] = frozenset()
    overridden: frozenset[Gate] = frozenset()  # passed by an executive's name and reason; stays visible

    @property
    def passed(self) -> frozenset[Gate]:
        return self.met | self.overridden


def gates(tier: int, part: Part | None = None) -> tuple[Gate, ...]:
    """Those that a launch of this tier is asked for, in the order of the loop; of one part or of all."""
    return tuple(gate for gate, (of, last_tier) in _GATES.items() if tier <= last_tier and part in (None, of))


def part_of(gate: Gate) -> Part:
    return _GATES[gate][0]


def in_order(standings: Iterable[Standing]) -> list[Standing]:
    """As the loop goes, whoever told them first."""
    return sorted(standings, key=lambda standing: list(Part).index(standing.part))


def closed_gates(tier: int, standing: Standing) -> tuple[Gate, ...]:
    """Those of a part that it still has to pass."""
    return tuple(gate for gate in gates(tier, standing.part) if gate not in standing.passed)


def stage(tier: int, standings: Sequence[Standing]) -> Part | None:
    """The first part, in the order of the loop, with a gate that is still closed; None where all that are
    known are open. What runs ahead is no stage: drafts may begin before all signed."""
    return next(
        (standing.part for standing in in_order(standings) if closed_gates(tier, standing)),
        None,
    )
