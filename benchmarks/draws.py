"""Grouping of fields that are uneven, full of strays or of copies: `python -m benchmarks draws`.

*Uneven* are draws of 12 to 100 intents of BANKING77 and CLINC150 whose sizes fall with the rank to the power
0.8, the largest as large as the smallest of these intents allows; *with strays* each has as many out-of-scope
requests beside it. *Twice* holds every text two times, *pasted* one of them 500 times; each is scored once.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from benchmarks.grouping_quality import (
    HEAD,
    OUT_OF_SCOPE,
    LabelledSet,
    Run,
    load_sets,
    measured,
    row,
)
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.grouping import group

DRAWS, SEEDS = 24, 3
FEWEST, MOST, POWER = 12, 100, 0.8
PASTED = 500

Rows = Sequence[int]


def uneven(labelled: LabelledSet, seed: int) -> Rows:
    """The rows of one uneven draw."""
    random = np.random.default_rng(seed)
    labels = np.asarray(labelled.labels)
    names = random.permutation(np.unique(labels))
    names = names[: int(random.integers(FEWEST, MOST + 1))]
    largest = min(int(np.count_nonzero(labels == name)) for name in names)
    rows = [
        random.permutation(np.flatnonzero(labels == name))[: max(round(largest / rank**POWER), 1)]
        for rank, name in enumerate(names, start=1)
    ]
    return random.permutation(np.concatenate(rows)).tolist()


def lines(encoder: Encoder | None = None) -> Iterator[str]:
    """The table; sets that are absent are skipped with a word."""
    from groundswell.encoders import open_encoder

    encoder = encoder or open_encoder()
    sets = load_sets()
    vectors = {name: encoder.encode(labelled.texts) for name, labelled in sets.items()}
    yield HEAD
    strays = sets.pop("CLINC150 out of scope", None)
    wide = [sets[name] for name in ("BANKING77 test", "CLINC150 test") if name in sets]
    if strays and wide:
        yield from _uneven(wide, strays, vectors)
    for name, labelled in sets.items():
        for told, repeated in (("each once", _once), ("twice", _twice), ("one pasted", _pasted)):
            runs = [
                _once_each(labelled, vectors[name], repeated(len(labelled.texts), seed), seed)
                for seed in range(SEEDS)
            ]
            yield row(f"{f'{name}, {told}':40}", runs, lambda numbers: numbers.mean(axis=0))


def _once(count: int, _: int) -> Rows:
    return range(count)


def _twice(count: int, seed: int) -> Rows:
    rows: Rows = (np.random.default_rng(seed).permutation(2 * count) % count).tolist()
    return rows


def _pasted(count: int, seed: int) -> Rows:
    return [*range(count), *[seed] * (PASTED - 1)]


def _uneven(
    wide: Sequence[LabelledSet], strays: LabelledSet, vectors: Mapping[str, Vectors]
) -> Iterator[str]:
    alone: list[Run] = []
    beside: list[Run] = []
    for draw in range(DRAWS):
        labelled = wide[draw % len(wide)]
        rows = uneven(labelled, draw)
        texts = [labelled.texts[at] for at in rows]
        labels = [labelled.labels[at] for at in rows]
        of = vectors[labelled.name][rows]
        alone.append(measured(labels, group(of, texts, seed=draw)))
        others = np.random.default_rng(draw).permutation(len(strays.texts))[: len(rows)].tolist()
        both = np.concatenate([of, vectors[strays.name][others]])
        texts += [strays.texts[at] for at in others]
        labels += [OUT_OF_SCOPE] * len(others)
        beside.append(measured(labels, group(both, texts, seed=draw)))
    yield row(f"{f'{DRAWS} uneven draws':40}", alone, lambda numbers: numbers.mean(axis=0))
    yield row(f"{'the same, with as many strays':40}", beside, lambda numbers: numbers.mean(axis=0))


def _once_each(labelled: LabelledSet, vectors: Vectors, rows: Rows, seed: int) -> Run:
    """These rows grouped, the first of each text scored."""
    found = group(vectors[list(rows)], [labelled.texts[at] for at in rows], seed=seed)
    first = np.unique(np.asarray(rows), return_index=True)[1]
    return measured(labelled.labels, found, first)
