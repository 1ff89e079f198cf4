"""How near words are to all of a concern, told by vectors.

Words tell what many say alike. Where few words are shared they cannot tell what most are about from what one
member adds; a vector can.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from groundswell.engine.encoder import Encoder

DISTANT = 0.01  # the least nearness, so that what is near to nothing can still be ranked


def nearness(
    asked: Mapping[int, Sequence[str]], members: Mapping[int, Sequence[str]], encoder: Encoder
) -> dict[int, dict[str, float]]:
    """Of the texts `asked` for each concern, the cosine to the mean of its `members`' vectors, at least
    DISTANT. All are encoded at once. Raises what the encoder raises."""
    texts = sorted({text for concern in asked for text in (*asked[concern], *members[concern])})
    if not texts:
        return {}
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    found: dict[int, dict[str, float]] = {}
    for concern, of in asked.items():
        mean = np.mean([vectors[text] for text in members[concern]], axis=0)
        length = float(np.linalg.norm(mean)) or 1.0
        found[concern] = {text: max(DISTANT, float(vectors[text] @ mean) / length) for text in of}
    return found
