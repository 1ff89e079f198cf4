"""In which month something was said is told by the company's clock."""

from pathlib import Path

import pytest

from groundswell.people.viewer import OPERATOR
from tests.worlds.field import INVOICES, concern_with, feedback, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


@pytest.mark.parametrize(
    ("zone", "in_april"),
    [
        ("UTC", {"the evening before", "the day", "the night after"}),
        ("Pacific/Auckland", {"the last evening", "the evening before", "the day", "the night after"}),
        ("America/Los_Angeles", {"the day"}),
    ],
)
def test_months_begin_by_the_clock_of_the_company_in_what_is_counted_and_in_what_is_listed(
    zone: str, in_april: set[str], tmp_path: Path
) -> None:
    """Of what has a day and no time of day, that day counts wherever the company is."""
    from groundswell.field.reading.months import months_of
    from groundswell.field.reading.state import stored
    from groundswell.field.reading.upkeep import refresh
    from groundswell.field.reading.verbatims import Among, Order, page
    from groundswell.people import services
    from groundswell.people.models import Organisation

    told = {
        "the day before": "2026-03-31",
        "the last evening": "2026-03-31T20:30:00Z",
        "the evening before": "2026-04-01T01:00:00Z",
        "the day": "2026-04-01",
        "the night after": "2026-04-01T06:00:00Z",
    }
    services.found(services.Company(name="Wrenfield"), "Agnes Holm", "a@wrenfield.example", day(1))
    rows = feedback([*INVOICES, "the export doubles every invoice line"])
    for row, (when, at) in zip(rows, told.items(), strict=True):
        row |= {"account": when, "date": at}
    listen_to(write_table(tmp_path / "months.csv", rows))
    refresh(None)
    Organisation.objects.update(name="Wrenfield and Sons")
    assert stored()
    Organisation.objects.update(time_zone=zone)
    assert stored() == (zone == "UTC")
    refresh(None)
    number = concern_with(INVOICES[0])
    assert months_of(OPERATOR, [number])[number] == {202603: 5 - len(in_april), 202604: len(in_april)}
    among = {"April": Among(first_month=202604), "March": Among(last_month=202603)}
    listed = {
        month: {one.account for one in page(OPERATOR, number, narrowed, Order.NEWEST, top=9).verbatims}
        for month, narrowed in among.items()
    }
    assert listed == {"April": in_april, "March": told.keys() - in_april}
