"""Requests in several languages: which model is chosen, and whether meaning or language groups them.

`languages.tsv` of the shared data has the same 500 requests in each language, with their intents.
"""

import csv
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import adjusted_mutual_info_score

from benchmarks.grouping_quality import DATA, shown
from groundswell.encoders import Languages, open_encoder
from groundswell.encoders.choice import Choice
from groundswell.encoders.opening import EncoderConfiguration
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.extraction.language import language_of
from groundswell.engine.grouping import group

DRAWS = 5
SHARES = (0.02, 0.05, 0.1, 0.2, 0.4)  # of requests that are not in English


@dataclass(frozen=True, slots=True)
class Request:
    language: str
    number: int
    text: str
    intent: str


def load(data: Path = DATA) -> list[Request]:
    with (data / "languages.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Request(row["language"], int(row["id"]), row["text"], row["intent"]) for row in rows]


@dataclass(frozen=True)
class Measured:
    """All requests with their vectors by one model."""

    encoder: Encoder
    requests: Sequence[Request]
    vectors: Vectors
    rate: float  # texts a second of processor time

    @classmethod
    def by(cls, encoder: Encoder, requests: Sequence[Request]) -> "Measured":
        encoder.encode(["The first text loads the model."])
        begun = time.process_time()
        vectors = encoder.encode([one.text for one in requests])
        return cls(encoder, requests, vectors, len(requests) / (time.process_time() - begun))

    def scores(self, rows: Sequence[int]) -> tuple[float, float]:
        """AMI with the intents as the product shows them, and with the languages."""
        some = [self.requests[row] for row in rows]
        groups = shown(group(self.vectors[list(rows)], [one.text for one in some], seed=0))
        return (
            float(adjusted_mutual_info_score([one.intent for one in some], groups)),
            float(adjusted_mutual_info_score([one.language for one in some], groups)),
        )

    def mean(self, fields: Sequence[Sequence[int]]) -> str:
        found = np.mean([self.scores(rows) for rows in fields], axis=0)
        return f"{found[0]:.3f} | {found[1]:.3f}"


def chosen(requests: Sequence[Request], rows: Sequence[int]) -> str:
    heard = Languages.of((row, language_of(requests[row].text)) for row in rows)
    return open_encoder(EncoderConfiguration(), heard).model


def mixed(requests: Sequence[Request], draw: int, share: float | None = None) -> list[int]:
    """Each request once, in a language at random; with `share`, in English unless that share."""
    place = {(one.language, one.number): row for row, one in enumerate(requests)}
    languages = sorted({one.language for one in requests})
    others = [language for language in languages if language != "en"]
    dice = random.Random(draw)
    rows: list[int] = []
    for number in sorted({one.number for one in requests}):
        if share is None:
            language = dice.choice(languages)
        else:
            language = dice.choice(others) if dice.random() < share else "en"
        rows.append(place[language, number])
    return rows


def lines() -> Iterator[str]:
    requests = load()
    configured = EncoderConfiguration.from_environment({})
    english, multilingual = (
        Measured.by(
            open_encoder(EncoderConfiguration(home=configured.home, languages=choice)),
            requests,
        )
        for choice in (Choice.ENGLISH, Choice.MULTILINGUAL)
    )
    yield from _rates(english, multilingual)
    yield "| field | chosen | English model: AMI with intents | with languages | multilingual | |"
    yield "| --- | --- | --- | --- | --- | --- |"
    fields: dict[str, list[list[int]]] = {}
    for language in sorted({one.language for one in requests}):
        fields[f"all {language}"] = [[row for row, one in enumerate(requests) if one.language == language]]
    fields["each in one of five"] = [mixed(requests, draw) for draw in range(DRAWS)]
    for share in SHARES:
        fields[f"{share:.0%} not English"] = [mixed(requests, 100 + draw, share) for draw in range(DRAWS)]
    for name, drawn in fields.items():
        models = {chosen(requests, rows).partition("-")[0] for rows in drawn}
        yield f"| {name} | {', '.join(sorted(models))} | {english.mean(drawn)} | {multilingual.mean(drawn)} |"


def _rates(*measured: Measured) -> Iterator[str]:
    for one in measured:
        order = random.Random(1).sample(range(len(one.requests)), 500)
        again = np.concatenate(
            [
                one.encoder.encode([one.requests[row].text for row in order[at : at + 7]])
                for at in range(0, 500, 7)
            ]
        )
        differ = int((again != one.vectors[order]).any(axis=1).sum())
        told = f"{one.rate:,.0f} a second of processor time; {differ} of 500 differ in sevens"
        yield f"{one.encoder.model}: {told}"
    yield ""
