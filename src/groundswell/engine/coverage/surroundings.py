"""How a sentence and a concern stand among the others: among the concerns of the same launch, and among the
sentences of the same text. All take and give matrices (sentences, concerns).

A concern is mostly answered in a few sentences of one paragraph, and each alone may say it in words of its
own; while whatever a text is full of, it is near to everywhere.
"""

from collections.abc import Sequence

import numpy as np

from groundswell.engine.ground import Floats

# Among fewer concerns than this, the others are so near as is usual, if not nearer.
_FEW = 4
# A text says most about a concern in so many sentences.
_HIGHEST = 4
# What stands beside a sentence in another paragraph counts less.
_ACROSS = 0.5
# A sentence mostly is not nearer to a concern than to any other; and what a short text is taken to hold more.
_USUAL_LEAD, _MORE = -0.14, 8


def ahead(likeness: Floats, usual: float) -> Floats:
    """By how much each concern is nearer to the sentence than the nearest other one; `usual` is how near
    that is among many concerns."""
    concerns = likeness.shape[1]
    others = np.full(likeness.shape, -np.inf if concerns >= _FEW else usual)
    for at in range(concerns if concerns > 1 else 0):
        nearest = np.delete(likeness, at, axis=1).max(axis=1)
        others[:, at] = np.maximum(others[:, at], nearest)
    return likeness - others


def rest_of_paragraph(leads: Floats, paragraphs: Sequence[int]) -> Floats:
    """The mean of the other sentences of the paragraph; of the whole text where there are none."""
    of = np.asarray(paragraphs)
    rest = np.tile(_of_text(leads), (len(leads), 1))
    for paragraph in np.unique(of):
        rows = np.flatnonzero(of == paragraph)
        if len(rows) > 1:
            rest[rows] = (leads[rows].sum(axis=0) - leads[rows]) / (len(rows) - 1)
    return rest


def beside(leads: Floats, paragraphs: Sequence[int]) -> Floats:
    """The mean of the sentences before and after, as far as they are of the same paragraph."""
    of = np.asarray(paragraphs)
    near = np.where(of[1:] == of[:-1], 1.0, _ACROSS)[:, None]
    total, weight = np.zeros_like(leads), np.zeros((len(of), 1))
    total[1:] += near * leads[:-1]
    total[:-1] += near * leads[1:]
    weight[1:] += near
    weight[:-1] += near
    return (total + (2 - weight) * _of_text(leads)) / 2


def everywhere(leads: Floats) -> Floats:
    """How near the text comes to each concern where it is nearest: the same for all its sentences."""
    highest = np.sort(leads, axis=0)[-_HIGHEST:].mean(axis=0)
    return np.tile(highest, (len(leads), 1))


def _of_text(leads: Floats) -> Floats:
    """The mean of all sentences, in a short text with as many more as they usually are."""
    return (leads.sum(axis=0) + _MORE * _USUAL_LEAD) / (len(leads) + _MORE)
