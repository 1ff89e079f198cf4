from pathlib import Path

import pytest

from tests.unit.sources.tables.reading_tables import items_of, refusals, texts


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "N/A",
            "n/a.",
            "none",
            "None!",
            "-",
            "...",
            "?",
            "no comment",
            "Nothing to add",
            "null",
            "#N/A",
            "nil",
        ),
        *("ok", "asdf", "qwertz", "sdfsdf", "xxxx", "I have nothing to add at this time", "(blank)", "test"),
        *(
            "keine",
            "Keine Angabe",
            "nichts",
            "k.A.",
            "rien",
            "Aucun commentaire",
            "R.A.S.",
            "nada",
            "ninguna",
        ),
        *("s/c", "S/C.", "n/d", "b/d", "k/A"),
        *("Sem comentários", "não", "niente", "Nessun commento", "geen", "n.v.t.", "inga", "brak", "нет"),
        *("なし", "特にありません。", "无", "没有", "없음", "yok", "لا يوجد", "nein danke"),
    ],
)
def test_an_answer_that_answers_nothing_is_refused_as_such(cell: str, tmp_path: Path) -> None:
    items = items_of(tmp_path, f'Score,Comment\n3,It is slow\n4,"{cell}"\n')
    assert texts(items) == ["It is slow"]
    assert refusals(items) == [(2, f"'{cell}' is no answer")]


@pytest.mark.parametrize(
    "cell",
    [
        *("No SSO", "Nothing works", "Dark mode", "Too slow", "SSO", "Price!", "No complaints!", "No answer"),
        *(
            "none of the filters work",
            "Were",
            "Tree",
            "Nothing else comes close",
            "👍",
            "ok but slow",
            "Rest",
        ),
        *("nichts funktioniert", "nada funciona", "No problem so far", "Keine Suche", "test mode fails"),
    ],
)
def test_a_short_answer_that_says_something_is_heard(cell: str, tmp_path: Path) -> None:
    assert texts(items_of(tmp_path, f"Score,Comment\n4,{cell}\n")) == [cell]


def test_a_word_that_answers_in_a_talk_is_a_turn(tmp_path: Path) -> None:
    content = (
        "Conversation ID,Speaker,Message\n"
        "c1,Dana,Shall we go on?\nc1,Ana,ok\nc1,Dana,Anything else?\nc1,Ana,No\n"
    )
    assert texts(items_of(tmp_path, content)) == ["Shall we go on?", "ok", "Anything else?", "No"]


def test_a_ticket_without_a_description_of_its_own_says_its_subject(tmp_path: Path) -> None:
    content = "Ticket ID,Subject,Description,Requester\n71,Login fails every morning,N/A,Ann\n"
    assert texts(items_of(tmp_path, content)) == ["Login fails every morning"]


@pytest.mark.parametrize("cell", ["A/C", "I/O", "S/N", "n/a for the printer, fine for the scanner", "s c"])
def test_letters_parted_by_a_stroke_that_name_a_thing_are_an_answer(cell: str, tmp_path: Path) -> None:
    content = f"Timestamp,What should we mend first?\n2026-03-03,{cell}\n2026-03-04,The old scanner please.\n"
    assert cell in texts(items_of(tmp_path, content))
