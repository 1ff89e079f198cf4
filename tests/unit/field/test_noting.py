"""Notes are kept at once and once, find their place beside what was heard, and can be mended for ten
minutes."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from groundswell.field.errors import NoSuchNote, NoteKeyTaken, NoteTakenBack, TooLateToMend
from groundswell.speech import Voice
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table
from tests.worlds.talk import day

AT = day(28)
KEY = "0d9f3c1e-key-of-a-note"


@pytest.fixture
def heard(store_path: Path, tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))


def note(words: str, key: str = KEY, account: str = "Harbour Foods", user: int = 1, at: datetime = AT):
    from groundswell.field.services.noting import Note, keep_note

    return keep_note(Note(key=key, words=words, account=account, written=at), writer(user), at)


def writer(user: int = 1):
    from groundswell.field.services.noting import Writer

    return Writer(user=user, name="Ifeoma Obi", email="ifeoma.obi@wrenfield.example", person="Ifeoma Obi")


def placing():
    from groundswell.field.placing import Placing

    encoder = WordEncoder()
    return Placing(lambda: encoder)


def before(noted):
    from groundswell.field.reading.heard_before import heard_before

    return heard_before(noted.conversation_id)


def placed(noted):
    assert placing().place(noted.conversation_id)
    found = before(noted)
    assert found is not None
    return found[0]


@pytest.mark.usefixtures("heard")
def test_a_note_that_was_heard_before_says_how_often_and_from_whom() -> None:
    wanted = concern_with(OFFLINE[0])
    found = placed(note("no signal in the basement for the app"))
    assert (found.concern, found.times, found.accounts) == (wanted, 4, 4)


@pytest.mark.usefixtures("heard")
def test_what_nobody_said_before_is_heard_for_the_first_time_and_then_for_the_second() -> None:
    one = placed(note("they print labels upside down on thermal rolls"))
    assert (one.concern, one.times) == (0, 0)
    other = placed(note("they print labels upside down on thermal rolls", key="another-key-of-a-note"))
    assert other.concern
    assert other.times == 1


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("words", ["no signal in the basement", "nobody ever said that", "export doubled it"])
def test_notes_are_placed_as_all_that_comes_in_small_numbers_is(words: str) -> None:
    from groundswell.engine.identity import place_arrivals
    from groundswell.field import models, queries

    kept = placing()
    assert kept.place(note("something of before", key="key-of-the-first").conversation_id)
    number = note(words).conversation_id
    assert kept.place(number)
    rows = models.Verbatim.objects.filter(conversation=number)
    found = rows.values_list("concern", "score").get()
    rows.update(community=0, concern=0, score=0.0)
    ground = queries.ground(WordEncoder.model)
    shift = place_arrivals(ground)
    told = (shift.concerns[-1], round(shift.scores[-1], 4))
    assert found == told


@pytest.mark.usefixtures("heard")
def test_what_others_group_meanwhile_is_seen(tmp_path: Path) -> None:
    kept = placing()
    kept.freshen()
    told = [
        "printer eats the paper",
        "the printer eats paper",
        "paper is eaten by the printer",
        "printer eats paper",
    ]
    listen_to(write_table(tmp_path / "b.csv", feedback(told, first=100)))
    noted = note("the printer eats the paper")
    assert kept.place(noted.conversation_id)
    found = before(noted)
    assert found is not None
    assert found[0].times == 4


@pytest.mark.usefixtures("store_path")
def test_the_first_note_of_all_finds_its_place() -> None:
    found = placed(note("they cannot export"))
    assert (found.concern, found.times) == (0, 0)


@pytest.mark.usefixtures("heard")
def test_a_note_is_the_sellers_word_about_the_customer_and_counts_for_its_account() -> None:
    from groundswell.field import models
    from groundswell.field.overview import overview

    noted = note("no signal in the basement for the app")
    placed(noted)
    verbatim = models.Verbatim.objects.get(conversation=noted.conversation_id)
    assert verbatim.voice == Voice.REPORTED.value
    (said,) = [one for one in overview().verbatims if one.id == verbatim.pk]
    assert (said.account, said.seller, said.text) == (
        "Harbour Foods",
        "Ifeoma Obi",
        "no signal in the basement for the app",
    )


@pytest.mark.usefixtures("heard")
def test_the_same_key_again_is_the_same_note() -> None:
    from groundswell.field import models

    assert note("too dear").pk == note("too dear").pk
    assert models.Conversation.objects.filter(channel="note").count() == 1
    assert models.Entry.objects.filter(action="note").count() == 1


@pytest.mark.usefixtures("heard")
def test_a_key_of_somebody_else_keeps_nothing() -> None:
    note("too dear")
    with pytest.raises(NoteKeyTaken):
        note("too dear", user=2)


@pytest.mark.usefixtures("heard")
def test_words_that_were_changed_before_the_answer_came_are_a_new_version() -> None:
    from groundswell.field import models

    noted = note("too dear")
    again = note("too dear for crews", at=AT)
    assert again.pk == noted.pk
    states = models.Conversation.objects.filter(channel="note").order_by("pk").values_list("state", flat=True)
    assert list(states) == ["replaced", "live"]


@pytest.mark.usefixtures("heard")
def test_a_mended_note_withdraws_what_is_not_said_any_more_and_keeps_its_first_words() -> None:
    from groundswell.field import models
    from groundswell.field.services.noting import mend_note

    noted = note("no signal in the basement for the app")
    first = placed(noted)
    late = AT + timedelta(minutes=9)
    mended = mend_note(KEY, "the export doubles every invoice", "Harbour Foods", writer(), late)
    found = placed(mended)
    assert found.concern == concern_with(INVOICES[0]) != first.concern
    assert models.Verbatim.objects.get(pk=first.verbatim).state == "withdrawn"
    turn = models.Turn.objects.get(conversation=noted.conversation_id)
    assert turn.text == "no signal in the basement for the app"


@pytest.mark.usefixtures("heard")
def test_a_mended_account_keeps_the_verbatim() -> None:
    from groundswell.field.services.noting import mend_note

    first = placed(note("no signal in the basement for the app"))
    found = placed(mend_note(KEY, "no signal in the basement for the app", "Tidewater", writer(), AT))
    assert found.verbatim == first.verbatim


@pytest.mark.usefixtures("heard")
def test_a_note_that_is_taken_back_counts_no_more_whatever_it_was_mended_to() -> None:
    from groundswell.field import models
    from groundswell.field.services.noting import mend_note, take_note_back

    placed(note("no signal in the basement for the app"))
    placed(mend_note(KEY, "no signal in the basement for any app", "Harbour Foods", writer(), AT))
    taken = take_note_back(KEY, writer(), AT + timedelta(minutes=1))
    assert taken.conversation.state != "live"
    assert not models.Conversation.objects.filter(channel="note", state="live").exists()
    assert take_note_back(KEY, writer(), AT + timedelta(minutes=2)).pk == taken.pk
    assert note("no signal in the basement for any app").pk == taken.pk
    with pytest.raises(NoteTakenBack):
        mend_note(KEY, "another", "", writer(), AT)


@pytest.mark.usefixtures("heard")
def test_after_ten_minutes_and_for_others_a_note_stands() -> None:
    from groundswell.field.services.noting import mend_note, take_note_back

    note("too dear")
    late = AT + timedelta(minutes=10, seconds=1)
    with pytest.raises(TooLateToMend):
        mend_note(KEY, "other", "", writer(), late)
    with pytest.raises(TooLateToMend):
        take_note_back(KEY, writer(), late)
    with pytest.raises(NoSuchNote):
        mend_note(KEY, "other", "", writer(2), AT)
    with pytest.raises(NoSuchNote):
        take_note_back("no-such-key-anywhere", writer(), AT)


@pytest.mark.usefixtures("heard")
def test_an_erased_note_leaves_no_word_and_others_are_kept(store_path: Path) -> None:
    from groundswell.field import models
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    placed(note("zanzibarian overtones in the quarterly ledger"))
    forget("notes", Author(by="ana", at=AT))
    assert not models.Turn.objects.filter(text__contains="zanzibarian").exists()
    assert note("another one", key="key-of-another-note").conversation.pk


@pytest.mark.usefixtures("heard")
def test_who_was_erased_is_not_named_by_later_notes() -> None:
    from groundswell.field import models
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    note("too dear")
    forget("Ifeoma Obi", Author(by="ana", at=AT))
    kept = note("still too dear", key="key-of-another-note")
    turn = models.Turn.objects.get(conversation=kept.conversation_id)
    assert (turn.speaker, turn.email) == ("(erased)", "")


@pytest.mark.usefixtures("heard")
def test_of_several_tries_at_once_one_is_kept() -> None:
    from django.db import connection

    from groundswell.field import models

    together, found = threading.Barrier(6), list[int]()

    def tries() -> None:
        together.wait(20)
        found.append(note("too dear").pk)
        connection.close()

    each = [threading.Thread(target=tries) for _ in range(6)]
    for one in each:
        one.start()
    for one in each:
        one.join()
    assert len(found) == 6
    assert len(set(found)) == 1
    assert models.Conversation.objects.filter(channel="note").count() == 1
    assert models.Entry.objects.filter(action="note").count() == 1
