"""The room that an import through the browser takes, stage by stage: `python -m benchmarks.taking [ROWS]`.

A table of so many distinct sentences (made by `variants`, of the public sets where they lie beside the
repository, else of the samples) is delivered as the browser does it, and the worker's own processes take it
in. Their resident memory is looked at ten times a second beside the stage they say they are in; the peak of a
process is what the system counted.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.grouping_quality import DATA, load_sets
from benchmarks.killed_work import deliver, sentences
from benchmarks.throughput import write_rows
from benchmarks.variants import variants

_ROWS = 50_000
_EACH = 0.1  # seconds between two looks
_PIECE = "bringing in"


def texts(count: int) -> list[str]:
    sets = load_sets(DATA)
    names = [name for name in ("BANKING77 test", "CLINC150 test") if name in sets]
    said = [text for name in names for text in sets[name].texts]
    return variants(said, count) if said else sentences(count)


def _resident(process: int) -> int:
    """Bytes; 0 where it has just ended."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0)


def _stage() -> str:
    from groundswell.field.work import at_work

    return next((work.stage for work in at_work() if not work.killed and work.stage), "")


def run_one() -> tuple[dict[str, int], int, float]:
    """One of the worker's processes: the most that it had in each stage, at all, and its processor time."""
    from groundswell.worker.apart import command, environment

    most, stage = defaultdict[str, int](int), "Beginning"
    process = subprocess.Popen(command(_PIECE), stdin=subprocess.PIPE, env=environment())
    while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
        # After the last stage come names, kinds and counting, which tell none of their own.
        stage = _stage() or stage
        most[stage] = max(most[stage], _resident(process.pid))
        time.sleep(_EACH)
    usage = ended[2]
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    assert process.returncode == 0, f"a process of the worker ended with {process.returncode}"
    return dict(most), usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime


def measure(rows: int, folder: Path) -> None:
    from groundswell.field.bringing import queries
    from groundswell.field.keeping import store
    from groundswell.people.viewer import OPERATOR
    from groundswell.worker.bringing import bringing_is_due

    store.prepare()
    deliver(write_rows(folder / "said.csv", texts(rows)))
    number = 0
    while bringing_is_due(datetime.now(UTC)):
        number += 1
        stages, peak, seconds = run_one()
        told = ", ".join(f"{stage} {most / 2**20:,.0f}" for stage, most in stages.items())
        print(
            f"process {number}: peak {peak / 2**20:,.0f} MiB, {seconds:,.0f} s of processor; {told}",
            flush=True,
        )
    (one,) = queries.imports(OPERATOR)
    print(f"{one.counts.taken:,} of {one.counts.rows:,} rows taken")


def main(arguments: Sequence[str]) -> None:
    rows = int(arguments[0]) if arguments else _ROWS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GROUNDSWELL_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.web"
        from groundswell.field.keeping.sqlite import use_sound_sqlite

        use_sound_sqlite()
        import django

        django.setup()
        measure(rows, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
