"""What was heard, how it is grouped, and every change of it. Words are kept once, in `Turn.text`."""

from django.db import models

from groundswell.engine.events import EventKind
from groundswell.engine.survey.values import NamedBy, Status
from groundswell.field import deliveries as deliveries
from groundswell.field.actions import Action as Action
from groundswell.field.calling import Answer as Answer
from groundswell.field.calling import AttentionRule as AttentionRule
from groundswell.field.calling import Call as Call
from groundswell.field.calling import Meeting as Meeting
from groundswell.field.calling import MeetingPoint as MeetingPoint
from groundswell.field.calling import WordBack as WordBack
from groundswell.field.grouped import GroupingMemory as GroupingMemory
from groundswell.field.grouped import NeighbourLists as NeighbourLists
from groundswell.field.mends import Mend as Mend
from groundswell.field.mends import Mended as Mended
from groundswell.field.noted import Noted as Noted
from groundswell.field.read_model import TouchesConcerns
from groundswell.field.restrictions import Restriction as Restriction
from groundswell.field.terms import Term as Term
from groundswell.field.work import Work as Work
from groundswell.speech import Channel, Kind, Role, Voice


def _choices(enum):
    return [(member.value, member.value) for member in enum]


class Entry(TouchesConcerns):
    """One row of history: who did what, when, why. How to take it back stands in its patches."""

    undoes_id: int | None  # as Django sets it
    undone_by_id: int | None
    action = models.CharField(max_length=8, choices=Action.choices)
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    # Who that is, by the number that `people` gives, whatever they are called now; 0: nobody who signs in.
    user = models.BigIntegerField(default=0, db_default=0)
    because = models.TextField(default="", blank=True)
    summary = models.TextField()  # one sentence, as `show` and `history` print it
    effect = models.JSONField(default=dict)  # what a run did to concerns, counted (see history/effects.py)
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="undoings")
    # The undo that took it back; none where that was undone in turn.
    undone_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    @property
    def is_undone(self) -> bool:
        return self.undone_by_id is not None


class PatchPiece(models.Model):
    """What an undo puts back of one transaction: values before and after (see history/patch.py)."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="patch_pieces")
    packed = models.BinaryField()


class SourceFile(models.Model):
    """One reading of one file. rows == taken + duplicates + refused."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="files")
    name = models.TextField(db_index=True)
    kind = models.TextField(default="", blank=True)
    rows = models.IntegerField(default=0)
    taken = models.IntegerField(default=0)
    duplicates = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    error = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rows=models.F("taken") + models.F("duplicates") + models.F("refused")),
                name="no_row_is_lost",
            )
        ]


class Refusal(models.Model):
    """A row that was given and not taken, or a part of a row that had to be left out (`taken`)."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="refusals")
    row = models.IntegerField()
    reason = models.TextField()
    taken = models.BooleanField(default=False)
    # The row as it stood in its file, to be mended: pairs of column and cell. Empty once its days are over.
    raw = models.JSONField(default=list)


class ConversationState(models.TextChoices):
    LIVE = "live"
    REPLACED = "replaced"  # a newer version was told since
    UNDONE = "undone"  # its import was undone
    FORGOTTEN = "forgotten"  # erased on request; no words are left
    RESTRICTED = "withheld"  # it counts nowhere, and only the people named for it read it


class Conversation(models.Model):
    id = models.BigIntegerField(primary_key=True)
    key = models.TextField(default="", blank=True, db_index=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    channel = models.CharField(max_length=8, choices=_choices(Channel))
    source = models.TextField(db_index=True)
    at = models.DateTimeField(null=True, db_index=True)
    title = models.TextField(default="", blank=True)
    # As the source writes them; crm tells who is the same in two tools.
    account = models.TextField(default="", blank=True)
    deal = models.TextField(default="", blank=True)
    seller = models.TextField(default="", blank=True)
    whole = models.BooleanField(default=False)
    rating = models.FloatField(null=True)  # on the scale of the source
    segment = models.TextField(default="", blank=True)
    product = models.TextField(default="", blank=True)
    state = models.CharField(max_length=9, choices=ConversationState.choices, default=ConversationState.LIVE)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="conversations")
    # Version of the extraction that went through it; empty: still due.
    extraction = models.CharField(max_length=32, default="", blank=True, db_index=True)
    restriction_id: int | None  # as Django sets it
    # All versions bear it, whichever of them stands; the one that does is never live meanwhile.
    restriction = models.ForeignKey(
        Restriction, null=True, default=None, on_delete=models.PROTECT, related_name="conversations"
    )


class Turn(models.Model):
    id = models.BigIntegerField(primary_key=True)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="turns")
    position = models.IntegerField()  # from 0
    source = models.TextField(default="", blank=True)  # the file, where not that of its conversation
    row = models.IntegerField()
    speaker = models.TextField(default="", blank=True)
    email = models.TextField(default="", blank=True)
    role = models.CharField(max_length=8, choices=_choices(Role))
    text = models.TextField()
    seconds = models.FloatField(null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "position"], name="one_turn_a_place")]
        # Mails are looked for by their moment; turns of calls have none.
        indexes = [models.Index(fields=["at"], condition=models.Q(at__isnull=False), name="turns_by_moment")]


class SetAside(models.Model):
    """Words of a row that nobody is heard to say (a signature, a quoted history), kept to look at."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="set_aside")
    row = models.IntegerField()
    why = models.TextField()
    words = models.TextField()


