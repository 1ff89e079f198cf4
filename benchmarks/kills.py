"""`kill -9` at random moments of erasing and of restoring; and planted words searched in what is left.

    python -m benchmarks.kills forget|restore|traces [KILLS]

A moment is a statement, a file operation or a hundred steps of SQLite's machine, so that a VACUUM is not
passed over as one. A process is forked and ends itself there; what is left is opened as a command would.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.erasing_world import PERSON, PLANTED, author, left_in, left_in_patches, plant

_SEED = 20260401
_STEPS = 100
_FILE_OPERATIONS = (
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.mkdir",
    "os.chmod",
    "shutil",
    "sqlite3",
)


@dataclass
class World:
    """A store in which she stands, one in which she was erased, and a backup from before."""

    folder: Path
    vectors: list[bytes]
    planted: Path = field(init=False)
    erased: Path = field(init=False)
    backup: Path = field(init=False)

    def __post_init__(self) -> None:
        self.planted, self.erased = self.folder / "planted.db", self.folder / "erased.db"
        self.backup = self.folder / "backup.db"


def make_world(folder: Path) -> World:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.keeping import copies, store

    world = World(folder, [])
    with store.standing_at(folder / "made.db"):
        store.prepare()
        world.vectors = plant(folder / "in")
        copies.backup(world.planted)
        shutil.copy(world.planted, world.backup)
        assert forget(PERSON, author()).finished
        copies.backup(world.erased)
    return world


# Ending a process.


def in_a_process(
    work: Callable[[], object], at: Path, *, die_at: int = 0, steps: int = _STEPS
) -> tuple[int, int]:
    """Run `work` on the store at `at` in a process that kills itself at a moment, if it is told one. Returns
    its status, and how many moments it had if it came to its end."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        count = _watched(work, at, die_at, steps)
        os.write(write, str(count).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        count = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(count or 0)


def _watched(work: Callable[[], object], at: Path, die_at: int, steps: int) -> int:
    from django.db import connection
    from django.db.backends.signals import connection_created

    count = 0

    def moment(*_: object) -> int:
        nonlocal count
        count += 1
        if count == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def statement(execute, *rest):
        moment()
        return execute(*rest)

    def connected(connection, **_):
        connection.connection.set_progress_handler(moment, steps)

    def audited(event: str, _) -> None:
        if event.startswith(_FILE_OPERATIONS):
            moment()

    from groundswell.field.keeping import store

    with store.standing_at(at):
        connection_created.connect(connected, weak=False)
        sys.addaudithook(audited)
        try:
            with connection.execute_wrapper(statement):
                work()
        except BaseException as error:  # noqa: BLE001  # nothing of the parent's may run in its copy
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(1)
        return count


# What is killed, and what must hold after it.


def erase() -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.keeping import store

    store.prepare(create=False)
    assert forget(PERSON, author()).finished


def restoring(backup: Path) -> Callable[[], None]:
    def restore() -> None:
        from groundswell.field.keeping import copies

        copies.restore(backup, author())

    return restore


def faults_of_forget(world: World, moment: int, folder: Path) -> list[str]:
    """Kill `forget` at a moment: either nothing is erased, or after the next start all is."""
    path = folder / "field.db"
    shutil.copy(world.planted, path)
    done = in_a_process(erase, path, die_at=moment)[0] == 0
    faults = [f"told as done: {one}" for one in left_in([folder], world.vectors)] if done else []
    begun = _opened(path, lambda: _is_buried())
    left = left_in([folder], world.vectors)
    if begun:
        return faults + [f"erased, then {one}" for one in left] + _unsound(path)
    if len({one.split(": ")[1] for one in left}) < len(PLANTED) + len(world.vectors):
        faults.append("neither erased nor whole")
    _opened(path, erase)
    return faults + [f"in the end {one}" for one in left_in([folder], world.vectors)] + _unsound(path)


def faults_of_restore(world: World, moment: int, folder: Path) -> list[str]:
    """Kill `restore` of a backup in which she stands, onto a store in which she was erased."""
    path = folder / "field.db"
    shutil.copy(world.erased, path)
    done = in_a_process(restoring(world.backup), path, die_at=moment)[0] == 0
    faults = [f"told as done: {one}" for one in left_in([folder], world.vectors)] if done else []
    if not path.exists():
        return [*faults, "no store is left"]
    _opened(path, lambda: None)
    faults += [f"after the next start {one}" for one in left_in([folder], world.vectors)]
    faults += [f"left behind: {p.name}" for p in folder.iterdir() if not p.name.startswith("field.db")]
    faults += _unsound(path)
    _opened(path, restoring(world.backup))
    return faults + [f"in the end {one}" for one in left_in([folder], world.vectors)] + _unsound(path)


def _opened(path: Path, then: Callable[[], object]) -> object:
    """Open the store as the next command does."""
    from groundswell.field.keeping import sharing, store

    try:
        with store.standing_at(path):
            store.prepare(create=False)
            return then()
    finally:
        sharing.let_go(path)


def _is_buried() -> bool:
    from groundswell.field import models

    return models.Tombstone.objects.exists()


def _unsound(path: Path) -> list[str]:
    from groundswell.field.keeping.file import is_whole

    wrong = is_whole(path)
    return [f"unsound: {wrong}"] if wrong else []


FAULTS = {"forget": faults_of_forget, "restore": faults_of_restore}


def kills(what: str, number: int, folder: Path) -> Iterator[tuple[int, list[str]]]:
    """(moment, faults) of so many kills at moments drawn by a fixed seed."""
    world = make_world(folder / "world")
    start, work = {
        "forget": (world.planted, erase),
        "restore": (world.erased, restoring(world.backup)),
    }[what]
    counted = folder / "counted.db"
    shutil.copy(start, counted)
    moments = in_a_process(work, counted)[1]
    assert moments > number, f"only {moments} moments"
    draws = random.Random(_SEED)
    for moment in sorted(draws.sample(range(1, moments + 1), number)):
        place = Path(tempfile.mkdtemp(dir=folder))
        yield moment, FAULTS[what](world, moment, place)
        shutil.rmtree(place)


# What is left without a kill.


def traces(folder: Path) -> Iterator[str]:
    """Search what was planted, after erasing her, wherever it could be."""
    from groundswell.field.erasing.forget import forget
    from groundswell.field.keeping import copies, sharing, store

    world = make_world(folder / "world")
    yield f"| planted before | {len(left_in([world.planted], world.vectors))} |"
    place = folder / "store"
    place.mkdir()
    path = place / "field.db"
    shutil.copy(world.planted, path)
    with store.standing_at(path):
        store.prepare(create=False)
        with Reader(path, seconds=2.0):
            done = forget(PERSON, author())
            yield f"| told as finished, with a reader that ended meanwhile | {done.finished} |"
            yield f"| store, log and shared memory | {len(left_in([place], world.vectors))} |"
        yield f"| unpacked patches | {len(left_in_patches())} |"
        copies.backup(folder / "after.db")
        yield f"| backup made after | {len(left_in([folder / 'after.db'], world.vectors))} |"
        copies.restore(world.backup, author())
        yield f"| store restored from a backup of before | {len(left_in([place], world.vectors))} |"
        yield f"| its unpacked patches | {len(left_in_patches())} |"
    sharing.let_go(path)


class Reader:
    """Another process that reads an older state for a while, and keeps its connection open after."""

    def __init__(self, path: Path, seconds: float) -> None:
        self._path, self._seconds = path, seconds

    def __enter__(self) -> None:
        read, write = os.pipe()
        self._child = os.fork()
        if not self._child:
            self._read(write)
        os.read(read, 1)

    def _read(self, told: int) -> None:
        import sqlite3

        with closing(sqlite3.connect(self._path)) as opened:
            opened.execute("BEGIN")
            opened.execute("SELECT count(*) FROM field_turn").fetchone()
            os.write(told, b"x")
            time.sleep(self._seconds)
            opened.execute("COMMIT")
            time.sleep(60)
        os._exit(0)

    def __exit__(self, *_: object) -> None:
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


def main() -> None:
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.command_line")
    import django

    django.setup()
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    if what not in (*FAULTS, "traces"):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        if what == "traces":
            for line in traces(Path(folder)):
                print(line, flush=True)
            return
        bad = 0
        number = int(sys.argv[2]) if len(sys.argv) > 2 else 100
        for moment, faults in kills(what, number, Path(folder)):
            bad += bool(faults)
            for fault in faults[:5]:
                print(f"at {moment}: {fault}", flush=True)
        print(f"{what}: {bad} of {number} kills went wrong")


if __name__ == "__main__":
    main()
