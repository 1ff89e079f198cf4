"""Every way in which a message is changed, against what each signature saw: `python -m benchmarks.signatures
[SEQUENCES] [STEPS]`.

After each step it is looked at as in tests/unit/message/test_any_way.py; the first sequence that breaks it is
shown.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis.stateful import invariant

from benchmarks.killed_work import set_up


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.web")
    set_up()
    from groundswell.field.keeping import store
    from groundswell.message.queries import standings
    from groundswell.people.roles import Role
    from tests.unit.message.test_any_way import AnyWay, message, run_ways, viewer

    counts: Counter[str] = Counter()

    class Told(AnyWay):
        def __init__(self) -> None:
            super().__init__()
            self.held: dict[int, bool] = {}

        @invariant()
        def count(self) -> None:
            now = {
                one.signed.id: one.signed.holds
                for one in standings(viewer(Role.MARKETING), message())
                if one.signed is not None
            }
            counts["steps"] += 1
            counts["signed"] += len(now.keys() - self.held.keys())
            counts["opened"] += sum(self.held[one] and not now[one] for one in now.keys() & self.held.keys())
            counts["held again"] += sum(
                now[one] and not self.held[one] for one in now.keys() & self.held.keys()
            )
            self.held |= now

        def teardown(self) -> None:
            super().teardown()
            counts["sequences"] += 1
            print(f"{dict(counts)}, {time.process_time() - begun:.0f} s of processor time", flush=True)

    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder, store.standing_at(Path(folder) / "field.db"):
        store.prepare()
        run_ways(number, steps, Told)
    print(f"{number} sequences of {steps} steps: no signature held for what it had not seen")


if __name__ == "__main__":
    main()
