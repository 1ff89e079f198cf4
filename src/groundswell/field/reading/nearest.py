"""The nearest of a verbatim as the last regrouping found them, so that it needs not all vectors to tell them.

They lie in pages of verbatims with neighbouring numbers, each a matrix of numbers: a row holds a verbatim and
those near it, 0 where there are no more. Of those that say nearly the same only one has a list; the others
lie in its row, and it in theirs.
"""

from typing import TYPE_CHECKING

import numpy as np

from groundswell.engine.ground import Ints
from groundswell.field.read_model import NearestPage

if TYPE_CHECKING:
    from groundswell.engine.grouping import Kept

_ROWS = 512  # of a page
_NEAR, _COPIES = 10, 6


def keep(model: str, kept: "Kept") -> None:
    """Called in the transaction that keeps what was grouped."""
    NearestPage.objects.all().delete()
    rows = _rows(kept)
    NearestPage.objects.bulk_create(
        NearestPage(model=model, first=int(rows[at, 0]), lists=rows[at : at + _ROWS].astype("<i8").tobytes())
        for at in range(0, len(rows), _ROWS)
    )


def near(model: str, verbatim: int) -> list[int]:
    """Numbers of the verbatims near it; empty where it was not there when everything was regrouped."""
    page = NearestPage.objects.filter(model=model, first__lte=verbatim).order_by("-first").first()
    if page is None:
        return []
    rows = np.frombuffer(page.lists, dtype="<i8").reshape(-1, 1 + _NEAR + _COPIES)
    at = int(np.searchsorted(rows[:, 0], verbatim))
    if at == len(rows) or int(rows[at, 0]) != verbatim:
        return []
    return [number for number in rows[at, 1:].tolist() if number]


def _rows(kept: "Kept") -> Ints:
    """(n, 1 + 10 + 6), verbatims ascending: each, its nearest, and those that say nearly the same."""
    listed, behind = kept.verbatims, kept.copies
    own = np.zeros((len(listed), 1 + _NEAR + _COPIES), dtype=np.int64)
    own[:, 0] = listed
    width = min(_NEAR, kept.indices.shape[1])
    own[:, 1 : 1 + width] = listed[kept.indices[:, :width]] if len(listed) else 0
    behind = behind[np.isin(behind[:, 1], listed)]
    order = np.argsort(behind[:, 1], kind="stable")
    copies, first = behind[order, 0], behind[order, 1]
    rank = np.arange(len(first)) - np.searchsorted(first, first)
    at = np.searchsorted(listed, first)
    few = rank < _COPIES
    own[at[few], 1 + _NEAR + rank[few]] = copies[few]
    theirs = own[at].copy()
    theirs[:, 0] = copies
    theirs[:, _NEAR + _COPIES] = first
    rows = np.concatenate([own, theirs[~np.isin(copies, listed)]])
    return rows[np.argsort(rows[:, 0], kind="stable")]
