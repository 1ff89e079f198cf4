from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.extraction.context import ROOM, SIGN_ROOM, context_of


def of(turn: str, verbatim: str) -> str:
    start = turn.index(verbatim)
    return context_of(turn, start, start + len(verbatim))


def test_a_verbatim_that_is_its_turn_is_embedded_as_it_is() -> None:
    assert of("The export is too slow.", "The export is too slow.") == "The export is too slow."


def test_a_short_turn_lends_its_words_to_its_verbatim() -> None:
    turn = "We ship at five. The export is too slow. So we wait."
    assert of(turn, "The export is too slow.") == f"The export is too slow. {turn}"


def test_two_concerns_of_one_turn_are_embedded_differently() -> None:
    turn = "It is too expensive for us. And does it work with our scanners?"
    assert of(turn, "It is too expensive for us.") != of(turn, "And does it work with our scanners?")


def test_of_a_long_turn_only_the_nearest_sentences_are_taken() -> None:
    far, near = "We had lunch at noon. " * 40, "The list is printed at night. "
    context = of(f"{far}{near}The printer loses orders. {near}{far}", "The printer loses orders.")
    assert near.strip() in context
    assert len(context) <= ROOM + len("The printer loses orders. ")


@given(st.text(max_size=1500), st.data())
def test_the_verbatim_always_stands_in_its_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert text[start:end] in context_of(text, start, end)


def test_signs_that_are_words_take_the_room_of_words() -> None:
    sentence = "倉庫裡的掃描器常常斷線，我們的員工只好用紙筆記錄。"
    turn = sentence * 20
    context = context_of(turn, len(sentence) * 9, len(sentence) * 10)
    assert sentence in context
    assert len(context.removeprefix(sentence)) <= ROOM / SIGN_ROOM + 1
