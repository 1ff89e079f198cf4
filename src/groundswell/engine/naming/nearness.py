"""How near words are to what a concern's members say, told by vectors.

Words tell what many say alike. Where few words are shared they cannot tell what most are about from what one
member adds; a vector can. Near is what is near to half of the members: the mean of all is nearest to what
names the subject and says nothing of it, and each member has words that others do not come near.
"""

from collections.abc import Collection, Mapping, Sequence
from math import ceil

import numpy as np

from groundswell.engine.encoder import Encoder, Vectors

DISTANT = 0.01  # the least nearness, so that what is near to nothing can still be ranked
MEMBERS = 0.5  # share of the members, the nearest, that it is told by


def nearness(
    asked: Mapping[int, Collection[str]], members: Mapping[int, Sequence[str]], encoder: Encoder
) -> dict[int, dict[str, float]]:
    """Of the texts `asked` for each concern, the root mean square of the cosines to the nearer half of its
    `members`, at least DISTANT. All are encoded at once. Raises what the encoder raises."""
    texts = sorted({text for concern in asked for text in (*asked[concern], *members[concern])})
    if not texts:
        return {}
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    near: dict[int, dict[str, float]] = {}
    for concern, candidates in asked.items():
        own = np.stack([vectors[text] for text in members[concern]])
        near[concern] = {text: max(DISTANT, _near(own @ vectors[text])) for text in candidates}
    return near


def _near(cosines: Vectors) -> float:
    nearest = np.sort(np.maximum(cosines, 0.0))[-ceil(MEMBERS * len(cosines)) :]
    return float(np.sqrt(np.mean(np.square(nearest))))
