"""Fit the head that tells the kind of a verbatim, and write its weights into the package.

    python -m benchmarks.train_kinds

It is fitted on sentences written for this project alone: `kinds_seed.tsv` (many trades, as in sales talk and
as in reviews and free answers, twelve languages) and those of `extraction_seed.tsv` that have a kind. No set
that the kind is measured on is among them. What it gives is in docs/adr/0006-extraction.md.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from groundswell.encoders.local import LocalEncoder
from groundswell.engine.encoder import Vectors
from groundswell.engine.extraction.classifier import KINDS
from groundswell.engine.extraction.features import name_of
from groundswell.engine.extraction.language import language_of
from groundswell.engine.kinds.head import ABROAD, Stored, cues_of
from groundswell.speech import Kind

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "groundswell" / "engine" / "kinds" / "head.json"
# Chosen by leaving trades and languages out; docs/adr/0006-extraction.md has what half and twice these give.
# The strength of the words' weights is 1, that of the vector's numbers VECTOR, and that of words of other
# languages OTHERS: a sentence meets three or four of their classes, of English ones dozens.
C, VECTOR, OTHERS = 0.1, 3.0, 3.0
RAREST = 5  # sentences a cue must stand in
TELLING = 0.05  # a weight below it changes next to nothing
REVIEWS = "reviews: "
PARTS = 8  # of the sentences whose trade is not written down


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    text: str
    kind: Kind
    group: str  # its trade (of reviews after REVIEWS), or its language where that is not English


def examples() -> list[Example]:
    return [*_kinds_seed(), *_extraction_seed()]


def _kinds_seed() -> Iterator[Example]:
    for row in _rows("kinds_seed.tsv"):
        group = row["trade"] if row["language"] == "en" else f"in {row['language']}"
        yield Example(text=row["text"], kind=Kind(row["kind"]), group=group)


def _extraction_seed() -> Iterator[Example]:
    for row in _rows("extraction_seed.tsv"):
        if row["kind"] != "nothing":
            part = int(sha256(row["text"].encode()).hexdigest(), 16) % PARTS
            yield Example(text=row["text"], kind=Kind(row["kind"]), group=f"part {part}")


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def fit(given: Sequence[Example], vectors: Vectors, encoder: str) -> Stored:
    """A softmax on the words' cues and the vector together, each kind weighing the same."""
    vectorizer = CountVectorizer(analyzer=_names, min_df=RAREST)
    words = vectorizer.fit_transform([one.text for one in given])
    every = vectorizer.get_feature_names_out()
    strength = np.where(np.char.startswith(every.astype(str), ABROAD), OTHERS, 1.0)
    scaled = words @ sparse.diags(strength)
    together: Any = sparse.hstack([scaled, sparse.csr_matrix(vectors * VECTOR)]).tocsr()
    model = LogisticRegression(C=C, class_weight="balanced", max_iter=3000)
    model.fit(together, [KINDS.index(one.kind) for one in given])
    of_cues = np.array(model.coef_[:, : words.shape[1]].T) * strength[:, None]
    told = np.abs(of_cues).max(axis=1) >= TELLING
    names = every[told].tolist()
    return {
        "encoder": encoder,
        "bias": _thousandths(model.intercept_),
        "cues": dict(zip(names, _thousandths(of_cues[told]), strict=True)),
        "vector": _thousandths(model.coef_[:, words.shape[1] :].T * VECTOR),
    }


def _names(text: str) -> list[str]:
    return [name_of(cue) for cue in cues_of(text, language_of(text))]


def _thousandths(weights: npt.NDArray[np.float64]) -> Any:
    return np.rint(weights * 1000).astype(int).tolist()


def main() -> None:
    encoder = LocalEncoder()
    given = examples()
    stored = fit(given, encoder.encode([one.text for one in given]), encoder.model)
    WEIGHTS.write_text(json.dumps(stored, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    size = WEIGHTS.stat().st_size // 1024
    print(f"{len(given)} sentences, {len(stored['cues'])} cues, {size} KiB -> {WEIGHTS.name}")


if __name__ == "__main__":
    main()
