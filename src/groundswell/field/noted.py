"""Notes as they came from a browser: by which each is known again when it is sent twice."""

from datetime import timedelta

from django.db import models

# For so long after it was kept its writer may change it; from then on others may have built upon it.
MENDABLE = timedelta(minutes=10)


class Noted(models.Model):
    """One note. Its words stand where all words do, in its conversation: here is whose it is."""

    conversation_id: int  # as Django sets it
    key = models.CharField(max_length=64, unique=True)  # made where it was written
    user = models.BigIntegerField(db_index=True)  # who wrote it, by the number that `people` gives
    kept = models.DateTimeField()  # when it arrived
    conversation = models.ForeignKey("field.Conversation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "field"
