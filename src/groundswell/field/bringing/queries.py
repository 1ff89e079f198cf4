"""Reading deliveries and what became of them, for a viewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, Sum

from groundswell.field import models
from groundswell.field.bringing.errors import NoSuchDelivery
from groundswell.field.bringing.previews import NO_WAY, FilePreview, from_kept
from groundswell.field.deliveries import DeliveredFile, Delivery, DeliveryState
from groundswell.field.restricted import hidden_sources
from groundswell.field.work import Work
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer, require_member

LISTED = 100
A_PAGE = 12  # previews of files
_SHOWN = 25  # files of one delivery, and reasons


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """Rows of the files of an import: rows == taken + duplicates + refused."""

    files: int = 0
    rows: int = 0
    taken: int = 0
    duplicates: int = 0
    refused: int = 0
    first: str = ""  # the name of the first file


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """An import in the list: of files from a browser or a watched folder, or of a command."""

    delivery: Delivery | None
    entry: models.Entry | None
    at: datetime
    by: str
    counts: Counts


def imports(viewer: Viewer) -> list[Listed]:
    """The latest imports, newest first, those that wait before all others. Four queries. Raises NotForYou."""
    require_member(viewer)
    waiting = list(Delivery.objects.exclude(state=DeliveryState.TAKEN).order_by("-pk")[:LISTED])
    runs = models.Entry.objects.filter(action=models.Action.IMPORT).order_by("-pk")
    entries = list(
        runs.exclude(pk__in=[delivery.entry_id for delivery in waiting if delivery.entry_id])[:LISTED]
    )
    of_entries = _counts(_files().filter(entry__in=entries))
    delivered = {delivery.entry_id: delivery for delivery in Delivery.objects.filter(entry__in=entries)}
    arrived = _arrived([delivery.pk for delivery in waiting])
    return [
        *(
            Listed(
                delivery=delivery,
                entry=None,
                at=delivery.at,
                by=delivery.by,
                counts=arrived.get(delivery.pk, Counts()),
            )
            for delivery in waiting
        ),
        *(
            Listed(
                delivery=delivered.get(entry.pk),
                entry=entry,
                at=entry.at,
                by=entry.by,
                counts=of_entries.get(entry.pk, Counts()),
            )
            for entry in entries
        ),
    ]


def delivery(viewer: Viewer, number: int) -> Delivery:
    """Raises NotForYou, NoSuchDelivery."""
    require_member(viewer)
    row = Delivery.objects.select_related("entry", "folder").filter(pk=number).first()
    if row is None:
        raise NoSuchDelivery(number)
    return row


def may_stop(viewer: Viewer, delivery: Delivery) -> bool:
    """Whether they may take it back while it is taken in: whoever brought it, and who may undo any import."""
    own = bool(delivery.user) and delivery.user == viewer.user
    return viewer.is_member and (own or viewer.role is Role.ADMINISTRATOR)


def require_stopping(viewer: Viewer, delivery: Delivery) -> None:
    """Raises NotForYou."""
    if not may_stop(viewer, delivery):
        raise NotForYou


def delivery_of(undoing: models.Entry) -> int | None:
    """The delivery whose import an undo takes back, or brings back."""
    entry = undoing
    while entry.undoes is not None:
        entry = entry.undoes
    return Delivery.objects.filter(entry=entry).values_list("pk", flat=True).first()


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """The files of a delivery that is not taken yet."""

    files: int
    size: int  # bytes
    first: str  # the name of the first
    looked: int  # how many were looked at
    not_arrived: tuple[tuple[str, str], ...]  # name, and why


def waiting(viewer: Viewer, number: int) -> Waiting:
    """Two queries. Raises NotForYou."""
    require_member(viewer)
    files = DeliveredFile.objects.filter(delivery=number)
    sums = files.aggregate(files=Count("pk"), size=Sum("size"), first=Min("name"), looked=Count("preview"))
    refused = files.exclude(refused="").order_by("name").values_list("name", "refused")
    return Waiting(
        files=sums["files"],
        size=sums["size"] or 0,
        first=sums["first"] or "",
        looked=sums["looked"],
        not_arrived=tuple(refused),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """The files of a delivery that were looked at, in numbers."""

    rows: int
    readable: int
    shown: int  # whose preview can be shown: those that can be read, or could once somebody says how
    unreadable: int

    @property
    def pages(self) -> int:
        return max(-(-self.shown // A_PAGE), 1)


def looked(viewer: Viewer, number: int) -> Looked:
    """One query. Raises NotForYou."""
    require_member(viewer)
    files = DeliveredFile.objects.filter(delivery=number, preview__isnull=False)
    shown, readable = Q(place__lt=NO_WAY), Q(place__lt=NO_WAY, place__gt=0)
    counts = files.aggregate(
        readable=Count("pk", filter=readable),
        shown=Count("pk", filter=shown),
        unreadable=Count("pk", filter=~shown),
        rows_=Sum("rows", filter=readable),
    )
    return Looked(
        rows=counts["rows_"] or 0,
        readable=counts["readable"],
        shown=counts["shown"],
        unreadable=counts["unreadable"],
    )


def previews(viewer: Viewer, number: int, page: int = 1) -> list[FilePreview]:
    """What is understood of the files on this page (from 1), what needs attention first. One query. Raises
    NotForYou."""
    require_member(viewer)
    files = DeliveredFile.objects.filter(delivery=number, preview__isnull=False, place__lt=NO_WAY)
    some = files.order_by("place", "name")[(page - 1) * A_PAGE : page * A_PAGE]
    return [from_kept(*row) for row in some.values_list("name", "size", "preview")]


def unreadable(viewer: Viewer, number: int) -> list[FilePreview]:
    """The first of the files that cannot be read. One query. Raises NotForYou."""
    require_member(viewer)
    files = DeliveredFile.objects.filter(delivery=number, preview__isnull=False, place=NO_WAY)
    some = files.order_by("name")[:LISTED].values_list("name", "size", "preview")
    return [from_kept(*row) for row in some]


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far the taking is: `done` of `total` in the stage, of which none may be known."""

    stage: str = ""
    done: int = 0
    total: int | None = None
    rows: int = 0  # read so far


