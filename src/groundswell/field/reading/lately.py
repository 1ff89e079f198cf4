"""Which runs brought into a concern what stands there, as it was counted."""

from django.db.models import Exists

from groundswell.field.read_model import ConcernSummary, ReadState

TOP = 12  # runs, accounts and sellers that are kept with a concern


def brought_lately(concern: int) -> dict[int, int] | None:
    """By entry of history how many of its verbatims came with it, of the newest TOP; None where what is
    counted does not hold. One query, of one row."""
    holds = Exists(ReadState.objects.filter(pk=1, changed=False, ready=True))
    kept = ConcernSummary.objects.filter(holds, pk=concern).values_list("brought", flat=True).first()
    return None if kept is None else dict(kept)
