"""How customers say what a card is for: as people worded it, and in words that still count."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from groundswell.field.history.patch import chunks
from groundswell.field.read_model import ConcernSummary
from groundswell.field.telling import live_verbatims, told_verbatims
from groundswell.street.kit.values import CardHeld

MOST = 12  # of a card: by words, more of them blur what it is about
SOUGHT = 60  # of a card by meaning: the more, the likelier one of them is near


def verbatims_of(cards: Sequence[CardHeld]) -> dict[int, list[int]]:
    """By concern: what its card quotes, and what tells most of it by now; one query."""
    summaries = ConcernSummary.objects.filter(concern__in={card.concern for card in cards})
    telling = dict(summaries.values_list("concern", "telling"))
    return {
        card.concern: list(dict.fromkeys([*card.verbatims, *telling.get(card.concern, ())]))[:MOST]
        for card in cards
    }


def newest_of(concerns: Collection[int]) -> dict[int, list[int]]:
    """By concern its verbatims, the newest first, as many as are sought by meaning; one query."""
    rows = live_verbatims().filter(concern__in=concerns, turn__isnull=False)
    place = Window(RowNumber(), partition_by="concern", order_by=F("pk").desc())
    found = defaultdict[int, list[int]](list)
    for concern, number in rows.annotate(place=place).filter(place__lte=SOUGHT).values_list("concern", "pk"):
        found[concern].append(number)
    return {concern: sorted(numbers, reverse=True) for concern, numbers in found.items()}


def words_of(verbatims: Collection[int]) -> dict[int, str]:
    """By number, on one line; those that are told no more, or are for named people alone, are left out."""
    found: dict[int, str] = {}
    for some in chunks(sorted(set(verbatims))):
        rows = told_verbatims().filter(pk__in=some, turn__isnull=False)
        for number, text, start, end in rows.values_list("id", "turn__text", "start", "end"):
            found[number] = " ".join(text[start:end].split())
    return found


def said_of(cards: Sequence[CardHeld]) -> Mapping[int, tuple[str, ...]]:
    """By concern: as people worded it first, then in customers' words. Two queries, for some thousands."""
    verbatims = verbatims_of(cards)
    words = words_of({number for numbers in verbatims.values() for number in numbers})
    told = {c.concern: [*c.lines.they_say, *(words.get(n, "") for n in verbatims[c.concern])] for c in cards}
    return {concern: tuple(dict.fromkeys(filter(None, texts)))[:MOST] for concern, texts in told.items()}
