"""How far a second reader of the drafts agrees with the first, and how far the method with either: the last
part of `python -m benchmarks coverage`.

The second, fourth and fifth set were keyed once more by a reader who had seen the first key neither of them
nor the program: the same rules, the drafts sentence by sentence, and of each need what customers say of it
and nothing else. What two readers do not agree on, no method can be held to.

F1 and Cohen's kappa of each figure, each with 95 % of bootstraps over drafts, whole ones, and over what is
counted (concerns, sentences, pairs of both). Cosine and BM25 are cut where they are best against the reader
beside whom they stand. Last: what the method says otherwise than both readers, by what these say.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.covered import (
    BOOTSTRAPS,
    FIGURES,
    WAYS,
    Pairs,
    Told,
    best_told,
    f1,
    judged,
    told_by,
    truly,
)
from benchmarks.covered_drafts import (
    Keyed,
    KeyedDraft,
    Read,
    Remembering,
    by_manner,
    fifth_set,
    fourth_set,
    read_again,
    read_draft,
    second_half,
    verdicts_of,
)
from groundswell.encoders import english_encoder
from groundswell.engine.coverage import Coverage, likelihoods
from groundswell.engine.coverage.likelihood import bars
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Flags

HEAD = f"{'drafts':7} {'who':15} {'with':7} " + " ".join(
    f"{figure:>8} {'drafts':>11} {'single':>11} {'kappa':>6} {'drafts':>13}" for figure in FIGURES
)


@dataclass(frozen=True, slots=True)
class Twice:
    """A draft with both keys, and what the method says of it."""

    first: Read
    second: Read
    ours: Coverage


def lines() -> Iterator[str]:
    encoder = Remembering(english_encoder())
    yield HEAD
    sets = {"second": second_half(), "fourth": fourth_set(), "fifth": fifth_set()}
    several = {
        name: [_twice(*both, encoder) for both in _keyed_twice(drafts)] for name, drafts in sets.items()
    }
    several["all"] = [draft for of_set in several.values() for draft in of_set]
    for name, drafts in several.items():
        yield from _of(name, drafts, encoder)
    yield from _otherwise(several["all"])


def _keyed_twice(drafts: Sequence[KeyedDraft]) -> Iterator[tuple[KeyedDraft, KeyedDraft]]:
    return zip(drafts, read_again(drafts), strict=True)


def _twice(first: KeyedDraft, second: KeyedDraft, encoder: Encoder) -> Twice:
    read = by_manner(read_draft(first, encoder), encoder)
    likely = likelihoods(read.statements, read.raised, encoder)
    return Twice(read, replace(read, keyed=second), judged(read, likely, bars()))


def _of(name: str, drafts: Sequence[Twice], encoder: Encoder) -> Iterator[str]:
    both = [_as_told(draft.first.keyed, draft.second.keyed) for draft in drafts]
    yield f"{name:7} {'second reader':15} {'first':7} {_figures(both)}"
    for reader in ("first", "second"):
        reads: list[Read] = [getattr(draft, reader) for draft in drafts]
        ours = [told_by(read, draft.ours) for read, draft in zip(reads, drafts, strict=True)]
        yield f"{'':7} {'ours':15} {reader:7} {_figures(ours)}"
        for way, score in WAYS.items():
            told = best_told(reads, [score(read, encoder) for read in reads])
            yield f"{'':7} {way:15} {reader:7} {_figures(_by_draft(told, reads))}"


def _as_told(first: KeyedDraft, second: KeyedDraft) -> Told:
    """The second reader as a method."""
    said = truly(second)
    return {figure: (is_so, said[figure]) for figure, is_so in truly(first).items()}


def _by_draft(told: Told, drafts: Sequence[Read]) -> list[Told]:
    """What was joined, apart again."""
    apart: list[Told] = [{} for _ in drafts]
    for figure, pair in told.items():
        ends = np.cumsum([len(truly(draft.keyed)[figure]) for draft in drafts])[:-1]
        for one, is_so, found in zip(apart, *(np.split(flags, ends) for flags in pair), strict=True):
            one[figure] = (is_so, found)
    return apart


def kappa(first: Flags, second: Flags) -> float:
    """Cohen's (1960): how far two agree beyond what their habits alone would give; 1 where both always say
    the same one thing."""
    alike = float((first == second).mean())
    by_chance = float(first.mean() * second.mean() + (1 - first.mean()) * (1 - second.mean()))
    return (alike - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def _figures(told: Sequence[Told]) -> str:
    return " ".join(_figure([one[figure] for one in told]) for figure in FIGURES)


def _figure(drafts: Sequence[Pairs]) -> str:
    whole = _together(drafts)
    singles = [(whole[0][row : row + 1], whole[1][row : row + 1]) for row in range(len(whole[0]))]
    return (
        f"{f1(*whole):8.3f} {_interval(f1, drafts):>11} {_interval(f1, singles):>11}"
        f" {kappa(*whole):6.3f} {_interval(kappa, drafts):>13}"
    )


def _together(several: Sequence[Pairs]) -> Pairs:
    return np.concatenate([one for one, _ in several]), np.concatenate([other for _, other in several])


def _interval(measure: Callable[[Flags, Flags], float], units: Sequence[Pairs]) -> str:
    """95 % of bootstraps over the units."""
    draw = np.random.default_rng(0)
    found = [
        measure(*_together([units[at] for at in draw.integers(0, len(units), len(units))]))
        for _ in range(BOOTSTRAPS)
    ]
    low, high = np.quantile(found, [0.025, 0.975])
    return f"{low:.2f}..{high:.2f}"


def _otherwise(drafts: Sequence[Twice]) -> Iterator[str]:
    concerns, sentences = Counter[str](), Counter[str]()
    alike = 0
    for draft in drafts:
        one, other = draft.first.keyed, draft.second.keyed
        for said, again, standing in zip(
            verdicts_of(one), verdicts_of(other), draft.ours.standings, strict=True
        ):
            alike += said is again
            if said is again and said is not standing.verdict:
                concerns[f"{said}, said to be {standing.verdict}"] += 1
        unasked = told_by(draft.first, draft.ours)["unasked"][1]
        for said, again, is_said in zip(one.sentences, other.sentences, unasked, strict=True):
            if _kind(said) == _kind(again) and bool(is_said) != (_kind(said) == "unasked"):
                sentences[f"{_kind(said)}, said {'to be' if is_said else 'not to be'} unasked"] += 1
    yield f"concerns on which both agree: {alike}; otherwise by the method: {_counted(concerns)}"
    yield f"sentences on which both agree, otherwise by the method: {_counted(sentences)}"


def _kind(sentence: Keyed) -> str:
    if not sentence.claims:
        return "no claim"
    return "answers" if sentence.answers else "weakly" if sentence.weakly else "unasked"


def _counted(kinds: Counter[str]) -> str:
    return "; ".join(f"{count} {kind}" for kind, count in kinds.most_common())
