"""What a person said of a conversation, where its source tells it wrongly: for which side somebody speaks,
whose it is, who sold.

The conversation itself bears what stands, so that whatever reads it reads that; what its source tells is kept
here, to be put back. A newer version of the conversation takes its mends over (see services/shelf.py).
"""

from collections.abc import Iterable

from django.db import models


class Mended(models.TextChoices):
    ACCOUNT = "account"
    SELLER = "seller"
    SIDE = "side"


class Mend(models.Model):
    """Of those of one thing (the account, the side of one speaker) the last that is not withdrawn stands."""

    conversation_id: int  # as Django sets it
    unheard_id: int | None
    conversation = models.ForeignKey("field.Conversation", on_delete=models.CASCADE, related_name="mends")
    what = models.CharField(max_length=7, choices=Mended.choices)
    speaker = models.TextField(default="", blank=True)  # of a side: as in the turns
    email = models.TextField(default="", blank=True)
    said = models.TextField()  # by the person
    told = models.TextField(default="", blank=True)  # by the source: the account or the seller
    sides = models.JSONField(default=list)  # by the source: that of each turn of the speaker, in order
    withdrawn = models.BooleanField(default=False)  # undone
    entry = models.ForeignKey("field.Entry", on_delete=models.PROTECT, related_name="mends")
    # After which entry the conversation is still to be heard anew; none: it was.
    unheard = models.ForeignKey("field.Entry", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "field"

    @property
    def of(self) -> tuple[str, str, str]:
        """What is mended in its conversation."""
        return self.what, self.speaker, self.email


def mends_of(conversations: Iterable[int]) -> dict[int, list[Mend]]:
    """All that was ever said of these conversations, the oldest first; one query."""
    mends: dict[int, list[Mend]] = {}
    for mend in Mend.objects.filter(conversation__in=list(conversations)).order_by("pk"):
        mends.setdefault(mend.conversation_id, []).append(mend)
    return mends


def standing(mends: Iterable[Mend]) -> list[Mend]:
    """Of one conversation: what stands of each thing that was mended."""
    return list({mend.of: mend for mend in mends if not mend.withdrawn}.values())


def version_of(mends: Iterable[Mend]) -> str:
    """Of one conversation: another one after each mend and each undoing."""
    return "-".join(str(mend.pk) for mend in mends if not mend.withdrawn)
