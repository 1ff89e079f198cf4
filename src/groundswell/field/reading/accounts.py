"""Which accounts somebody is likely to mean."""

from collections.abc import Iterable

from groundswell.crm import models as crm
from groundswell.field import models
from groundswell.field.read_model import CountedConversation
from groundswell.people.viewer import Viewer, require_noter

_NOTES, _CONVERSATIONS = 200, 1_000  # the last ones, which are looked through


def recent_accounts(viewer: Viewer, top: int) -> list[str]:
    """Those whom the viewer noted something of, the latest first; then those of the viewer's own
    conversations, and of all. Four queries. Raises NotForYou."""
    require_noter(viewer)
    live = models.Conversation.objects.filter(state="live").exclude(account="")
    notes = models.Noted.objects.filter(user=viewer.user, conversation__state="live")
    noted = (
        notes.exclude(conversation__account="")
        .order_by("-pk")
        .values_list("conversation__account", flat=True)
    )
    latest = live.filter(at__isnull=False).order_by("-at", "-pk")
    theirs = latest.filter(seller=viewer.person) if viewer.person else live.none()
    names = list(dict.fromkeys(noted[:_NOTES]))
    for rows in (theirs, latest):
        names += _shared_names(rows.values_list("pk", "account")[:_CONVERSATIONS])
    return list(dict.fromkeys(names))[:top]


def accounts_like(viewer: Viewer, words: str, top: int) -> list[str]:
    """Those in whose name these words stand, such as begin so first. Two queries. Raises NotForYou."""
    require_noter(viewer)
    asked = words.strip()
    if not asked:
        return []
    heard = CountedConversation.objects.filter(account__icontains=asked).values_list("account", flat=True)
    of_crm = crm.Account.objects.filter(name__icontains=asked, withdrawn=False).values_list("name", flat=True)
    names = {*heard.distinct()[:_NOTES], *of_crm.distinct()[:_NOTES]}
    return sorted(
        names, key=lambda name: (not name.casefold().startswith(asked.casefold()), name.casefold())
    )[:top]


def _shared_names(rows: Iterable[tuple[int, str]]) -> list[str]:
    """Under the names that every tool shares, as they were last counted."""
    conversations = list(rows)
    counted = CountedConversation.objects.filter(pk__in=[number for number, _ in conversations])
    shared = dict(counted.values_list("conversation", "account"))
    return list(dict.fromkeys(shared.get(number) or account for number, account in conversations))
