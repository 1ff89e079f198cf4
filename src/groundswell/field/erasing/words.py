"""Taking words out of the store with all that was made from them; and what only the erased words know."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet

from groundswell.engine.extraction.cues import SHAPES
from groundswell.engine.survey.values import NamedBy
from groundswell.field import models
from groundswell.field.names import name_concerns

_WORD = re.compile(r"[^\W_]{2,}")
# Where other people's words, and the names of businesses and people, go on standing.
_STILL_STANDING = (
    (models.Turn, ("text", "speaker")),
    (models.SetAside, ("words",)),
    (models.Conversation, ("account", "deal", "seller", "segment", "product")),
)


@dataclass(slots=True)
class Gone:
    """What was taken out."""

    verbatims: list[int] = field(default_factory=list[int])
    conversations: set[int] = field(default_factory=set[int])
    concerns: set[int] = field(default_factory=set[int])  # in which the verbatims stood
    texts: list[str] = field(default_factory=list[str])
    facts: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])  # table and key

    def wrote(self, text: str) -> bool:
        """Whether a text of several words stands among what was taken out."""
        words = _flat(text)
        return " " in words and any(words in _flat(gone) for gone in self.texts)


def words_in(text: str) -> set[str]:
    """Its words of two letters or more, in small letters."""
    return set(_WORD.findall(text.casefold()))


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def empty(turns: QuerySet[models.Turn], gone: Gone) -> None:
    """Take the words out of turns and their verbatims; `gone` takes note of them."""
    rows = models.Verbatim.objects.filter(turn__in=turns)
    verbatims = list(rows.order_by("id").values_list("id", flat=True))
    gone.texts += [text for text in turns.values_list("text", flat=True) if text]
    gone.concerns |= set(rows.exclude(concern=0).values_list("concern", flat=True))
    gone.verbatims += verbatims
    models.Verbatim.objects.filter(pk__in=verbatims).update(
        state="forgotten",
        start=0,
        end=0,
        context="",
        turn=None,
        language="",
        said="",
        set_phrase=None,
        judged="",  # which ends in the digest of what was embedded
    )
    turns.update(text="")


def drop_what_nobody_says() -> None:
    """Set phrases that are said no more; and vectors of whatever model, of what an earlier version said too:
    nothing bears those words now."""
    models.SetPhrase.objects.filter(verbatims=None).update(said="")
    borne = models.Verbatim.objects.exclude(context="").values("context")
    models.Vector.objects.exclude(text__in=borne).delete()
    models.NeighbourLists.objects.all().delete()  # how like they were to others; the rest is found again


def only_known_from(gone: Gone, derived: Iterable[str]) -> frozenset[str]:
    """The words of `derived` that stood in what was taken out and stand nowhere in what is left. Words of
    grammar are everybody's."""
    derived_words = {word for text in derived for word in words_in(text)}
    candidates = (derived_words & {word for text in gone.texts for word in words_in(text)}) - SHAPES.keys()
    for table, columns in _STILL_STANDING:
        for column in columns:
            if not candidates:
                return frozenset()
            texts = table._default_manager.exclude(**{column: ""}).values_list(column, flat=True)
            for text in texts.distinct().iterator() if column != "text" else texts.iterator():
                candidates -= words_in(text)
    return frozenset(candidates)


def forget_names_made_from_words(concerns: Iterable[int]) -> None:
    """A name that was taken from words, or worded by a model, is found anew from what is left."""
    derived = models.Concern.objects.filter(id__in=list(concerns)).exclude(named_by=NamedBy.PERSON.value)
    if derived.update(name="", named_by=NamedBy.WORDS.value):
        transaction.on_commit(name_concerns)
