"""Random sequences of every command: `python -m benchmarks.sequences [SEQUENCES] [STEPS]`.

After each step the invariants of tests/unit/field/test_any_sequence.py are looked at; the first sequence that
breaks one is shown.
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.killed_work import set_up


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    set_up()
    from groundswell.field.keeping import store
    from tests.unit.field.test_any_sequence import AnySequence, run_sequences

    class Told(AnySequence):
        done = 0

        def teardown(self) -> None:
            Told.done += 1
            print(
                f"{Told.done} sequences done, {time.process_time() - begun:.0f} s of processor time",
                flush=True,
            )

    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder, store.standing_at(Path(folder) / "field.db"):
        store.prepare()
        run_sequences(number, steps, Told)
    print(f"{number} sequences of {steps} steps: every invariant held after each")


if __name__ == "__main__":
    main()
