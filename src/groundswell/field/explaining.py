"""Why a verbatim stands where it stands."""

from dataclasses import dataclass

from groundswell.engine.grouping import VERSION
from groundswell.engine.identity import explain as explain_place
from groundswell.engine.survey.values import Field
from groundswell.field import models, queries
from groundswell.field.errors import VerbatimNotCounted
from groundswell.field.overview import overview


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
        phrase = f"P-{row.set_phrase.pk}"
        raise VerbatimNotCounted(
            f"V-{row.pk} is the set phrase {phrase}, said letter for letter in several conversations and not"
            f" about the business. To hear it: `groundswell set-phrase --hear {phrase}`."
        )
    model = queries.grouped_by()
    if not row.community or not queries.embedded(model).filter(pk=row.pk).exists():
        raise VerbatimNotCounted(f"V-{row.pk} is not placed yet: `groundswell listen FILES` goes on with it.")
    told = explain_place(queries.ground(model), row.pk)
    field = overview()
    words = {v.id: v.text for v in field.verbatims}
    near = tuple(Near(n.verbatim, n.cosine, n.concern, words[n.verbatim]) for n in told.neighbours)
    return Why(
        verbatim=row.pk,
        text=words[row.pk],
        concern=row.concern,
        name=_name(field, row.concern),
        pinned=row.pinned,
        reason=told.reason,
        neighbours=near,
        grouping=row.grouping or f"{VERSION}, placed when it came",
        model=model,
    )


def _name(field: Field, number: int) -> str:
    return next((c.name for c in field.concerns if c.id == number), "")
