"""`kill -9` at random moments of an import, of a regrouping, of taking in what came through a browser and of
taking it back where somebody stopped that; then going on, and comparing.

    python -m benchmarks.killed_work import|regroup|delivery|stopping [KILLS] [ROWS]

A moment is a statement, or `_STEPS` steps of SQLite's machine, so that a statement of 20,000 rows is not
passed over as one; moments are drawn by a fixed seed. A process is forked, works on the store and kills
itself at that moment. What is left is looked at, and the same work is asked for again and killed again, ten
times a store; then it is let end, and the field is compared with one that nobody disturbed. The encoder
goes by words alone.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.kills import in_a_process
from benchmarks.throughput import write_rows
from benchmarks.variants import variants

_SEED = 20260402
_STEPS = 200_000
_A_STORE = 10  # kills
DAY = datetime(2026, 4, 1, tzinfo=UTC)
_SUBJECTS = 40
_WORDS = 12  # of a subject, of which a sentence has some

Snapshot = dict[str, list[tuple[object, ...]]]


class WordVectors:
    """An encoder that needs no model: each word adds a fixed random direction. Remembers what it made."""

    model = "words/benchmark"
    dimensions = 48

    def __init__(self) -> None:
        self._words: dict[str, np.ndarray] = {}
        self._made: dict[str, np.ndarray] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([self._of(text) for text in texts], dtype=np.float32).reshape(len(texts), 48)

    def _of(self, text: str) -> np.ndarray:
        if text not in self._made:
            total = np.sum([self._direction(word) for word in text.casefold().split()], axis=0)
            self._made[text] = total / np.linalg.norm(total)
        return self._made[text]

    def _direction(self, word: str) -> np.ndarray:
        if word not in self._words:
            seed = int.from_bytes(word.encode()[-8:].rjust(8, b"\0"), "big")
            self._words[word] = np.random.default_rng(seed).standard_normal(48).astype(np.float32)
        return self._words[word]


def sentences(count: int) -> list[str]:
    """Made of syllables, so that they are nobody's; each is about one of a few subjects."""
    draws = random.Random(_SEED)
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    word = lambda: "".join(draws.choices(syllables, k=3))  # noqa: E731
    subjects = [[word() for _ in range(_WORDS)] for _ in range(_SUBJECTS)]
    base = [" ".join(draws.sample(draws.choice(subjects), 7)) for _ in range(max(50, count // 8))]
    return variants(base, count)


ENCODER = WordVectors()


# The work.


def hear(table: Path) -> None:
    from groundswell.field.services.listen import Request, listen
    from groundswell.sources.contract import Options

    request = Request(paths=[table], options=Options(as_verbatims=True), by="a benchmark")
    listen(request, encoder=lambda: ENCODER, at=DAY, watch=lambda _: None)


def deliver(table: Path) -> None:
    """As if the table had come through a browser, and somebody had said that it is to be taken."""
    from groundswell.field.bringing import arriving
    from groundswell.field.deliveries import Delivery

    number = arriving.begin("a benchmark", 1, DAY).pk
    copy = table.with_name("arrived")
    shutil.copy(table, copy)
    arriving.add(number, [arriving.Arrival(told=table.name, path=copy, size=1)])
    Delivery.objects.update(state="taking", as_verbatims=True)


def take() -> None:
    from groundswell.field.bringing.arriving import clear_away
    from groundswell.field.services.bringing import next_due, work_on

    while (delivery := next_due(DAY)) is not None:
        work_on(delivery, encoder=lambda: ENCODER, at=DAY, watch=lambda _: None)
    clear_away(DAY)


def deliver_and_stop(table: Path) -> None:
    """Delivered, read to the end, and then stopped by somebody."""
    from groundswell.field.bringing import arriving
    from groundswell.field.services.bringing import next_due, work_on

    deliver(table)
    taking = next_due(DAY)
    assert taking is not None
    work_on(taking, encoder=lambda: ENCODER, at=DAY, watch=lambda _: None)
    arriving.stop(taking.pk, "a benchmark")


def regroup() -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.listen import regroup as regroup_all

    regroup_all(Author(by="a benchmark", at=DAY), encoder=lambda: ENCODER, watch=lambda _: None)


def snapshot() -> Snapshot:
    """What people see of the field: every row that was read, every verbatim and where it stands, every
    concern. Not by which entry it came, which is honestly another one after a kill."""
    from groundswell.field import models

    verbatims = models.Verbatim.objects.order_by("id").values_list(
        *"id conversation_id turn__text start end kind state set_phrase community concern score again".split()
    )
    concerns = models.Concern.objects.order_by("id").values_list(
        *"id name named_by status theme merged_into_id split_from_id kept".split()
    )
    rows = models.Turn.objects.order_by("id").values_list("id", "conversation_id", "row", "text")
    vectors = models.Vector.objects.order_by("text", "model").values_list("text", "model")
    return {
        "rows": list(rows),
        "verbatims": list(verbatims),
        "concerns": list(concerns),
        "vectors": list(vectors),
    }


# Killing, going on, comparing.


def as_command(work: Callable[[], object], at: Path, *, die_at: int = 0) -> tuple[int, int]:
    """`work` in a process that opens the store as a command does: its status, and how many moments it had."""

    def opened() -> None:
        from groundswell.field.keeping import store

        store.prepare()
        work()

    return in_a_process(opened, at, die_at=die_at, steps=_STEPS)


def read_at(path: Path) -> Snapshot:
    from groundswell.field.keeping import sharing, store

    try:
        with store.standing_at(path):
            store.prepare(create=False)
            return snapshot()
    finally:
        sharing.let_go(path)


def whole(path: Path) -> str:
    from groundswell.field.keeping.file import is_whole

    return is_whole(path)


def kills(what: str, number: int, rows: int, folder: Path) -> Iterator[tuple[int, int, list[str]]]:
    """(kills so far, moment or 0 where it was let end, faults) of so many kills."""
    table = write_rows(folder / "said.csv", sentences(rows))
    begun = folder / "begun.db"
    works = {"import": lambda: hear(table), "regroup": regroup, "delivery": take, "stopping": take}
    prepares = {
        "import": _empty,
        "regroup": lambda: _placed(table, rows, folder),
        "stopping": lambda: deliver_and_stop(table),
    }
    work, prepare = works[what], prepares.get(what, lambda: deliver(table))
    assert as_command(prepare, begun)[0] == 0
    calm = Path(tempfile.mkdtemp(dir=folder)) / "field.db"
    _copy(begun, calm)
    ENCODER.encode(sentences(rows))  # once here, for all that are forked
    status, moments = as_command(work, calm)
    assert status == 0
    wanted = read_at(calm)
    print(f"{moments} moments, " + ", ".join(f"{len(v):,} {k}" for k, v in wanted.items()), flush=True)
    draws = random.Random(_SEED)
    killed = 0
    while killed < number:
        place = Path(tempfile.mkdtemp(dir=folder))
        path = place / "field.db"
        _copy(begun, path)
        # Ascending, as what is done already has fewer moments when it is gone through again.
        for moment in sorted(draws.sample(range(1, moments + 1), min(_A_STORE, number - killed))):
            status, _ = as_command(work, path, die_at=moment)
            if not status:  # what was left to do came to its end before that moment
                break
            killed += status == -signal.SIGKILL
            yield killed, moment, [*_ended_badly(status), *_broken(path, rows)]
        status, _ = as_command(work, path)
        faults = [*_ended_badly(status), *differences(wanted, read_at(path))]
        if what in ("delivery", "stopping"):
            faults += _not_one_import(path, rows, undone=what == "stopping")
        yield killed, 0, faults
        shutil.rmtree(place)


def _ended_badly(status: int) -> list[str]:
    return [] if status in (0, -signal.SIGKILL) else [f"ended with {status}"]


def _broken(path: Path, rows: int) -> list[str]:
    """What must hold even before anybody goes on: the file is sound, and no row is there twice."""
    told = [f"unsound: {wrong}"] if (wrong := whole(path)) else []
    found = read_at(path)["rows"]
    if len({text for *_, text in found}) < len(found):
        told.append(f"rows are there twice, of {rows:,}")
    return told


def _not_one_import(path: Path, rows: int, *, undone: bool) -> list[str]:
    """However often it was killed: one entry, one reading of the file, each row counted once, and no file
    left; and where it was stopped, one undo, and nothing that counts."""
    from groundswell.field import models
    from groundswell.field.keeping import sharing, store

    try:
        with store.standing_at(path):
            entries = models.Entry.objects.filter(action="import").count()
            undoings = models.Entry.objects.filter(action="undo").count()
            live = models.Conversation.objects.filter(state="live").count()
            readings = list(models.SourceFile.objects.values_list("rows", "taken", "duplicates", "refused"))
    finally:
        sharing.let_go(path)
    told = [] if entries == 1 else [f"{entries} entries"]
    told += [] if undoings == int(undone) else [f"{undoings} undoings"]
    told += [f"{live} conversations count"] if undone and live else []
    told += [] if readings == [(rows, rows, 0, 0)] else [f"counted as {readings}"]
    return [*told, *(f"{left} is left" for left in path.parent.glob("brought/1/*"))]


def _empty() -> None:
    return None


def _placed(table: Path, rows: int, folder: Path) -> None:
    """A field that was grouped, to which some came since that nobody regrouped for."""
    hear(table)
    hear(write_rows(folder / "more.csv", sentences(rows + rows // 100)[rows:]))


def _copy(store: Path, to: Path) -> None:
    assert not store.with_name(f"{store.name}-wal").exists()
    shutil.copy(store, to)
    if (brought := store.with_name("brought")).is_dir():
        shutil.copytree(brought, to.with_name("brought"))


def differences(wanted: Snapshot, found: Snapshot) -> list[str]:
    told: list[str] = []
    for what, rows in wanted.items():
        if rows != found[what]:
            other = sum(a != b for a, b in zip(rows, found[what], strict=False))
            told.append(f"{what}: {len(found[what]):,} for {len(rows):,}, {other:,} otherwise")
    return told


def set_up() -> None:
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.command_line")
    import django

    django.setup()


def main() -> None:
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    if what not in ("import", "regroup", "delivery", "stopping"):
        sys.exit(__doc__)
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 20_000
    set_up()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for killed, moment, faults in kills(what, number, rows, Path(folder)):
            bad += bool(faults)
            at = f"at {moment}" if moment else "let end"
            print(f"{killed}, {at}: {'; '.join(faults) or 'well'}", flush=True)
    print(f"{what} of {rows:,} rows, {number} kills: {bad} times something was wrong")


if __name__ == "__main__":
    main()
