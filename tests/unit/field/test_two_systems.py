"""Numbers that two systems share, kept apart in the store from run to run."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


def tickets(path: Path, texts: list[str], month: int) -> Path:
    rows = [
        {
            "Ticket ID": n,
            "Description": text,
            "Requester": f"Guest {month}{n}",
            "Created": f"2026-{month:02d}-{n:02d}",
        }
        for n, text in enumerate(texts, start=1)
    ]
    return write_table(path, rows)


def kept() -> set[str]:
    from groundswell.field import models

    live = models.Turn.objects.filter(conversation__state="live")
    return set(live.values_list("text", flat=True))


def test_a_changed_ticket_of_the_second_system_replaces_its_own_earlier_version(tmp_path: Path) -> None:
    listen_to(tickets(tmp_path / "newdesk.csv", INVOICES, 3))
    old = tmp_path / "olddesk.csv"
    listen_to(tickets(old, OFFLINE, 1))
    assert kept() == {*INVOICES, *OFFLINE}
    changed = [OFFLINE[0] + " and in the lift", *OFFLINE[1:]]
    outcome = listen_to(tickets(old, changed, 1))
    assert [(f.taken, f.duplicates) for f in outcome.files] == [(1, 3)]
    assert kept() == {*INVOICES, *changed}


def test_tickets_whose_system_nothing_tells_are_refused_and_replace_nothing(tmp_path: Path) -> None:
    listen_to(tickets(tmp_path / "tickets.csv", INVOICES, 3))
    outcome = listen_to(tickets(tmp_path / "tickets-2.csv", OFFLINE, 1))
    assert [(f.taken, f.refused) for f in outcome.files] == [(0, 4)]
    assert kept() == set(INVOICES)


def test_the_system_that_a_person_names_is_taken_and_known_again_without_naming_it(tmp_path: Path) -> None:
    from groundswell.field.services.listen import Request, listen

    listen_to(tickets(tmp_path / "tickets.csv", INVOICES, 3))
    second = tickets(tmp_path / "tickets-2.csv", OFFLINE, 1)
    outcome = listen_to(second)
    assert outcome.other_system == ("tickets-2.csv",)
    told = Request(paths=[second], systems={"tickets-2.csv": "old desk"}, by="ana")
    listen(told, encoder=WordEncoder, at=day(28), watch=lambda _: None)
    assert kept() == {*INVOICES, *OFFLINE}
    assert [(f.rows, f.duplicates) for f in listen_to(second).files] == [(4, 4)]
