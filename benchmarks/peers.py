"""The peers on the same vectors, each in a process of its own.

    python -m benchmarks.peers METHOD VECTORS.npy TEXTS.json GROUPS

BERTopic embeds nothing here either: it gets the vectors. k-means is told the true number of groups, which
nobody knows in practice. A peer that is not installed is named as such.
"""

import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.grouping_quality import LabelledSet, Scores, score, shown
from benchmarks.measured import run_module
from groundswell.engine.encoder import Vectors

Labels = npt.NDArray[np.int64]


def groundswell(vectors: Vectors, texts: Sequence[str], groups: int) -> Labels:  # noqa: ARG001
    from groundswell.engine.grouping import group

    return shown(group(vectors, texts))


def groundswell_communities(vectors: Vectors, texts: Sequence[str], groups: int) -> Labels:  # noqa: ARG001
    from groundswell.engine.grouping import group

    return group(vectors, texts).communities


def bertopic(vectors: Vectors, texts: Sequence[str], groups: int) -> Labels:  # noqa: ARG001
    from bertopic import BERTopic

    topics, _ = BERTopic().fit_transform(list(texts), vectors)
    return np.asarray(topics)


def bertopic_reassigned(vectors: Vectors, texts: Sequence[str], groups: int) -> Labels:  # noqa: ARG001
    from bertopic import BERTopic

    model = BERTopic()
    topics, _ = model.fit_transform(list(texts), vectors)
    return np.asarray(model.reduce_outliers(list(texts), topics, strategy="embeddings", embeddings=vectors))


def evoc(vectors: Vectors, texts: Sequence[str], groups: int) -> Labels:  # noqa: ARG001
    from evoc import EVoC

    return np.asarray(EVoC().fit_predict(vectors))


def kmeans(vectors: Vectors, texts: Sequence[str], groups: int) -> Labels:  # noqa: ARG001
    from sklearn.cluster import KMeans

    return KMeans(groups, n_init=10, random_state=0).fit_predict(vectors)


Method = Callable[[Vectors, Sequence[str], int], Labels]

METHODS: dict[str, tuple[str, Method]] = {
    "Groundswell, as shown": ("groundswell", groundswell),
    "Groundswell, by community": ("groundswell", groundswell_communities),
    "BERTopic": ("bertopic", bertopic),
    "BERTopic, outliers reassigned": ("bertopic", bertopic_reassigned),
    "EVoC": ("evoc", evoc),
    "k-means, told the number": ("sklearn", kmeans),
}

HEAD = (
    "| set | method | AMI | ARI | NMI | accuracy | left out | groups | seconds | peak MiB |\n"
    + "|---" * 10
    + "|"
)


def compare(labelled: LabelledSet, vectors: Vectors) -> list[str]:
    """A row of the table for each method, with its time (grouping alone) and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        np.save(where / "vectors.npy", vectors)
        (where / "texts.json").write_text(json.dumps(labelled.texts), encoding="utf-8")
        return [_row(labelled, name, where) for name in METHODS]


def _row(labelled: LabelledSet, name: str, where: Path) -> str:
    if importlib.util.find_spec(METHODS[name][0]) is None:
        return f"| {labelled.name} | {name} | not installed |"
    told = run_module(
        "benchmarks.peers", name, where / "vectors.npy", where / "texts.json", len(set(labelled.labels))
    )
    if told.result is None:
        return f"| {labelled.name} | {name} | failed: {told.error} |"
    groups = np.array(told.result["groups"])
    found: Scores = score(labelled.labels, groups)
    figures = " | ".join(f"{v:.3f}" for v in (found.ami, found.ari, found.nmi, found.accuracy))
    count = len(set(groups[groups >= 0].tolist()))
    return (
        f"| {labelled.name} | {name} | {figures} | {np.mean(groups < 0):.1%} | {count} |"
        f" {told.result['seconds']:.1f} | {told.peak / 2**20:.0f} |"
    )


def main() -> None:
    name, vectors, texts, groups = sys.argv[1:]
    loaded = np.load(vectors)
    said = json.loads(Path(texts).read_text(encoding="utf-8"))
    begun = time.perf_counter()
    found = METHODS[name][1](loaded, said, int(groups))
    seconds = time.perf_counter() - begun
    print(json.dumps({"groups": found.tolist(), "seconds": seconds}))


if __name__ == "__main__":
    main()
