"""Names that people give to concerns."""

import re

from groundswell.field import models, queries
from groundswell.field.errors import ImpossibleCorrection

_LONGEST = 120
_ID = re.compile(r"[CVT]?\s*-?\s*\d+", re.IGNORECASE)  # as C-12 and V-3 may be typed


def checked_name(name: str, number: int) -> str:
    """In one line, and no other concern's name or id. A name that was only taken from words gives way at the
    next run, yet until then there would be two."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise ImpossibleCorrection(f"A name has 1 to {_LONGEST} characters.")
    if _ID.fullmatch(name):
        raise ImpossibleCorrection(f"{name} would be taken for an id: give a name in words.")
    others = models.Concern.objects.filter(merged_into=None).exclude(pk=number)
    for other, borne in others.order_by("id").values_list("id", "name"):
        if borne.casefold() == name.casefold() and queries.live_verbatims().filter(concern=other).exists():
            raise ImpossibleCorrection(f"C-{other} bears that name already: two alike cannot be told apart.")
    return name
