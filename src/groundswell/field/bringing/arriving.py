"""What people do with a delivery before it is taken: bring files, say what they mean, take it, throw it away.

Every transition looks at the state inside its own transaction: of two people at once one comes second, and
is told so.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from groundswell.field.bringing.errors import NoSuchDelivery, NotWaiting
from groundswell.field.bringing.places import Names, brought_folder, make_folder_of, remove_files
from groundswell.field.deliveries import DeliveredFile, Delivery, DeliveryState

# A file may be this large; a gate before the reading process, whose own limit is higher.
MOST_BYTES = 100_000_000
# What waits longer is thrown away: files of customers' words should not lie about.
KEPT = timedelta(days=14)
ARRIVING = "arriving-"  # how the names of files begin that still come
_STILL_ARRIVES = timedelta(hours=6)
_WAITS = (DeliveryState.ARRIVING, DeliveryState.LOOKING, DeliveryState.LOOKED, DeliveryState.STUCK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """A file that arrived, lying under any name, or one that did not."""

    told: str  # what it is called by whoever sent it
    path: Path | None
    size: int = 0
    refused: str = ""  # why it did not arrive, as a phrase after its name


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a person says of what they bring; see the fields of Delivery."""

    sellers: Sequence[str] = ()
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    as_verbatims: bool = False
    system: str = ""


def begin(by: str, user: int, at: datetime) -> Delivery:
    """A delivery whose files are still to come: once this is committed, for until then nobody knows whose
    they are (clear_away)."""
    return Delivery.objects.create(by=by, user=user, at=at)


def add(number: int, arrivals: Sequence[Arrival]) -> None:
    """Keep files that arrived, each under a name that is safe and its own.

    Raises NoSuchDelivery, and NotWaiting once no more are waited for.
    """
    with _in(number, DeliveryState.ARRIVING) as delivery:
        folder = make_folder_of(number)
        names = Names(delivery.files.values_list("name", flat=True))
        delivery.files.bulk_create(
            [_kept(arrival, names.give(arrival.told), folder, delivery) for arrival in arrivals],
            batch_size=500,
        )


def _kept(arrival: Arrival, name: str, folder: Path, delivery: Delivery) -> DeliveredFile:
    refused = arrival.refused
    if arrival.path is not None and not refused:
        try:
            (folder / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            arrival.path.replace(folder / name)
        except OSError as error:
            refused = f"could not be kept ({error.strerror})"
    return DeliveredFile(delivery=delivery, name=name, size=arrival.size, refused=refused)


def look(number: int, said: Said | None = None) -> None:
    """All that was to come has come, or a person said what it means: find out what it holds, then.

    Raises NoSuchDelivery, NotWaiting.
    """
    waits = (DeliveryState.ARRIVING, DeliveryState.LOOKING, DeliveryState.LOOKED)
    with _in(number, *waits) as delivery:
        if said is not None:
            _keep(said, delivery)
        delivery.files.update(preview=None)
        _go_on(delivery, DeliveryState.LOOKING)


def take(number: int, said: Said | None = None) -> None:
    """Take it in. Done by the worker. Raises NoSuchDelivery, NotWaiting."""
    with _in(number, DeliveryState.LOOKED, DeliveryState.STUCK) as delivery:
        if said is not None:
            _keep(said, delivery)
        _go_on(delivery, DeliveryState.TAKING)


def stop(number: int, by: str) -> None:
    """Take back what is being taken: whoever is at work on it ends, and then what was taken goes, as one undo
    in the history. Done by the worker. Raises NoSuchDelivery, NotWaiting."""
    with _in(number, DeliveryState.TAKING, DeliveryState.PLACING, DeliveryState.STUCK) as delivery:
        # Its process stays where it stands: only when that has ended may another one work on it.
        delivery.state, delivery.stopped_by = DeliveryState.STOPPING, by
        delivery.tries, delivery.again, delivery.trouble = 0, None, ""
        delivery.save(update_fields=["state", "stopped_by", "tries", "again", "trouble"])


def throw_away(number: int) -> None:
    """It is as if it had never come, files and all; where some of it was taken, that stays, with its entry.

    Raises NoSuchDelivery, and NotWaiting once it is being taken.
    """
    with _in(number, *_WAITS) as delivery:
        if delivery.entry_id is None:
            delivery.delete()
        else:
            delivery.files.all().delete()
            delivery.sellers, delivery.speakers, delivery.columns, delivery.ended = [], [], {}, delivery.at
            _go_on(delivery, DeliveryState.TAKEN)
        transaction.on_commit(lambda: remove_files(number))


def clear_away(at: datetime) -> None:
    """What waited for too long, and folders and uploads that nobody knows of (a killed process left them)."""
    for number in Delivery.objects.filter(state__in=_WAITS, at__lt=at - KEPT).values_list("pk", flat=True):
        throw_away(number)
    folder = brought_folder()
    entries = list(folder.iterdir()) if folder.is_dir() else []
    of_deliveries = [int(entry.name) for entry in entries if entry.is_dir() and entry.name.isdecimal()]
    # Of what is taken, too: a process may have been killed after it wrote that down.
    waiting = Delivery.objects.filter(pk__in=of_deliveries).exclude(state=DeliveryState.TAKEN)
    known_deliveries = set(waiting.values_list("pk", flat=True))
    for number in set(of_deliveries) - known_deliveries:
        remove_files(number)
    for upload in entries:
        if upload.name.startswith(ARRIVING) and _is_old(upload, at):
            upload.unlink(missing_ok=True)


def _is_old(upload: Path, at: datetime) -> bool:
    try:
        return at.timestamp() - upload.stat().st_mtime > _STILL_ARRIVES.total_seconds()
    except FileNotFoundError:
        return False


def _keep(said: Said, delivery: Delivery) -> None:
    delivery.sellers = list(said.sellers)
    delivery.columns = {header: dict(columns) for header, columns in said.columns.items()}
    delivery.as_verbatims, delivery.system = said.as_verbatims, said.system


def _go_on(delivery: Delivery, state: DeliveryState) -> None:
    delivery.state, delivery.tries, delivery.again = state, 0, None
    delivery.trouble = delivery.process = ""
    delivery.save()


@contextmanager
def _in(number: int, *states: DeliveryState) -> Iterator[Delivery]:
    """The delivery, held and in one of these states, for a transaction."""
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().filter(pk=number).first()
        if delivery is None:
            raise NoSuchDelivery(number)
        if delivery.state not in states:
            raise NotWaiting(number)
        yield delivery
