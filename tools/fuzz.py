"""Fuzz a family of readers for some seconds: `python tools/fuzz.py mail 1200`. Needs atheris.

Each input is read in this process, where coverage guides the next one; every fiftieth, and each that was
slow, goes through the limited child as well, as in use. What must hold: items or one sentence, rows without
a gap, words set aside only of rows that were heard, and no more than five seconds a megabyte.
"""

import sys
import tempfile
import time
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

with atheris.instrument_imports(include=["groundswell.sources"]):
    from groundswell.sources.contract import (
        Heard,
        Item,
        Known,
        Options,
        Refused,
        SetAside,
        UnknownColumn,
        UnreadableSource,
    )
    from groundswell.sources.opening import read_here
    from groundswell.sources.reading import read_file
    from groundswell.sources.registry import READERS  # noqa: F401  # imported here to be instrumented
from tests.contract.samples import SAMPLES  # noqa: E402  # after the path is set

FAMILIES = {
    "mail": (".eml", ".mbox"),
    "transcript": (".vtt", ".srt", ".txt", ".md", ".sbv"),
    "table": (".csv", ".tsv", ".txt"),
    "json": (".json", ".jsonl"),
    "markup": (".html", ".xml", ".ttml", ".smi", ".ass"),
}
SECONDS_A_MEGABYTE, SECONDS_AT_LEAST = 5.0, 2.0
THROUGH_THE_CHILD = 50


class Broken(Exception):
    """A promise of the readers does not hold for this input."""


def main() -> None:
    family, seconds = sys.argv[1], int(sys.argv[2])
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{family}-"))
    corpus = folder / "corpus"
    corpus.mkdir()
    _seed(corpus, FAMILIES[family])
    runs = 0

    def one_input(data: bytes) -> None:
        nonlocal runs
        runs += 1
        if not data:
            return
        ending = FAMILIES[family][data[0] % len(FAMILIES[family])]
        path = folder / f"input{ending}"
        path.write_bytes(data[1:])
        if data[1:]:
            _check(path, through_the_child=runs % THROUGH_THE_CHILD == 0)

    flags = [
        f"-max_total_time={seconds}",
        "-max_len=20000",
        f"-artifact_prefix={folder}/",
        "-rss_limit_mb=4096",
    ]
    atheris.Setup([sys.argv[0], *flags, "-rss_limit_mb=4096", str(corpus)], one_input)
    print(f"corpus and findings: {folder}", flush=True)
    atheris.Fuzz()


def _check(path: Path, *, through_the_child: bool) -> None:
    items, taken = _read(path)
    allowed = max(SECONDS_AT_LEAST, SECONDS_A_MEGABYTE * path.stat().st_size / 1e6)
    if taken > allowed and _read(path)[1] > allowed:  # the first time, modules may have been loaded
        raise Broken(f"took {taken:.1f} s of processor time")
    _check_rows(items)
    if through_the_child or taken > allowed / 4:
        try:
            again = list(read_file(path, path.name))
        except (UnreadableSource, UnknownColumn):
            again = []
        if len(again) != len(items):
            raise Broken(f"{len(items)} items here, {len(again)} through the child")


def _read(path: Path) -> tuple[list[Item], float]:
    """What is read of it, and the seconds of processor time that took."""
    started = time.process_time()
    try:
        items = list(read_here(path, path.name, Options()))
    except (UnreadableSource, UnknownColumn) as error:
        if not str(error) or "\n" in str(error):
            raise Broken(f"no sentence: {error!r}") from error
        items = []
    return items, time.process_time() - started


def _check_rows(items: list[Item]) -> None:
    heard = {turn.row for item in items if isinstance(item, Heard) for turn in item.conversation.turns}
    rows = heard | {item.row for item in items if isinstance(item, Known | Refused)}
    if rows != set(range(1, len(rows) + 1)):
        raise Broken(f"rows with a gap: {sorted(rows)[:20]}")
    loose = {item.row for item in items if isinstance(item, SetAside)} - rows
    if loose:
        raise Broken(f"set aside of no row: {sorted(loose)[:20]}")


def _seed(corpus: Path, endings: tuple[str, ...]) -> None:
    """Our own fixtures and samples of these endings, each behind the byte that names its ending."""
    for name, content in SAMPLES.values():
        ending = Path(name).suffix
        if ending in endings:
            (corpus / name).write_bytes(bytes([endings.index(ending)]) + content)
    places = [ROOT / "tests" / "fixtures", ROOT / "src" / "groundswell" / "samples" / "data"]
    for place in places:
        for path in sorted(place.rglob("*")):
            if path.suffix in endings and path.stat().st_size < 20_000:
                (corpus / f"{len(list(corpus.iterdir()))}").write_bytes(
                    bytes([endings.index(path.suffix)]) + path.read_bytes()
                )


if __name__ == "__main__":
    main()
