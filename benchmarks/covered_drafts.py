"""Drafts and their keys, as coverage is measured and fitted on them: which sentence answers whom."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from groundswell.engine.coverage import Raised, Statement, Verdict, statements_of, told_by_manner
from groundswell.engine.coverage.claiming import Manner
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.library.listening import listen
from groundswell.samples import SOURCES, sample_folder

DRAFTS = Path(__file__).parent / "data"


@dataclass(frozen=True, kw_only=True, slots=True)
class Keyed:
    """A sentence of a draft, and by name the concerns that it answers; `weakly` those it only touches on."""

    text: str
    claims: bool
    answers: frozenset[str] = frozenset()
    weakly: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyedDraft:
    name: str
    text: str
    concerns: Mapping[str, Sequence[str]]  # what it is for: each by name, with its verbatims
    sentences: Sequence[Keyed]


@dataclass(frozen=True, slots=True)
class Read:
    """A draft as the program reads it: its sentences, and which of the key each one is."""

    keyed: KeyedDraft
    statements: Sequence[Statement]
    places: Sequence[int]  # of each statement, which sentence of the key
    raised: Sequence[Raised]


def first_half() -> list[KeyedDraft]:
    """In the world of the sample company, against concerns of its key."""
    read = json.loads((DRAFTS / "coverage_first.json").read_text(encoding="utf-8"))
    wordings = sample_wordings()
    return [
        KeyedDraft(
            name=draft["draft"],
            text=draft["text"],
            concerns={name: wordings[name] for name in draft["for"]},
            sentences=[_keyed(row) for row in draft["sentences"]],
        )
        for draft in read["drafts"]
    ]


def sample_wordings() -> dict[str, list[str]]:
    """Of each concern of the sample company, by its key."""
    key = resources.files("groundswell.samples").joinpath("data/key.json").read_text(encoding="utf-8")
    return {
        concern["key"]: [wording["text"] for wording in concern["wordings"]]
        for concern in json.loads(key)["concerns"]
    }


def raised_by(concerns: Mapping[str, Sequence[str]], encoder: Encoder) -> list[Raised]:
    """Numbered from 1 in their order, with an account behind each verbatim."""
    return [
        Raised(concern=number, accounts=len(words), verbatims=words, vectors=encoder.encode(words))
        for number, words in enumerate(concerns.values(), start=1)
    ]


class Remembering:
    """An encoder that encodes each text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self.model, self.dimensions = encoder, encoder.model, encoder.dimensions
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new), strict=True) if new else ())
        return np.array([self._known[text] for text in texts], np.float32)


def _keyed(row: dict[str, Any]) -> Keyed:
    answers = frozenset[str](row.get("answers", ()))
    weakly = row["is"] == "weakly"
    return Keyed(
        text=str(row["text"]),
        claims=row["is"] != "no claim",
        answers=frozenset() if weakly else answers,
        weakly=answers if weakly else frozenset(),
    )


def second_half() -> list[KeyedDraft]:
    """Drafts and their key by somebody who saw neither the program nor its names of concerns: each need is
    told by sentences of customers, letter for letter in the samples' calls, mails and tickets. Nothing is
    fitted on it."""
    read = json.loads((DRAFTS / "coverage_second.json").read_text(encoding="utf-8"))
    return [
        KeyedDraft(
            name=draft["name"],
            text=_written(draft["text"]),
            concerns={
                need["id"]: [cited["sentence"] for cited in need["customer_sentences"]]
                for need in draft["for"]
            },
            sentences=[_linked(row, row["sentence"]) for row in draft["sentences"]],
        )
        for draft in read["drafts"]
    ]


def third_set() -> list[KeyedDraft]:
    """By somebody else again, against needs told by sentences of customers: numbers are chosen on it."""
    return _of_needs("coverage_third.json")


def fourth_set() -> list[KeyedDraft]:
    """As the third, by yet another person, after the method was settled. Nothing is chosen on it."""
    return _of_needs("coverage_fourth.json")


def fifth_set() -> list[KeyedDraft]:
    """As the fourth, by yet another person, and told once."""
    return _of_needs("coverage_fifth.json")


def sixth_set() -> list[KeyedDraft]:
    """As the fifth, of four other trades: nothing of them is said in the samples."""
    return _of_needs("coverage_sixth.json")


