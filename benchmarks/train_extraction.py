"""Fit the weights of extraction and write them into the package.

    python -m benchmarks.train_extraction

The sets are public and are not part of this repository; where they lie is told by GROUNDSWELL_DATA,
by default `../shared/data` beside the repository. The sentences written for this project
(`extraction_seed.tsv`) are. What each set gives is in docs/adr/0006-extraction.md.
"""

import csv
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from groundswell.encoders import open_encoder
from groundswell.engine.encoder import Encoder
from groundswell.engine.extraction.classifier import KINDS, Stored
from groundswell.engine.extraction.features import features_of, name_of, words_of
from groundswell.engine.extraction.opinion import StoredOpinion
from groundswell.speech import Kind

HERE = Path(__file__).parent
DATA = Path(os.environ.get("GROUNDSWELL_DATA", HERE.parent.parent / "shared" / "data"))
OPINION = HERE.parent / "src" / "groundswell" / "engine" / "extraction" / "opinion.json"
WEIGHTS = HERE.parent / "src" / "groundswell" / "engine" / "extraction" / "weights.json"
FILLER = frozenset(
    {"contentonly", "confirmation", "rejection", "openinggreeting", "closinggreeting", "thankyou"}
)
NOT_COUNTED = frozenset({"outofdomain", "intent"})
ASKED = frozenset(
    {
        *("ask-org-info", "ask-donation-procedure", "ask-persuader-donation-intention"),
        *("task-related-inquiry", "source-related-inquiry", "ask-not-donate-reason"),
    }
)
PUSHED_BACK = frozenset({"negative-reaction-to-donation", "disagree-donation", "disagree-donation-more"})
NOTHING_SAID = frozenset(
    {
        *("greeting", "thank", "closing", "acknowledgement", "positive-to-inquiry"),
        *(
            "provide-donation-amount",
            "agree-donation",
            "you-are-welcome",
            "confirm-donation",
            "off-task",
            "neutral-to-inquiry",
        ),
        *("donation-information", "credibility-appeal", "personal-story", "self-modeling", "other"),
    }
)
C_CONCERN, C_KIND, C_OPINION = 0.1, 0.3, 1.0
# The persuasion dialogues keep statements of fact out, but are about one charity: they count less.
PITCH = 0.3
TELLING = 0.03  # a weight below it changes no judgement
RAREST = 3  # sentences a feature must stand in


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    text: str
    source: str
    carries: bool
    kind: Kind | None = None
    share: float = 1.0  # weight of its source as a whole, relative to the others


def customer_turns(domain: str) -> Iterator[Example]:
    with (DATA / "kinds" / f"customer_turns_{domain}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            intent = row["intent"]
            if intent not in NOT_COUNTED:
                yield Example(text=row["utterance"], source=domain, carries=intent not in FILLER)


def pitch() -> Iterator[Example]:
    with (DATA / "kinds" / "pitch_dialogues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            acts = {row[name] for name in row if name.endswith(("_label", "_label_2")) and row[name]}
            text = row["sentence"].replace("\\'", "'")
            if acts & (ASKED | PUSHED_BACK | NOTHING_SAID):
                carries = bool(acts & (ASKED | PUSHED_BACK))
                yield Example(text=text, source="pitch", carries=carries, share=PITCH)


def seeds() -> Iterator[Example]:
    path = HERE / "extraction_seed.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = None if row["kind"] == "nothing" else Kind(row["kind"])
            yield Example(text=row["text"], source="seed", carries=kind is not None, kind=kind)


def fit(examples: Sequence[Example]) -> Stored:
    """Two regressions on the same features; what too few sources share is left out."""
    vectorizer = CountVectorizer(analyzer=_names, min_df=RAREST)
    rows = vectorizer.fit_transform([example.text for example in examples])
    concern = LogisticRegression(C=C_CONCERN, solver="liblinear", max_iter=1000)
    concern.fit(rows, [example.carries for example in examples], _balance(examples, lambda one: one.carries))
    kind = _fit_kind(rows, examples)
    return _stored(vectorizer.get_feature_names_out(), concern, kind)


def _names(text: str) -> list[str]:
    return [name_of(feature) for feature in features_of(words_of(text))]


def _fit_kind(rows: Any, examples: Sequence[Example]) -> LogisticRegression | None:
    known = [at for at, example in enumerate(examples) if example.kind]
    if not known:
        return None
    kinded = [examples[at] for at in known]
    of = [KINDS.index(example.kind) for example in kinded if example.kind]
    return LogisticRegression(C=C_KIND, max_iter=1000).fit(
        rows[known], of, _balance(kinded, lambda one: one.kind)
    )


def _balance(examples: Sequence[Example], label: Callable[[Example], object]) -> list[float]:
    """Each label of each source weighs the same, so that no large set drowns a small one."""
    sizes = Counter((example.source, label(example)) for example in examples)
    return [1000 * example.share / sizes[example.source, label(example)] for example in examples]


def _stored(
    names: npt.NDArray[np.object_], concern: LogisticRegression, kind: LogisticRegression | None
) -> Stored:
    of_kind = np.zeros((len(KINDS), len(names)))
    start = np.zeros(len(KINDS))
    if kind is not None:
        of_kind, start = kind.coef_, kind.intercept_
    table = np.vstack([concern.coef_, of_kind]).T.round(3)
    bias = [float(concern.intercept_[0]), *start.tolist()]
    table[np.abs(table[:, 0]) < TELLING, 0] = 0  # exact zeros are not looked up at run time
    table[np.abs(table[:, 1:]).max(axis=1) < TELLING, 1:] = 0
    telling = np.abs(table).max(axis=1) > 0
    return {"bias": bias, "weights": dict(zip(names[telling].tolist(), table[telling].tolist(), strict=True))}


def fit_opinion(examples: Sequence[Example], encoder: Encoder) -> StoredOpinion:
    """A regression on the vectors of the same sentences, for those on which the words hesitate."""
    vectors = encoder.encode([example.text for example in examples])
    fitted = LogisticRegression(C=C_OPINION, max_iter=2000)
    fitted.fit(
        vectors, [example.carries for example in examples], _balance(examples, lambda one: one.carries)
    )
    return {
        "model": encoder.model.partition("/")[0],
        "bias": round(float(fitted.intercept_[0]), 3),
        "weights": fitted.coef_[0].round(3).tolist(),
    }


def general() -> list[Example]:
    """All but the two domains on which extraction is measured against each other."""
    return [*pitch(), *seeds()]


def main() -> None:
    examples = [*customer_turns("software"), *customer_turns("insurance"), *general()]
    opinion = fit_opinion(examples, open_encoder())
    OPINION.write_text(json.dumps(opinion, separators=(",", ":")) + "\n", encoding="utf-8")
    stored = fit(examples)
    WEIGHTS.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(stored['weights'])} features, {WEIGHTS.stat().st_size // 1024} KiB -> {WEIGHTS.name}")


if __name__ == "__main__":
    main()
