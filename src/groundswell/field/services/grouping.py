"""Hearing, embedding and grouping whatever is due, and moving a field from one model to another."""

from collections.abc import Callable

from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Shift
from groundswell.field import due, grouping, models, queries
from groundswell.field.history.effects import write_down
from groundswell.field.history.patch import Patch
from groundswell.field.languages import reader_beside
from groundswell.field.services.progress import Stage, Step, Watch

# Times that a move is begun again because others came to be grouped by the former model meanwhile.
_TRIES = 3


def hear_due(entry: models.Entry, patch: Patch, reader: Callable[[], Encoder], watch: Watch) -> int:
    """Hear and embed whatever is due, and place nothing yet; returns how many verbatims are new."""
    due.assign_unknown_roles(entry, patch)
    conversations = due.unextracted().count()
    new = due.extract_due(entry, patch, lambda n: watch(Step(Stage.HEAR, n, conversations)), reader)
    if queries.live_verbatims().exists():
        embed(reader(), watch)
    return new


def group_field(
    encoder: Encoder, entry: models.Entry, patch: Patch, watch: Watch
) -> tuple[Shift | None, models.Entry | None]:
    """Embed and group whatever is due; also the entry by which the field moved to another model, if it did.

    A move is an entry of history of its own, beside `entry`: to undo an import is not to undo that.
    """
    if grouping.move_is_due(encoder.model):
        return _moved(encoder, entry, watch)
    if reader_beside(encoder) is not encoder:  # else its vectors are there already
        embed(encoder, watch, Stage.EMBED_ALL)
    if not grouping.ungrouped().exists():
        return None, None
    watch(Step(Stage.GROUP, 0, 1))
    shift = grouping.group_due(encoder.model, entry, patch)
    watch(Step(Stage.GROUP, 1, 1))
    return shift, None


def regroup_field(encoder: Encoder, entry: models.Entry, patch: Patch, watch: Watch) -> Shift | None:
    """Embed what is due and regroup everything, however few are new."""
    if reader_beside(encoder) is not encoder:  # else its vectors are there already
        embed(encoder, watch, Stage.EMBED_ALL)
    watch(Step(Stage.GROUP, 0, 1))
    shift = grouping.group_due(encoder.model, entry, patch, asked=True)
    watch(Step(Stage.GROUP, 1, 1))
    return shift


def move_field(encoder: Encoder, entry: models.Entry, patch: Patch, watch: Watch) -> Shift | None:
    """Embed everything by another model, then regroup by it; `entry` says so. None: it is still due.

    A process that is killed before the regrouping leaves the field as it was, and the vectors it made.
    """
    before = queries.grouped_by()
    for _ in range(_TRIES):
        embed(encoder, watch, Stage.EMBED_ANEW)
        watch(Step(Stage.GROUP, 0, 1))
        shift = grouping.move(encoder.model, entry, patch, besides=reader_beside(encoder).model)
        watch(Step(Stage.GROUP, 1, 1))
        if shift is not None:
            entry.summary = f"moved from {before} to {encoder.model}: understood anew and regrouped"
            entry.save(update_fields=["summary"])
            return shift
    return None


def _moved(encoder: Encoder, entry: models.Entry, watch: Watch) -> tuple[Shift | None, models.Entry | None]:
    move = models.Entry.objects.create(
        action=models.Action.REGROUP,
        at=entry.at,
        by=entry.by,
        summary=f"a move to {encoder.model} that was interrupted",
    )
    shift = move_field(encoder, move, Patch(), watch)
    write_down(move)
    return shift, move if shift is not None else None


def embed(encoder: Encoder, watch: Watch, stage: Stage = Stage.EMBED) -> None:
    """Give everything that counts a vector of this encoder, also what comes back after an undo."""
    if texts := due.unembedded(encoder.model).values("context").distinct().count():
        watch(Step(stage, 0, texts))
        due.embed_due(encoder, lambda n: watch(Step(stage, n, texts)))
