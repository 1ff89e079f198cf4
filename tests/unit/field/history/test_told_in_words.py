"""What a line of history says that a run did, what an entry's patch holds, and how far work is."""

from datetime import date

import pytest

from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


def run(moves, merges=(), born=(), concern: int | None = None) -> str:
    """The line of a run that moved [before, after, count] and merged (gone, into)."""
    from groundswell.field import models
    from groundswell.field.history.effects import told_of

    entry = models.Entry.objects.create(
        action=models.Action.REGROUP, at=day(3), by="ana", summary="regrouped", concerns=[],
        effect={"moves": moves, "merges": merges},
    )  # fmt: skip
    for number, parent in born:
        models.Concern.objects.create(id=number, entry=entry, split_from_id=parent)
    (told,) = told_of([entry], concern)
    return told.effect


def test_a_run_is_told_by_what_it_did_to_all_concerns() -> None:
    moves = [[0, 1, 4], [1, 2, 1], [2, 1, 2], [3, 0, 7]]
    assert run(moves, [[5, 1]], [(8, None)]) == (
        "1 concern began; 1 concern became part of another; 3 verbatims moved from one concern to another; "
        "4 verbatims heard once before joined one"
    )
    assert run([[1, 2, 1]], [[5, 1], [6, 1]]) == (
        "2 concerns became part of another; 1 verbatim moved from one concern to another"
    )
    assert run([[3, 0, 7]]) == ""


def test_a_run_is_told_by_what_it_did_to_one_concern_the_most_first() -> None:
    moves = [[0, 1, 1], [2, 1, 3], [3, 1, 4], [1, 4, 1_200], [1, 5, 2_000], [1, 0, 9], [2, 4, 8]]
    assert run(moves, [[6, 1], [1, 7]], [(9, None), (1, 9)], concern=1) == (
        "split off from C-9; C-6 became part of it; it became part of C-7; 1 verbatim heard once before"
        " joined; 4 came from C-3; 3 came from C-2; 2,000 left for C-5; 1,200 left for C-4"
    )
    assert run([], born=[(11, None)], concern=11) == "began"


def test_whoever_followed_a_merge_did_not_move() -> None:
    from groundswell.field import models
    from groundswell.field.history.effects import told_of, without_an_end, write_down
    from groundswell.field.history.patch import Patch

    entry = models.Entry.objects.create(
        action=models.Action.REGROUP, at=day(3), by="ana", summary="regrouped", concerns=[], effect={}
    )
    assert list(without_an_end()) == [entry]
    patch = Patch()
    for row, (before, after) in enumerate([(5, 1), (5, 1), (2, 1), (0, 1)], start=1):
        patch.record("field.verbatim", "concern", row, before, after)
    patch.record("field.concern", "merged_into", 5, None, 1)
    patch.keep(entry)
    write_down(entry)
    assert entry.concerns == [1, 2, 5]
    assert list(without_an_end()) == []
    assert told_of([entry])[0].effect == (
        "1 concern became part of another; 1 verbatim moved from one concern to another; "
        "1 verbatim heard once before joined one"
    )


def test_of_an_entry_that_is_a_decision_its_summary_says_it_all(tmp_path) -> None:
    from groundswell.field.history.effects import told_of
    from groundswell.field.history.entries import Author, newest_first, newest_first_of
    from groundswell.field.services import corrections

    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))
    number = concern_with(PRICE[0])
    entry = corrections.rename(number, "Seat price", Author(by="ana", at=day(29), because="so"))
    assert (entry.by, entry.because, entry.at) == ("ana", "so", day(29))
    told = told_of(newest_first())
    assert [bool(one.effect) for one in told] == [False, *[True] * (len(told) - 1)]
    assert told[-1].effect.startswith("12 new verbatims; 3 concerns began")
    assert [one.pk for one in newest_first(1)] == [entry.pk]
    assert [one.pk for one in newest_first_of(number)] == [one.pk for one in newest_first()]
    assert entry.pk not in [one.pk for one in newest_first_of(concern_with(INVOICES[0]))]
    assert "4 new verbatims" in told_of(newest_first_of(number), number)[-1].effect


def test_a_patch_in_several_pieces_is_one_change_from_the_first_value_to_the_last() -> None:
    from groundswell.field.history.patch import Patch, chunks

    first, second = Patch(), Patch()
    first.record("field.verbatim", "concern", 7, 1, 2)
    first.record("field.concern", "name", 3, "a", "b", firm=True)
    second.record("field.verbatim", "concern", 7, 2, 3)
    second.record("field.conversation", "at", 9, date(2026, 3, 4), None)
    whole = Patch.unpack(first.pack() + second.pack())
    moved = whole.columns["field.verbatim", "concern", False]
    assert (moved.ids, moved.before, moved.after) == ([7], [1], [3])
    assert whole.columns["field.conversation", "at", False].before == ["2026-03-04"]
    assert whole.columns["field.concern", "name", True].firm
    assert whole.touched() == {1, 3}
    assert [len(some) for some in chunks(list(range(5_001)))] == [5_000, 1]


def test_only_what_moves_words_lets_a_concern_hold_others() -> None:
    from groundswell.field.history.patch import Patch

    renamed, merged, moved = Patch(), Patch(), Patch()
    renamed.record("field.concern", "name", 3, "a", "b")
    merged.record("field.concern", "merged_into_id", 3, None, 4)
    moved.record("field.verbatim", "concern", 7, 0, 2)
    assert [one.moves_words() for one in (renamed, merged, moved)] == [False, True, True]
    assert [one.touched() for one in (renamed, merged, moved)] == [{3}, {3, 4}, {2}]


