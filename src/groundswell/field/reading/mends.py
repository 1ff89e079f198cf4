"""What people put right in a conversation."""

from typing import NamedTuple

from groundswell.crm.models import PersonOfOurs
from groundswell.crm.queries import GIVEN
from groundswell.field import models
from groundswell.field.mends import mends_of, version_of
from groundswell.field.read_model import AccountSummary
from groundswell.people.viewer import Viewer, require_member


class PutRight(NamedTuple):
    version: str  # see mended.py
    waits: bool  # to be heard anew
    entries: tuple[models.Entry, ...]  # the last first


def put_right_in(viewer: Viewer, conversation: int) -> PutRight:
    """Two queries. Raises NotForYou."""
    require_member(viewer)
    mends = mends_of([conversation]).get(conversation, [])
    entries = models.Entry.objects.filter(mends__conversation=conversation).distinct().order_by("-pk")
    return PutRight(
        version=version_of(mends),
        waits=any(mend.unheard_id is not None for mend in mends),
        entries=tuple(entries) if mends else (),
    )


def known_accounts(viewer: Viewer, top: int) -> tuple[str, ...]:
    """Names to choose from; one query. Raises NotForYou."""
    require_member(viewer)
    return tuple(AccountSummary.objects.order_by("name").values_list("name", flat=True)[:top])


def known_sellers(viewer: Viewer, top: int) -> tuple[str, ...]:
    """Names to choose from, as the CRM tells them; one query. Raises NotForYou."""
    require_member(viewer)
    rows = PersonOfOurs.objects.filter(withdrawn=False).exclude(name="").exclude(key__startswith=GIVEN)
    return tuple(rows.order_by("name").values_list("name", flat=True).distinct()[:top])


def conversation_put_right_by(entry: models.Entry) -> int | None:
    """In which conversation an entry put something right, or undid that; None for any other."""
    while entry.undoes is not None:
        entry = entry.undoes
    if entry.action != models.Action.MEND:
        return None
    return models.Mend.objects.filter(entry=entry).values_list("conversation_id", flat=True).first()
