"""What is to be decided of what the engine proposes."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field.reading.state import holds
from groundswell.people.viewer import Viewer
from groundswell.report import wording
from groundswell.web import rights
from groundswell.web.concerns.proposed import Proposed, proposed_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalsPage:
    headline: str
    proposed: tuple[Proposed, ...]
    may_decide: bool


def proposals_page(viewer: Viewer, at: datetime) -> ProposalsPage | None:
    """None while what is counted does not hold."""
    if not holds(at):
        return None
    proposed = tuple(proposed_of(viewer, None))
    waits = f"{wording.count(len(proposed), 'thing')} to decide" if proposed else "Nothing to decide"
    return ProposalsPage(
        headline=waits,
        proposed=proposed,
        may_decide=rights.may("propose", "POST", rights.caller(viewer)),
    )
