"""Which gates a launch has passed on its way to a decision, from what stands in the rooms whose they are."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from groundswell.launch.queries import Told, changes_of, concerns_of
from groundswell.launch.stages import Gate, Part, part_of
from groundswell.message.drafts.queries import approvals_of
from groundswell.message.drafts.tables import Approver, DraftVersion
from groundswell.message.models import Side
from groundswell.message.queries import Standing, messages_for, standings_of
from groundswell.message.values import Message
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer, require_member
from groundswell.product.models import ChangeState
from groundswell.street.models import GateOverride
from groundswell.street.sides import presented_by_all

# By whose signature each is passed.
SIGNED = {
    Side.SALES: Gate.SALES_SIGNED,
    Side.MARKETING: Gate.MARKETING_SIGNED,
    Side.PRODUCT: Gate.PRODUCT_SIGNED,
}


def closed_before_decision(viewer: Viewer, launches: Sequence[Told], at: datetime) -> dict[int, list[Gate]]:
    """By launch, what it is asked for before a decision and is neither so nor overridden, in the order of the
    loop; a fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    met, let_pass = met_by(viewer, launches, at), overridden([launch.id for launch in launches])
    return {
        launch.id: [
            gate
            for gate in before_decision(launch)
            if gate not in met[launch.id] and gate not in let_pass[launch.id]
        ]
        for launch in launches
    }


def before_decision(launch: Told) -> list[Gate]:
    """All that it is asked for before somebody decides."""
    parts = list(Part)
    last = parts.index(Part.DECISION)
    return [g for g in launch.gates if parts.index(part_of(g)) <= last and g is not Gate.DECIDED]


def met_by(viewer: Viewer, launches: Sequence[Told], at: datetime) -> dict[int, frozenset[Gate]]:
    """By launch, the gates before its decision that are open. Raises NotForYou."""
    numbers = [launch.id for launch in launches]
    concerns, changes = concerns_of(viewer, numbers), changes_of(viewer, numbers)
    messages = messages_for(viewer, numbers)
    signings, today = standings_of(viewer, messages.values()), local_day(at)
    approved, presented = _with_an_approved_draft(numbers), presented_by_all(numbers)
    met: dict[int, frozenset[Gate]] = {}
    for number in numbers:
        open_ones = set(met_by_message(messages[number], signings[number], today))
        if concerns[number]:
            open_ones.add(Gate.CONCERN_TIED)
        if any(change.state != ChangeState.DECLINED for change in changes[number]):
            open_ones.add(Gate.CHANGE_TIED)
        if number in approved:
            open_ones.add(Gate.DRAFT_APPROVED)
        if number in presented:
            open_ones.add(Gate.PRESENTED)
        met[number] = frozenset(open_ones)
    return met


def met_by_message(message: Message, signings: Sequence[Standing], today: date) -> frozenset[Gate]:
    met = {SIGNED[one.side] for one in signings if one.holds and one.side in SIGNED}
    if message.claims and all(claim.is_proved(today) for claim in message.claims):
        met.add(Gate.CLAIMS_PROVEN)
    return frozenset(met)


def overridden(launches: Collection[int]) -> Mapping[int, frozenset[Gate]]:
    """By launch, the gates that an executive let it pass, as long as that was not withdrawn; one query."""
    rows = GateOverride.objects.filter(launch__in=launches, in_force=True).values_list("launch", "gate")
    told: dict[int, set[Gate]] = {launch: set() for launch in launches}
    for launch, gate in rows:
        told[launch].add(Gate(gate))
    return {launch: frozenset(passed) for launch, passed in told.items()}


def _with_an_approved_draft(launches: Collection[int]) -> set[int]:
    """Whose draft marketing and sales approved, as its newest version stands; two queries."""
    rows = DraftVersion.objects.filter(draft__launch__in=launches, draft__removed=False, removed=False)
    newest: dict[int, tuple[int, int]] = {}  # by draft: its launch and the version
    for launch, draft, version in rows.order_by("number").values_list("draft__launch", "draft", "pk"):
        newest[draft] = (launch, version)
    approvals = approvals_of([version for _, version in newest.values()])
    return {
        launch
        for launch, version in newest.values()
        if {one.team for one in approvals.get(version, ())} == set(Approver)
    }