def progress(viewer: Viewer, delivery: Delivery) -> Progress:
    """Two queries. Raises NotForYou."""
    require_member(viewer)
    files = models.SourceFile.objects.filter(entry=delivery.entry_id) if delivery.entry_id else None
    rows = files.aggregate(rows=Sum("rows"))["rows"] or 0 if files is not None else 0
    work = Work.objects.filter(process=delivery.process).order_by("-pk").first() if delivery.process else None
    if work is None:
        return Progress(rows=rows)
    return Progress(stage=work.stage, done=work.done, total=work.total, rows=rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What became of an import."""

    counts: Counts
    files: tuple[models.SourceFile, ...]  # those of which there is something to say first
    refused: tuple[tuple[str, int, int], ...]  # why, how often, and the first row
    noted: tuple[tuple[str, int, int], ...]
    set_aside: tuple[tuple[str, int], ...]
    to_mend: tuple[
        tuple[int, str, int], ...
    ]  # id, name and number of kept rows of each file with refused rows


def result(viewer: Viewer, entry: int) -> Result:
    """A constant number of queries. Raises NotForYou."""
    require_member(viewer)
    files = _files().filter(entry=entry)
    remarks = models.Refusal.objects.filter(file__in=files)
    not_restricted = models.SetAside.objects.exclude(conversation__state=models.ConversationState.RESTRICTED)
    aside = not_restricted.filter(conversation__entry=entry).values_list("why")
    refused_rows = remarks.filter(taken=False).exclude(raw=[]).values_list("file", "file__name")
    return Result(
        counts=_counts(files).get(entry, Counts()),
        files=tuple(files.order_by("-error", "-refused", "name")[:_SHOWN]),
        refused=_reasons(remarks.filter(taken=False)),
        noted=_reasons(remarks.filter(taken=True)),
        set_aside=tuple(aside.annotate(n=Count("pk")).order_by("-n")[:_SHOWN]),
        to_mend=tuple(refused_rows.annotate(n=Count("pk")).order_by("file__name")[:_SHOWN]),
    )


def expected_rows(viewer: Viewer, number: int) -> int:
    """How many rows the files of a delivery hold, as far as they were looked at. Raises NotForYou."""
    require_member(viewer)
    return DeliveredFile.objects.filter(delivery=number).aggregate(rows=Sum("rows"))["rows"] or 0


def _reasons(remarks: "models.models.QuerySet[models.Refusal]") -> tuple[tuple[str, int, int], ...]:
    counted = remarks.values_list("reason").annotate(n=Count("pk"), first=Min("row")).order_by("-n", "reason")
    return tuple(counted[:_SHOWN])


def _files() -> "models.models.QuerySet[models.SourceFile]":
    """But for those that hold nothing but what is restricted."""
    return models.SourceFile.objects.exclude(name__in=hidden_sources())


def _counts(files: "models.models.QuerySet[models.SourceFile]") -> dict[int, Counts]:
    summed = files.values("entry").annotate(
        files=Count("pk"),
        rows_=Sum("rows"),
        taken_=Sum("taken"),
        duplicates_=Sum("duplicates"),
        refused_=Sum("refused"),
        first=Min("name"),
    )
    return {
        row["entry"]: Counts(
            files=row["files"],
            rows=row["rows_"],
            taken=row["taken_"],
            duplicates=row["duplicates_"],
            refused=row["refused_"],
            first=row["first"],
        )
        for row in summed.order_by()
    }


def _arrived(deliveries: Sequence[int]) -> dict[int, Counts]:
    files = DeliveredFile.objects.filter(delivery__in=deliveries).values_list("delivery")
    summed = files.annotate(n=Count("pk"), first=Min("name")).order_by()
    return {number: Counts(files=n, first=first) for number, n, first in summed}
