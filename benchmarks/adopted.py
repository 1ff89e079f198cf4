"""Whether sellers say the claims of a launch in their own turns: `python -m benchmarks adoption`.

Turns of sellers in the sample company's conversations, with a key by somebody who saw no program
(`key_adoption.json`), and turns that the same person made up for it, with a key likewise. A pair is a turn
and a claim of a launch that it may be about. *partly* counts once as not said, once as said, once not at all.
Beside ours the cosine of the nearest sentence to the wording, the same to all that the claim answers, too,
and BM25, each at the threshold that is best for the figure on these very turns. Each figure is F1, the 95 %
of bootstraps over conversations, precision and recall.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import numpy as np

from benchmarks.covered_drafts import Remembering
from groundswell.encoders import english_encoder
from groundswell.engine.adoption import Claims, Spoken, Worded, likelihoods, not_sure
from groundswell.engine.encoder import Encoder
from groundswell.engine.extraction.sentences import sentences_of
from groundswell.engine.ground import Flags, Floats
from groundswell.engine.naming.words import terms
from groundswell.samples import sample_folder

BOOTSTRAPS = 1_000
MOST_HEARD = 24  # as many as the application takes
_K1, _B = 1.2, 0.75  # of BM25, as Robertson and Zaragoza (2009) recommend
WAYS_OF_PARTLY = {"partly not said": False, "partly said": True, "without partly": None}


@dataclass(frozen=True, slots=True)
class Launch:
    key: str
    sentences: list[str]
    claims: list[Worded]
    answers: list[list[str]]  # by claim


@dataclass(frozen=True, slots=True)
class Asked:
    """A turn, and what the key says of it and of each claim of one launch; None: that was not asked."""

    conversation: str
    launch: str
    text: str
    before: list[str]  # what customers said before it, in their order
    labels: list[str | None]
    is_made_up: bool
    is_after: bool = False  # a customer had just raised a concern

    @property
    def is_even(self) -> bool:
        """Half of the conversations, whatever stands in them."""
        return sha256(self.conversation.encode()).digest()[0] % 2 == 0


def lines() -> Iterator[str]:
    encoder = Remembering(english_encoder())
    launches, asked = told()
    scores = {way: score(launches, asked, encoder) for way, score in WAYS.items()}
    yield f"{'pairs':34} {'by':18} " + " ".join(f"{way:>24}" for way in WAYS_OF_PARTLY)
    for name, chosen in CHOSEN.items():
        rows = [at for at, one in enumerate(asked) if chosen(one)]
        several = [asked[at] for at in rows]
        labels = Counter(label for one in several for label in one.labels if label is not None)
        told_of = ", ".join(f"{labels[label]} {label}" for label in ("said", "partly", "not"))
        yield f"{name}: {len(several)} turns, {told_of}"
        for way, score in scores.items():
            own = [score[at] for at in rows]
            bar = not_sure()[1] if way == "ours" else None
            yield f"{'':34} {way:18} " + " ".join(
                f"{_figure(several, own, bar, partly):>24}" for partly in WAYS_OF_PARTLY.values()
            )
        yield f"{'':34} {_unsure(several, [scores['ours'][at] for at in rows])}"
    rows = [at for at, one in enumerate(asked) if one.is_after]
    answered = [_by_concern(asked[at], launches) for at in rows]
    for name, half in (("", None), (", odd conversations", False)):
        chosen = [at for at, one in enumerate(answered) if half is None or one.is_even is half]
        yield f"sample, after a concern was raised, by concern{name}: {len(chosen)} turns"
        for way, score in scores.items():
            own = [_highest(asked[rows[at]], score[rows[at]], launches) for at in chosen]
            bar = not_sure()[1] if way == "ours" else None
            yield f"{'':34} {way:18} " + " ".join(
                f"{_figure([answered[at] for at in chosen], own, bar, partly):>24}"
                for partly in WAYS_OF_PARTLY.values()
            )


CHOSEN: dict[str, Callable[[Asked], bool]] = {
    "sample": lambda one: not one.is_made_up,
    "sample, even conversations": lambda one: not one.is_made_up and one.is_even,
    "sample, odd conversations": lambda one: not one.is_made_up and not one.is_even,
    "made up": lambda one: one.is_made_up,
    "all": lambda _: True,
}


# What is asked.


def told() -> tuple[dict[str, Launch], list[Asked]]:
    folder = sample_folder()
    launches = _launches(_read("launches.json"), _read("key.json"))
    key = json.loads((folder / "key_adoption.json").read_text(encoding="utf-8"))
    return launches, [*_of_conversations(key, launches), *_made_up(key, launches)]


def _read(name: str) -> Any:
    return json.loads((sample_folder() / name).read_text(encoding="utf-8"))


def _launches(launches: Any, key: Any) -> dict[str, Launch]:
    heard = {
        concern["key"]: [w["text"] for w in concern["wordings"] if w["voice"] == "spoken"][:MOST_HEARD]
        for concern in key["concerns"]
    }
    return {one["key"]: _launch(one, heard) for one in launches["launches"]}


def _launch(told: Any, heard: Mapping[str, list[str]]) -> Launch:
    claims = [act for act in told["acts"] if act["do"] == "claim"]
    worded = [
        Worded(
            claim=at,
            wordings=[act["sentence"]],
            heard=[text for concern in act["answers"] for text in heard[concern]],
        )
        for at, act in enumerate(claims)
    ]
    answers = [act["answers"] for act in claims]
    return Launch(told["key"], [act["sentence"] for act in claims], worded, answers)


def _of_conversations(key: Any, launches: Mapping[str, Launch]) -> Iterator[Asked]:
    labels = {
        (one["source"], one["conversation"], one["turn"], one["launch"], one["claim"]): one["label"]
        for one in key["labels"]
    }
    before: dict[str, list[str]] = {}
    ordered = sorted(key["turns_looked_at"], key=lambda turn: (turn["conversation"], turn["turn"]))
    for turn in ordered:
        heard = before.setdefault(turn["conversation"], [])
        if turn.get("customer_before"):
            heard.append(turn["customer_before"])
        at = (turn["source"], turn["conversation"], turn["turn"])
        for name in turn["launches"]:
            of_turn = [labels.get((*at, name, sentence), "not") for sentence in launches[name].sentences]
            yield Asked(
                turn["conversation"],
                name,
                turn["text"],
                [*heard],
                of_turn,
                False,
                turn["set"] == "after_concern",
            )


def _made_up(key: Any, launches: Mapping[str, Launch]) -> Iterator[Asked]:
    for at, one in enumerate(key["invented"]):
        sentences = launches[one["launch"]].sentences
        of_turn = [one["label"] if sentence == one["claim"] else None for sentence in sentences]
        yield Asked(f"made up {at}", one["launch"], one["text"], [], of_turn, is_made_up=True)


_BEST = ("said", "partly", "not")


def _by_concern(one: Asked, launches: Mapping[str, Launch]) -> Asked:
    """What a turn says of each concern of the launch: the most that it says of a claim that answers it."""
    groups = _groups(launches[one.launch])
    labels = [[one.labels[at] or "not" for at in group] for group in groups]
    return replace(one, labels=[min(group, key=_BEST.index) for group in labels])


def _highest(one: Asked, score: Floats, launches: Mapping[str, Launch]) -> Floats:
    return np.array([score[group].max() for group in _groups(launches[one.launch])])


def _groups(launch: Launch) -> list[list[int]]:
    """The claims that answer each concern."""
    concerns = dict.fromkeys(concern for answers in launch.answers for concern in answers)
    return [[at for at, answers in enumerate(launch.answers) if one in answers] for one in concerns]


# Who tells it.

Scores = list[Floats]  # of each turn asked, by claim


def _ours(launches: Mapping[str, Launch], asked: Sequence[Asked], encoder: Encoder) -> Scores:
    ready = {name: Claims(launch.claims, encoder) for name, launch in launches.items()}
    return [likelihoods([Spoken(one.text, one.before)], ready[one.launch])[0] for one in asked]


def _cosine(*, heard: bool) -> Callable[[Mapping[str, Launch], Sequence[Asked], Encoder], Scores]:
    def score(launches: Mapping[str, Launch], asked: Sequence[Asked], encoder: Encoder) -> Scores:
        points = {
            name: [
                encoder.encode([*claim.wordings, *(claim.heard if heard else ())]) for claim in launch.claims
            ]
            for name, launch in launches.items()
        }
        sentences = [_sentences(one.text) for one in asked]
        return [
            np.array([(encoder.encode(own) @ vectors.T).max() for vectors in points[one.launch]])
            for own, one in zip(sentences, asked, strict=True)
        ]

    return score


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)] or [text]


def _bm25(launches: Mapping[str, Launch], asked: Sequence[Asked], _encoder: Encoder) -> Scores:
    """A claim asks, with all its words and those of what it answers; each turn is a document."""
    documents = [Counter(sorted(terms(one.text, "en"))) for one in asked]
    met = Counter(word for document in documents for word in document)
    usual = sum(document.total() for document in documents) / len(documents)
    asking = {
        name: [
            sorted({w for text in (*claim.wordings, *claim.heard) for w in terms(text, "en")})
            for claim in launch.claims
        ]
        for name, launch in launches.items()
    }

    def score(document: Counter[str], words: Sequence[str]) -> float:
        long = 1 - _B + _B * document.total() / usual
        return sum(
            float(np.log1p((len(documents) - met[word] + 0.5) / (met[word] + 0.5)))
            * (document[word] * (_K1 + 1) / (document[word] + _K1 * long))
            for word in words
        )

    return [
        np.array([score(document, words) for words in asking[one.launch]])
        for document, one in zip(documents, asked, strict=True)
    ]


WAYS: dict[str, Callable[[Mapping[str, Launch], Sequence[Asked], Encoder], Scores]] = {
    "cosine to wording": _cosine(heard=False),
    "cosine to all": _cosine(heard=True),
    "BM25": _bm25,
    "ours": _ours,
}


# How good it is.


def _figure(asked: Sequence[Asked], scores: Scores, bar: float | None, partly: bool | None) -> str:
    truly, score, of = _pairs(asked, scores, partly)
    if bar is None:
        bar = max(np.unique(score)[::-1][:400].tolist(), key=lambda cut: f1(truly, score >= cut))
    found = score >= bar
    low, high = _interval(truly, found, of)
    right, said = (truly & found).sum(), max(found.sum(), 1)
    told_of = f"{right / said:.2f}/{right / max(truly.sum(), 1):.2f}"
    return f"{f1(truly, found):.3f} {low:.2f}..{high:.2f} {told_of}"


def _pairs(asked: Sequence[Asked], scores: Scores, partly: bool | None) -> tuple[Flags, Floats, Flags]:
    """What is so, how likely it is told to be, and the conversation of each pair, by number."""
    numbers = {name: at for at, name in enumerate(dict.fromkeys(one.conversation for one in asked))}
    rows = [
        (label == "said" or bool(partly and label == "partly"), score[at], numbers[one.conversation])
        for one, score in zip(asked, scores, strict=True)
        for at, label in enumerate(one.labels)
        if label is not None and not (partly is None and label == "partly")
    ]
    truly, score, of = zip(*rows, strict=True)
    return np.array(truly, bool), np.array(score), np.array(of)


def f1(truly: Flags, found: Flags) -> float:
    return float(2 * (truly & found).sum() / max(truly.sum() + found.sum(), 1))


def _interval(truly: Flags, found: Flags, of: Flags) -> tuple[float, float]:
    count = int(of.max()) + 1
    right, said, so = (np.bincount(of, weights=w, minlength=count) for w in (truly & found, found, truly))
    draw = np.random.default_rng(0)
    several = [
        2 * right[rows].sum() / max(so[rows].sum() + said[rows].sum(), 1)
        for rows in (draw.integers(0, count, count) for _ in range(BOOTSTRAPS))
    ]
    low, high = np.quantile(several, [0.025, 0.975])
    return float(low), float(high)


def _unsure(asked: Sequence[Asked], scores: Scores) -> str:
    """How many pairs a person is asked about, and how much of what is missed lies there."""
    truly, score, _ = _pairs(asked, scores, partly=False)
    low, high = not_sure()
    between = (score >= low) & (score < high)
    missed = truly & (score < high)
    return (
        f"not sure of {between.sum()} of {len(score)} pairs, where {(missed & between).sum()} of"
        f" {missed.sum()} missed lie"
    )
