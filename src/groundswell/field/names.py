"""Names of concerns that were taken from their words."""

from collections.abc import Iterable

from groundswell.engine.field import NamedBy
from groundswell.field import models


def name_again(concerns: Iterable[int]) -> None:
    """Forget the names from words of concerns whose words changed; they are taken anew when read."""
    models.Concern.objects.filter(number__in=list(concerns), named_by=NamedBy.WORDS.value).update(name="")
