"""Which row names the columns, and what a person may call them."""

from pathlib import Path

import pytest

from groundswell.sources.columns.names import plain_name
from groundswell.sources.contract import NoTextColumn, UnknownColumn
from tests.contract.samples import csv_of, workbook_of
from tests.unit.sources.tables.reading_tables import heard, items_of, notes, refusals, texts, unread

FORMS = {
    "an id and a day": (
        "Response ID,Submitted,What is the one thing we could do better?\n"
        "R-1,2026-05-04,Too expensive.\nR-2,2026-05-04,Hard to learn.\n",
        ["Too expensive.", "Hard to learn."],
    ),
    "a score": (
        "Timestamp,How likely are you to recommend us?,Why did you give this score?\n"
        "3/4/2026 10:00,9,Kind people there.\n3/5/2026 11:00,2,The export is slow. It fails.\n",
        ["Kind people there.", "The export is slow. It fails."],
    ),
    "another language": (
        "Zeitstempel;Was können wir besser machen?\n03.03.2026 10:00;Den Export schneller machen\n"
        "13.03.2026 10:00;Weniger Mails schicken bitte.\n",
        ["Den Export schneller machen", "Weniger Mails schicken bitte."],
    ),
    "a prompt that is no question": (
        "Name,Please tell us more about your experience with the product so far.\n"
        "Ana,The export is slow. It fails.\nBo,I like the map.\n",
        ["The export is slow. It fails.", "I like the map."],
    ),
    "nothing beside it": (
        "What could we do better?\nMake the export faster\nLess mails please\nBetter maps\n",
        ["Make the export faster", "Less mails please", "Better maps"],
    ),
    "answers that ask": (
        "id,What could we do better?\n1,Make the export faster please\n2,Where is the manual?\n",
        ["Make the export faster please", "Where is the manual?"],
    ),
}
NO_HEADERS = {
    "a customer's question on top": "Why is the map slow?\nWhere is the export now?\nThe price is too high\n",
    "a question of one's own": (
        "Can you tell me why it fails?\nThe price is too high\nIt is slow\nIt is odd\n"
    ),
    "ids and days on top": (
        "R-1,2026-05-04,Can you do any better than this?\nR-2,2026-05-04,It is far too dear for us.\n"
    ),
    "short remarks": "Too slow, I say\nThe price is far too high\nIt is slow on most days\n",
}


@pytest.mark.parametrize("kind", FORMS)
def test_a_question_is_the_name_of_its_answers(kind: str, tmp_path: Path) -> None:
    content, answers = FORMS[kind]
    assert texts(items_of(tmp_path, content, "form.csv")) == answers


@pytest.mark.parametrize("kind", NO_HEADERS)
def test_a_row_of_what_people_said_is_no_header(kind: str, tmp_path: Path) -> None:
    content = NO_HEADERS[kind]
    said = texts(items_of(tmp_path, content, "said.csv"))
    assert said == [line.split(",2026-05-04,")[-1] for line in content.splitlines()]


def test_a_refusal_shows_the_first_row_of_a_table_without_a_header(tmp_path: Path) -> None:
    with pytest.raises(NoTextColumn, match=r"its first row is: “R-1”, “2026-05-04”, “Too dear”"):
        items_of(tmp_path, "R-1,2026-05-04,Too dear\nR-2,2026-05-04,Hard\n")


