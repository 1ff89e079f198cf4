"""Reading changes: which there are, for which concerns, and who waits for them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db.models import QuerySet, Sum

from groundswell.field import models as field
from groundswell.field.read_model import ConcernCount
from groundswell.field.reading.business import Business, DealOf, business_of
from groundswell.field.telling import redirects, with_merged
from groundswell.people.models import User
from groundswell.people.queries import names_by_number
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer, require_member
from groundswell.product.errors import NoSuchChange
from groundswell.product.models import Addressed, Change, ChangeEntry, ChangeState, HowFar
from groundswell.speech import DealStatus, Money
from groundswell.speech.money import sums_of

OWNERS = (Role.PRODUCT, Role.ADMINISTRATOR)


@dataclass(frozen=True, kw_only=True, slots=True)
class OneChange:
    """A change as it stands."""

    id: int
    title: str
    about: str
    state: ChangeState
    because: str  # why it was declined
    line: str  # what sellers say, once it is shipped
    owner: int
    owner_name: str
    made: datetime
    shipped: date | None
    concerns: Mapping[int, HowFar]  # as they are called today


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """An account that raised what a change is for."""

    account: str
    concerns: tuple[int, ...]
    verbatims: int
    deals: tuple[DealOf, ...]  # its open ones

    @property
    def revenue(self) -> tuple[Money, ...]:
        """One sum a currency."""
        return sums_of(deal.amount for deal in self.deals if deal.amount)


def changes(viewer: Viewer) -> list[OneChange]:
    """All, the newest first; four queries. Raises NotForYou."""
    require_member(viewer)
    return _told(Change.objects.filter(removed=False).order_by("-id"))


def change(viewer: Viewer, number: int) -> OneChange:
    """Four queries. Raises NotForYou, NoSuchChange."""
    require_member(viewer)
    told = _told(Change.objects.filter(pk=number, removed=False))
    if not told:
        raise NoSuchChange(number)
    return told[0]


def titles(viewer: Viewer, numbers: Iterable[int]) -> dict[int, str]:
    """One query. Raises NotForYou."""
    require_member(viewer)
    rows = Change.objects.filter(pk__in=list(numbers), removed=False)
    return dict(rows.values_list("pk", "title"))


def these_changes(viewer: Viewer, numbers: Collection[int]) -> list[OneChange]:
    """Those of them that stand, the newest first; four queries. Raises NotForYou."""
    require_member(viewer)
    return _told(Change.objects.filter(pk__in=numbers, removed=False).order_by("-id"))


def changes_for(viewer: Viewer, concern: int) -> list[OneChange]:
    """Those that are for a current concern, the newest first. Raises NotForYou."""
    require_member(viewer)
    ties = Addressed.objects.filter(concern__in=with_merged([concern]), removed=False).values("change")
    return _told(Change.objects.filter(pk__in=ties, removed=False).order_by("-id"))


def _told(rows: "QuerySet[Change]") -> list[OneChange]:
    changes = list(rows)
    concerns = _concerns_of([change.pk for change in changes])
    names = names_by_number(change.owner for change in changes if change.owner)
    return [
        OneChange(
            id=change.pk,
            title=change.title,
            about=change.about,
            state=ChangeState(change.state),
            because=change.because,
            line=change.line,
            owner=change.owner,
            owner_name=names.get(change.owner, ""),
            made=change.made,
            shipped=change.shipped,
            concerns=concerns.get(change.pk, {}),
        )
        for change in changes
    ]


def _concerns_of(changes: Collection[int]) -> dict[int, dict[int, HowFar]]:
    """Of two that are one by now, the one of which more is said counts: that it is solved."""
    if not changes:
        return {}
    to = redirects().to
    rows = Addressed.objects.filter(change__in=changes, removed=False).order_by("id")
    told: dict[int, dict[int, HowFar]] = defaultdict(dict)
    for change, concern, how_far in rows.values_list("change", "concern", "how_far"):
        current = to.get(concern) or concern
        if told[change].get(current) is not HowFar.SOLVES:
            told[change][current] = HowFar(how_far)
    return dict(told)


def waiting(viewer: Viewer, concerns: Iterable[int]) -> list[Waiting]:
    """Accounts that raised any of these current concerns: those with most in open deals first, then those
    that said most. Two queries. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    said = _said_by_account(concerns)
    return _waiting(said, _business_of(viewer, said))


