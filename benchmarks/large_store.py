"""A store of 200,000 verbatims in 2,000 concerns, made by rule: rows go in at once, nothing is listened to.

Its sentences are those of the samples, each with another beginning and end. Some concerns are said a hundred
times as often as others; a tenth of the verbatims is heard once. 12 months, 300 accounts, 20 sellers, an
import a day.
"""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import numpy as np

VERBATIMS, CONCERNS = 200_000, 2_000
ACCOUNTS, SELLERS, DEALS, DAYS = 300, 20, 900, 365
IN_ONE = 4  # verbatims in a conversation
ONCE = 0.1
LAST = datetime(2026, 9, 30, 12, tzinfo=UTC)
MODEL = "made/1"
WIDTH = 384
_BEGINNINGS = ("", "Honestly, ", "As I said before: ", "For us, ", "Again: ", "Our people say: ", "Well, ")
_ENDS = ("", " And it keeps coming back.", " That is what I hear.", " Since the spring.", " Every week.")


def sentences() -> list[str]:
    """Different sentences of the sample's tickets."""
    from groundswell.samples import sample_folder

    with (sample_folder() / "tickets.csv").open(encoding="utf-8", newline="") as file:
        told = " ".join(row["Description"].replace("\n", " ") for row in csv.DictReader(file)).split(". ")
    return sorted({one.strip() for one in told if 20 < len(one) < 160})


def fill(seed: int = 1) -> None:
    """Fill the store that Django works on, which must be empty. Takes about a minute."""
    from django.db import transaction

    from groundswell.field import models
    from groundswell.field.bulk import insert_rows

    draw = Random(seed)
    with transaction.atomic():
        entries = [
            models.Entry.objects.create(
                action="import", at=_day(day), by="ana", summary=f"imported day-{day}.csv", concerns=[]
            )
            for day in range(DAYS)
        ]
        rows = _rows(draw)
        _business(draw)
        insert_rows(
            models.Concern,
            ["id", "name", "named_by", "status", "kept", "version", "entry", "theme"],
            [
                (n, f"Concern number {n}", "words", "open", False, 0, entries[0].pk, n % 60)
                for n in range(1, CONCERNS + 1)
            ],
        )
        columns = ("id", "at", "source", "channel", "account", "seller", "entry", "fingerprint", "state")
        insert_rows(
            models.Conversation,
            [*columns, "key", "title", "deal", "whole", "segment", "product", "extraction"],
            [
                (*row[:6], entries[row[6]].pk, f"{row[0]:064}", "live", "", "", "", True, "", "", _version())
                for row in _conversations(draw)
            ],
        )
        insert_rows(
            models.Turn,
            ["id", "conversation", "position", "source", "row", "speaker", "email", "role", "text"],
            [(id_, talk, id_ % IN_ONE, "", id_, "", "", "customer", text) for id_, talk, text, *_ in rows],
        )
        insert_rows(
            models.Verbatim,
            [
                *("id", "conversation", "turn", "start", "end", "kind", "concern", "community", "score"),
                *("context", "confidence", "carries", "judged", "language", "voice", "state", "said"),
                *("pinned", "again", "grouping"),
            ],
            [
                (
                    *(id_, talk, id_, 0, len(text), kind, concern, concern or CONCERNS + id_, score),
                    *(f"{id_:064}", 0.9, 0.9, "", "en", "spoken", "live", "", False, 0, "made"),
                )
                for id_, talk, text, kind, concern, score in rows
            ],
        )
        models.GroupingMemory.objects.create(
            pk=1, model=MODEL, memory={"resolutions": [], "next_community": 10**6, "next_concern": 10**5}
        )
        _vectors(rows, seed)


def _version() -> str:
    from groundswell.engine.extraction import VERSION

    return VERSION


def _day(number: int) -> datetime:
    return LAST - timedelta(days=DAYS - 1 - number)


def _conversations(draw: Random) -> Iterator[tuple[Any, ...]]:
    for id_ in range(1, VERBATIMS // IN_ONE + 1):
        day = draw.randrange(DAYS)
        account, seller = f"Account {draw.randrange(ACCOUNTS)}", f"Seller {draw.randrange(SELLERS)}"
        yield id_, _day(day), f"day-{day}.csv", "call", account, seller, day


def _rows(draw: Random) -> list[tuple[int, int, str, str, int, float]]:
    """(id, conversation, text, kind, concern, score) of each verbatim."""
    said = sentences()
    weights = [1 / (20 + place) for place in range(CONCERNS)]
    of = draw.choices(range(1, CONCERNS + 1), weights, k=VERBATIMS)
    kinds = ("question", "frustration", "objection", "request", "praise")
    found = []
    for at in range(VERBATIMS):
        concern = 0 if draw.random() < ONCE else of[at]
        base = said[(concern or at) % len(said)]
        text = f"{draw.choice(_BEGINNINGS)}{base}.{draw.choice(_ENDS)}"
        kind = draw.choice(kinds) if draw.random() < 0.2 else kinds[concern % 5]
        found.append((at + 1, at // IN_ONE + 1, text, kind, concern, round(draw.random(), 4)))
    return found


def _business(draw: Random) -> None:
    from groundswell.crm import models

    names = [f"Account {n}" for n in range(ACCOUNTS)]
    models.Account.objects.bulk_create(
        models.Account(
            key=f"A{n}",
            name=name,
            segment=f"Segment {n % 4}",
            industry=f"Industry {n % 12}",
            country=f"Country {n % 30}",
        )
        for n, name in enumerate(names)
    )
    models.PersonOfOurs.objects.bulk_create(
        models.PersonOfOurs(key=f"S{n}", name=f"Seller {n}") for n in range(SELLERS)
    )
    models.Deal.objects.bulk_create(
        models.Deal(
            key=f"D{n}",
            name=f"Deal {n}",
            account=draw.choice(names),
            status=draw.choice(["open", "won", "lost"]),
            amount=draw.randrange(10_000, 10_000_000),
            currency="EUR",
            opened=_day(draw.randrange(DAYS)).date(),
            closed=LAST.date(),
            products=[f"Product {n % 8}"],
        )
        for n in range(DEALS)
    )


def _vectors(rows: list[tuple[int, int, str, str, int, float]], seed: int) -> None:
    """A vector near the middle of its concern for each verbatim, and whom a regrouping would have listed."""
    from groundswell.engine.grouping import Kept
    from groundswell.field import models
    from groundswell.field.bulk import insert_rows
    from groundswell.field.reading import nearest

    draw = np.random.default_rng(seed)
    middles = draw.standard_normal((CONCERNS + 1, WIDTH), dtype=np.float32)
    of = np.array([row[4] for row in rows])
    for first in range(0, len(rows), 10_000):
        some = middles[of[first : first + 10_000]]
        some = some + draw.standard_normal(some.shape, dtype=np.float32)
        some /= np.linalg.norm(some, axis=1, keepdims=True)
        numbers = range(first + 1, first + len(some) + 1)
        told = [(f"{n:064}", MODEL, row.tobytes()) for n, row in zip(numbers, some, strict=True)]
        insert_rows(models.Vector, ["text", "model", "values"], told)
    order = np.argsort(of, kind="stable")
    place = np.argsort(order)
    beside = order[(place[:, None] + np.arange(1, 16)) % len(order)].astype(np.int32)
    ids = np.arange(1, len(rows) + 1)
    nothing = np.zeros_like(beside, dtype=np.float32)
    nearest.keep(MODEL, Kept(verbatims=ids, prints=ids, indices=beside, products=nothing, cells=None))
