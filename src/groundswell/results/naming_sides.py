"""Who acted for a side on a day, by name."""

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from groundswell.engine.spectrum.values import Who
from groundswell.launch.queries import Told
from groundswell.launch.timeline import rows_of
from groundswell.people.queries import names_by_number, zone_of_company
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.results.gathering import WHO
from groundswell.results.timelines.reading import Line

Names = Mapping[tuple[Who, date], tuple[str, ...]]  # each once, in the order in which they acted


def names_in_launch(viewer: Viewer, launch: Told) -> Names:
    """As they are called now. Three queries. Raises NotForYou."""
    zone = ZoneInfo(zone_of_company())
    rows = [row for row in rows_of(viewer, launch.id) if not row.is_undone and row.role in list(Role)]
    called = names_by_number({row.user for row in rows if row.user})
    return _by_day(
        (WHO.get(Role(row.role)), row.at.astimezone(zone).date(), called.get(row.user) or row.by)
        for row in rows
    )


def names_in_lines(lines: Iterable[Line]) -> Names:
    return _by_day((line.event.who, line.event.day, line.name) for line in lines)


def _by_day(acts: Iterable[tuple[Who | None, date, str]]) -> Names:
    told: dict[tuple[Who, date], dict[str, None]] = {}
    for who, day, name in acts:
        if who is not None and name:
            told.setdefault((who, day), {})[name] = None
    return {at: tuple(names) for at, names in told.items()}
