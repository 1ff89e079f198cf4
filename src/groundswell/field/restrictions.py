"""Tables of restrictions: which conversations only named people read, and who they are."""

from django.db import models


class Reason(models.TextChoices):
    LEGAL = "legal"
    HR = "HR"
    NDA = "under NDA"
    OTHER = "other"


class Restriction(models.Model):
    """That a conversation, in all its versions, is for named people alone. It goes when it is lifted."""

    entry_id: int  # as Django sets it
    reason = models.CharField(max_length=9, choices=Reason.choices)
    word = models.TextField(default="", blank=True)  # where the reason is another
    by = models.BigIntegerField()  # the user who restricted it
    entry = models.ForeignKey("field.Entry", on_delete=models.PROTECT, related_name="restrictions")

    class Meta:
        app_label = "field"


class RestrictionReader(models.Model):
    """That a user may read it: a number here, as wherever the field tells of users."""

    restriction = models.ForeignKey(Restriction, on_delete=models.CASCADE, related_name="readers")
    user = models.BigIntegerField(db_index=True)

    class Meta:
        app_label = "field"
        constraints = [models.UniqueConstraint(fields=["restriction", "user"], name="one_reader_once")]
