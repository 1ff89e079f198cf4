"""How well grouping in one go finds the intents people labelled: `python -m benchmarks.grouping_quality`.

The sets lie in `../shared/data/grouping` beside the repository, or in the folder given with `--data`; one
that is absent is skipped with a word. One configuration for all; labels are used for scoring only.
"""

import argparse
import csv
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, normalized_mutual_info_score

from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.grouping import Grouping, group

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "grouping"
SEEDS = 10
OUT_OF_SCOPE = "oos"
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledSet:
    name: str
    texts: tuple[str, ...]
    labels: tuple[str, ...]

    def part(self, name: str, rows: Sequence[int]) -> "LabelledSet":
        texts, labels = (tuple(column[row] for row in rows) for column in (self.texts, self.labels))
        return LabelledSet(name=name, texts=texts, labels=labels)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    ami: float
    ari: float
    nmi: float
    accuracy: float  # share rightly placed under the best one-to-one matching of groups to labels


def score(labels: Sequence[str], groups: npt.ArrayLike) -> Scores:
    """Every item counts; `groups` gives each its group."""
    gold = np.unique(np.asarray(labels), return_inverse=True)[1]
    found = np.unique(np.asarray(groups), return_inverse=True)[1]
    table = np.zeros((gold.max() + 1, found.max() + 1), np.int64)
    np.add.at(table, (gold, found), 1)
    matched = table[linear_sum_assignment(-table)].sum()
    return Scores(
        ami=float(adjusted_mutual_info_score(gold, found)),
        ari=float(adjusted_rand_score(gold, found)),
        nmi=float(normalized_mutual_info_score(gold, found)),
        accuracy=float(matched / len(gold)),
    )


def shown(grouping: Grouping) -> Labels:
    """Groups as the product shows them: who is not inside stands as heard once, a group of one."""
    inside = recurring(grouping)
    alone = np.arange(len(inside)) + int(grouping.communities.max(initial=0)) + 1
    return np.where(inside, grouping.communities, alone)


def recurring(grouping: Grouping) -> npt.NDArray[np.bool_]:
    """Who stands inside a concern of at least two."""
    fellows = np.bincount(
        grouping.communities[grouping.inside], minlength=int(grouping.communities.max()) + 1
    )
    return grouping.inside & (fellows[grouping.communities] > 1)


def load_sets(data: Path = DATA) -> dict[str, LabelledSet]:
    """The shared sets that are there, by name."""
    readers: dict[str, Callable[[], tuple[list[str], list[str]]]] = {
        "BANKING77 test": lambda: _table(data / "banking77_test.csv", "text", "category"),
        "CLINC150 test": lambda: _clinc(data / "clinc150.json", "test"),
        "CLINC150 out of scope": lambda: _clinc(data / "clinc150.json", "oos_test"),
        "calls_banking": lambda: _table(data / "calls_banking.csv", "text", "gold_intent"),
        "calls_insurance": lambda: _lines(data / "calls_insurance.jsonl", "utterance", "intent"),
    }
    found: dict[str, LabelledSet] = {}
    for name, read in readers.items():
        try:
            texts, labels = read()
        except FileNotFoundError as absent:
            print(f"{name}: skipped, {absent.filename} is not there")
            continue
        found[name] = LabelledSet(name=name, texts=tuple(texts), labels=tuple(labels))
    return found


def _table(path: Path, text: str, label: str) -> tuple[list[str], list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row[text] for row in rows], [row[label] for row in rows]


def _lines(path: Path, text: str, label: str) -> tuple[list[str], list[str]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row[text] for row in rows], [row[label] for row in rows]


def _clinc(path: Path, split: str) -> tuple[list[str], list[str]]:
    rows = json.loads(path.read_text(encoding="utf-8"))[split]
    return [text for text, _ in rows], [label for _, label in rows]


def little(whole: LabelledSet, draws: int = 20) -> Iterator[LabelledSet]:
    """Draws of 60: 12 labels × 5 items each, shuffled."""
    labels = np.asarray(whole.labels)
    for draw in range(draws):
        random = np.random.default_rng(draw)
        chosen = random.permutation(np.unique(labels))[:12]
        rows = [row for label in chosen for row in random.permutation(np.flatnonzero(labels == label))[:5]]
        yield whole.part(f"60 of {whole.name}, draw {draw}", random.permutation(rows).tolist())


def mixed(inside: LabelledSet, strays: LabelledSet) -> LabelledSet:
    """Both in one, shuffled; the strays' label is `oos`."""
    both = LabelledSet(
        name=f"{inside.name} + {len(strays.texts)} out of scope",
        texts=inside.texts + strays.texts,
        labels=inside.labels + (OUT_OF_SCOPE,) * len(strays.texts),
    )
    return both.part(both.name, np.random.default_rng(0).permutation(len(both.texts)).tolist())


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    by_community: Scores
    as_shown: Scores
    outside: float  # share of the labelled that stand as heard once
    strays_inside: float  # share of the out-of-scope inside a recurring concern; nan where there are none
    groups: int
    seconds: float


