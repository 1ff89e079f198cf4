"""What drafts of guests answer, told to them by what was released to them alone.

A draft is judged anew against those concerns of its launch that guests know by a name, as though there were
no others: a sentence that answers another one answers nothing that they know of. Counts are the rough ones
that they read everywhere.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from groundswell.engine.coverage import Coverage
from groundswell.field import telling
from groundswell.message.covering.queries import coverage_as_found, decided_in
from groundswell.message.covering.working_out import standing
from groundswell.message.drafts.acting import brought_by_guests
from groundswell.message.guests.queries import require_guest
from groundswell.message.guests.tables import Guest
from groundswell.message.released.queries import concerns_of
from groundswell.message.released.values import ConcernForGuests
from groundswell.people.viewer import Viewer


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldForGuests:
    """A version that guests brought."""

    coverage: Coverage | None  # None: not worked out yet
    shared: Mapping[int, ConcernForGuests]  # all that guests know, by our number


def coverage_for_guests(
    viewer: Viewer | None, guest: Guest, versions: Collection[int]
) -> dict[int, HeldForGuests]:
    """By version, of those that guests of the launch brought. A fixed number of queries. Raises NotForYou."""
    require_guest(viewer)
    shared, launch = concerns_of(guest), guest.launch_id
    rows = standing().filter(launch=launch, version__in=versions)
    rows = rows.filter(version__draft__in=brought_by_guests(launch)).select_related("version__draft")
    to, decided = telling.redirects().to, decided_in(launch)
    only = {concern: one.accounts for concern, one in shared.items()}
    found = {row.version_id: coverage_as_found(row, to, decided, only) for row in rows}
    return {
        version: HeldForGuests(coverage=found.get(version) if shared else Coverage((), ()), shared=shared)
        for version in versions
    }
