"""Why a verbatim stands where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.engine.explaining import explain as explain_place
from groundswell.engine.ground import Ground
from groundswell.field import models
from groundswell.field.errors import NotPlacedYet, StandsApart, VerbatimNotCounted
from groundswell.field.grounds import embedded, ground_of
from groundswell.field.reading.nearest import near as near_by
from groundswell.field.telling import grouped_by

# Verbatims up to which one is held against all: some 50 milliseconds.
ALL = 5_000


@dataclass(frozen=True, slots=True)
class Near:
    verbatim: int
    likeness: float  # cosine
    concern: int
    text: str


@dataclass(frozen=True, slots=True)
class Why:
    verbatim: int
    text: str
    concern: int
    name: str
    pinned: bool
    reason: str
    neighbours: tuple[Near, ...]
    grouping: str
    model: str


def explain(row: models.Verbatim) -> Why:
    """The nearest verbatims and the scores behind a placement. Raises VerbatimNotCounted for one whose words
    are no longer there, or were not placed yet."""
    if row.state != "live" or row.conversation.state != "live" or row.turn is None:
        raise VerbatimNotCounted(
            f"V-{row.pk} is not counted now: its source was withdrawn, erased or undone."
        )
    if row.set_phrase is not None and not row.set_phrase.heard:
        raise StandsApart(row.pk, row.set_phrase.pk)
    model = grouped_by()
    if not row.community or not embedded(model).filter(pk=row.pk).exists():
        raise NotPlacedYet(row.pk)
    around = _around(row, model)
    place = explain_place(around, row.pk)
    words = {row.pk: row.turn.text[row.start : row.end], **_words([n.verbatim for n in place.neighbours])}
    near = tuple(Near(n.verbatim, n.cosine, n.concern, words[n.verbatim]) for n in place.neighbours)
    return Why(
        verbatim=row.pk,
        text=words[row.pk],
        concern=row.concern,
        name=_name(row.concern),
        pinned=row.pinned,
        reason=place.reason,
        neighbours=near,
        grouping=row.grouping or f"{around.memory.version}, placed when it came",
        model=model,
    )


def _around(row: models.Verbatim, model: str) -> Ground:
    """The ground to explain a verbatim by: in a small field all of it, else it and those that were near it
    when everything was regrouped. What came since is held against everything."""
    live = embedded(model)
    if models.Verbatim.objects.count() > ALL and (listed := near_by(model, row.pk)):
        # Of what was heard once it is told how many are in its community.
        fellows = () if row.concern else live.filter(community=row.community).values_list("pk", flat=True)
        live = live.filter(pk__in=[row.pk, *listed, *fellows])
    return ground_of(live, model)


def _words(numbers: Sequence[int]) -> dict[int, str]:
    rows = models.Verbatim.objects.filter(pk__in=numbers).values_list("id", "start", "end", "turn__text")
    return {id_: text[start:end] for id_, start, end, text in rows}


def _name(number: int) -> str:
    return models.Concern.objects.filter(id=number).values_list("name", flat=True).first() or ""
