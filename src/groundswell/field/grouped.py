"""What grouping keeps from run to run, beside where each verbatim stands."""

from django.db import models


class NeighbourLists(models.Model):
    """The nearest of each grouped verbatim, kept so that only what is new is searched for: at most one row.

    A cache: ids and likenesses, no words. Without it the next regrouping searches anew.
    """

    model = models.CharField(max_length=100)  # whose vectors
    lists = models.BinaryField()

    class Meta:
        app_label = "field"


class GroupingMemory(models.Model):
    """What grouping remembers from run to run: at most one row."""

    memory = models.JSONField()
    model = models.CharField(max_length=100, default="")  # whose vectors it goes by

    class Meta:
        app_label = "field"
