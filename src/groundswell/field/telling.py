"""Which verbatims are told and which count, for whatever reads."""

from django.db.models import Q, QuerySet

from groundswell.field import models


def told(verbatims: QuerySet[models.Verbatim]) -> QuerySet[models.Verbatim]:
    """Those whose words stand in a source that is still told that way."""
    return verbatims.filter(state="live", conversation__state="live")


def counting(verbatims: QuerySet[models.Verbatim]) -> QuerySet[models.Verbatim]:
    """Those that count: told, and no set phrases that stand apart."""
    return told(verbatims).filter(Q(set_phrase=None) | Q(set_phrase__heard=True))
