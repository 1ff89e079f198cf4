"""Listening: what recurs is found, ids last, and an interruption leaves a usable store."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    PRICE,
    concern_with,
    concerns,
    feedback,
    listen_to,
    write_table,
)
from tests.worlds.stores import Template
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "feedback.csv", feedback([*INVOICES, *OFFLINE, *PRICE]))


def test_what_recurs_becomes_a_concern_with_its_words(table: Path) -> None:
    listen_to(table)
    assert sorted(map(sorted, concerns().values())) == sorted(map(sorted, [INVOICES, OFFLINE, PRICE]))


def test_a_second_run_brings_nothing_new_and_embeds_nothing(table: Path) -> None:
    listen_to(table)
    before = concerns()
    encoder = WordEncoder()
    outcome = listen_to(table, encoder=encoder)
    assert (outcome.verbatims, encoder.encoded, concerns()) == (0, [], before)
    assert [(f.rows, f.duplicates) for f in outcome.files] == [(12, 12)]


def test_a_file_is_known_by_the_name_it_is_given_wherever_it_lies(table: Path, tmp_path: Path) -> None:
    from groundswell.field.services.listen import Request, listen

    upload = table.rename(tmp_path / "upload-7")
    request = Request(paths=[(upload, "feedback.csv")], by="ana")
    outcome = listen(request, encoder=WordEncoder, at=day(28), watch=lambda _: None)
    assert [(f.name, f.kind, f.taken) for f in outcome.files] == [("feedback.csv", "csv", 12)]


def test_more_of_the_same_joins_its_concern_under_the_same_id(table: Path, tmp_path: Path) -> None:
    listen_to(table)
    before = concerns()
    more = write_table(tmp_path / "more.csv", feedback(["invoice export doubles every line"], first=50))
    listen_to(more)
    after = concerns()
    assert set(after) == set(before)
    assert {n for n in after if after[n] != before[n]} == {n for n in before if INVOICES[0] in before[n]}


def test_files_in_another_order_give_the_same_field(tmp_path: Path, empty_store: Template) -> None:
    from groundswell.field.overview import overview

    one = write_table(tmp_path / "a.csv", feedback(INVOICES + OFFLINE[:2]))
    two = write_table(tmp_path / "b.csv", feedback(PRICE + OFFLINE[2:], first=20))
    listen_to(two, one)
    first = overview()
    with empty_store.copied_to(tmp_path / "another.db"):
        listen_to(one, two)
        assert overview() == first


class StopsAfter(WordEncoder):
    """An encoder during whose work somebody presses Ctrl-C."""

    def encode(self, texts):
        raise KeyboardInterrupt


def test_an_interruption_keeps_what_was_read_and_the_next_run_goes_on(table: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        listen_to(table, encoder=StopsAfter())
    assert concerns() == {}
    outcome = listen_to(table)
    assert [(f.taken, f.duplicates) for f in outcome.files] == [(0, 12)]
    assert len(concerns()) == 3


def test_words_that_vanish_from_a_source_are_withdrawn_and_the_others_keep_their_ids(tmp_path: Path) -> None:
    from groundswell.field import models
    from groundswell.field.overview import overview

    path = tmp_path / "feedback.csv"
    write_table(path, feedback(INVOICES))
    listen_to(path)
    ids = {v.text: v.id for v in overview().verbatims}
    rows = feedback(INVOICES)
    rows[0]["text"] = "billing is fine again"
    write_table(path, rows)
    listen_to(path)
    now = {v.text: v.id for v in overview().verbatims}
    assert {text: now[text] for text in INVOICES[1:]} == {text: ids[text] for text in INVOICES[1:]}
    assert models.Verbatim.objects.get(pk=ids[INVOICES[0]]).state == "withdrawn"
    assert now["billing is fine again"] not in ids.values()


def test_a_file_that_cannot_be_read_is_counted_with_its_reason_and_the_others_are_read(
    table: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    outcome = listen_to(table, empty)
    assert {f.name: bool(f.error) for f in outcome.files} == {"feedback.csv": False, "empty.csv": True}
    assert not outcome.nothing_read
    assert len(concerns()) == 3


def test_undoing_a_new_version_gives_the_earlier_one_back_with_its_ids(tmp_path: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo, undo
    from groundswell.field.overview import overview

    path = write_table(tmp_path / "feedback.csv", feedback([*INVOICES, *OFFLINE]))
    listen_to(path)
    before = overview()
    rows = feedback([*INVOICES, *OFFLINE])
    rows[0]["account"] = "Another account"
    rows[1]["text"] += " again"
    listen_to(write_table(path, rows))
    assert overview() != before
    undo(last_to_undo(), Author(by="ana", at=day(29)))

    def standing(field):
        return {(c.id, v.id, v.text, v.account, v.row) for c in field.concerns for v in c.verbatims}

    assert standing(overview()) == standing(before)


def test_undoing_the_import_that_told_the_sellers_makes_speakers_unknown_again(tmp_path: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo, undo
    from groundswell.field.overview import overview

    chat = tmp_path / "chat.txt"
    chat.write_text(
        "Kim Lee: How does the export work for you?\n"
        "Dana Whit: The export doubles every invoice and that is a real problem for us.\n"
        "Kim Lee: I see, thank you for telling me.\n"
        "Dana Whit: Can you please fix the export before the end of the month?\n",
        encoding="utf-8",
    )
    listen_to(chat)
    voices = {v.id: v.voice for v in overview().verbatims}
    assert set(voices.values()) == {"unknown"}
    listen_to(chat, sellers=["Kim Lee"])
    assert {v.voice for v in overview().verbatims} == {"spoken"}
    undo(last_to_undo(), Author(by="ana", at=day(29)))
    assert {v.id: v.voice for v in overview().verbatims if v.id in voices} == voices


def test_a_past_day_is_shown_as_it_was_known_and_keeps_the_names_of_today(tmp_path: Path) -> None:
    from groundswell.field.overview import Narrowing, overview

    listen_to(write_table(tmp_path / "feedback.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))
    today = {one.id: one.name for one in overview().concerns}
    then = overview(Narrowing(as_of=day(5)))

    assert then.past is not None
    assert then.conversations == 12 - then.past.later < 12
    assert all(one.at is not None and one.at <= day(5) for one in then.verbatims)
    assert {one.id: one.name for one in then.concerns}.items() <= today.items()


def test_what_segment_a_conversation_is_of_comes_back_from_the_store(tmp_path: Path) -> None:
    from groundswell.field import conversations, models

    table = tmp_path / "told.csv"
    sides = ("North", "South")
    lines = [f"{n},2026-01-0{n},{sides[n % 2]},Maps,{text}" for n, text in enumerate(INVOICES, 1)]
    table.write_text("\n".join(["id,date,segment,product,text", *lines]))
    listen_to(table)

    ids = list(models.Conversation.objects.order_by("id").values_list("id", flat=True))
    told = [(one.segment, one.product) for _, one in conversations.as_values(ids)]
    assert sorted(set(told)) == [("North", "Maps"), ("South", "Maps")]


def test_an_import_leaves_a_line_of_its_own_in_history(tmp_path: Path) -> None:
    from groundswell.field.history import entries
    from groundswell.field.history.effects import told_of

    listen_to(write_table(tmp_path / "said.csv", feedback(INVOICES)))
    (told,) = told_of(entries.newest_first())
    assert (told.entry.action, told.entry.by, told.entry.at) == ("import", "ana", day(28))
    assert told.entry.summary == "imported said.csv: 4 rows taken"
    assert told.entry.concerns == [concern_with(INVOICES[0])]
    assert told.effect == "4 new verbatims; 1 concern began"
