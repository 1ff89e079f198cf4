"""Sentences that stand in most rows of a source are a form's, not a customer's."""

from groundswell.engine.extraction.set_text import set_text_of, without_set_text

FORM = "Sent through the service desk form.\nArea: {area}\nWhat happened: {words}\nDo not share this page."
AREAS = ("Billing", "Mobile", "Mobile", "Other")
WORDS = [f"Truck number {n} is not in the list of {n + 3} that we sent." for n in range(12)]
ROWS = [FORM.format(area=AREAS[n % 4], words=words) for n, words in enumerate(WORDS)]


def told(texts: list[str]) -> set[str]:
    return {one.words for one in set_text_of(texts)}


def test_sentences_and_labels_in_most_rows_are_set_text() -> None:
    assert {"Sent through the service desk form.", "Do not share this page.", "What happened:"} <= told(ROWS)


def test_a_choice_from_a_short_list_is_set_text_whatever_was_chosen() -> None:
    assert {"Area: Billing", "Area: Mobile", "Area: Other"} <= told(ROWS)


def test_what_only_the_customer_says_is_left_letter_for_letter_in_its_place() -> None:
    heard = without_set_text(ROWS[3], told(ROWS))
    assert heard.split() == WORDS[3].split()
    start = ROWS[3].index(WORDS[3])
    assert heard[start : start + len(WORDS[3])] == WORDS[3]
    assert len(heard) == len(ROWS[3])


def test_an_answer_that_many_give_is_no_set_text() -> None:
    assert told(["Too expensive."] * 30 + ["Hard to learn."] * 4) == set()


def test_two_sentences_that_make_up_whole_answers_are_no_set_text() -> None:
    assert told(["The export fails. Please call me."] * 20 + ["No map. Please call me."] * 3) == set()


def test_what_stands_in_fewer_than_half_of_the_rows_is_heard() -> None:
    rows = [f"{words} Please call me back." if n < 6 else words for n, words in enumerate(WORDS)]
    assert told(rows) == set()


def test_nine_rows_are_too_few_to_tell_and_ten_are_enough() -> None:
    assert told(ROWS[:9]) == set()
    assert "Do not share this page." in told(ROWS[:10])


def test_a_row_of_nothing_but_set_text_keeps_its_words() -> None:
    assert without_set_text("Do not share this page.", told(ROWS)) == "Do not share this page."


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert set(set_text_of(ROWS)) == set(set_text_of(ROWS[::-1]))