def measure(labelled: LabelledSet, vectors: Vectors, seed: int, *, worded: bool = True) -> Run:
    begun = time.perf_counter()
    found = group(vectors, labelled.texts if worded else None, seed=seed)
    return measured(labelled.labels, found, seconds=time.perf_counter() - begun)


def measured(
    labels: Sequence[str], found: Grouping, rows: Labels | None = None, *, seconds: float = 0.0
) -> Run:
    """The scores of a grouping; of these `rows` of it alone, where given, to which `labels` then belong."""
    rows = np.arange(len(found.communities)) if rows is None else rows
    known = np.asarray(labels) != OUT_OF_SCOPE
    inside, communities, as_shown = recurring(found)[rows], found.communities[rows], shown(found)[rows]
    told = np.asarray(labels)[known].tolist()
    return Run(
        by_community=score(told, communities[known]),
        as_shown=score(told, as_shown[known]),
        outside=float(np.mean(~inside[known])),
        strays_inside=float(np.mean(inside[~known])) if not known.all() else float("nan"),
        groups=int(found.communities.max()),
        seconds=seconds,
    )


HEAD = (
    f"{'set':34} {'':5} {'AMI':>6} {'ARI':>6} {'NMI':>6} {'acc':>6} | {'AMI':>6} {'ARI':>6} {'acc':>6}"
    f" | {'once':>6} {'strays':>6} {'groups':>6} {'s':>6}"
)


def row(
    name: str, runs: Sequence[Run], pick: Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]
) -> str:
    """One line: by community | as shown | share heard once, strays inside, groups, seconds."""
    numbers = np.array(
        [
            (
                *(
                    run.by_community.ami,
                    run.by_community.ari,
                    run.by_community.nmi,
                    run.by_community.accuracy,
                ),
                *(run.as_shown.ami, run.as_shown.ari, run.as_shown.accuracy),
                *(-run.outside, -run.strays_inside, run.groups, -run.seconds),
            )
            for run in runs
        ]
    )
    at = np.abs(pick(numbers))
    figures = [f"{value:6.3f}" for value in at[:9]] + [f"{at[9]:6.0f}", f"{at[10]:6.2f}"]
    return f"{name} {' '.join(figures[:4])} | {' '.join(figures[4:7])} | {' '.join(figures[7:])}"


def table(
    vectors_of: Mapping[str, Vectors] | Encoder, *, seeds: int = SEEDS, data: Path = DATA, worded: bool = True
) -> Iterator[str]:
    """The lines of the table: each set's mean and worst over the seeds."""

    def encoded(labelled: LabelledSet) -> Vectors:
        if isinstance(vectors_of, Mapping):
            return vectors_of[labelled.name]
        return vectors_of.encode(labelled.texts)

    sets = load_sets(data)
    strays = sets.pop("CLINC150 out of scope", None)
    vectors = {name: encoded(labelled) for name, labelled in sets.items()}
    yield HEAD
    for name, labelled in sets.items():
        yield from _pair(
            name, [measure(labelled, vectors[name], seed, worded=worded) for seed in range(seeds)]
        )
    if strays and "CLINC150 test" in sets:
        both = mixed(sets["CLINC150 test"], strays)
        place = {text: at for at, text in enumerate(sets["CLINC150 test"].texts + strays.texts)}
        stacked = np.concatenate([vectors["CLINC150 test"], encoded(strays)])
        rows = stacked[[place[text] for text in both.texts]]
        yield from _pair(both.name, [measure(both, rows, seed, worded=worded) for seed in range(seeds)])
    if "BANKING77 test" in sets:
        place = {text: at for at, text in enumerate(sets["BANKING77 test"].texts)}
        runs = [
            measure(
                draw, vectors["BANKING77 test"][[place[text] for text in draw.texts]], seed, worded=worded
            )
            for seed, draw in enumerate(little(sets["BANKING77 test"]))
        ]
        yield from _pair("60 of BANKING77, 12 × 5, 20 draws", runs)


def _pair(name: str, runs: Sequence[Run]) -> Iterator[str]:
    yield row(f"{name:34} mean ", runs, lambda numbers: numbers.mean(axis=0))
    yield row(f"{'':34} worst", runs, lambda numbers: numbers.min(axis=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument(
        "--vectors", type=Path, help="folder of .npy files per set instead of the local model"
    )
    parser.add_argument("--unworded", action="store_true", help="vectors alone, without shared words")
    given = parser.parse_args()
    source: Mapping[str, Vectors] | Encoder
    source = _stored(given.vectors) if given.vectors else _local_model()
    for line in table(source, seeds=given.seeds, data=given.data, worded=not given.unworded):
        print(line, flush=True)


def _stored(folder: Path) -> dict[str, Vectors]:
    files = {
        "BANKING77 test": "banking77_test",
        "CLINC150 test": "clinc150_test",
        "CLINC150 out of scope": "clinc150_oos_test",
        "calls_banking": "calls_banking",
        "calls_insurance": "calls_insurance",
    }
    return {name: np.load(folder / f"{file}.npy") for name, file in files.items()}


def _local_model() -> Encoder:
    from groundswell.encoders import open_encoder

    return open_encoder()


if __name__ == "__main__":
    main()
