"""How fast the whole of `listen` is: `python -m benchmarks.throughput`.

The yardstick is sentence-transformers' `encode` alone, on the same texts in the same run, since a
machine's speed says nothing by itself.
"""

import csv
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.grouping_quality import DATA, load_sets
from benchmarks.measured import Measured, best, run_command, run_module
from benchmarks.variants import variants

LISTEN = "from groundswell.cli.main import run; run()"


def write_rows(path: Path, texts: Sequence[str]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text"])
        writer.writerows([text] for text in texts)
    return path


def listen(path: Path) -> Measured:
    """`groundswell listen` into a store of its own, as a person would run it."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["listen", str(path), "--as", "verbatims", "--store", f"{folder}/field.db"]
        return run_command([sys.executable, "-c", LISTEN, *arguments])


def stages(path: Path) -> dict[str, float]:
    """Seconds of each stage of one `listen` in this process, printing aside."""
    import os

    with tempfile.TemporaryDirectory() as folder:
        os.environ["GROUNDSWELL_STORE"] = f"{folder}/field.db"
        from groundswell.cli.opening import Use, open_store

        open_store(None, Use.CREATE)
        return _staged(path)


def _staged(path: Path) -> dict[str, float]:
    from datetime import UTC, datetime

    from groundswell.field.languages import open_for_field
    from groundswell.field.overview import overview
    from groundswell.field.services.listen import Request, Step
    from groundswell.field.services.listen import listen as hear
    from groundswell.sources.contract import Options

    spent: dict[str, float] = defaultdict(float)
    last = time.perf_counter()

    def watch(step: Step) -> None:
        nonlocal last
        now = time.perf_counter()
        spent[step.stage.value] += now - last
        last = now

    request = Request(paths=[path], options=Options(as_verbatims=True))
    hear(request, encoder=open_for_field, at=datetime.now(UTC), watch=watch)
    begun = time.perf_counter()
    overview()
    spent["Counting, naming, ranking"] = time.perf_counter() - begun + begun - last
    return dict(spent)


def against_sentence_transformers(texts: Sequence[str], folder: Path) -> Iterator[str]:
    path = write_rows(folder / "short.csv", texts)
    listen(path)  # prepares the model once
    ours = best(3, lambda: listen(path))
    yield f"listen, start to end: {len(texts) / ours.seconds:,.0f} texts/s ({ours.seconds:.1f} s)"
    theirs = run_module("benchmarks.reference_encoder", path)
    if theirs.result is None:
        yield f"sentence-transformers: not measured ({theirs.error or 'not installed'})"
        return
    rate = len(texts) / theirs.result["seconds"]
    yield f"sentence-transformers' encode alone: {rate:,.0f} texts/s"
    yield f"ratio: {len(texts) / ours.seconds / rate:.2f} (wanted: 2.5, aim 3.5)"


def outside_embedding(texts: Sequence[str], folder: Path) -> Iterator[str]:
    spent = run_module("benchmarks.throughput", "stages", write_rows(folder / "many.csv", texts)).result
    total = sum(spent.values())
    inside = spent.get("Understanding", 0.0)
    yield f"{len(texts):,} distinct sentences: {1 - inside / total:.0%} of {total:.1f} s outside embedding"
    yield "  " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in spent.items())


def at_scale(texts: Sequence[str], folder: Path) -> Iterator[str]:
    few = listen(write_rows(folder / "25k.csv", variants(texts, 25_000)))
    many = listen(write_rows(folder / "100k.csv", variants(texts, 100_000)))
    yield f"25,000 verbatims: {few.seconds:.0f} s, peak {few.peak / 2**20:,.0f} MiB"
    yield f"100,000 verbatims: {many.seconds:.0f} s, peak {many.peak / 2**20:,.0f} MiB"
    yield f"100,000 over four times 25,000: {many.seconds / few.seconds / 4:.2f} of the time (wanted: 1.2)"


def lines(sections: Sequence[str] = ("ratio", "share", "scale")) -> Iterator[str]:
    sets = load_sets(DATA)
    if not {"BANKING77 test", "CLINC150 test"} <= set(sets):
        yield f"throughput: skipped, the public sets are not in {DATA}"
        return
    short = [*sets["BANKING77 test"].texts, *sets["CLINC150 test"].texts]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "ratio" in sections:
            yield from against_sentence_transformers(short, folder)
        if "share" in sections:
            yield from outside_embedding(variants(short, 20_000), folder)
        if "scale" in sections:
            yield from at_scale(short, folder)


def main() -> None:
    if sys.argv[1:2] == ["stages"]:
        print(json.dumps(stages(Path(sys.argv[2]))))
        return
    for line in lines(sys.argv[1:] or ("ratio", "share", "scale")):
        print(line, flush=True)


if __name__ == "__main__":
    main()