def waiting_for(viewer: Viewer, changes: Sequence[OneChange]) -> dict[int, list[Waiting]]:
    """By change, as `waiting`; two queries for all of them. Raises NotForYou."""
    require_member(viewer)
    said = _said_by_account({concern for change in changes for concern in change.concerns})
    business = _business_of(viewer, said)
    return {
        change.id: _waiting(
            {
                account: theirs
                for account, all_theirs in said.items()
                if (theirs := {c: n for c, n in all_theirs.items() if c in change.concerns})
            },
            business,
        )
        for change in changes
    }


def _business_of(viewer: Viewer, accounts: Collection[str]) -> dict[str, Business]:
    """So many at a time that a query may name them all."""
    names, known = iter(accounts), dict[str, Business]()
    while some := list(islice(names, 5_000)):
        known |= business_of(viewer, some)
    return known


def _said_by_account(concerns: Iterable[int]) -> dict[str, dict[int, int]]:
    """By account and concern how many verbatims."""
    rows = ConcernCount.objects.filter(concern__in=set(concerns)).exclude(account="")
    said: dict[str, dict[int, int]] = defaultdict(dict)
    counted = rows.values_list("account", "concern").annotate(said=Sum("verbatims")).order_by()
    for account, concern, verbatims in counted:
        said[account][concern] = verbatims
    return said


def _waiting(said: Mapping[str, Mapping[int, int]], business: Mapping[str, Business]) -> list[Waiting]:
    nothing = Business()
    accounts = [
        Waiting(
            account=account,
            concerns=tuple(sorted(theirs)),
            verbatims=sum(theirs.values()),
            deals=tuple(d for d in business.get(account, nothing).deals if d.status is DealStatus.OPEN),
        )
        for account, theirs in said.items()
    ]
    return sorted(accounts, key=_place)


def _place(waiting: Waiting) -> tuple[int, int, str]:
    # Amounts of several currencies cannot be compared; the order only says where to look first.
    return -sum(amount.minor for amount in waiting.revenue), -waiting.verbatims, waiting.account


def may_own(viewer: Viewer) -> list[User]:
    """Who may answer for a change, by name. Raises NotForYou."""
    require_member(viewer)
    users = User.objects.filter(is_active=True, role__in=[role.value for role in OWNERS])
    return list(users.order_by("name", "pk"))


def change_that_stands(entry: field.Entry) -> int | None:
    """The change that an entry of history is about, or what it undoes in the end; None where there is none,
    or it is taken back by now."""
    about = ChangeEntry.objects.filter(entry=_first(entry), change__removed=False)
    return about.values_list("change", flat=True).first()


def is_of_another(viewer: Viewer, number: int) -> bool:
    """Whether an entry is what somebody else did with a change, or undid of that."""
    entry = field.Entry.objects.filter(pk=number).first()
    if entry is None or entry.user == viewer.user:
        return False
    return ChangeEntry.objects.filter(entry=_first(entry)).exists()


def _first(entry: field.Entry) -> field.Entry:
    while entry.undoes is not None:
        entry = entry.undoes
    return entry


def acts_on(viewer: Viewer, change: int) -> list[field.Entry]:
    """What was done with it, the newest first; one query. Raises NotForYou."""
    require_member(viewer)
    about = ChangeEntry.objects.filter(change=change).values("entry")
    return list(field.Entry.objects.filter(pk__in=about).order_by("-id"))
