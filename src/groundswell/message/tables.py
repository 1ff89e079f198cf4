"""What will be said at a launch: promise, pillars, claims, proofs, and who signed which version of it.

A user is the number that `people` gives, so that rows outlive them. No row is ever deleted: what people take
away is `removed`, and so is what is not there yet, so that an undo takes it away again.
"""

from django.db import models

from groundswell.field.models import Concern
from groundswell.launch.models import Launch


class House(models.Model):
    """What all claims of a launch stand under."""

    launch_id: int  # as Django sets it
    launch = models.OneToOneField(Launch, on_delete=models.CASCADE, related_name="house")
    promise = models.TextField(default="", blank=True)
    tone = models.TextField(default="", blank=True)


class Pillar(models.Model):
    """One of the few things that carry the promise; claims stand under it."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="pillars")
    text = models.TextField()
    place = models.PositiveIntegerField()  # ascending
    removed = models.BooleanField(default=True)


class WordUse(models.TextChoices):
    USE = "use"
    AVOID = "avoid"


class Wording(models.Model):
    """A word to use, or one to avoid."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="wordings")
    use = models.CharField(max_length=5, choices=WordUse.choices)
    word = models.TextField()
    instead = models.TextField(default="", blank=True)  # of one to avoid: what to say
    removed = models.BooleanField(default=True)


class Claim(models.Model):
    """One sentence that we say."""

    launch_id: int  # as Django sets it
    pillar_id: int | None
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="claims")
    pillar = models.ForeignKey(Pillar, null=True, on_delete=models.PROTECT, related_name="claims")
    sentence = models.TextField()
    place = models.PositiveIntegerField()  # ascending
    removed = models.BooleanField(default=True)


class ClaimAnswer(models.Model):
    """A concern that a claim answers, as a person decided. What only may be one is never stored."""

    claim_id: int  # as Django sets it
    concern_id: int
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="answers")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    user = models.BigIntegerField(default=0)  # who decided; 0: nobody who signs in
    removed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "concern"], name="one_row_a_claim_and_concern")
        ]


class ProofKind(models.TextChoices):
    DOCUMENT = "document"
    FIGURE = "figure"
    REFERENCE = "reference"  # a customer who says so


class Proof(models.Model):
    """Why a claim is true."""

    claim_id: int  # as Django sets it
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="proofs")
    kind = models.CharField(max_length=9, choices=ProofKind.choices)
    text = models.TextField()
    link = models.TextField(default="", blank=True)
    voucher = models.BigIntegerField(default=0)  # the user who vouches for it; 0: nobody
    until = models.DateField(null=True)  # the last day that it holds; null: until somebody says otherwise
    removed = models.BooleanField(default=True)


class Side(models.TextChoices):
    """In whose name somebody signs."""

    SALES = "sales"
    MARKETING = "marketing"
    PRODUCT = "product"
    LEGAL = "legal"


class EvidenceShown(models.Model):
    """That somebody had the evidence of a message before them: which message, and which words."""

    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="+")
    user = models.BigIntegerField()
    message = models.CharField(max_length=64)  # SHA-256 of the message's text
    evidence = models.CharField(max_length=64)  # SHA-256 of that and of the words shown with it
    verbatims = models.JSONField(default=list)  # the numbers of the words shown
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["launch", "user", "evidence"], name="one_row_a_launch_user_and_evidence"
            )
        ]


class Signature(models.Model):
    """That somebody agreed to one version of a message. Whether it still holds is never stored: it does while
    that version is what stands."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=9, choices=Side.choices)
    user = models.BigIntegerField()
    by = models.TextField()
    role = models.CharField(max_length=16)  # of who signed, as it was then
    at = models.DateTimeField()
    text = models.TextField()  # what was signed, line by line (see wording.py)
    sha256 = models.CharField(max_length=64)  # of it, when it was signed
    evidence = models.CharField(max_length=64)  # that was shown before
    removed = models.BooleanField(default=True)  # not there yet, or withdrawn


class SigningPolicy(models.Model):
    """Who is asked to sign. One row; without it the defaults hold."""

    sales = models.BooleanField(default=True)
    marketing = models.BooleanField(default=True)
    product = models.BooleanField(default=True)
    legal = models.BooleanField(default=False)
    legal_user = models.BigIntegerField(default=0)  # who signs as legal; 0: nobody
