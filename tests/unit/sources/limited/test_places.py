"""How many reader children there are at once, however many ask."""

from pathlib import Path
from threading import Thread

import pytest

from groundswell.sources.contract import Options
from groundswell.sources.limited import workers
from groundswell.sources.limited.workers import Places
from groundswell.sources.reading import read_file


def begun(taking: Thread, places: Places) -> None:
    """Start a thread, and go on once it waits for a place or has ended without."""
    taking.start()
    while taking.is_alive() and not places.waiting:
        taking.join(0.001)


def test_a_thread_waits_until_another_gives_its_place_back() -> None:
    places, told = Places(1), list[str]()
    mine = places.take()
    other = Thread(target=lambda: (places.take(), told.append("taken")))
    begun(other, places)
    told.append("given back")
    places.give_back(mine)
    other.join()
    assert told == ["given back", "taken"]


def test_a_thread_never_waits_for_itself() -> None:
    places = Places(1)
    taken = [places.take(), places.take(), places.take()]
    for whose in taken:
        places.give_back(whose)
    other = Thread(target=lambda: places.give_back(places.take()))
    other.start()
    other.join(10)
    assert not other.is_alive()


def test_files_that_many_threads_read_at_once_are_read_by_no_more_children_than_there_are_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers.end_all()
    monkeypatch.setattr(workers, "_places", Places(2))
    started: list[object] = []
    start = workers.Worker
    monkeypatch.setattr(workers, "Worker", lambda: (started.append(1), start())[1])
    table = tmp_path / "said.csv"
    table.write_text("text\nthe export doubles every invoice\n")
    read: list[int] = []
    threads = [
        Thread(target=lambda: read.append(len(list(read_file(table, table.name, Options())))))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    workers.end_all()
    assert len(set(read)) == 1
    assert len(read) == 6
    assert len(started) <= 2
