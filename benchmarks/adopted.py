"""Whether sellers say the claims of a launch in their own turns: `python -m benchmarks adoption`.

Turns of sellers in the sample company's conversations, with a key by somebody who saw no program
(`key_adoption.json`), and turns that the same person made up for it, with a key likewise; the calls of two
further made-up companies (`adoption_fresh.txt`); and those of four with their cards, by somebody other than
who made the method (`data/adoption_third.json`, `data/adoption_fourth.json`). A pair is a turn and a claim
of a launch that it may be about, or a whole conversation and a claim. *partly* counts once as not said, once
as said, once not at all. Beside ours the cosine of the nearest sentence to the wording, the same to all that
the claim answers, too, and BM25, each at the threshold that is best for the figure on these very turns. Each
figure is F1, the 95 % of bootstraps over conversations, precision and recall. How well a second reader agrees
with the keys (`data/adoption_second.json`, `data/adoption_cards_second.json`) is told by the same figure.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.adoption_asked import (
    FRESH,
    WITH_CARDS,
    Asked,
    Launch,
    on_calls,
    second,
    second_with_cards,
    told,
)
from benchmarks.covered_drafts import Remembering
from groundswell.encoders import english_encoder
from groundswell.engine.adoption import Claims, Spoken, likelihoods, not_sure
from groundswell.engine.encoder import Encoder
from groundswell.engine.extraction.sentences import sentences_of
from groundswell.engine.ground import Flags, Floats
from groundswell.engine.naming.words import terms

BOOTSTRAPS = 1_000
_K1, _B = 1.2, 0.75  # of BM25, as Robertson and Zaragoza (2009) recommend
Scores = list[Floats]  # of each turn asked, by claim
WAYS_OF_PARTLY = {"partly not said": False, "partly said": True, "without partly": None}


def lines() -> Iterator[str]:
    encoder = Remembering(english_encoder())
    launches, asked = told()
    yield from agreement(asked, second())
    yield f"{'pairs':34} {'by':18} " + " ".join(f"{way:>24}" for way in WAYS_OF_PARTLY)
    scores = {way: score(launches, asked, encoder) for way, score in WAYS.items()}
    for name, chosen in CHOSEN.items():
        rows = [at for at, one in enumerate(asked) if chosen(one)]
        yield from _table(name, [asked[at] for at in rows], _of_rows(scores, rows))
    rows = [at for at, one in enumerate(asked) if not one.is_made_up]
    spoken = _by_call([asked[at] for at in rows], _of_rows(scores, rows))
    yield from _table("sample, by conversation and claim", *spoken)
    rows = [at for at, one in enumerate(asked) if one.is_after]
    answered = [_by_concern(asked[at], launches) for at in rows]
    highest = {
        way: [_highest(asked[at], score[at], launches) for at in rows] for way, score in scores.items()
    }
    for name, half in (("", None), (", odd conversations", False)):
        own = [at for at, one in enumerate(answered) if half is None or one.is_even is half]
        title = f"sample, after a concern was raised, by concern{name}"
        yield from _table(title, [answered[at] for at in own], _of_rows(highest, own))
    yield from _of_companies(encoder)


def _of_companies(encoder: Encoder) -> Iterator[str]:
    launches, asked = on_calls(FRESH)
    scores = {way: score(launches, asked, encoder) for way, score in WAYS.items()}
    yield from _table("two further companies", asked, scores)
    several = [on_calls(file) for file in WITH_CARDS]
    others = [one for file in WITH_CARDS for one in second_with_cards(file)]
    yield _agreed("four companies with cards", [one for _, asked in several for one in asked], others)
    told_of = [
        {way: score(launches, asked, encoder) for way, score in WAYS.items()} for launches, asked in several
    ]
    for name, (_, asked), scores in zip(("third", "fourth"), several, told_of, strict=True):
        yield from _table(f"two companies with cards, {name} set", asked, scores)
    both = [one for _, asked in several for one in asked]
    joined = {way: [row for scores in told_of for row in scores[way]] for way in WAYS}
    yield from _table("four companies with cards", both, joined)
    yield from _table("four companies with cards, by call and claim", *_by_call(both, joined))


def _by_call(asked: Sequence[Asked], scores: Mapping[str, Scores]) -> tuple[list[Asked], dict[str, Scores]]:
    """What each call says of each claim of a launch: the most that any of its turns says. This is counted."""
    calls: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(asked):
        calls.setdefault((one.conversation, one.launch), []).append(at)
    whole = [_whole([asked[at] for at in own]) for own in calls.values()]
    return whole, {
        way: [np.max([score[at] for at in own], axis=0) for own in calls.values()]
        for way, score in scores.items()
    }


def _whole(turns: Sequence[Asked]) -> Asked:
    labels = zip(*([label or "not" for label in one.labels] for one in turns), strict=True)
    return replace(turns[0], labels=[min(several, key=_BEST.index) for several in labels])


def _of_rows(scores: Mapping[str, Scores], rows: Sequence[int]) -> dict[str, Scores]:
    return {way: [score[at] for at in rows] for way, score in scores.items()}


def _table(name: str, asked: Sequence[Asked], scores: Mapping[str, Scores]) -> Iterator[str]:
    labels = Counter(label for one in asked for label in one.labels if label is not None)
    told_of = ", ".join(f"{labels[label]} {label}" for label in ("said", "partly", "not"))
    yield f"{name}: {len(asked)} turns, {told_of}"
    for way, score in scores.items():
        bar = not_sure()[1] if way == "ours" else None
        yield f"{'':34} {way:18} " + " ".join(
            f"{_figure(asked, score, bar, partly):>24}" for partly in WAYS_OF_PARTLY.values()
        )
    yield f"{'':34} {_unsure(asked, scores['ours'])}"


def agreement(asked: Sequence[Asked], others: Sequence[Asked]) -> Iterator[str]:
    for name in ("sample", "sample, odd conversations", "made up"):
        pairs = [(one, two) for one, two in zip(asked, others, strict=True) if CHOSEN[name](one)]
        yield _agreed(name, [one for one, _ in pairs], [two for _, two in pairs])


def _agreed(name: str, asked: Sequence[Asked], others: Sequence[Asked]) -> str:
    """How well a second reader agrees with the key: F1 of *said*, and kappa (Cohen 1960)."""
    judged = [np.array([label == "said" for label in one.labels], np.float64) for one in others]
    truly, score, of = _pairs(asked, judged, partly=False)
    said = score > 0
    low, high = _interval(truly, said, of)
    by_chance = truly.mean() * said.mean() + (1 - truly.mean()) * (1 - said.mean())
    kappa = ((truly == said).mean() - by_chance) / (1 - by_chance)
    return (
        f"{name}: a second reader says said of {said.sum()} pairs, the key of {truly.sum()}, both of"
        f" {(truly & said).sum()}: F1 {f1(truly, said):.3f} {low:.2f}..{high:.2f}, kappa {kappa:.3f}"
    )


CHOSEN: dict[str, Callable[[Asked], bool]] = {
    "sample": lambda one: not one.is_made_up,
    "sample, even conversations": lambda one: not one.is_made_up and one.is_even,
    "sample, odd conversations": lambda one: not one.is_made_up and not one.is_even,
    "made up": lambda one: one.is_made_up,
    "all": lambda _: True,
}


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


def _ours(launches: Mapping[str, Launch], asked: Sequence[Asked], encoder: Encoder) -> Scores:
    ready = {name: Claims(launch.claims, encoder, usual=launch.usual) for name, launch in launches.items()}
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
    """How many pairs a person is asked about, how much of what is missed lies there, and F1 once they have
    answered as the key does."""
    truly, score, _ = _pairs(asked, scores, partly=False)
    low, high = not_sure()
    between = (score >= low) & (score < high)
    missed = truly & (score < high)
    answered = np.where(between, truly, score >= high)
    return (
        f"not sure of {between.sum()} of {len(score)} pairs, where {(missed & between).sum()} of"
        f" {missed.sum()} missed lie; once people have answered these {f1(truly, answered):.3f}"
    )
