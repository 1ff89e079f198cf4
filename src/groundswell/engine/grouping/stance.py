"""For or against: 'we need SSO' and 'we don't need SSO' are about the same and do not say the same.

A vector hardly tells them apart. What does are the few words by which people want, like, refuse or hate a
thing, and whether these are negated.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.grouping.communities import numbered
from groundswell.engine.grouping.nearest import Neighbours, blocks

APART = 0.3  # what the similarity of two loses where one is for and one against
# A community is two sides when so many of its members take one, and the smaller side is so large.
TAKEN, SMALLER, FEWEST = 0.5, 0.2, 2

LONGEST = 30  # words of a text of which one stance can be told; who talks for longer takes several

_FOR = frozenset(
    """
    need needs needed require requires required must want wants wanted wish love loves loved like likes liked
    enjoy enjoys prefer prefers useful helpful essential important great good excellent fantastic brilliant
    easy approve accept welcome worth happy
    brauchen brauche braucht benötigen benötige benötigt wollen will möchte möchten liebe lieben mag mögen gut
    toll super wichtig hilfreich nützlich
    nodig willen wil graag goed fijn handig belangrijk
    besoin voulons veux voudrais voudrions aime aimons adore utile important bon bien
    necesitamos necesito queremos quiero gusta encanta útil importante bueno bien
    """.split()
)
# To want a thing ended is to be against it, so that "need to cancel" and "don't need it any more" agree.
_AGAINST = frozenset(
    """
    hate hates hated dislike dislikes drop remove cancel delete terminate close stop quit refuse reject
    useless pointless unnecessary terrible awful horrible bad worse worst ugly annoying confusing
    hasse hassen kündigen stornieren löschen unnötig überflüssig schrecklich furchtbar schlecht hässlich
    haat haten opzeggen annuleren verwijderen overbodig vreselijk slecht lelijk
    déteste détestons annuler résilier supprimer inutile horrible mauvais affreux
    odio odiamos cancelar anular eliminar inútil malo horrible feo
    """.split()
)
# These negate what follows them; those of the second set, which stand behind their verb, the whole clause.
_NEGATING = frozenset(
    "not no never without nor neither cannot hardly nothing none nie niemals ohne nooit zonder sans nunca sin"
    " ningún ninguna".split()
)
_NEGATING_ALL = frozenset("nicht kein keine keinen keiner niet geen pas jamais aucun aucune".split())
# "like" that likes nothing: "it looks like", "like this", "would like to know".
_NO_LIKING = re.compile(
    r"\b(?:looks?|sounds?|feels?|seems?|just|something|things?|stuff|be|is|was) like\b"
    r"|\blike (?:this|that|to know|to ask|to understand)\b"
)
_CLAUSE = re.compile(r"[.,;:!?\n]+|\b(?:but|however|although|though|aber|maar|mais|pero)\b")
_WORD = re.compile(r"[^\W\d_]+")


def stances_of(texts: Sequence[str]) -> Ints:
    """(n,) 1 for, -1 against, 0 neither or both."""
    return np.fromiter(map(stance_of, texts), np.int64, len(texts))


def stance_of(text: str) -> int:
    """1: all that is wanted or judged in it is wanted or liked; -1: refused or disliked; else 0."""
    if len(text.split()) > LONGEST:
        return 0
    judgements = set(_judgements(text.casefold()))
    return judgements.pop() if len(judgements) == 1 else 0


def negations_of(texts: Sequence[str]) -> Ints:
    """(n,) how many words of each negate."""
    return np.fromiter((sum(map(_negates, _words(text.casefold()))) for text in texts), np.int64, len(texts))


def opposed(neighbours: Neighbours, stances: Ints) -> Neighbours:
    """The same neighbours in their new order where those of the opposite stance count as less alike."""

    def against(rows: slice) -> Flags:
        return stances[rows, None] * stances[neighbours.indices[rows]] < 0

    if not any(against(rows).any() for rows in blocks(len(stances))):
        return neighbours
    return neighbours.reordered(
        lambda rows: neighbours.similarities[rows].astype(np.float64) - APART * against(rows)
    )


def sided(vectors: Vectors, communities: Ints, stances: Ints) -> Ints:
    """Communities in which people are for and against are two, numbered anew; who takes no side stands with
    the one it is more like."""
    parts = communities.copy()
    following = int(communities.max(initial=0)) + 1
    both = np.intersect1d(communities[stances > 0], communities[stances < 0])
    for community in both.tolist():
        rows = np.flatnonzero(communities == community)
        if _contested(stances[rows]):
            parts[rows[_against(vectors[rows], stances[rows])]] = following
            following += 1
    return numbered(parts)


def _contested(stances: Ints) -> bool:
    sides = int(np.count_nonzero(stances > 0)), int(np.count_nonzero(stances < 0))
    return sum(sides) >= TAKEN * len(stances) and min(sides) >= SMALLER * sum(sides) and min(sides) >= FEWEST


def _against(vectors: Vectors, stances: Ints) -> Ints:
    """Which of these rows stand against."""
    middles: list[Floats] = [vectors[stances * side > 0].mean(axis=0, dtype=np.float64) for side in (1, -1)]
    lean: Floats = vectors.astype(np.float64) @ (middles[1] - middles[0])
    nearer = np.round(lean, 6) > 0
    return np.flatnonzero((stances < 0) | ((stances == 0) & nearer))


def _judgements(text: str) -> Iterator[int]:
    """1 or -1 for each clause that wants or judges, by its last word that does."""
    for clause in _CLAUSE.split(_NO_LIKING.sub(" ", text)):
        sign, judged = 1, 0
        for word in _words(clause):
            if word in _NEGATING:
                sign = -sign
            elif word in _NEGATING_ALL:
                sign, judged = -sign, -judged
            elif word in _FOR or word in _AGAINST:
                judged = sign if word in _FOR else -sign
        if judged:
            yield judged


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"n['’]t\b", " not", text))


def _negates(word: str) -> bool:
    return word in _NEGATING or word in _NEGATING_ALL
