"""Files that somebody brings in, from when they arrive until they are taken or thrown away; and folders that
are watched for them.

The bytes of a delivery lie in a folder of its own beside the store (see bringing/places.py). Its rows hold
words only while it waits: once it is taken, its entry tells of it.
"""

from django.db import models


class DeliveryState(models.TextChoices):
    ARRIVING = "arriving"  # more files may still come
    LOOKING = "looking"  # what it holds is to be found out
    LOOKED = "looked"  # somebody is to say whether it is taken
    TAKING = "taking"  # to be taken
    PLACING = "placing"  # taken; what was heard in it is to find its place among the rest
    STOPPING = "stopping"  # somebody wants it back while it is taken: what was taken is to go
    TAKEN = "taken"
    STUCK = "stuck"  # tried again and again, and given up


class WatchedFolder(models.Model):
    """A folder from which new and changed files are taken by themselves."""

    path = models.TextField(unique=True)
    by = models.TextField(default="", blank=True)
    since = models.DateTimeField()
    looked = models.DateTimeField(null=True)  # when it was last looked into
    trouble = models.TextField(default="", blank=True)  # why it could not be
    removed = models.BooleanField(default=False)  # watched no longer, or not yet: what an undo puts back


class SeenFile(models.Model):
    """A file of a watched folder as it was last seen. By a digest of its name, which may be a person's."""

    # Where the files lie: a watched folder, or, for none, one of its own.
    folder = models.ForeignKey(WatchedFolder, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=64)
    state = models.CharField(max_length=64)  # size and time of its last change
    since = models.DateTimeField()  # when it was first seen so
    taken = models.BooleanField(default=False)  # as it is

    class Meta:
        constraints = [models.UniqueConstraint(fields=["folder", "name"], name="one_row_a_seen_file")]


class Delivery(models.Model):
    """Files that are brought in together, and what a person said of them."""

    entry_id: int | None  # as Django sets it
    folder_id: int | None
    files: "models.Manager[DeliveredFile]"
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)  # whose it is; 0: a watched folder's
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.ARRIVING)
    # Where the files lie: a watched folder, or, for none, one of its own.
    folder = models.ForeignKey(WatchedFolder, null=True, on_delete=models.SET_NULL, related_name="deliveries")
    # What a person said; emptied once it is taken, for what lasts of it is remembered with the import.
    sellers = models.JSONField(default=list)  # names, addresses or domains of ours
    columns = models.JSONField(default=dict)  # mark of a header -> meaning -> column
    # Who speaks in all files: [name, side, turns], the most turns of each side first. Emptied likewise.
    speakers = models.JSONField(default=list)
    as_verbatims = models.BooleanField(default=False)
    system = models.TextField(default="", blank=True)
    # The import that it became. There from the moment its taking begins.
    entry = models.OneToOneField("field.Entry", null=True, on_delete=models.PROTECT, related_name="delivery")
    ended = models.DateTimeField(null=True)
    process = models.TextField(default="", blank=True)  # who is at work on it (see processes.py)
    tries = models.PositiveSmallIntegerField(default=0)  # that failed
    again = models.DateTimeField(null=True)  # not before this
    trouble = models.TextField(default="", blank=True)  # why the last try failed
    stopped_by = models.TextField(default="", blank=True)  # who wanted it back while it was taken

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="deliveries_by_state")]


class DeliveredFile(models.Model):
    """One file of a delivery that is not taken yet."""

    delivery_id: int  # as Django sets it
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="files")
    name = models.TextField()  # as it goes by in reports, and where it lies in the delivery's folder
    size = models.BigIntegerField(default=0)  # bytes
    refused = models.TextField(default="", blank=True)  # why it did not arrive
    # What was understood of it (see bringing/previews.py); none: not looked at yet.
    preview = models.JSONField(null=True)
    rows = models.IntegerField(default=0)  # by its preview
    # Where it stands among the others of its delivery: what needs attention comes first (see `place_of`).
    place = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "name"], name="one_name_a_delivered_file")]
        indexes = [models.Index(fields=["delivery", "place"], name="delivered_files_by_place")]


def is_being_taken() -> bool:
    """Whether something is: also between two processes that work on it, one after the other."""
    states = (DeliveryState.TAKING, DeliveryState.PLACING, DeliveryState.STOPPING)
    return Delivery.objects.filter(state__in=states).exists()


def drop_what_waits() -> None:
    """In the transaction of an erasure: what waits may hold what is being erased, and nobody can tell without
    reading it. Whoever brings it in again brings all but that. Files without a row go when the worker looks
    next, or at once (see bringing/arriving.py)."""
    waiting = Delivery.objects.exclude(state=DeliveryState.TAKEN)
    waiting.filter(entry=None).delete()
    # Of what is being taken the erased is left out as it is read.
    DeliveredFile.objects.filter(delivery__in=waiting).update(preview=None)
    waiting.update(sellers=[], speakers=[])
