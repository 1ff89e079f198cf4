"""How many answers are to be expected, by concern and by claim, held against the others of the same text.

How sure a likelihood is differs from text to text: one writer takes up the customers' words, another none of
them. So each is held against the mean of the text, and that against what is usual where there are few.
"""

import numpy as np

from groundswell.engine.ground import Floats

AT_ALL = 0.02  # what is less likely than this does not count
# The mean is taken as if so many more, as they usually are, were among them.
_MORE_CONCERNS, _MORE_CLAIMS = 1, 8


def expected(likely: Floats) -> Floats:
    """The logarithm of the number of answers expected in each column of (n, c)."""
    return np.log(np.where(likely >= AT_ALL, likely, 0.0).sum(axis=0) + AT_ALL)


def middle_of_concerns(told: Floats, usual: float) -> float:
    """What the concerns of one text are held against."""
    return _middle(told, usual, _MORE_CONCERNS)


def middle_of_claims(told: Floats, usual: float) -> float:
    """What the claims of one text are held against."""
    return _middle(told, usual, _MORE_CLAIMS)


def _middle(told: Floats, usual: float, more: int) -> float:
    return float((told.sum() + more * usual) / (told.size + more))
