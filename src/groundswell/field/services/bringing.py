"""The long work on deliveries: finding out what one holds, taking it in, placing what was heard in it, and
taking it back where somebody stops that.

What is to be done is read from the state of the delivery. A process that is killed leaves it as it is, and
the next one goes on: what was looked at is not looked at again, and what was taken is recognised. Taking and
placing are two steps, so that two processes can do them: each needs room that the other does not.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from groundswell.crm import queries as crm
from groundswell.engine.encoder import Encoder
from groundswell.field import models, queries
from groundswell.field.bringing import previews
from groundswell.field.bringing.folders import path_in
from groundswell.field.bringing.places import folder_of, remove_files
from groundswell.field.deliveries import DeliveredFile, Delivery, DeliveryState
from groundswell.field.history.patch import Patch
from groundswell.field.languages import reader_beside
from groundswell.field.processes import runs_here, this_process
from groundswell.field.services.listen import (
    Request,
    begin_import,
    do_due,
    end_run,
    hear_due,
    read,
    summarise,
)
from groundswell.field.services.progress import Watch, told_as_work
from groundswell.field.services.stopping import end, take_back, unless_stopped
from groundswell.intake.preview import Preview, preview_of, together
from groundswell.sources.contract import Item, Options, Understood, UnknownColumn, UnreadableSource
from groundswell.sources.reading import Given, expand, read_file

# Conversations whose speakers are told in a preview: enough to know a file, and little to hold.
_HEARD = 2_000
_SPEAKERS = 100  # of each side that are told
_TRIES = 5
_PAUSE = timedelta(seconds=5)  # after the first try that failed; twice that after the next


# What the worker does, in this order: somebody sits before a preview, and waits for what is stopped. What was
# taken is placed before more is taken.
_WORK = (DeliveryState.LOOKING, DeliveryState.STOPPING, DeliveryState.PLACING, DeliveryState.TAKING)


def next_due(at: datetime) -> Delivery | None:
    """The delivery that is to be worked on next."""
    due = Delivery.objects.filter(state__in=_WORK).filter(Q(again=None) | Q(again__lte=at))
    ready = [delivery for delivery in due.select_related("folder") if not runs_here(delivery.process)]
    return min(
        ready, key=lambda delivery: (_WORK.index(DeliveryState(delivery.state)), delivery.pk), default=None
    )


def work_on(
    delivery: Delivery,
    *,
    encoder: Callable[[], Encoder],
    at: datetime,
    watch: Watch,
    ours: Sequence[str] = (),
) -> None:
    """Do what is due of it. `ours` are names or domains that the company calls its own."""
    Delivery.objects.filter(pk=delivery.pk).update(process=this_process())
    followed = unless_stopped(delivery, watch)
    match DeliveryState(delivery.state):
        case DeliveryState.LOOKING:
            _look_at(delivery, ours)
        case DeliveryState.STOPPING:
            take_back(delivery, at)
        case DeliveryState.PLACING:
            _place(delivery, encoder, at, followed)
        case _:
            _take_in(delivery, encoder, at, followed, ours)


def failed(delivery: Delivery, why: str, at: datetime) -> None:
    """It is tried again after a pause that grows, and given up and shown in the end."""
    tries = delivery.tries + 1
    stuck = {"state": DeliveryState.STUCK} if tries >= _TRIES else {}
    again = at + _PAUSE * 2 ** (tries - 1)
    with transaction.atomic():
        # Also where somebody stopped it meanwhile: nobody is at work on it any more.
        Delivery.objects.filter(pk=delivery.pk, process=this_process()).update(process="")
        waits = Delivery.objects.filter(pk=delivery.pk, state=delivery.state)
        waits.update(tries=tries, again=again, trouble=why, process="", **stuck)


def _look_at(delivery: Delivery, ours: Sequence[str]) -> None:
    options = _options(delivery)
    sellers = [*delivery.sellers, *ours, *crm.given_sellers()]
    for file in delivery.files.filter(preview__isnull=True, refused="").order_by("name"):
        understood = _preview(file, options, sellers)
        # Another look may have been asked for meanwhile.
        same = Delivery.objects.filter(
            pk=delivery.pk, columns=delivery.columns, sellers=delivery.sellers, state=DeliveryState.LOOKING
        )
        with transaction.atomic():
            if not same.select_for_update().exists():
                return
            DeliveredFile.objects.filter(pk=file.pk).update(
                preview=understood, rows=understood.get("rows", 0), place=previews.place_of(understood)
            )
    speakers = _speakers(delivery)
    with transaction.atomic():
        looked = Delivery.objects.select_for_update().filter(pk=delivery.pk, state=DeliveryState.LOOKING)
        if not DeliveredFile.objects.filter(delivery=delivery, preview__isnull=True, refused="").exists():
            looked.update(
                state=DeliveryState.LOOKED, speakers=speakers, process="", tries=0, again=None, trouble=""
            )


def _speakers(delivery: Delivery) -> list[tuple[str, str, int]]:
    """Of all its files together, so that no page has to read them all."""
    sides = defaultdict[str, Counter[str]](Counter)
    for told in delivery.files.values_list("preview__speakers", flat=True).iterator(500):
        for name, side, turns in told or ():
            sides[side][name] += turns
    return [
        (name, side, turns)
        for side, names in sides.items()
        for name, turns in names.most_common(_SPEAKERS)
        if name
    ]


def _preview(file: DeliveredFile, options: Options, sellers: Sequence[str]) -> dict[str, object]:
    """Of an archive, its files together."""
    readable: list[Preview] = []
    unread: list[tuple[str, str]] = []
    tables: list[Understood] = []

    def seen(items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Understood):
                tables.append(item)
            yield item

    known_sellers = crm.sellers()
    for path, name in expand([(folder_of(file.delivery_id) / file.name, file.name)]):
        try:
            items = seen(read_file(path, name, options))
            readable.append(preview_of(name, items, sellers=sellers, known=known_sellers, most=_HEARD))
        except (UnreadableSource, UnknownColumn) as error:
            unread.append((name, str(error)))
    if not readable:
        return previews.unread(unread[0][1] if unread else "holds no files", tuple(tables))
    return previews.as_kept(together(file.name, readable, [(f"{name} {why}", 1) for name, why in unread]))


def _take_in(
    delivery: Delivery, encoder: Callable[[], Encoder], at: datetime, watch: Watch, ours: Sequence[str]
) -> None:
    entry = _entry_of(delivery, at)
    request = Request(
        paths=_given(delivery),
        options=Options(as_verbatims=delivery.as_verbatims),
        tables=delivery.columns,
        sellers=[*delivery.sellers, *ours],
        by=delivery.by,
        system=delivery.system,
    )
    with told_as_work(models.Action.IMPORT, delivery.by, at, watch) as telling:
        patch = Patch()
        try:
            read(request, entry, patch, telling)
            hear_due(entry, patch, lambda: reader_beside(encoder()), telling)
        finally:
            summarise(entry)
    taken = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.TAKING)
    taken.update(state=DeliveryState.PLACING, process="", trouble="", tries=0)


def _place(delivery: Delivery, encoder: Callable[[], Encoder], at: datetime, watch: Watch) -> None:
    entry = _entry_of(delivery, at)
    with told_as_work(models.Action.IMPORT, delivery.by, at, watch) as telling:
        do_due(entry, Patch(), (), encoder, telling)
        end_run(entry, encoder(), at)
    with transaction.atomic():
        placed = Delivery.objects.select_for_update().filter(pk=delivery.pk, state=DeliveryState.PLACING)
        if not placed.exists():
            return  # somebody stopped it
        for file in delivery.files.exclude(refused=""):
            models.SourceFile.objects.get_or_create(entry=entry, name=file.name, error=file.refused)
        end(delivery, at)
    remove_files(delivery.pk)


def _entry_of(delivery: Delivery, at: datetime) -> models.Entry:
    """The entry of the import, the same also after a kill: so all of it is undone at once."""
    with transaction.atomic():
        held = Delivery.objects.select_for_update().get(pk=delivery.pk)
        if held.entry_id is not None:
            return models.Entry.objects.get(pk=held.entry_id)
        entry = begin_import(held.by, at)
        held.entry_id = entry.pk
        held.save(update_fields=["entry"])
        return entry


def _given(delivery: Delivery) -> list[Given]:
    names = delivery.files.filter(refused="").values_list("name", flat=True)
    if delivery.folder is not None:
        return [(path_in(delivery.folder, name), name) for name in names]
    folder = folder_of(delivery.pk)
    return [(folder / name, name) for name in names]


def _options(delivery: Delivery) -> Options:
    return Options(remembered=queries.column_maps(delivery.columns), as_verbatims=delivery.as_verbatims)
