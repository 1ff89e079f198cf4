"""Tables of attention: what stands before a team, what it said, who was told, and where it is talked over.

Users are numbers here: the commands work on a store without the room of people. Why something was asked or
put off, and by whom, stands in its row of history.
"""

from django.db import models


class Standing(models.TextChoices):
    """How a call stands. It goes from one to the next by an entry of history, whose undo takes it back."""

    VOID = "void"  # not asked, or undone
    WAITING = "waiting"
    TAKEN_UP = "taken up"
    ANSWERED = "answered"
    POSTPONED = "postponed"
    PASSED_ON = "passed on"


class Call(models.Model):
    """A concern that was brought before a team, which must say something to it by a day."""

    concern_id: int  # as Django sets it
    concern = models.ForeignKey("field.Concern", on_delete=models.PROTECT, related_name="calls")
    team = models.CharField(max_length=9)  # a role: product, marketing
    due = models.DateField()
    standing = models.CharField(max_length=9, choices=Standing.choices, default=Standing.VOID)
    until = models.DateField(null=True)  # a postponed one comes back on this day; none: it does not by itself
    taken_by = models.BigIntegerField(default=0)  # the user who took it up
    escalated = models.BooleanField(default=False)  # it was late, and the leads were told
    rule = models.CharField(max_length=12, default="", blank=True)  # empty: by hand
    # What it was brought for: a rule brings one concern for one occasion once, also where that was undone.
    occasion = models.CharField(max_length=80, null=True, unique=True)
    entry = models.ForeignKey("field.Entry", on_delete=models.PROTECT, related_name="calls")

    class Meta:
        indexes = [models.Index(fields=["standing", "due"], name="calls_by_standing")]


class Answer(models.Model):
    """What sellers are to say to a concern from now on: the last one that stands counts."""

    concern_id: int  # as Django sets it
    concern = models.ForeignKey("field.Concern", on_delete=models.PROTECT, related_name="answers")
    line = models.TextField()
    stands = models.BooleanField(default=False)
    entry = models.ForeignKey("field.Entry", on_delete=models.PROTECT, related_name="answers")


class WordBack(models.Model):
    """That somebody who heard a concern is told what became of it."""

    concern_id: int  # as Django sets it
    entry_id: int
    entry = models.ForeignKey("field.Entry", on_delete=models.PROTECT, related_name="words_back")
    concern = models.ForeignKey("field.Concern", on_delete=models.PROTECT, related_name="words_back")
    user = models.BigIntegerField()
    verbatim = models.BigIntegerField()  # what they heard
    seen = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "concern", "entry"], name="one_word_back_a_listener")
        ]


class AttentionRule(models.Model):
    """What a company changed of a rule of attention; a rule without a row is as it comes."""

    kind = models.CharField(max_length=12, primary_key=True)
    on = models.BooleanField()
    numbers = models.JSONField()  # by name
    team = models.CharField(max_length=9)  # a role, or empty: by the kind of concern
    days = models.PositiveSmallIntegerField()  # to answer


class Meeting(models.Model):
    """The teams at one table, about concerns."""

    title = models.TextField()
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()  # how long
    place = models.TextField(default="", blank=True)
    by = models.BigIntegerField()  # the user who called it
    invited = models.JSONField(default=list)  # numbers of users
    changes = models.PositiveIntegerField(default=0)  # of what was sent out, for calendars
    cancelled = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["at"], name="meetings_by_day")]


class MeetingPoint(models.Model):
    """A concern on the agenda, and the entry that came of it."""

    meeting_id: int  # as Django sets it
    concern_id: int
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    concern = models.ForeignKey("field.Concern", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()  # from 0
    entry = models.ForeignKey("field.Entry", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "concern"], name="one_point_a_concern")]
