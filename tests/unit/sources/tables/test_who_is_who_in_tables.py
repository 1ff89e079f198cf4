"""Columns that name people, hold our answers, or what was chosen from a list: none of it is the
customer's."""

from pathlib import Path

import pytest

from groundswell.sources.speakers.roles import assign_roles
from groundswell.speech import Role
from tests.unit.sources.tables.reading_tables import heard, items_of

SAID = "The export stops after a thousand rows."
OURS = "We are on it."


def rows_of(folder: Path, header: str, *rows: str) -> list[list[tuple[str, str, str]]]:
    content = "".join(line.replace("|", "\t") + "\n" for line in (header, *rows))
    told = heard(items_of(folder, content, "table.tsv"))
    return [[(turn.speaker.name, turn.speaker.role.value, turn.text) for turn in one.turns] for one in told]


@pytest.mark.parametrize(
    "column",
    [
        "What we answered",
        "Ihre Antwort",
        "Antwort des Händlers",
        "Réponse du propriétaire",
        "Respuesta del alojamiento",
        "Resposta da equipe",
        "Reply to customer",
        "Vendor Response",
        "商家回复",
        "回答",
    ],
)
def test_what_was_answered_is_ours_whatever_its_column_is_called(tmp_path: Path, column: str) -> None:
    (row,) = rows_of(tmp_path, f"Date|Rating|Comment|{column}", f"2026-03-03|2|{SAID}|{OURS}")
    assert row == [("", "customer", SAID), ("", "seller", OURS)]


def test_an_answer_that_is_all_a_survey_holds_is_the_customers(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, "Submitted at|Score|Your answer", f"2026-03-03|2|{SAID}")
    assert row == [("", "customer", SAID)]


def test_who_stands_beside_our_answer_answered(tmp_path: Path) -> None:
    header = "Date|Customer|Company|Said by customer|What we answered|Who"
    (row,) = rows_of(tmp_path, header, f"2026-03-03|Ana Roth|Linden|{SAID}|{OURS}|Ben Ode")
    assert row == [("Ana Roth", "customer", SAID), ("Ben Ode", "seller", OURS)]


def test_names_and_addresses_of_reviewers_are_no_words(tmp_path: Path) -> None:
    header = "Review Id|Review Username|Buyer mail|Review Content|Stars"
    (row,) = rows_of(tmp_path, header, f"1|Ana Roth|ana@linden.example|{SAID}|2")
    assert row == [("Ana Roth", "customer", SAID)]


def test_a_name_that_a_form_asks_for_is_who_speaks(tmp_path: Path) -> None:
    header = "Submitted at|First of all, what's your name?|What should we mend?"
    (row,) = rows_of(tmp_path, header, f"2026-03-03|Ana|{SAID}")
    assert row == [("Ana", "customer", SAID)]


@pytest.mark.parametrize(
    ("question", "chosen"),
    [
        ("How long have you used it?", ("Less than a week", "1-3 months", "A year")),
        ("Há quanto tempo você usa?", ("Menos de 6 meses", "Mais de 1 ano", "Entre 6 meses e 1 ano")),
        ("Are you content?", ("Very satisfied", "Somewhat dissatisfied", "Neutral")),
        ("What do you use?", ("Agenda, Photos", "Agenda", "Agenda, Photos, Maps")),
        ("Search engine", ("Search engine", "", "Search engine")),
    ],
)
def test_what_was_chosen_from_a_list_is_nobodys_words(
    tmp_path: Path, question: str, chosen: tuple[str, ...]
) -> None:
    said = (SAID, "Why does the second seat cost more?", "Please let us undo a sent invoice.")
    rows = [
        f"2026-03-0{number}|{one}|{words}"
        for number, (one, words) in enumerate(zip(chosen, said, strict=True), 1)
    ]
    told = rows_of(tmp_path, f"Submitted at|{question}|What should we mend?", *rows)
    assert [[text for _, _, text in row] for row in told] == [[words] for words in said]


def test_short_answers_to_an_open_question_stay(tmp_path: Path) -> None:
    rows = (f"2026-03-01|the agenda|{SAID}", "2026-03-02|photos of jobs|Too many clicks for an invoice.")
    told = rows_of(tmp_path, "Submitted at|What do you like?|What should we mend?", *rows)
    assert [sorted(text for _, _, text in row) for row in told] == [
        [SAID, "the agenda"],
        ["Too many clicks for an invoice.", "photos of jobs"],
    ]


def test_questions_that_stand_in_a_second_row_name_their_columns(tmp_path: Path) -> None:
    marks = '{"ImportId":"a"}|{"ImportId":"b"}|{"ImportId":"c"}|{"ImportId":"d"}'
    told = rows_of(
        tmp_path,
        "EndDate|ResponseId|DistributionChannel|Q2",
        "Enddatum|Antwort-ID|Kanal|Was sollen wir verbessern?",
        marks,
        "2026-03-03 10:00|R_1|preview|nur ein Versuch",
        f"2026-03-03 11:00|R_2|anonymous|{SAID}",
    )
    assert told == [[("", "customer", SAID)]]


def test_created_by_is_the_writer_where_it_names_the_customer(tmp_path: Path) -> None:
    header = "note_id\tnote_text\tuser_email\towner_email\tcreated_by\n"
    rows = (
        f"1\t{SAID}\tana@linden.example\tben@maker.example\tana@linden.example\n"
        "2\tCalled Linden, they want two seats more.\t\tben@maker.example\tben@maker.example\n"
    )
    told = assign_roles(heard(items_of(tmp_path, header + rows, "notes.tsv")), sellers=["maker.example"])
    assert [turn.speaker.role for one in told for turn in one.turns] == [Role.CUSTOMER, Role.SELLER]


def test_a_post_of_our_own_address_is_ours(tmp_path: Path) -> None:
    content = f"title,details,author,authorEmail,score\nRoadmap,{SAID},Ben Ode,ben@maker.example,4\n"
    (told,) = assign_roles(heard(items_of(tmp_path, content)), sellers=["maker.example"])
    assert {turn.speaker.role for turn in told.turns} == {Role.SELLER}


def test_letters_of_one_case_are_one_thread_in_the_order_of_their_dates(tmp_path: Path) -> None:
    header = "ID,PARENTID,CREATEDDATE,SUBJECT,FROMADDRESS,TOADDRESS,INCOMING,TEXTBODY\n"
    rows = (
        f"e2,c1,2026-03-04T10:00:00Z,Re: Export,ben@maker.example,ana@linden.example,false,{OURS}\n"
        f"e1,c1,2026-03-03T10:00:00Z,Export,ana@linden.example,ben@maker.example,true,{SAID}\n"
    )
    (told,) = heard(items_of(tmp_path, header + rows))
    assert [turn.text for turn in told.turns] == [SAID, OURS]


def test_a_list_in_cp1252_is_not_taken_for_chinese(tmp_path: Path) -> None:
    content = (
        "Datum;Kommentar\n3.3.2026;Die Schrauben für die Halterung fehlten.\n4.3.2026;Gerät zerkratzt.\n"
    )
    told = heard(items_of(tmp_path, content.encode("cp1252")))
    assert told[0].turns[0].text == "Die Schrauben für die Halterung fehlten."