def test_a_column_without_a_name_goes_by_what_stands_on_top_and_loses_no_row(tmp_path: Path) -> None:
    content = "R-1,2026-05-04,Too dear\nR-2,2026-05-04,Hard\n"
    assert texts(items_of(tmp_path, content, text="Too dear")) == ["Too dear", "Hard"]
    assert texts(items_of(tmp_path, content, text="column 3")) == ["Too dear", "Hard"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_stands_above_the_header_is_told(ending: str, tmp_path: Path) -> None:
    rows = (("Survey of May", ""), ("Company", "Customer comment"), ("Linden", "Too slow"))
    content = csv_of(rows).encode() if ending == "csv" else workbook_of({"Said": rows})
    items = items_of(tmp_path, content, f"said.{ending}")
    assert texts(items) == ["Too slow"]
    assert notes(items) == [(1, "stands above the header and is not read: Survey of May")]


def test_the_row_that_has_the_mapped_name_is_the_header(tmp_path: Path) -> None:
    content = '"It was fine. Really, it was.",Where do they sit?\nYes it was,North\nNot at all,South\n'
    items = items_of(tmp_path, content, text="It was fine. Really, it was.")
    assert texts(items) == ["Yes it was", "Not at all"]


@pytest.mark.parametrize(
    "written", ["If anything, what?\nTell us", "If anything, what? Tell us", "if anything what tell us"]
)
def test_a_name_may_hold_commas_and_lines(written: str, tmp_path: Path) -> None:
    content = 'id,"If anything, what?\nTell us",x\n1,It is dear,k\n'
    assert texts(items_of(tmp_path, content, text=written)) == ["It is dear"]


def test_each_of_several_columns_of_one_name_can_be_pointed_at(tmp_path: Path) -> None:
    content = "Comment,Comment,Comment (2)\nIt is slow,We know it,Since May\n"
    assert texts(items_of(tmp_path, content, text="Comment")) == ["It is slow"]
    assert texts(items_of(tmp_path, content, text="Comment (2)")) == ["Since May"]
    assert texts(items_of(tmp_path, content, text="Comment (2) again")) == ["We know it"]


def test_a_cell_further_down_that_is_called_so_too_is_no_header(tmp_path: Path) -> None:
    content = "id,kind,comment\n1,Praise,It is fast\n2,Feedback,It is slow\n3,Praise,It is odd\n"
    with pytest.raises(UnknownColumn, match="no column 'Feedback'"):
        items_of(tmp_path, content, text="Feedback")


@pytest.mark.parametrize(
    "name", ["Customer quotes", "Answers 2026", "Verbatims", "open_text", "Kundenstimmen"]
)
def test_the_name_of_a_list_is_none_of_its_remarks(name: str, tmp_path: Path) -> None:
    content = f"{name}\nThe export is slow today\nThe price is far too high\n"
    assert texts(items_of(tmp_path, content)) == ["The export is slow today", "The price is far too high"]


def test_a_wrong_name_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownColumn, match="its columns are: id, comment"):
        items_of(tmp_path, "id,comment\n1,It is slow\n", text="words")


def test_a_column_of_questions_with_one_answer_over_and_over_is_not_the_words(tmp_path: Path) -> None:
    content = "Do you use it at work?,What do you miss most of all?\n" + "".join(
        f"Yes,We miss the {thing} in each of our shops\n"
        for thing in ("map", "list", "plan", "mail", "log", "key")
    )
    assert texts(items_of(tmp_path, content))[0] == "We miss the map in each of our shops"
    assert heard(items_of(tmp_path, content))[0].turns[0].row == 1


def test_a_header_that_stands_again_among_the_rows_is_refused(tmp_path: Path) -> None:
    content = "Date,Name,Comment\n2026-09-01,Ana,It is slow\nDate,Name,Comment\n2026-09-02,Bo,It hangs\n"
    items = items_of(tmp_path, content)

    assert texts(items) == ["It is slow", "It hangs"]
    assert refusals(items) == [(2, "repeats the header")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Comment\nComment\nIt is slow and hangs\n", ["Comment", "It is slow and hangs"]),
        ("Name,Comment\nName,Comment it is slow\nBo,It hangs\n", ["Comment it is slow", "It hangs"]),
        ("Name,Comment\n,Comment\nBo,It hangs\n", ["Comment", "It hangs"]),
    ],
)
def test_a_row_that_holds_a_name_of_a_column_is_no_header(
    content: str, said: list[str], tmp_path: Path
) -> None:
    assert texts(items_of(tmp_path, content)) == said


def test_a_second_header_row_tells_which_answers_were_chosen_from_a_list(tmp_path: Path) -> None:
    content = (
        "Respondent ID,How satisfied are you overall?,What should we fix?\n"
        ",Response,Open-Ended Response\n1,Very satisfied,The scanner loses boxes\n"
        "2,Not at all,Answer faster\n"
    )
    items = items_of(tmp_path, content)

    assert texts(items) == ["The scanner loses boxes", "Answer faster"]
    assert "How satisfied are you overall?" in unread(items)


def test_without_an_open_question_beside_it_a_second_header_row_tells_nothing(tmp_path: Path) -> None:
    content = (
        "Respondent ID,What should we fix first?\n,Response\n1,The scanner loses boxes\n"
        "2,Answer faster please\n"
    )
    assert texts(items_of(tmp_path, content)) == ["The scanner loses boxes", "Answer faster please"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Your name (optional)", "name"),
        ("What is your e-mail address?", "e mail address"),
        ("Ihr Name", "name"),
        ("Tu nombre (opcional)", "name"),
        ("Company (required) *", "company"),
        ("Your role", "your role"),
        ("Your agent", "your agent"),
        ("Name (product)", "name product"),
        ("Your comments", "your comments"),
    ],
)
def test_forms_ask_people_who_they_are(name: str, plain: str) -> None:
    assert plain_name(name) == plain