def _of_needs(file: str) -> list[KeyedDraft]:
    read = json.loads((DRAFTS / file).read_text(encoding="utf-8"))
    return [
        KeyedDraft(
            name=draft["name"],
            text=_written(draft["paragraphs"]),
            concerns={need["id"]: [said["words"] for said in need["said"]] for need in draft["for"]},
            sentences=[_linked(row, row["text"]) for row in draft["sentences"]],
        )
        for draft in read["drafts"]
    ]


def _written(paragraphs: Sequence[Sequence[str]]) -> str:
    """A heading, a subject and a signature stand in a line of their own: they end in no mark."""
    return "\n\n".join(
        "".join(
            text + ("\n" if text[-1].isalnum() or text[-1] == "," else " ") for text in paragraph
        ).rstrip()
        for paragraph in paragraphs
    )


def _linked(row: dict[str, Any], text: str) -> Keyed:
    return Keyed(
        text=text,
        claims=row["claim"],
        answers=frozenset(a["need"] for a in row["answers"] if a["how"] == "answers"),
        weakly=frozenset(a["need"] for a in row["answers"] if a["how"] == "weakly"),
    )


def read_again(drafts: Sequence[KeyedDraft]) -> list[KeyedDraft]:
    """The second, fourth or fifth set as keyed by a second reader, who had not seen the first key."""
    read = json.loads((DRAFTS / "coverage_second_reader.json").read_text(encoding="utf-8"))
    keys = {draft["name"]: draft["sentences"] for draft in read["drafts"]}
    return [
        replace(draft, sentences=[_linked(row, row["text"]) for row in keys[draft.name]]) for draft in drafts
    ]


def in_the_field(drafts: Sequence[KeyedDraft], encoder: Encoder) -> list[KeyedDraft]:
    """The same, each need with all verbatims of the concern in which most of its sentences stand, as the
    samples are grouped; where less than half of them stand in one, or another need has it, with its own
    alone."""
    heard = listen([sample_folder() / name for name in SOURCES], encoder=encoder)
    groups = [[verbatim.text for verbatim in concern.verbatims] for concern in heard.concerns]
    return [replace(draft, concerns=_grown(draft.concerns, groups)) for draft in drafts]


def _grown(
    concerns: Mapping[str, Sequence[str]], groups: Sequence[Sequence[str]]
) -> dict[str, Sequence[str]]:
    folded = [[" ".join(text.split()) for text in group] for group in groups]
    homes: dict[str, int] = {}
    for name, cited in concerns.items():
        stand = [
            sum(any(sentence in text or text in sentence for text in group) for sentence in cited)
            for group in folded
        ]
        best = int(np.argmax(stand))
        if 2 * stand[best] >= len(cited) and best not in homes.values():
            homes[name] = best
    return {
        name: list(dict.fromkeys([*cited, *(groups[homes[name]] if name in homes else ())]))
        for name, cited in concerns.items()
    }


def read_draft(draft: KeyedDraft, encoder: Encoder) -> Read:
    """Its sentences as the program takes it apart, before their vectors are asked what they claim."""
    statements = statements_of(draft.text)
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in draft.sentences:
        at = draft.text.index(sentence.text, at)
        spans.append((at, at := at + len(sentence.text)))
    places = [
        next(
            (
                row
                for row, (start, end) in enumerate(spans)
                if statement.start < end and statement.end > start
            ),
            0,
        )
        for statement in statements
    ]
    return Read(draft, statements, places, raised_by(draft.concerns, encoder))


def by_manner(read: Read, encoder: Encoder, manner: Manner | None = None) -> Read:
    """The same, what its sentences claim told by their vectors as well. `manner`: what was learnt, if nothing
    else is given."""
    return replace(read, statements=told_by_manner(read.statements, encoder, manner))


def verdicts_of(draft: KeyedDraft) -> list[Verdict]:
    """What the key says of each concern."""
    answered = frozenset[str]().union(*(sentence.answers for sentence in draft.sentences))
    touched = frozenset[str]().union(*(sentence.weakly for sentence in draft.sentences))
    return [
        Verdict.ANSWERED if name in answered else Verdict.WEAKLY if name in touched else Verdict.MISSED
        for name in draft.concerns
    ]
