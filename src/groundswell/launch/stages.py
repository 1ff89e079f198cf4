"""Where a launch stands: its parts in the order of the loop, and the gates that it is asked for.

Values in, values out: the policy, which an administrator may change, is one of them (see policy.py). This
room knows the first two parts; rooms above tell how theirs stand in the same words, and whoever shows a
launch puts them together.
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
NONE = 0  # no launch
# Of each gate the last tier that is asked for it: a launch of tier 1 is asked for all that a smaller one is.
Policy = Mapping[Gate, int]
# Unless an administrator says otherwise. None goes to market without a concern and the signature of sales.
BY_DEFAULT: Policy = {
    Gate.CONCERN_TIED: 3,
    Gate.CHANGE_TIED: 2,
    Gate.CLAIMS_PROVEN: 1,
    Gate.SALES_SIGNED: 3,
    Gate.MARKETING_SIGNED: 2,
    Gate.PRODUCT_SIGNED: 2,
    Gate.DRAFT_APPROVED: 2,
    Gate.PRESENTED: 1,
    Gate.DECIDED: 2,
    Gate.KIT_OUT: 3,
    Gate.KIT_READ: 1,
}
_OF_PART: Mapping[Part, tuple[Gate, ...]] = {
    Part.CONCERNS: (Gate.CONCERN_TIED,),
    Part.CHANGES: (Gate.CHANGE_TIED,),
    Part.MESSAGE: (
        Gate.CLAIMS_PROVEN,
        Gate.SALES_SIGNED,
        Gate.MARKETING_SIGNED,
        Gate.PRODUCT_SIGNED,
    ),
    Part.DRAFTS: (Gate.DRAFT_APPROVED,),
    Part.DECISION: (Gate.PRESENTED, Gate.DECIDED),
    Part.KIT: (Gate.KIT_OUT, Gate.KIT_READ),
}
_PART_OF = {gate: part for part, gates_of_it in _OF_PART.items() for gate in gates_of_it}


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Otherwise:
    """What another policy asks of a launch, beside what it is asked for now."""

    more: tuple[Gate, ...] = ()
    less: tuple[Gate, ...] = ()


def gates(policy: Policy, tier: int) -> tuple[Gate, ...]:
    """Those that a launch of this tier is asked for, in the order of the loop."""
    return tuple(gate for gate in _PART_OF if tier <= policy[gate])


def otherwise(before: Policy, after: Policy, tier: int) -> Otherwise:
    was, now = gates(before, tier), gates(after, tier)
    return Otherwise(
        more=tuple(gate for gate in now if gate not in was),
        less=tuple(gate for gate in was if gate not in now),
    )


def part_of(gate: Gate) -> Part:
    return _PART_OF[gate]


def of_part(asked: Iterable[Gate], part: Part) -> tuple[Gate, ...]:
    return tuple(gate for gate in asked if part_of(gate) is part)


def in_order(standings: Iterable[Standing]) -> list[Standing]:
    """As the loop goes, whoever told them first."""
    return sorted(standings, key=lambda standing: list(Part).index(standing.part))


def closed_gates(asked: Iterable[Gate], standing: Standing) -> tuple[Gate, ...]:
    """Those of a part that it still has to pass, of all that the launch is asked for."""
    return tuple(gate for gate in of_part(asked, standing.part) if gate not in standing.passed)


def stage(asked: Sequence[Gate], standings: Sequence[Standing]) -> Part | None:
    """The first part, in the order of the loop, with a gate that is still closed; None where all that are
    known are open. What runs ahead is no stage: drafts may begin before all signed."""
    return next(
        (standing.part for standing in in_order(standings) if closed_gates(asked, standing)),
        None,
    )
