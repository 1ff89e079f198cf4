"""Names by a language model, where one is configured. A person's name is never touched."""

from groundswell.engine.survey.model_names import Rewording, Wording, reword, reworded
from groundswell.engine.survey.values import Field, NamedBy
from groundswell.field import models
from groundswell.field.bulk import update_rows
from groundswell.field.reading.upkeep import in_step


def word_names(field: Field, wording: Wording) -> tuple[Field, Rewording]:
    """Ask for better names for the concerns named from their words, and keep them, marked as a model's.

    A name that a model cannot give stays as it was; the reasons are in the Rewording. The conversation with
    the model takes seconds, so it is held outside the transaction that stores its outcome.
    """
    rewording = reword(field, wording)
    verbatims_in = {concern.id: {verbatim.id for verbatim in concern.verbatims} for concern in field.concerns}
    with in_step() as touched:
        # Of erased words nothing is named, though the model may have seen them.
        erased = set(models.Verbatim.objects.filter(state="forgotten").values_list("id", flat=True))
        standing = [number for number in rewording.names if not verbatims_in[number] & erased]
        unnamed = models.Concern.objects.filter(named_by=NamedBy.WORDS.value, id__in=standing)
        rows = [(rewording.names[n], NamedBy.MODEL.value, n) for n in unnamed.values_list("id", flat=True)]
        update_rows(models.Concern, ["name", "named_by"], rows)
        touched.update(number for _, _, number in rows)
    return reworded(field, rewording), rewording
