"""Hearing anew what somebody put right: words that are the customer's now, and words that are not."""

from datetime import datetime

from groundswell.field.languages import open_for_field
from groundswell.field.models import Mend
from groundswell.field.services.mending import hear_what_was_mended
from groundswell.field.work import others_at_work


def hearing_is_due(_: datetime) -> bool:
    """Not while another process brings something in."""
    return Mend.objects.filter(unheard__isnull=False).exists() and not others_at_work()


def hear_anew(at: datetime) -> None:
    if hearing_is_due(at):
        hear_what_was_mended(open_for_field, lambda _: None)
