"""What exports and lists kept by hand hold beside a customer's words: choices, codes, sums, what we did."""

from pathlib import Path

import pytest

from groundswell.sources.contract import Item
from groundswell.sources.speakers.roles import assign_roles
from groundswell.speech import Channel, Role
from tests.contract.samples import workbook_of
from tests.unit.sources.tables.reading_tables import heard, items_of, notes, refusals, texts, unread

SAID = "The lid leaks as soon as it is hot."
DONE = "sent a new one"


def voices(items: list[Item]) -> list[tuple[str, str, str]]:
    return [
        (turn.speaker.name, turn.speaker.role.value, turn.text)
        for talk in heard(items)
        for turn in talk.turns
    ]


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("How did you hear about us?", "How did you hear about us? [Other]"),
        ("Which did you use? - Selected Choice", "Which did you use? - Other (please tell us) - Text"),
        ("Was nutzen Sie?", "Was nutzen Sie? [Sonstiges]"),
        ("Que utilisez-vous ?", "Que utilisez-vous ? [Autre]"),
    ],
)
def test_what_was_typed_beside_choices_is_heard_and_what_was_chosen_is_not(
    question: str, other: str, tmp_path: Path
) -> None:
    content = (
        f'Response ID,"{question}","{other}",What should we change?\n'
        f"1,From friends,,{SAID}\n2,Other,a note on a tree,\n3,Advertising,,Open on Sundays please.\n"
    )
    assert sorted(texts(items_of(tmp_path, content))) == sorted(
        [SAID, "a note on a tree", "Open on Sundays please."]
    )


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Which shop did you visit?", ("Altstadt", "Station", "Altstadt")),
        ("Qual loja você visitou?", ("Moema", "Online", "Moema")),
        ("Wie sind Sie auf uns aufmerksam geworden?", ("Zeitung", "Freunde", "Radio")),
        ("Where did we hear it", ("phone", "WhatsApp", "in person, trade show")),
        ("Which team are you in?", ("Sales", "Support", "Sales")),
        ("reason", ("DEFECTIVE", "NOT_AS_DESCRIBED", "MISSING_PARTS")),
        ("Return reason", ("Too small", "Damaged", "Changed mind")),
    ],
)
def test_a_place_a_code_and_where_somebody_heard_of_us_are_no_words(
    name: str, cells: tuple[str, ...], tmp_path: Path
) -> None:
    rows = "".join(f'{number},{SAID} {number},"{cell}"\n' for number, cell in enumerate(cells))
    items = items_of(tmp_path, f"Response ID,Customer comments,{name}\n{rows}")
    assert texts(items) == [f"{SAID} {number}" for number in range(len(cells))]
    assert unread(items) == (name,)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("How did you find our service?", ("Quick", "Friendly enough", "A bit slow")),
        ("What could be better?", ("Price", "Price", "Parking")),
        ("Which feature do you miss?", ("Dark mode", "Offline mode", "Undo")),
        ("What was done well?", ("The packing", "The call before", "Nothing broke")),
    ],
)
def test_short_answers_in_ones_own_words_stay(name: str, answers: tuple[str, ...], tmp_path: Path) -> None:
    rows = "".join(f"{number},{SAID} {number},{told}\n" for number, told in enumerate(answers))
    told = texts(items_of(tmp_path, f"Response ID,What is wrong?,{name}\n{rows}"))
    assert set(answers) <= set(told)


@pytest.mark.parametrize(
    "name",
    [
        "Unser Eindruck",
        "Maßnahmen",
        "Was sagen wir dazu?",
        "Co zrobiono",
        "Wat is er gedaan?",
        "Acciones tomadas",
        "Réponse apportée",
        "Cosa abbiamo fatto",
        "Åtgärd",
        "What we did",
        "Team reply / thoughts",
    ],
)
def test_what_we_think_and_did_about_it_is_ours(name: str, tmp_path: Path) -> None:
    items = items_of(tmp_path, f"Date,Customer,Complaint,{name}\n2026-03-01,Ana Roth,{SAID},{DONE}\n")
    assert voices(items) == [("Ana Roth", "customer", SAID), ("", "seller", DONE)]


