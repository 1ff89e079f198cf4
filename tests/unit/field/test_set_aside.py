"""Words that nobody is heard to say: kept with their conversation, shown, and erased with their people."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.stores import bytes_of
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")
MAIL = (
    "From: Ana Roth <ana@linden.example>\nTo: Dana Whit <dana@house.example>\nSubject: Re: Export\n"
    "Message-ID: <2@linden.example>\nDate: Tue, 03 Mar 2026 10:00:00 +0000\n\n"
    "The export stops after a thousand rows.\n\n"
    "On Mon, Mar 2, 2026 at 10:00 AM Dana Whit <dana@house.example> wrote:\n> Did you restart the job?\n"
)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "reply.eml"
    path.write_text(MAIL)
    return path


def listen(path: Path):
    from groundswell.field.services.listen import Request, listen

    return listen(Request(paths=[path], by="ana"), encoder=WordEncoder, at=day(28), watch=lambda _: None)


def aside() -> list[tuple[str, int, str]]:
    from groundswell.field.overview import overview

    return [(one.source, one.row, one.why) for one in overview().set_aside]


def test_a_quoted_history_is_kept_with_its_reason_and_counted(mail: Path) -> None:
    outcome = listen(mail)
    assert aside() == [("reply.eml", 1, "quoted history")]
    assert outcome.set_aside == (("quoted history", 1),)


def test_a_second_reading_keeps_it_once(mail: Path) -> None:
    listen(mail)
    listen(mail)
    assert len(aside()) == 1


def test_forgetting_who_is_quoted_erases_the_history_too(mail: Path, store_path: Path) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    listen(mail)
    forget("ana roth", Author(by="ana", at=day(29)))
    assert aside() == []
    assert b"restart the job" not in bytes_of(store_path)


def test_words_of_a_person_erased_before_do_not_come_back_as_history(mail: Path, tmp_path: Path) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    first = tmp_path / "first.eml"
    first.write_text(
        "From: Dana Whit <dana@house.example>\nTo: Ana Roth <ana@linden.example>\nSubject: Export\n"
        "Message-ID: <1@house.example>\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n\nDid you restart the job?\n"
    )
    listen(first)
    forget("dana@house.example", Author(by="ana", at=day(29)))
    listen(mail)
    from groundswell.field.overview import overview

    assert [one.words for one in overview().set_aside] == ["(erased)"]


def test_words_set_aside_in_an_earlier_row_of_a_conversation_are_kept(tmp_path: Path) -> None:
    table = tmp_path / "comments.csv"
    history = "On Mon, Mar 2, 2026 at 10:00 AM Dana Whit <dana@house.example> wrote:\n> Did you restart?"
    table.write_text(
        "Ticket ID,Comment ID,Author,Comment\n"
        f'101,1,Ana Roth,"It failed again, when will you mend it?\n\n{history}"\n'
        '101,2,Ana Roth,"And the map does not load either."\n'
    )
    listen(table)
    assert aside() == [("comments.csv", 1, "quoted history")]


def test_the_kind_of_reader_stands_beside_each_file(mail: Path) -> None:
    from groundswell.field.overview import overview

    listen(mail)
    assert [(one.source, one.kind) for one in overview().files] == [("reply.eml", "mail")]
