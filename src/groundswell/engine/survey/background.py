"""What a concern is counted against: all conversations that were held, and the deals they are about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from groundswell.engine.days import day_of
from groundswell.engine.deals.raised import Book, Talk, book_of
from groundswell.engine.ranking.scores import Whole
from groundswell.engine.trend.verdicts import Calendar, calendar
from groundswell.speech import Account, Deal


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A conversation that was held, whether or not anything was heard in it: the denominator."""

    id: int
    at: datetime | None
    account: str  # display name; the same account has the same name everywhere here
    seller: str
    deal: str
    source: str
    channel: str
    deal_key: str = ""  # the CRM's id, where the source names it by that
    # As the source writes them, where it does.
    segment: str = ""
    product: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Background:
    """The same for every concern."""

    as_of: datetime | None
    calendar: Calendar | None
    book: Book
    by_seller: Counter[str]  # conversations held
    by_account: Counter[str]
    conversations: int

    def whole(self, deals: Iterable[int]) -> Whole:
        """The field that a concern is ranked in; `deals` are how many each concern was raised in."""
        return Whole(
            accounts=sum(1 for name in self.by_account if name),
            sellers=sum(1 for name in self.by_seller if name),
            conversations=self.conversations,
            most_deals=max(deals, default=0),
        )


def background_of(
    held: Sequence[Held],
    accounts: Sequence[Account],
    deals: Sequence[Deal],
    *,
    as_of: datetime | None,
    closed_by: date | None = None,
    zone: tzinfo = UTC,
) -> Background:
    """With `closed_by`, deals as they stood that day. O(conversations)."""
    return Background(
        as_of=as_of,
        calendar=calendar(held, as_of, zone),
        book=book_of(accounts, deals, [_talk(conversation, zone) for conversation in held], closed_by),
        by_seller=Counter(conversation.seller for conversation in held),
        by_account=Counter(conversation.account for conversation in held),
        conversations=len(held),
    )


def _talk(conversation: Held, zone: tzinfo) -> Talk:
    day = day_of(conversation.at, zone) if conversation.at else None
    return Talk(
        id=conversation.id,
        account=conversation.account,
        deal=conversation.deal,
        deal_key=conversation.deal_key,
        day=day,
    )
