"""Sentences as they are said in sales calls, all made up, none of them in the training file."""

import csv
from collections.abc import Iterator
from pathlib import Path

from groundswell.engine.extraction.classifier import shipped
from groundswell.engine.extraction.features import words_of
from groundswell.engine.extraction.priors import WRITTEN

HERE = Path(__file__).parent
SEED = HERE.parents[3] / "benchmarks" / "extraction_seed.tsv"


def rows(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["kind"], row["text"]


SAID = list(rows(HERE / "said.tsv"))
CONCERNS = [(kind, shipped().judge(words_of(text))) for kind, text in SAID if kind != "nothing"]
SMALL_TALK = [shipped().judge(words_of(text)) for kind, text in SAID if kind == "nothing"]


def test_nine_of_ten_concerns_are_caught() -> None:
    caught = sum(judgement.carries >= WRITTEN for _, judgement in CONCERNS)
    assert caught >= 0.9 * len(CONCERNS)


def test_most_small_talk_is_kept_out() -> None:
    kept_out = sum(judgement.carries < WRITTEN for judgement in SMALL_TALK)
    assert kept_out >= 0.85 * len(SMALL_TALK)


def test_the_kind_is_mostly_right() -> None:
    right = sum(judgement.kind == kind for kind, judgement in CONCERNS)
    assert right >= 0.8 * len(CONCERNS)


def test_none_of_these_sentences_was_learnt_by_heart() -> None:
    learnt = {text.lower() for _, text in rows(SEED)}
    assert not learnt & {text.lower() for _, text in SAID}