@pytest.mark.parametrize(
    ("header", "row", "encoding"),
    [
        (
            "受付日,お客様名,お問い合わせ内容,対応者,回答・対応",
            "田中様,首振りがカタカタ鳴ります。,佐藤,交換品を発送しました。",
            "cp932",
        ),
        ("日期,客户姓名,投诉内容,处理人,处理结果", "王女士,洗衣机一直在抖。,小李,已安排上门", "gb18030"),
        (
            "접수일,고객명,문의 내용,담당자,처리 내용",
            "김민지,세탁기가 너무 흔들려요.,박지훈,기사 방문 예약",
            "cp949",
        ),
    ],
)
def test_a_log_of_calls_in_the_east_tells_both_sides(
    header: str, row: str, encoding: str, tmp_path: Path
) -> None:
    items = items_of(tmp_path, f"{header}\n2026-03-01,{row}\n".encode(encoding))
    customer, said, seller, done = row.split(",")
    assert voices(items) == [(customer, "customer", said), (seller, "seller", done)]


@pytest.mark.parametrize(
    "name", ["Gesprochen mit", "Spoken with", "Interlocuteur", "Hablado con", "Rozmówca"]
)
def test_whom_we_spoke_with_is_who_said_it(name: str, tmp_path: Path) -> None:
    items = items_of(tmp_path, f"Datum;Firma;{name};O-Ton Kunde\n01.03.2026;Linden;Frau Holl;{SAID}\n")
    assert voices(items) == [("Frau Holl", "customer", SAID)]


@pytest.mark.parametrize("row", ["Summe Besuche:,4,", "Total,12,", ",razem,2", "合計,3,"])
def test_a_row_that_adds_up_is_nobodys(row: str, tmp_path: Path) -> None:
    items = items_of(tmp_path, f"Customer,Complaint,Days\nLinden,{SAID},3\n{row}\n")
    assert texts(items) == [SAID]
    assert refusals(items) == [(2, "adds up the rows, and is nobody's words")]


