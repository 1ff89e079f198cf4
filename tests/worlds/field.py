"""A small field: three subjects, said by several accounts in words that overlap."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.worlds.encoding import WordEncoder
from tests.worlds.talk import day

INVOICES = [
    "the export doubles every invoice",
    "every invoice from the export comes doubled",
    "export doubles invoice lines every month",
    "why does the export double every invoice",
]
OFFLINE = [
    "the app needs signal in the basement",
    "no signal in the basement so the app is dead",
    "basement jobs have no signal for the app",
    "app dead without signal down in the basement",
]
PRICE = [
    "seat price is too high for seasonal crews",
    "seasonal crews make the seat price too high",
    "too high a seat price with seasonal crews",
    "price per seat too high when crews are seasonal",
]


def write_table(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """A CSV file with a header, as an export would give."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def feedback(texts: Sequence[str], first: int = 1) -> list[dict[str, Any]]:
    """One row a text, each from an account and a day of its own."""
    return [
        {
            "id": f"F-{n}",
            "text": text,
            "account": f"Account {n}",
            "date": f"2026-03-{1 + n % 28:02d}",
        }
        for n, text in enumerate(texts, start=first)
    ]


def listen_to(*paths: Path, encoder: WordEncoder | None = None, sellers: Sequence[str] = ()):
    """Listen as the command line does, taking each row as one verbatim; returns the outcome."""
    from groundswell.field.services.listen import Request, listen
    from groundswell.sources.contract import Options

    request = Request(paths=paths, options=Options(as_verbatims=True), sellers=sellers, by="ana")
    opened = encoder or WordEncoder()
    return listen(request, encoder=lambda: opened, at=day(28), watch=lambda _: None)


def concerns() -> dict[int, set[str]]:
    """What stands in each concern: number -> words."""
    from groundswell.field.overview import overview

    return {c.id: {v.text for v in c.verbatims} for c in overview().concerns}


def concern_with(words: str) -> int:
    """The number of the concern in which a verbatim stands."""
    return next(number for number, texts in concerns().items() if words in texts)


def verbatim_with(words: str) -> int:
    from groundswell.field.overview import overview

    return next(v.id for v in overview().verbatims if v.text == words)
