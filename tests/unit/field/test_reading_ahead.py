"""Small files are kept together, a large one by itself, and all in their order."""

from pathlib import Path

import pytest

from groundswell.sources.contract import Options, UnreadableSource
from tests.worlds.field import INVOICES, OFFLINE, concerns, feedback, listen_to, write_table

pytestmark = pytest.mark.usefixtures("store_path")


def groups(*paths: Path) -> list[list[tuple[str, int, bool]]]:
    from groundswell.field.services.reading_ahead import read_ahead

    found = [(path, path.name) for path in paths]
    made = []
    for group in read_ahead(found, Options(as_verbatims=True)):
        made.append([(file.name, len(file.read), file.whole) for file in group])
        for file in group:
            if file.name != "broken.csv":
                list(file.items)
    return made


def table(folder: Path, name: str, rows: int) -> Path:
    return write_table(folder / name, feedback([f"too slow for us, number {n}" for n in range(rows)]))


def test_small_files_come_together_and_a_large_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.services import reading_ahead

    monkeypatch.setattr(reading_ahead, "_SECONDS", 60.0)
    # Of each file two more items tell how it was understood: 102 and 398 come together yet.
    sizes = [100, 100, 600, 100, 396, 100]
    made = groups(*(table(tmp_path, f"{n}.csv", rows) for n, rows in enumerate(sizes)))
    assert [[name for name, _, _ in group] for group in made] == [
        *(["0.csv", "1.csv"], ["2.csv"], ["3.csv", "4.csv"], ["5.csv"])
    ]
    assert [all(whole for *_, whole in group) for group in made] == [True, False, True, True]
    assert all(sum(size for _, size, _ in group) <= 500 for group in made)


def test_nobody_waits_long_to_see_files_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.services import reading_ahead

    monkeypatch.setattr(reading_ahead, "_SECONDS", 0.0)
    assert len(groups(*(table(tmp_path, f"{n}.csv", 5) for n in range(3)))) == 3


def test_a_file_that_cannot_be_read_says_so_in_its_turn_and_costs_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "said"
    write_table(folder / "a.csv", feedback(INVOICES))
    (folder / "b.csv").write_text("amount,count\n1,2\n3,4\n")
    write_table(folder / "c.csv", feedback(OFFLINE, first=20))
    outcome = listen_to(folder)
    assert [(f.name.partition("/")[2], f.taken, bool(f.error)) for f in outcome.files] == [
        *(("a.csv", 4, False), ("b.csv", 0, True), ("c.csv", 4, False))
    ]
    assert set.union(*concerns().values()) == {*INVOICES, *OFFLINE}


def test_what_was_read_before_a_file_broke_comes_before_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.services import reading_ahead

    def broken(*_: object):
        yield from ("one", "two")
        raise UnreadableSource("is cut off")

    monkeypatch.setattr(reading_ahead, "read_file", broken)
    ((file,),) = reading_ahead.read_ahead([(Path("x"), "x")], Options())
    assert (len(file.read), file.whole) == (2, True)
    assert [next(file.items), next(file.items)] == ["one", "two"]
    with pytest.raises(UnreadableSource, match="is cut off"):
        next(file.items)


def test_progress_is_told_before_files_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.services import listen as room
    from tests.worlds.encoding import WordEncoder
    from tests.worlds.talk import day

    seen = []

    def looked_for(_: object):
        assert seen
        return []

    monkeypatch.setattr(room, "expand", looked_for)
    room.listen(room.Request(paths=[tmp_path]), encoder=WordEncoder, at=day(1), watch=seen.append)