class SetText(models.Model):
    """A sentence that stands word for word in most rows of a source, and so is nobody's own."""

    source = models.TextField()  # a file, or a folder of mails
    words = models.TextField()
    rows = models.IntegerField()  # in which it stands
    of = models.IntegerField()  # rows of the source
    heard = models.BooleanField(default=False)  # a person's word: heard all the same
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="set_text")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "words"], name="one_set_text_a_source")]


class SetPhrase(models.Model):
    """What comes back letter for letter and is not about the business. Only its verbatims have its words."""

    said = models.CharField(max_length=16, db_index=True)  # as `Verbatim.said`; empty once it is erased
    heard = models.BooleanField(default=False)  # a person's word: heard all the same
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="set_phrases")


class ColumnMap(models.Model):
    """What a person said that the columns of tables with this header mean."""

    header = models.CharField(max_length=64, unique=True)  # a digest of the names
    columns = models.JSONField()  # meaning -> column
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="column_maps")


class Concern(models.Model):
    """A concern's id is for life. A merged one keeps its row and redirects."""

    merged_into_id: int | None  # as Django sets it
    id = models.BigIntegerField(primary_key=True)
    name = models.TextField(default="", blank=True)  # empty: named from its words when read
    named_by = models.CharField(max_length=6, choices=_choices(NamedBy), default=NamedBy.WORDS.value)
    status = models.CharField(max_length=9, choices=_choices(Status), default=Status.OPEN.value)  # see events
    theme = models.IntegerField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorbed")
    split_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    # A person named it, merged or split it, or moved something in: the engine may not take it away.
    kept = models.BooleanField(default=False)
    # The last patch piece that changed what it is: its name, its status, which of its words are its own. New
    # words that only joined do not count.
    version = models.BigIntegerField(default=0)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="born")


class ConcernEvent(models.Model):
    """What happened to a concern; only ever added. Its status is what they come to (see engine/events.py)."""

    entry_id: int | None  # as Django sets it
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=_choices(EventKind))
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    because = models.TextField(default="", blank=True)
    ref = models.TextField(default="", blank=True)  # what it refers to: "C-3", "#7", a higher room's record
    entry = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="events")


class VerbatimState(models.TextChoices):
    LIVE = "live"
    WITHDRAWN = "withdrawn"  # a newer version of its source no longer has it
    FORGOTTEN = "forgotten"  # erased on request: only the number is left


class Verbatim(models.Model):
    """Where exact words stand: `turn.text[start:end]`. Never edited."""

    id = models.BigIntegerField(primary_key=True)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="verbatims")
    turn = models.ForeignKey(Turn, null=True, on_delete=models.SET_NULL, related_name="verbatims")
    start = models.IntegerField()
    end = models.IntegerField()
    # Judged from the words when they are heard, and anew once they are embedded (see kinds.py).
    kind = models.CharField(max_length=11, choices=_choices(Kind))
    confidence = models.FloatField()
    carries = models.FloatField(default=0.0)  # 0..1 that it carries anything, of whatever kind
    # What judged the kind, and of what (see kinds.py); empty: the words alone.
    judged = models.CharField(max_length=100, default="", blank=True)
    language = models.CharField(max_length=8, default="", blank=True)
    voice = models.CharField(max_length=8, choices=_choices(Voice))
    state = models.CharField(max_length=9, choices=VerbatimState.choices, default=VerbatimState.LIVE)
    # A digest of its words where they may come back letter for letter as a set phrase; else empty.
    said = models.CharField(max_length=16, default="", blank=True, db_index=True)
    set_phrase = models.ForeignKey(
        SetPhrase, null=True, default=None, on_delete=models.PROTECT, related_name="verbatims"
    )
    # Key of its vector: the digest of the text it is embedded by.
    context = models.CharField(max_length=64, db_index=True)
    community = models.BigIntegerField(default=0, db_index=True)  # 0: still to be placed
    concern = models.BigIntegerField(default=0, db_index=True)  # 0: heard once
    score = models.FloatField(default=0.0)
    pinned = models.BooleanField(default=False)  # placed by a person
    # The first of those that say the very same, as of the last regrouping; 0: nobody else does.
    again = models.BigIntegerField(default=0)
    grouping = models.CharField(max_length=32, default="", blank=True)  # version that placed it

    class Meta:
        indexes = [
            # A page of the most telling of a concern is read in this order, and no further.
            models.Index(fields=["concern", "-score", "id"], name="verbatims_by_score"),
            models.Index(fields=["again"], condition=models.Q(again__gt=0), name="verbatims_again"),
        ]


class Vector(models.Model):
    """A text's vector by the digest of the text. As sensitive as the text itself."""

    id = models.BigAutoField(primary_key=True)
    text = models.CharField(max_length=64)
    model = models.TextField()
    values = models.BinaryField()  # float32, little endian

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "model"], name="one_vector_a_text_and_model")]


class Separation(models.Model):
    """Two concerns that a person told apart, the smaller number first."""

    one = models.BigIntegerField()
    other = models.BigIntegerField()
    active = models.BooleanField(default=True)


class Tombstone(models.Model):
    """What was erased on request, as digests that keep it from coming back: one for each name."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="tombstones")
    what = models.CharField(max_length=7)  # source, person, account
    salt = models.BinaryField()
    digest = models.CharField(max_length=64)
    conversations = models.IntegerField()
    verbatims = models.JSONField()  # their numbers
    # Where words that no row holds may still stand: "file", "log" or nowhere (see erasing/finishing.py).
    traces = models.CharField(max_length=4, default="file", blank=True)
