"""How long another writer waits during a regrouping: `python -m benchmarks.waiting [VERBATIMS]`.

A field is put into a store without reading files, grouped, and given a hundredth more; then it is regrouped
while another process writes again and again. Told are the waits of that writer, and for how long the
regrouping held the store, by the clock and in processor time: on a machine that others use, only the latter
says something. The encoder goes by words alone.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.killed_work import DAY, ENCODER, sentences, set_up

_PAUSE = (0.05, 0.4)  # seconds between two tries, drawn evenly


@dataclass
class Held:
    """For how long the store was held, transaction by transaction: (seconds, of processor time)."""

    all: list[tuple[float, float]] = field(default_factory=list)

    @contextmanager
    def watching(self) -> Iterator[None]:
        from django.db.transaction import Atomic

        enter, leave = Atomic.__enter__, Atomic.__exit__
        begun: list[tuple[float, float]] = []

        def entered(atomic: Atomic) -> None:
            enter(atomic)
            begun.append((time.perf_counter(), time.process_time()))

        def left(atomic: Atomic, *error: object) -> None:
            leave(atomic, *error)
            clock, processor = begun.pop()
            if not begun:
                self.all.append((time.perf_counter() - clock, time.process_time() - processor))

        Atomic.__enter__, Atomic.__exit__ = entered, left
        try:
            yield
        finally:
            Atomic.__enter__, Atomic.__exit__ = enter, leave


@contextmanager
def another_writer(store: Path, waits: list[float]) -> Iterator[None]:
    """A process that writes again and again, and what it waited each time."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        _write_until_told(store, read, write)
    os.close(write)
    try:
        yield
    finally:
        store.with_name("enough").touch()
        with os.fdopen(read) as told:
            waits += json.loads(told.read())
        os.waitpid(child, 0)


def _write_until_told(store: Path, _: int, told: int) -> None:
    from django.db import DEFAULT_DB_ALIAS, connections, transaction

    draws = random.Random(1)
    waits: list[float] = []
    # What was opened before the fork is the other's.
    connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"]["timeout"] = 120
    del connections[DEFAULT_DB_ALIAS]
    while not store.with_name("enough").exists():
        begun = time.perf_counter()
        with transaction.atomic():
            waits.append(time.perf_counter() - begun)
            with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                cursor.execute("UPDATE field_entry SET because = because WHERE id = 1")
        time.sleep(draws.uniform(*_PAUSE))
    os.write(told, json.dumps(waits).encode())
    os._exit(0)


def fill(texts: Sequence[str], first: int) -> None:
    """Put sentences into the store as what was heard, each whole in a conversation of its own."""
    from groundswell.encoders.cache import hash_text
    from groundswell.engine.extraction import VERSION
    from groundswell.field import models
    from groundswell.field.bulk import insert_rows

    entry = models.Entry.objects.create(action="import", at=DAY, summary="a benchmark's")
    numbers = range(first, first + len(texts))
    keys = [hash_text(text) for text in texts]
    vectors = ENCODER.encode(texts).astype("<f4")
    told = {
        "key": "",
        "channel": "note",
        "source": "said.csv",
        "title": "",
        "account": "",
        "deal": "",
        "seller": "",
        "whole": True,
    }
    told |= {"segment": "", "product": "", "state": "live", "entry": entry.pk, "extraction": VERSION}
    insert_rows(
        models.Conversation,
        ["id", "fingerprint", *told],
        [(n, key, *told.values()) for n, key in zip(numbers, keys, strict=True)],
    )
    said = {"position": 0, "source": "", "speaker": "", "email": "", "role": "customer"}
    insert_rows(
        models.Turn,
        ["id", "conversation", "row", "text", *said],
        [(n, n, n, text, *said.values()) for n, text in zip(numbers, texts, strict=True)],
    )
    heard = {
        "start": 0,
        "kind": "request",
        "confidence": 0.5,
        "carries": 0.5,
        "judged": "",
        "language": "en",
        "voice": "spoken",
    }
    heard |= {
        "state": "live",
        "said": "",
        "community": 0,
        "concern": 0,
        "score": 0.0,
        "pinned": False,
        "again": 0,
        "grouping": "",
    }
    insert_rows(
        models.Verbatim,
        ["id", "conversation", "turn", "end", "context", *heard],
        [(n, n, n, len(t), key, *heard.values()) for n, t, key in zip(numbers, texts, keys, strict=True)],
    )
    rows = [(key, ENCODER.model, v.tobytes()) for key, v in zip(keys, vectors, strict=True)]
    insert_rows(models.Vector, ["text", "model", "values"], rows)


def measured(number: int, folder: Path) -> Iterator[str]:
    from groundswell.field.keeping import store

    path = folder / "field.db"
    with store.standing_at(path):
        store.prepare()
        said = sentences(number + number // 100)
        fill(said[:number], 1)
        yield from _regrouped(path, f"the first grouping of {number:,}")
        fill(said[number:], number + 1)
        yield from _regrouped(path, f"{number // 100:,} more, and a regrouping")


def _regrouped(path: Path, what: str) -> Iterator[str]:
    from groundswell.field import models
    from groundswell.field.grouping import group_due
    from groundswell.field.history.patch import Patch

    entry = models.Entry.objects.create(action="regroup", at=DAY, summary="a benchmark's")
    held, waits = Held(), list[float]()
    path.with_name("enough").unlink(missing_ok=True)
    begun = time.perf_counter(), time.process_time()
    with another_writer(path, waits), held.watching():
        group_due(ENCODER.model, entry, Patch(), asked=True)
    clock, processor = time.perf_counter() - begun[0], time.process_time() - begun[1]
    late = sum(wait > 0.5 for wait in waits)
    yield f"{what}: {clock:.0f} s, {processor:.0f} s of processor time; load {os.getloadavg()[0]:.0f}"
    yield f"  {len(waits)} writes of another, {late} waited more than 0.5 s, the longest {max(waits):.2f} s"
    longest, most = (max(times) for times in zip(*held.all, strict=True))
    yield f"  the store was held for {longest:.2f} s at most, and {most:.2f} s of processor time"


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    set_up()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(number, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
