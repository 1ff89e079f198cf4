"""Everything that is measured, in one run: `python -m benchmarks [SECTION…]`.

Sections: quality, draws, again, languages, peers, streaming, extraction, kinds, planted, names, linking,
coverage, cards, offline, adoption, trends, worked, shuffled, deals, odds, attainment, reading, pages,
anonymising, spectrum, speed.
Without one, all.
"""

import importlib
import os
import platform
import sys
from collections.abc import Callable, Iterator

from benchmarks.grouping_quality import DATA, load_sets


def machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def quality() -> Iterator[str]:
    from benchmarks.grouping_quality import table
    from groundswell.encoders import open_encoder

    yield from table(open_encoder())


def draws() -> Iterator[str]:
    return importlib.import_module("benchmarks.draws").lines()


def again() -> Iterator[str]:
    return importlib.import_module("benchmarks.again").lines()


def languages() -> Iterator[str]:
    return importlib.import_module("benchmarks.languages").lines()


def peers() -> Iterator[str]:
    from benchmarks.peers import HEAD, compare
    from groundswell.encoders import open_encoder

    yield HEAD
    encoder = open_encoder()
    for name, labelled in load_sets().items():
        if name != "CLINC150 out of scope":
            yield from compare(labelled, encoder.encode(labelled.texts))


def streaming() -> Iterator[str]:
    return importlib.import_module("benchmarks.streaming").lines()


def extraction() -> Iterator[str]:
    importlib.import_module("benchmarks.extraction").main()
    yield ""


def kinds() -> Iterator[str]:
    return importlib.import_module("benchmarks.kinds").lines()


def planted() -> Iterator[str]:
    return importlib.import_module("benchmarks.planted").lines()


def names() -> Iterator[str]:
    return importlib.import_module("benchmarks.names").lines()


def linking() -> Iterator[str]:
    return importlib.import_module("benchmarks.linking").lines()


def coverage() -> Iterator[str]:
    yield from importlib.import_module("benchmarks.covered").lines()
    yield from importlib.import_module("benchmarks.covered_twice").lines()


def cards() -> Iterator[str]:
    return importlib.import_module("benchmarks.cards").lines()


def offline() -> Iterator[str]:
    return importlib.import_module("benchmarks.cards_offline").lines()


def adoption() -> Iterator[str]:
    return importlib.import_module("benchmarks.adopted").lines()


def trends() -> Iterator[str]:
    return importlib.import_module("benchmarks.trends").lines()


def worked() -> Iterator[str]:
    return importlib.import_module("benchmarks.worked").lines()


def shuffled() -> Iterator[str]:
    return importlib.import_module("benchmarks.shuffled").lines()


def deals() -> Iterator[str]:
    return importlib.import_module("benchmarks.deals").lines()


def attainment() -> Iterator[str]:
    return importlib.import_module("benchmarks.attainment").lines()


def odds() -> Iterator[str]:
    return importlib.import_module("benchmarks.odds").lines()


def reading() -> Iterator[str]:
    return importlib.import_module("benchmarks.reading").lines()


def pages() -> Iterator[str]:
    return importlib.import_module("benchmarks.pages").lines()


def anonymising() -> Iterator[str]:
    return importlib.import_module("benchmarks.anonymising").lines()


def spectrum() -> Iterator[str]:
    return importlib.import_module("benchmarks.spectrum").lines()


def speed() -> Iterator[str]:
    return importlib.import_module("benchmarks.throughput").lines()


SECTIONS: dict[str, Callable[[], Iterator[str]]] = {
    "quality": quality,
    "draws": draws,
    "again": again,
    "languages": languages,
    "peers": peers,
    "streaming": streaming,
    "extraction": extraction,
    "kinds": kinds,
    "planted": planted,
    "names": names,
    "linking": linking,
    "coverage": coverage,
    "cards": cards,
    "adoption": adoption,
    "offline": offline,
    "trends": trends,
    "worked": worked,
    "shuffled": shuffled,
    "deals": deals,
    "odds": odds,
    "attainment": attainment,
    "reading": reading,
    "pages": pages,
    "anonymising": anonymising,
    "spectrum": spectrum,
    "speed": speed,
}


_ON_SAMPLES = (
    "kinds",
    "planted",
    "coverage",
    "adoption",
    "trends",
    "worked",
    "shuffled",
    "odds",
    "attainment",
    "reading",
    "pages",
    "anonymising",
)


def main() -> None:
    wanted = sys.argv[1:] or list(SECTIONS)
    unknown = [name for name in wanted if name not in SECTIONS]
    if unknown:
        sys.exit(f"There is no section {unknown[0]}; there are: {', '.join(SECTIONS)}")
    print(machine())
    if not DATA.is_dir():
        print(f"The public sets are not in {DATA}: measuring on the samples only.")
        wanted = [name for name in wanted if name in _ON_SAMPLES]
    for name in wanted:
        print(f"\n## {name}\n", flush=True)
        for line in SECTIONS[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main()
