"""Terms: of which conversations, for how many months."""

from django.db import models


def standing() -> "models.QuerySet[Term]":
    return Term.objects.filter(removed=False)


class Term(models.Model):
    """Conversations of a channel, or of a source, are kept this long after their day."""

    of = models.CharField(max_length=7)  # channel, source
    name = models.TextField()  # of the channel; of a file, or of a folder of files
    months = models.PositiveSmallIntegerField()
    removed = models.BooleanField(default=False)  # taken back, or not there yet: what an undo puts back

    class Meta:
        app_label = "field"
        constraints = [models.UniqueConstraint(fields=["of", "name"], name="one_term_for_each")]
