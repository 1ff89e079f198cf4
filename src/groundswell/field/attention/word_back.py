"""Word to people: to who heard a concern, what became of it; to a team, what waits for it; to leads, what is
late. Written in the transaction of what it tells; mails go out by the outbox, without any words of customers
in it: they are read when it is sent."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Q

from groundswell.crm.models import PersonOfOurs
from groundswell.field import models
from groundswell.field.noted import Noted
from groundswell.field.read_model import CountedConversation
from groundswell.field.telling import live_verbatims
from groundswell.ledger import outbox
from groundswell.people.models import User
from groundswell.people.queries import in_charge_of
from groundswell.people.roles import Role
from groundswell.speech import Role as Side

LEADS = (Role.SALES_LEAD, Role.EXECUTIVE)


def tell_those_who_heard(entry: models.Entry, concern: int) -> None:
    """A line to each, with the words they heard; the one who says it is not told."""
    heard = heard_by(concern)
    models.WordBack.objects.bulk_create(
        models.WordBack(entry=entry, concern_id=concern, user=user, verbatim=verbatim)
        for user, verbatim in sorted(heard.items())
    )
    about = {"entry": entry.pk, "concern": concern}
    outbox.put(((user, about) for user in sorted(heard)), outbox.Mail.WORD_BACK, entry.at)


def tell_team(call: models.Call, at: datetime) -> None:
    """Everybody of the team, and who answers for those who are away."""
    users = in_charge_of([Role(call.team)], at)
    outbox.put(((user, {"call": call.pk}) for user in sorted(users)), outbox.Mail.CALLED, at)


def tell_leads(call: models.Call, at: datetime) -> None:
    """Whoever leads, and who answers for those who are away."""
    users = in_charge_of(LEADS, at)
    outbox.put(((user, {"call": call.pk}) for user in sorted(users)), outbox.Mail.LATE, at)


def heard_by(concern: int) -> dict[int, int]:
    """Users who heard it, each with the verbatim of theirs that stands for it best. A fixed number of
    queries."""
    rows = list(_verbatims(concern).values_list("id", "conversation", "conversation__seller"))
    names, addresses = _who_heard(concern)
    writers = _who_noted(concern)
    best_verbatim: dict[int, int] = {}
    for user, called, email in _people():
        for verbatim, conversation, seller in rows:
            theirs = {seller, names.get(conversation, "")} - {""}
            spoke = email in addresses.get(conversation, ())
            if spoke or writers.get(conversation) == user or not theirs.isdisjoint(called):
                best_verbatim[user] = verbatim
                break
    return best_verbatim


def _verbatims(concern: int):
    return live_verbatims().filter(concern=concern).order_by("-score", "id")


def _who_heard(concern: int) -> tuple[dict[int, str], dict[int, set[str]]]:
    """By conversation: the seller as every tool calls them, and the addresses of those of ours who spoke."""
    within = live_verbatims().filter(concern=concern).values("conversation")
    names = dict(CountedConversation.objects.filter(pk__in=within).values_list("conversation", "seller"))
    ours = models.Turn.objects.filter(conversation__in=within, role=Side.SELLER.value).exclude(email="")
    addresses: dict[int, set[str]] = {}
    for conversation, email in ours.values_list("conversation", "email").distinct():
        addresses.setdefault(conversation, set()).add(email.lower())
    return names, addresses


def _who_noted(concern: int) -> dict[int, int]:
    """By conversation that is a note, the user who wrote it."""
    within = live_verbatims().filter(concern=concern).values("conversation")
    return dict(Noted.objects.filter(conversation__in=within).values_list("conversation", "user"))


def _people() -> Iterable[tuple[int, Collection[str], str]]:
    """Who may be told: the user, what they are called among the people of ours, their address."""
    users = list(User.objects.filter(is_active=True).exclude(role=Role.GUEST.value))
    known = PersonOfOurs.objects.filter(withdrawn=False).exclude(Q(email="") | Q(name=""))
    by_address: dict[str, set[str]] = {}
    for name, email in known.values_list("name", "email"):
        by_address.setdefault(email.lower(), set()).add(name)
    for user in users:
        called = {user.person, *by_address.get(user.email, ())} - {""}
        yield user.pk, called, user.email


def mark_seen(user: int, word: int, at: datetime) -> None:
    """The user's own, and that concern's earlier ones with it."""
    row = models.WordBack.objects.filter(pk=word, user=user).first()
    if row is not None:
        theirs = models.WordBack.objects.filter(user=user, concern=row.concern_id, pk__lte=word, seen=None)
        theirs.update(seen=at)
