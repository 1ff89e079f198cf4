"""Two processes that correct one store at random: `python -m benchmarks.two_at_once [SECONDS] [RUNS]`."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.killed_work import set_up


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    set_up()
    from groundswell.field.keeping import store
    from groundswell.field.reading.state import stored
    from tests.faults.test_two_at_once import correct_at_once, look_at
    from tests.worlds.counting import counted_anew, read_model
    from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table

    entries = 0
    for run in range(number):
        with tempfile.TemporaryDirectory() as name, store.standing_at(Path(name) / "field.db"):
            store.prepare()
            listen_to(write_table(Path(name) / "said.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))
            kept = correct_at_once(Path(name) / "field.db", run, seconds)
            look_at(kept)
            entries += len(kept)
            if stored() and read_model() != counted_anew():
                print(f"{run}: what is read is not what is counted", flush=True)
            print(f"{run}: {len(kept):,} decisions, none lost; load {os.getloadavg()[0]:.0f}", flush=True)
    print(
        f"{number} runs of {seconds:.0f} s, {entries:,} decisions: no circle, none lost, every status right"
    )


if __name__ == "__main__":
    main()
