"""A store in which one person's words, names and numbers are planted in every place that can hold them."""

import csv
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

DAY = datetime.now(UTC)  # what is refused is kept for its days
PERSON = "Zqvorna Zqlind"
ADDRESS = "zqvorna@zqlind.example"
# What stands nowhere but in what she said, wrote or is called: letters of one word each.
PLANTED = (
    "zqvorna zqlind zqspoken zqearlier zqmailed zqsubject zqmessageid zqreason zqrefused zqquoted".split()
)
SUBJECTS = (
    "the export doubles every invoice",
    "the app needs signal in the basement",
    "the seat price is too high for seasonal crews",
)
_SMALL = frozenset("the a an is in of for so too no to and with from on every".split())


class Words:
    """An encoder that needs no model: each word adds a fixed random direction."""

    dimensions = 64

    def __init__(self, model: str = "words/1") -> None:
        self.model = model

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([self._one(text) for text in texts], dtype=np.float32).reshape(len(texts), 64)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _one(self, text: str) -> np.ndarray:
        words = [w for w in re.findall(r"\w+", text.casefold()) if w not in _SMALL] or ["(nothing)"]
        return np.sum([self._direction(word) for word in words], axis=0)

    def _direction(self, word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.blake2b((self.model + word).encode(), digest_size=4).digest())
        return np.random.default_rng(seed).standard_normal(64).astype(np.float32)


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=DAY, because="asked for")


def listen(*paths: Path, sellers: Sequence[str] = (), whole: bool = False) -> None:
    from groundswell.field.services.listen import Request, listen
    from groundswell.sources.contract import Options

    request = Request(paths=paths, options=Options(as_verbatims=whole), sellers=sellers, by="ana")
    listen(request, encoder=Words, at=DAY, watch=lambda _: None)


def plant(folder: Path, *, others: int = 24) -> list[bytes]:
    """Fill the store that is open, from files written to `folder`. Returns the vectors of her words, as they
    stand in the file."""
    folder.mkdir(parents=True, exist_ok=True)
    listen(_feedback(folder / "feedback.csv", others, "zqearlier"), whole=True)
    earlier = _vectors()
    # The same rows as their source tells them later: a new version, whose words and vectors replace others.
    listen(_feedback(folder / "feedback.csv", others, "zqspoken"), whole=True)
    (folder / "thread.mbox").write_text(_THREAD, encoding="utf-8")
    listen(folder / "thread.mbox")
    listen(_deals(folder / "deals.csv"), sellers=[PERSON])
    _decide()
    hers = {*earlier, *_vectors()}
    _embed_again()
    hers |= _vectors()
    return sorted(hers)


def _feedback(path: Path, others: int, hers: str) -> Path:
    rows = [
        [
            f"F-{n}",
            f"{SUBJECTS[n % 3]} number {n}",
            f"Account {n}",
            f"2026-03-{1 + n % 28:02d}",
            f"Kim {n}",
            "",
        ]
        for n in range(others)
    ]
    words = f"{SUBJECTS[0]} {hers} number"
    rows[1] = ["F-1", words, "Account 1", "2026-03-02", PERSON, ADDRESS]
    rows.append(["F-99", "", "zqrefused account", "2026-03-03", PERSON, ADDRESS])
    return _table(path, ["id", "text", "account", "date", "speaker", "email"], rows)


def _deals(path: Path) -> Path:
    header = ["opportunity_id", "name", "account", "stage", "amount", "close_date", "owner", "loss_reason"]
    reason = "they said zqreason was what they would have needed"
    row = ["D-1", f"Renewal {PERSON}", "Account 1", "Closed Lost", "5000", "2026-01-09", PERSON, reason]
    other = ["D-2", "Renewal", "Account 2", "Closed Won", "700", "2026-01-10", "Kim Seller", ""]
    return _table(path, header, [row, other])


def _table(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


_THREAD = f"""From sender Mon Mar  2 10:00:00 2026
From: {PERSON} <{ADDRESS}>
To: Kim Seller <kim@house.example>
Subject: zqsubject of the basement
Message-ID: <zqmessageid@zqlind.example>
Date: Mon, 02 Mar 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

The app needs signal in the basement, zqmailed and all, and that is a problem for us.

From sender Mon Mar  2 11:00:00 2026
From: Pat Other <pat@other.example>
To: Kim Seller <kim@house.example>
Subject: Re: zqsubject of the basement
Message-ID: <second@other.example>
In-Reply-To: <zqmessageid@zqlind.example>
References: <zqmessageid@zqlind.example>
Date: Mon, 02 Mar 2026 11:00:00 +0000
Content-Type: text/plain; charset=utf-8

We have the same problem in our own basement, the app is dead there without signal.

On Mon, 2 Mar 2026 at 10:00, {PERSON} <{ADDRESS}> wrote:
> The app needs signal in the basement, zqmailed and all, and that is a problem for us.
> zqquoted
"""


def _decide() -> None:
    from dataclasses import replace

    from groundswell.field import models
    from groundswell.field.services.corrections import rename

    hers = models.Verbatim.objects.exclude(concern=0).filter(turn__text__contains="zq").first()
    assert hers is not None, "she stands in no concern"
    # As though a name had been made from her words, before somebody gave another that quotes her.
    models.Concern.objects.filter(pk=hers.concern).update(name=f"{SUBJECTS[0]} zqspoken")
    rename(hers.concern, "What zqspoken wants", replace(author(), because="zqspoken because"))


def _embed_again() -> None:
    """As a move to another model does, before it has dropped what the old one made."""
    from groundswell.field import due

    due.embed_due(Words("words/2"), lambda _: None)


def _vectors() -> set[bytes]:
    """The vectors of what she said, as bytes."""
    from groundswell.field import models

    said = models.Verbatim.objects.filter(turn__text__contains="zq").values_list("context", flat=True)
    return {bytes(v) for v in models.Vector.objects.filter(text__in=said).values_list("values", flat=True)}


def left_in(places: Sequence[Path], vectors: Sequence[bytes]) -> list[str]:
    """What of it still stands in the bytes of the files below `places`, in any case of letters."""
    found: list[str] = []
    for path in _files(places):
        content = path.read_bytes()
        folded = content.lower()
        found += [f"{path.name}: {word}" for word in PLANTED if word.encode() in folded]
        found += [f"{path.name}: vector {at}" for at, one in enumerate(vectors) if one in content]
    return found


def left_in_patches() -> list[str]:
    """The same in the unpacked patches of the open store."""
    from groundswell.field import models
    from groundswell.field.history.patch import Patch

    told = [repr(Patch.unpack(bytes(one.packed))).lower() for one in models.PatchPiece.objects.all()]
    return [f"patch: {word}" for word in PLANTED if any(word in one for one in told)]


def _files(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_file():
            yield place
        for folder, _, names in os.walk(place):
            yield from (Path(folder) / name for name in names)
