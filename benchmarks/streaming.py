"""What becomes of concerns when verbatims arrive in batches: `python -m benchmarks.streaming`.

Each text is a conversation of its own. After every batch the concerns are compared with those of one go on
the same part; heard once counts as a group of one. A verbatim moved when it had a concern and now has
another, redirects followed, a split included; getting a first concern is not a move. Shares are of the
verbatims that had a concern. Labels are used for scoring, and to let topics appear over time.
"""

import argparse
import resource
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.grouping_quality import DATA, LabelledSet, Labels, load_sets, score, shown
from benchmarks.variants import variants
from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Decisions, Ground, Memory, Shift
from groundswell.engine.grouping import group
from groundswell.engine.identity import apply_target, place_arrivals, target_of, update

SETS = ("BANKING77 test", "CLINC150 test")
HEAD = (
    f"{'streaming in batches':34} {'AMI end':>7} {'one go':>7} {'behind':>7} {'worst*':>7} {'share*':>7}"
    f" {'moved':>7} {'last 3':>7} {'gained':>7}"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """Figures after one batch."""

    ami: float
    one_go: float
    share: float  # inside concerns, against one go's share
    moved: float
    gained: float  # heard once before, in a concern now
    seconds: float


@dataclass(kw_only=True, slots=True)
class Stream:
    """A ground that grows. Every number ever given must resolve to one that stands."""

    vectors: Vectors
    texts: Sequence[str]
    concerns: Labels = field(default_factory=lambda: np.zeros(0, np.int64))
    communities: Labels = field(default_factory=lambda: np.zeros(0, np.int64))
    scores: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    arrived: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    memory: Memory = field(default_factory=Memory)
    redirects: dict[int, int] = field(default_factory=dict)
    given: set[int] = field(default_factory=set)

    def ground(self, count: int) -> Ground:
        """The first `count` verbatims, those beyond the last batch still to be placed."""
        more = count - len(self.concerns)
        return Ground(
            verbatims=np.arange(1, count + 1),
            conversations=np.arange(1, count + 1),
            vectors=self.vectors[:count],
            communities=np.append(self.communities, np.zeros(more, np.int64)),
            concerns=np.append(self.concerns, np.zeros(more, np.int64)),
            scores=np.append(self.scores, np.zeros(more)),
            pinned=np.zeros(count, np.bool_),
            memory=self.memory,
            texts=tuple(self.texts[:count]),
            arrived=np.append(self.arrived, np.ones(more, np.bool_)),
        )

    def take(self, count: int, *, asked: bool = False) -> tuple[float, float]:
        """Update with all up to `count`, a regrouping where it is due or `asked` for; the shares moved and
        gained."""
        before = self.concerns
        self.keep(update(self.ground(count), Decisions(), asked=asked))
        had = before > 0
        now = self.concerns[: len(before)]
        follow = np.array([self.end(number) for number in before.tolist()], np.int64)
        moved = np.count_nonzero(follow[had] != now[had]) / max(np.count_nonzero(had), 1)
        return moved, np.count_nonzero(now[~had]) / max(len(before), 1)

    def end(self, number: int) -> int:
        while number in self.redirects:
            number = self.redirects[number]
        return number

    def keep(self, shift: Shift) -> None:
        """Let a shift be what stands."""
        self.redirects |= {merge.concern: merge.into for merge in shift.merges}
        self.given |= set(shift.concerns.tolist()) - {0}
        lost = {self.end(number) for number in self.given} - set(shift.concerns.tolist())
        if lost:
            raise AssertionError(f"concerns {sorted(lost)} were given and resolve to nothing")
        self.concerns, self.communities = shift.concerns, shift.communities
        self.scores, self.memory, self.arrived = shift.scores, shift.memory, shift.arrived


def shuffled(labels: Sequence[str], batches: int, seed: int) -> Labels:
    """A batch for each item, all batches alike."""
    return np.random.default_rng(seed).permutation(len(labels)) % batches


def arriving(labels: Sequence[str], batches: int, seed: int) -> Labels:
    """A batch for each item: each topic begins at a random batch before the last, a fifth at the first."""
    random = np.random.default_rng(seed)
    names, topic = np.unique(np.asarray(labels), return_inverse=True)
    begins = random.integers(0, batches - 1, len(names))
    begins[random.permutation(len(names))[: max(len(names) // 5, 1)]] = 0
    return random.integers(begins[topic], batches)


def run(labelled: LabelledSet, vectors: Vectors, batch: Labels) -> list[Batch]:
    """Let the items come in the order of their batches."""
    order = np.argsort(batch, kind="stable")
    texts = [labelled.texts[at] for at in order]
    labels = [labelled.labels[at] for at in order]
    stream = Stream(vectors=vectors[order], texts=texts)
    found: list[Batch] = []
    for count in np.cumsum(np.bincount(batch)).tolist():
        began = time.perf_counter()
        moved, gained = stream.take(count)
        seconds = time.perf_counter() - began
        whole = group(stream.vectors[:count], texts[:count])
        here = alone_apart(stream.concerns)
        inside = max(float(whole.inside.mean()), 1e-9)
        found.append(
            Batch(
                ami=score(labels[:count], here).ami,
                one_go=score(labels[:count], shown(whole)).ami,
                share=float((stream.concerns > 0).mean()) / inside,
                moved=moved,
                gained=gained,
                seconds=seconds,
            )
        )
    return found


def figures(batches: Sequence[Batch]) -> npt.NDArray[np.float64]:
    """The columns of `HEAD`; the starred ones from the third batch on."""
    last, later = batches[-1], batches[2:]
    return np.array(
        [
            last.ami,
            last.one_go,
            last.ami - last.one_go,
            min(b.ami - b.one_go for b in later),
            min(b.share for b in later),
            float(np.mean([b.moved for b in batches[1:]])),
            max(b.moved for b in batches[-3:]),
            float(np.mean([b.gained for b in batches[1:]])),
        ]
    )


def row(name: str, numbers: npt.NDArray[np.float64]) -> str:
    return f"{name:34} " + " ".join(f"{number:7.3f}" for number in numbers)


def table(
    sets: Mapping[str, LabelledSet], vectors: Mapping[str, Vectors], *, shuffles: int, batches: int = 10
) -> Iterator[str]:
    """Mean and worst over so many shuffles, for each set and way of arriving."""
    yield HEAD
    for name in (name for name in SETS if name in sets):
        for way in (shuffled, arriving):
            runs = np.stack(
                [
                    figures(run(sets[name], vectors[name], way(sets[name].labels, batches, seed)))
                    for seed in range(shuffles)
                ]
            )
            yield row(f"{name}, {way.__name__}, mean of {shuffles}", runs.mean(axis=0))
            worst = np.append(runs[:, :5].min(axis=0), runs[:, 5:].max(axis=0))
            yield row(f"{'':{len(name)}}  worst", worst)
    yield "* from the third batch on; share is that inside concerns, against one go's"
    yield ""


def even(
    labelled: LabelledSet, vectors: Vectors, *, topics: int, each: int, batches: int, draws: int
) -> Iterator[str]:
    """So many topics of as many verbatims each, shuffled, in batches."""
    runs: list[npt.NDArray[np.float64]] = []
    for seed in range(draws):
        random = np.random.default_rng(seed)
        names = random.permutation(np.unique(np.asarray(labelled.labels)))[:topics]
        rows = [
            at
            for name in names
            for at in random.permutation(np.flatnonzero(np.asarray(labelled.labels) == name))[:each].tolist()
        ]
        part = labelled.part(f"{topics} topics", rows)
        runs.append(figures(run(part, vectors[rows], shuffled(part.labels, batches, seed))))
    yield row(f"{topics} of {each}, {batches} batches, mean of {draws}", np.stack(runs).mean(axis=0))


def uneven(labelled: LabelledSet, vectors: Vectors, draws: int = 3) -> Iterator[str]:
    """Topics of sizes 1/rank, shuffled, in ten batches."""
    runs: list[npt.NDArray[np.float64]] = []
    for seed in range(draws):
        random = np.random.default_rng(seed)
        names = random.permutation(np.unique(np.asarray(labelled.labels)))
        rows = [
            at
            for rank, name in enumerate(names, start=1)
            for at in np.flatnonzero(np.asarray(labelled.labels) == name)[: max(40 // rank, 2)].tolist()
        ]
        part = labelled.part("uneven", rows)
        runs.append(figures(run(part, vectors[rows], shuffled(part.labels, 10, seed))))
    yield row(f"uneven sizes, mean of {draws}", np.stack(runs).mean(axis=0))


def singly(
    labelled: LabelledSet, vectors: Vectors, *, before: int = 3000, more: int = 300, seed: int = 0
) -> Iterator[str]:
    """So many grouped in one go, then some that come one by one, and a regrouping at the end."""
    order = np.random.default_rng(seed).permutation(len(labelled.texts))[: before + more]
    labels = [labelled.labels[at] for at in order]
    texts = [labelled.texts[at] for at in order]
    before = len(order) - more
    stream = Stream(vectors=vectors[order], texts=texts)
    stream.take(before)
    moved = 0
    for count in range(before + 1, len(order) + 1):
        had = stream.concerns
        stream.keep(place_arrivals(stream.ground(count)))
        moved += np.count_nonzero((had > 0) & (had != stream.concerns[:-1]))
    placed = score(labels, alone_apart(stream.concerns)).ami
    stream.take(len(order), asked=True)
    ends = score(labels, alone_apart(stream.concerns)).ami
    one_go = score(labels, shown(group(stream.vectors, texts))).ami
    yield (
        f"{labelled.name}: {before} and {more} one by one: {moved} moved by them; AMI {placed:.3f} placed, "
        f"{ends:.3f} regrouped, {one_go:.3f} in one go"
    )


def alone_apart(concerns: Labels) -> Labels:
    """Concerns with each that was heard once as a group of one."""
    return np.where(concerns > 0, concerns, np.arange(len(concerns)) + int(concerns.max()) + 1)


def cost(texts: Sequence[str], vectors: Vectors) -> Iterator[str]:
    """Processor seconds of a regrouping with 300 more, with neighbours kept and without, and of placing."""
    few = 300
    stream = Stream(vectors=vectors, texts=texts)
    first = target_of(stream.ground(len(texts) - few))
    stream.keep(apply_target(stream.ground(len(texts) - few), first, Decisions()))
    ground = stream.ground(len(texts))
    began = time.process_time()
    shift = apply_target(ground, target_of(ground, kept=first.kept), Decisions())
    kept = time.process_time() - began
    began = time.process_time()
    place_arrivals(ground)
    placing = time.process_time() - began
    # The same cells, and nobody in them whose neighbours are known.
    nobody = np.zeros(0, np.int64)
    empty = replace(
        first.kept,
        verbatims=nobody,
        prints=nobody,
        indices=first.kept.indices[:0],
        products=first.kept.products[:0],
    )
    began = time.process_time()
    anew = apply_target(ground, target_of(ground, kept=empty), Decisions())
    search = time.process_time() - began
    same = np.array_equal(anew.concerns, shift.concerns) and anew.memory == shift.memory
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield (
        f"{few} into {len(texts) - few}, processor seconds: placed {placing:.1f}, regrouped {kept:.1f}, "
        f"regrouped with all neighbours sought anew {search:.1f} (the same field: {same}); "
        f"peak of the process {peak:.0f} MiB"
    )


def lines(data: Path = DATA, *, shuffles: int = 2, many: int = 0) -> Iterator[str]:
    """The whole report; `many` verbatims for the cost, 0 to leave it out."""
    from groundswell.encoders import open_encoder

    sets = {name: one for name, one in load_sets(data).items() if name in SETS}
    if not sets:
        yield "streaming: skipped, the sets are not there"
        return
    encoder = open_encoder()
    vectors = {name: encoder.encode(one.texts) for name, one in sets.items()}
    yield from table(sets, vectors, shuffles=shuffles)
    if SETS[0] in sets:
        first, rows = sets[SETS[0]], vectors[SETS[0]]
        yield from even(first, rows, topics=12, each=5, batches=6, draws=10)
        yield from even(first, rows, topics=40, each=30, batches=12, draws=2)
        yield from uneven(first, rows)
    for name, labelled in sets.items():
        yield from singly(labelled, vectors[name])
    if many:
        texts = variants([text for one in sets.values() for text in one.texts], many)
        texts = [texts[at] for at in np.random.default_rng(0).permutation(many).tolist()]
        yield from cost(texts, encoder.encode(texts))
    yield ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--shuffles", type=int, default=5)
    parser.add_argument("--many", type=int, default=50_300, help="verbatims for the cost; 0: leave it out")
    given = parser.parse_args()
    for line in lines(given.data, shuffles=given.shuffles, many=given.many):
        print(line, flush=True)


if __name__ == "__main__":
    main()