def test_work_shows_its_stage_and_how_far_it_is_and_goes_when_it_ends() -> None:
    from groundswell.field import models
    from groundswell.field.processes import this_process
    from groundswell.field.services.progress import Stage, Step, told_as_work
    from groundswell.field.work import Work, at_work, others_at_work

    seen: list[Step] = []
    Work.objects.create(what="import", since=day(1), process=f"{this_process()}0")
    assert [one.killed for one in at_work()] == [True]
    with told_as_work(models.Action.REGROUP, "ana", day(3), seen.append) as tell:
        tell(Step(Stage.EMBED, 2, 10))
        (one,) = at_work()
        assert (one.what, one.by, one.since) == ("regroup", "ana", day(3))
        assert (one.stage, one.done, one.total, one.killed) == (Stage.EMBED.value, 2, 10, False)
        tell(Step(Stage.GROUP, 1, None))
        (one,) = at_work()
        assert (one.stage, one.done, one.total) == (Stage.GROUP.value, 1, None)
        assert not others_at_work()
    assert at_work() == []
    assert [step.stage for step in seen] == [Stage.EMBED, Stage.GROUP]


def test_rows_are_written_and_read_by_the_names_of_their_columns() -> None:
    from groundswell.field import models
    from groundswell.field.bulk import insert_rows, next_id, update_rows

    assert next_id(models.Concern) == 1
    entry = models.Entry.objects.create(
        action=models.Action.REGROUP, at=day(3), by="ana", summary="", concerns=[], effect={}
    )
    columns = ["action", "at", "by", "because", "summary", "concerns", "effect"]
    rows = [
        ["regroup", day(4), "ben", "", "x", [1, 2], {"a": 1}],
        ["regroup", day(5), "ben", "", "y", [], {}],
    ]
    assert insert_rows(models.Entry, columns, rows) == 2
    assert insert_rows(models.Entry, columns, []) == 0
    first, second = models.Entry.objects.filter(by="ben").order_by("id")
    assert (first.at, first.concerns, first.effect, second.at) == (day(4), [1, 2], {"a": 1}, day(5))
    assert update_rows(models.Entry, ["summary", "at"], [("z", day(6), first.pk)]) == 1
    first.refresh_from_db()
    entry.refresh_from_db()
    assert (first.summary, first.at, entry.summary) == ("z", day(6), "")
    assert next_id(models.Entry) == second.pk + 1


def test_refused_rows_are_written_out_as_their_file_had_them() -> None:
    from groundswell.field.errors import NothingRefused
    from groundswell.field.refused import RefusedRow, as_table

    kept = RefusedRow("a.csv", 1, "x", (("id", "1"), ("words", "slow")))
    longer = RefusedRow("a.csv", 2, "x", (("id", "2"), ("words", "slow"), ("", "more")))
    lost, other = RefusedRow("b.csv", 3, "x", ()), RefusedRow("b.csv", 3, "x", (("id", "3"),))
    assert as_table([kept, longer, lost]) == (["id", "words", ""], [["1", "slow"], ["2", "slow", "more"]])
    with pytest.raises(NothingRefused, match=r"^No refused row is kept\.$"):
        as_table([lost])
    with pytest.raises(NothingRefused, match=r"a\.csv, b\.csv\. Name one of them\.$"):
        as_table([kept, other])


def test_what_goes_wrong_is_told_in_a_sentence_with_a_code_and_what_it_is_about() -> None:
    from groundswell.field import errors

    told = [
        (errors.NoSuchConcern(3), "no_such_concern", "There is no concern C-3."),
        (errors.NoSuchVerbatim(3), "no_such_verbatim", "There is no verbatim V-3."),
        (errors.NoSuchSetPhrase(3), "no_such_set_phrase", "There is no set phrase P-3."),
        (errors.NoSuchSetText(3), "no_such_set_text", "There is no set text S-3."),
        (
            errors.ChangedMeanwhile(3, [(7, "named it"), (8, "moved V-1")]),
            "changed_meanwhile",
            "C-3 was changed meanwhile (#7 named it; #8 moved V-1). Nothing was done.",
        ),
        (
            errors.WhoIsMeant(
                "Ana", [("Ana Roth", "a@b.example", 2), ("", "c@d.example", 1), ("Ana", "", 1)]
            ),
            "who_is_meant",
            "“Ana” may be more than one person: Ana Roth <a@b.example>; c@d.example; Ana."
            " Nothing was erased.",
        ),
        (
            errors.NobodyOfTheirs("Ana"),
            "nothing_to_forget",
            "“Ana” does not stand with that person; nothing was erased.",
        ),
        (errors.NoStore("/x"), "no_store", "There is no store at /x."),
    ]
    assert [(str(one), one.code) for one, _, _ in told] == [(text, code) for _, code, text in told]
    full, other = RuntimeError(), RuntimeError()
    full.__cause__, other.__cause__ = OSError(), OSError()
    full.__cause__.sqlite_errorcode = 13 | 256  # type: ignore[attr-defined]
    assert errors.no_room_left(full)
    assert not errors.no_room_left(other)
    other.__cause__.sqlstate = "53100"  # type: ignore[attr-defined]
    assert errors.no_room_left(other)
