"""What is erased goes out of what was said about concerns, too."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from groundswell.people.roles import Role
from tests.worlds.field import INVOICES, concern_with, feedback, listen_to, write_table
from tests.worlds.stores import bytes_of

AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
SAID = "the export doubles every invoice, snorkelwhistle"


@pytest.fixture
def store(store_path: Path, tmp_path: Path) -> Path:
    from groundswell.people import services

    services.found(services.Company(name="Wrenfield"), "Agnes Holm", "agnes@wrenfield.example", AT)
    services.join("Teo Marchetti", "teo@wrenfield.example", Role.PRODUCT, AT)
    rows = feedback([SAID, *INVOICES[1:]])
    rows[0] |= {"speaker": "Wilhelmina Quist"}
    listen_to(write_table(tmp_path / "a.csv", rows))
    return store_path


def say_much_about_her() -> None:
    from groundswell.field.attention.deciding import Act, Ask, Reply, Team, call, say
    from groundswell.field.attention.meetings import Plan, ask_to_meet, keep_minutes
    from groundswell.field.history.entries import Author
    from groundswell.people.viewer import OPERATOR

    number = concern_with(INVOICES[1])
    because = Author(by="Marcus Thorne", at=AT, because="Wilhelmina Quist says snorkelwhistle")
    call(Ask(concern=number, team=Team.PRODUCT, due=AT.date()), because)
    line = "Tell Wilhelmina Quist: ”no more snorkelwhistle“"
    say(Reply(concern=number, act=Act.ANSWER, line=line), Author(by="Teo Marchetti", at=AT))
    plan = Plan(
        title="About Wilhelmina Quist and ”snorkelwhistle“",
        at=AT,
        minutes=30,
        place="At Wilhelmina Quist’s",
        concerns=[number],
        invited=[],
    )
    meeting = ask_to_meet(plan, OPERATOR, AT)
    keep_minutes(meeting.pk, [Reply(concern=number, act=Act.ANSWER, line=line)], Author(by="x", at=AT))


def test_no_name_and_no_word_of_who_was_erased_stays_in_answers_reasons_and_meetings(store: Path) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    say_much_about_her()
    assert b"snorkelwhistle" in bytes_of(store)
    forget("Wilhelmina Quist", Author(by="ana", at=AT))
    left = bytes_of(store)
    assert [word for word in (b"snorkelwhistle", b"Wilhelmina", b"Quist") if word in left] == []