def test_a_customer_who_says_a_number_adds_up_nothing(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Customer,Complaint,Days\nLinden,Total chaos at the till,3\n")
    assert texts(items) == ["Total chaos at the till"]


def test_the_headline_of_a_review_is_heard_unless_it_is_its_beginning(tmp_path: Path) -> None:
    content = f"Review Title,Review Content,Stars\nNever again,{SAID},1\nThe lid leaks…,{SAID} Sad.,2\n"
    assert texts(items_of(tmp_path, content)) == ["Never again", SAID, f"{SAID} Sad."]


def test_a_title_that_comes_back_is_what_was_reviewed(tmp_path: Path) -> None:
    content = f"Title,Review,Stars\nKettle,{SAID},1\nKettle,It is loud.,2\nKettle,It is red.,4\n"
    assert texts(items_of(tmp_path, content)) == [SAID, "It is loud.", "It is red."]


@pytest.mark.parametrize(("contact", "who"), [("", "Harbour Foods"), (",Contact", "Ana Roth")])
def test_beside_a_customer_a_first_name_is_that_of_a_thing_and_a_contact_is_who_said_it(
    contact: str, who: str, tmp_path: Path
) -> None:
    row = f"Lids,Harbour Foods,{SAID}" + (f",{who}" if contact else "")
    items = items_of(tmp_path, f"Name,Customer,Feedback{contact}\n{row}\n")
    assert [(name, text) for name, _, text in voices(items)] == [(who, SAID)]
    assert [talk.account for talk in heard(items)] == ["Harbour Foods"]


def test_on_a_board_who_created_a_post_wrote_it_and_who_responded_is_ours(tmp_path: Path) -> None:
    content = (
        "number,title,description,created_at,created_by,votes_count,responded_by,responded_at,response\n"
        f"1,Dark mode,{SAID},2026-01-01,Ana Roth,9,Ben Ode,2026-02-01,Planned for June.\n"
        "2,Bigger buttons,,2026-01-02,oma,3,,,\n"
    )
    items = items_of(tmp_path, content)
    assert voices(items) == [
        ("Ana Roth", "customer", "Dark mode"),
        ("Ana Roth", "customer", SAID),
        ("Ben Ode", "seller", "Planned for June."),
        ("oma", "customer", "Bigger buttons"),
    ]
    assert [talk.at.day for talk in heard(items) if talk.at] == [1, 2]


def test_a_note_about_somebody_is_its_users(tmp_path: Path) -> None:
    content = f"ID,Content,Deal,Person,Organization,User\n1,{SAID},,Ana Roth,Linden,Dana Whit\n"
    items = items_of(tmp_path, content, "notes-export.csv")
    assert voices(items) == [("Dana Whit", "seller", SAID)]
    assert [talk.channel for talk in heard(items)] == [Channel.NOTE]


def test_what_people_work_as_is_not_their_side(tmp_path: Path) -> None:
    content = f"Submitted at,Name,Role,What is your problem?\n2026-03-01,Ana,Sales manager,{SAID}\n"
    assert voices(items_of(tmp_path, content)) == [("Ana", "customer", SAID)]


def test_a_resolution_in_a_word_is_an_outcome_and_in_a_sentence_an_answer(tmp_path: Path) -> None:
    header = "Ticket ID,Requester,Description,Resolution\n"
    assert texts(items_of(tmp_path, f"{header}1,Ana,{SAID},Done\n")) == [SAID]
    told = texts(items_of(tmp_path, f"{header}1,Ana,{SAID},We sent a new lid on Monday.\n"))
    assert told == [SAID, "We sent a new lid on Monday."]


def test_quotes_of_windows_in_english_are_no_korean(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Customer,Comment\nAna,It’s loud and I don’t like it\n".encode("cp1252"))
    assert texts(items) == ["It’s loud and I don’t like it"]


def test_labels_above_a_table_are_told_of_all_its_rows(tmp_path: Path) -> None:
    content = (
        "Customer:,Mrs Novak,\nDate:,2026-03-12,\nDone by:,Dana,\nRoom:,4,\n\n"
        f"min,who,said / seen\n0,Dana,Why?\n1,Mrs Novak,{SAID}\n"
        "2,(seen),opens the lid\n3,Mrs Novak,Nothing else\n"
    )
    items = items_of(tmp_path, content)
    (told,) = assign_roles(heard(items))
    assert [(turn.speaker.name, turn.speaker.role) for turn in told.turns] == [
        ("Dana", Role.SELLER),
        ("Mrs Novak", Role.CUSTOMER),
        ("", Role.UNKNOWN),
        ("Mrs Novak", Role.CUSTOMER),
    ]
    assert (told.account, told.seller, str(told.at)[:10]) == ("Mrs Novak", "Dana", "2026-03-12")
    assert (1, "stands above the header and is not read: Room: | 4") in notes(items)


def test_people_of_another_sheet_are_named_in_place_of_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "chats.xlsx"
    path.write_bytes(
        workbook_of(
            {
                "Users": (("id", "name", "email"), ("u-1", "Ana Roth", "ana@roth.example")),
                "Agents": (("id", "name", "email"), ("a-1", "Dana Whit", "dana@house.example")),
                "Messages": (
                    ("chatId", "personId", "createdAt", "plainText"),
                    ("c1", "u-1", "2026-03-01 10:00:00", SAID),
                    ("c1", "a-1", "2026-03-01 10:01:00", "We will send a new one."),
                ),
            }
        )
    )
    told = voices(items_of(tmp_path, path.read_bytes(), "chats.xlsx"))
    assert [(name, side) for name, side, _ in told] == [("Ana Roth", "customer"), ("Dana Whit", "seller")]


def test_lines_with_times_and_names_in_a_cell_are_their_writers(tmp_path: Path) -> None:
    thread = f"Ana Roth (2026-03-01 10:00): {SAID}\nDana Whit (2026-03-01 11:00): Which lid?\nThe red one?"
    content = f'Ticket ID,Requester,Assignee,Conversation\n1,Ana Roth,Dana Whit,"{thread}"\n'
    assert voices(items_of(tmp_path, content)) == [
        ("Ana Roth", "customer", SAID),
        ("Dana Whit", "seller", "Which lid?\nThe red one?"),
    ]


def test_lines_of_a_log_in_a_cell_are_whose_the_row_is(tmp_path: Path) -> None:
    log = "2026-03-02 10:00 Printer: no paper\n2026-03-02 10:05 Printer: no paper\nI see this all day"
    content = f'Ticket ID,Requester,Description\n1,Ana Roth,"{log}"\n'
    assert voices(items_of(tmp_path, content)) == [("Ana Roth", "customer", log)]


def test_a_second_header_row_names_where_others_were_typed(tmp_path: Path) -> None:
    content = (
        "Respondent ID,End Date,What should we change?,Where did you buy it?,\n"
        ",,Open-Ended Response,Response,Other (please specify)\n"
        f"1,2026-03-01 10:00,{SAID},Online,\n2,2026-03-02 10:00,,,a flea market in Porto\n"
    )
    assert texts(items_of(tmp_path, content)) == [SAID, "a flea market in Porto"]
