"""Stopping an import that is being taken in, and taking back what was taken of it.

Somebody asks for it in a row; whoever is at work on the import sees that between two steps and ends. Then it
is undone like any import. A process that is killed at any moment leaves the row, and the next one goes on.
"""

import time
from datetime import datetime

from django.db import transaction

from groundswell.field import models
from groundswell.field.bringing.places import remove_files
from groundswell.field.deliveries import Delivery, DeliveryState
from groundswell.field.errors import CannotUndo
from groundswell.field.history.effects import write_down
from groundswell.field.history.entries import Author
from groundswell.field.history.undo import undo
from groundswell.field.services.progress import Step, Watch
from groundswell.speech import GroundswellError

_EACH = 0.5  # seconds between two looks whether somebody stopped it


class Stopped(GroundswellError):
    """Somebody stopped the import that this process works on."""

    code = "import_stopped"


def unless_stopped(delivery: Delivery, watch: Watch) -> Watch:
    """To be told each step, as `watch` is; raises Stopped where somebody stopped the import."""
    due = 0.0

    def followed(step: Step) -> None:
        nonlocal due
        watch(step)
        if time.monotonic() >= due:
            if Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.STOPPING).exists():
                raise Stopped("This import was stopped.")
            due = time.monotonic() + _EACH

    return followed


def let_go(delivery: Delivery) -> None:
    """This process works on it no more."""
    Delivery.objects.filter(pk=delivery.pk).update(process="")


def take_back(delivery: Delivery, at: datetime) -> None:
    """Undo what was taken of it, in the name of whoever stopped it; its files go.

    Where a person decided something since that stands on it, it cannot be: then it is taken in to its end.
    """
    try:
        with transaction.atomic():
            if delivery.entry_id is not None:
                _undo(models.Entry.objects.get(pk=delivery.entry_id), delivery.stopped_by, at)
            end(delivery, at)
    except CannotUndo as standing:
        Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.STOPPING).update(
            state=DeliveryState.TAKING, process="", trouble=f"It could not be stopped: {standing}"
        )
        return
    remove_files(delivery.pk)


def _undo(entry: models.Entry, by: str, at: datetime) -> None:
    if entry.is_undone:
        return
    write_down(entry)
    undo(entry.pk, Author(by=by, at=at, because="stopped while it was taken in"))


def end(delivery: Delivery, at: datetime) -> None:
    """Nothing is to be done any more; what people said of it goes. In the caller's transaction."""
    delivery.files.all().delete()
    Delivery.objects.filter(pk=delivery.pk).update(
        state=DeliveryState.TAKEN,
        ended=at,
        sellers=[],
        speakers=[],
        columns={},
        process="",
        trouble="",
        tries=0,
    )
