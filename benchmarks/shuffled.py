"""Whether 'faded' is said where days mean nothing: `python -m benchmarks shuffled`.

The sample company as it is served, with the days of its conversations dealt out among them anew, so that no
concern can have changed on any day. What stays is all else that a record has: its accounts, its sources, how
many speak on which day, and how often each concern is raised by whom. Each draw is looked at on the fixed
days of both launches, and month by month where one faded, as the worker does it.

Once all days are dealt out among all conversations, and once only among those of one source, so that a source
that begins late still does.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from groundswell.engine.trend.intervals import wilson
from groundswell.engine.worked.fade import look
from groundswell.engine.worked.returning import again, days_due
from groundswell.engine.worked.values import LOOKS, Spoken, Verdict

DRAWS = 300
RETURNED = "returned"
WAYS = ("of all", "of one source")

Concern = tuple[str, str]  # the launch, and the key of its concern
Told = dict[str, list[str]]  # by "L-2 offline-mode" the verdicts of its looks


def dealt(spoken: Sequence[Spoken], seed: int, way: str) -> list[Spoken]:
    """The same conversations on each other's days."""
    dice, days = Random(seed), defaultdict[str, list[Any]](list)
    for one in spoken:
        days[one.stream if way == "of one source" else ""].append(one.day)
    for some in days.values():
        dice.shuffle(some)
    return [replace(one, day=days[one.stream if way == "of one source" else ""].pop()) for one in spoken]


def looked(
    spoken: Sequence[Spoken], raised: Collection[int], day: Any, unreached: Collection[str]
) -> list[str]:
    """What is said at the three looks, and that it is back, where it had faded."""
    told = [look(spoken, raised, day, days, unreached).verdict for days in LOOKS]
    found = [verdict.value for verdict in told]
    if Verdict.FADED in told:
        at = LOOKS[told.index(Verdict.FADED)]
        due = days_due(at, day, max(one.day for one in spoken))
        reached = [one for one in spoken if one.account not in unreached]
        if any(again(reached, raised, day, at, days).is_back for days in due if days not in LOOKS):
            found.append(RETURNED)
    return found


def of_store(seeds: Sequence[int]) -> dict[str, Any]:
    """As the sample company stands in the store, and then by way and seed."""
    from groundswell.cli.sampling.heard import Heard
    from groundswell.cli.sampling.launches import told
    from groundswell.launch.reaching import reach_of
    from groundswell.people.viewer import OPERATOR
    from groundswell.results.worked.reached import parted
    from groundswell.results.worked.record import read
    from groundswell.results.worked.subjects import subjects

    keys = {key for launch in told() for act in launch["acts"] for key in act.get("concerns", ())}
    called = {number: key for key, number in Heard().concerns(keys).items()}
    record, launches = read(), [one for one in subjects(OPERATOR) if one.is_launch]
    reach = reach_of([one.number for one in launches])
    asked = [
        (
            f"{one.of} {called[concern]}",
            record.raised_in.get(concern, frozenset[int]()),
            one.day,
            parted(record, reach[one.number]),
        )
        for one in launches
        for concern in one.concerns
    ]

    def all_looked(spoken: Sequence[Spoken]) -> Told:
        return {
            name: looked(
                [one for one in spoken if one.account not in those.unknown], raised, day, those.unreached
            )
            for name, raised, day, those in asked
        }

    return {
        "as it was": all_looked(record.spoken),
        **{way: [all_looked(dealt(record.spoken, seed, way)) for seed in seeds] for way in WAYS},
    }


def of_folder(folder: Path, seeds: Sequence[int]) -> dict[str, Any]:
    """The same of a data folder, by a process of its own: who reads a store reads no other in its life."""
    command = [sys.executable, "-m", "benchmarks.shuffled", *map(str, seeds)]
    told = {**os.environ, "GROUNDSWELL_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "groundswell.config.web"}
    for name in ("GROUNDSWELL_STORE", "DATABASE_URL"):
        told.pop(name, None)
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=told).stdout)


def lines(draws: int = DRAWS) -> Iterator[str]:
    from tests.worlds.serving import Served

    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder), "--samples")
        assert served.end() == 0
        told = of_folder(Path(folder), range(draws))
    yield f"Of {draws:,} draws each, in percent; with the 95 % interval (Wilson)."
    yield "| days dealt out among | concern | faded | returned | rising | not enough data at the last |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for way in WAYS:
        for name in told["as it was"]:
            yield _line(way, name, [draw[name] for draw in told[way]])
        yield _line(way, "any of these", [[v for all_ in draw.values() for v in all_] for draw in told[way]])
    yield ""
    yield "As it was: " + "; ".join(f"{name} {', '.join(v)}" for name, v in told["as it was"].items())


def _line(way: str, name: str, draws: Sequence[Sequence[str]]) -> str:
    counts = Counter(verdict for verdicts in draws for verdict in set(verdicts))
    not_enough = sum(verdicts[len(LOOKS) - 1] == Verdict.NOT_ENOUGH for verdicts in draws)
    low, high = wilson(counts[Verdict.FADED], len(draws))
    faded = f"{_percent(counts[Verdict.FADED], draws)} ({100 * low:.1f} to {100 * high:.1f})"
    rest = (_percent(count, draws) for count in (counts[RETURNED], counts[Verdict.RISING], not_enough))
    return f"| {way} | {name} | {faded} | {' | '.join(rest)} |"


def _percent(count: int, draws: Sequence[object]) -> str:
    return f"{100 * count / len(draws):.1f}"


def main() -> None:
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    import django

    django.setup()
    json.dump(of_store([int(seed) for seed in sys.argv[1:]]), sys.stdout)


if __name__ == "__main__":
    main()
