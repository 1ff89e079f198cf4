"""Two processes that correct one store at random, at the same time: no circle, and no decision is lost.

`benchmarks.two_at_once` lets them do so for longer, and more often.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table
from tests.worlds.stores import here

ROOT = Path(__file__).resolve().parents[2]

# Prints each entry of history that it was told was kept.
CORRECTING = """
import os, random, sys, time
from groundswell.field.keeping.sqlite import use_sound_sqlite
use_sound_sqlite()
os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.command_line"
import django
django.setup()
from datetime import UTC, datetime
from groundswell.field import models, queries
from groundswell.field.history.entries import Author
from groundswell.field.history.undo import last_to_undo, undo
from groundswell.field.history.versions import versions_of
from groundswell.field.services import corrections
from groundswell.speech import GroundswellError

draw = random.Random(int(sys.argv[1]))
author = Author(by=sys.argv[1], at=datetime(2026, 3, 29, tzinfo=UTC))

def at_random():
    concerns = list(models.Concern.objects.order_by("id").values_list("id", flat=True))
    one, two = draw.choices(concerns, k=2)
    here = queries.live_verbatims().filter(concern=queries.concern(one).id)
    words = list(here.values_list("id", flat=True))
    seen = draw.choice([{}, versions_of([one, two])])
    return draw.choice([
        lambda: corrections.merge([one, two], author, seen=seen),
        lambda: corrections.merge([two, one], author, seen=seen),
        lambda: corrections.split(one, words[:1], author, seen=seen),
        lambda: corrections.move(words[:1] or [1], two, author, seen=seen),
        lambda: corrections.rename(one, f"Name {draw.random()}", author, seen=seen),
        lambda: corrections.dismiss(one, author, seen=seen),
        lambda: corrections.reopen(one, author, seen=seen),
        lambda: undo(last_to_undo(), author),
        lambda: undo(draw.randrange(1, 60), author),
    ])

print("ready", flush=True)
sys.stdin.readline()
until = time.monotonic() + float(sys.argv[2])
done = 0
while done < 40 or time.monotonic() < until:
    done += 1
    try:
        print(at_random()().pk, flush=True)
    except GroundswellError:
        continue
"""


def correcting(store: Path, seed: int, seconds: float) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", CORRECTING, str(seed), str(seconds)],
        cwd=ROOT,
        env={**os.environ, "GROUNDSWELL_STORE": here(store)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def correct_at_once(store: Path, run: int, seconds: float) -> list[int]:
    """Let two correct the store for so long, and at least forty times each; returns the entries of history
    that they were told were kept."""
    both = [correcting(store, seed, seconds) for seed in (2 * run, 2 * run + 1)]
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=seconds + 120) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    return [int(number) for out, _ in told for number in out.split()]


def look_at(kept: list[int]) -> None:
    """What must hold of the store that is open; `kept` are the entries that somebody was told of."""
    from groundswell.engine.events import status_of
    from groundswell.field import models, queries
    from groundswell.field.history.events import events_of

    assert sorted([1, *kept]) == list(models.Entry.objects.order_by("id").values_list("id", flat=True))
    assert queries.redirects().circles == ()
    for number, status in models.Concern.objects.values_list("id", "status"):
        assert status == status_of(events_of(number)).value
        assert queries.concern(number).merged_into_id is None
    standing = set(models.Concern.objects.filter(merged_into=None).values_list("id", flat=True))
    assert set(queries.live_verbatims().exclude(concern=0).values_list("concern", flat=True)) <= standing


@pytest.mark.parametrize("run", range(3))
def test_two_who_correct_at_once_leave_no_circle_and_lose_no_decision(
    run: int, store_path: Path, tmp_path: Path
) -> None:
    listen_to(write_table(tmp_path / "said.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))
    kept = correct_at_once(store_path, run, seconds=0)
    assert len(kept) > 10
    look_at(kept)
