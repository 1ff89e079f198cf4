"""What looks are made from: all conversations, what was heard in them, and deals. Read once for all that is
due."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from groundswell.crm import queries as crm
from groundswell.engine.days import day_of
from groundswell.engine.deals.raised import Book, Talk, book_of
from groundswell.engine.survey.background import Held
from groundswell.engine.trend.streams import Dated, streams
from groundswell.engine.worked.deals import Decided
from groundswell.engine.worked.ratings import Rated
from groundswell.engine.worked.values import Spoken
from groundswell.field import overview, telling
from groundswell.field.bulk import read_rows
from groundswell.field.read_model import TraitOf
from groundswell.field.reading.business import trait_rows
from groundswell.intake.directory import Directory
from groundswell.intake.evidence import held_of
from groundswell.people.queries import zone_and_currency
from groundswell.speech import Deal, DealStatus, Kind


class Heard(NamedTuple):
    id: int
    conversation: int
    concern: int
    kind: str
    language: str
    start: int
    end: int
    turn__text: str

    @property
    def text(self) -> str:
        return self.turn__text[self.start : self.end]


@dataclass
class Record:
    """As of now; days are those of the company's zone."""

    spoken: list[Spoken]
    raised_in: Mapping[int, frozenset[int]]  # by concern the conversations
    _held: list[Held]
    _directory: Directory
    _zone: ZoneInfo
    _currency: str
    _ratings: Mapping[int, float]
    _apart: frozenset[str] = frozenset()  # accounts of which nothing is told

    def without(self, accounts: frozenset[str]) -> "Record":
        """The same without what these accounts said and bought."""
        spoken = [one for one in self.spoken if one.account not in accounts]
        return replace(self, spoken=spoken, _apart=accounts)

    @cached_property
    def traits(self) -> Mapping[str, Mapping[TraitOf, set[str]]]:
        """What accounts have, as far as anybody tells."""
        found: dict[str, dict[TraitOf, set[str]]] = defaultdict(lambda: defaultdict(set))
        for account, of, value in trait_rows(self._directory, self._held):
            found[account][TraitOf(of)].add(value)
        return found

    @cached_property
    def last(self) -> date | None:
        """The last day on which anybody spoke."""
        return max((one.day for one in self.spoken), default=None)

    @cached_property
    def by_id(self) -> dict[int, Spoken]:
        return {one.id: one for one in self.spoken}

    def accounts(self, concern: int) -> set[str]:
        """That raised it, whenever."""
        raised = self.raised_in.get(concern, frozenset())
        return {self.by_id[id_].account for id_ in raised if id_ in self.by_id} - {""}

    def heard_of(self, accounts: Collection[str], first: date, end: date) -> list[Heard]:
        """What was heard in conversations of these accounts."""
        among = {one.id for one in self.spoken if one.account in accounts and first <= one.day < end}
        rows = telling.live_verbatims().exclude(turn=None).order_by("id")
        fields = ("id", "conversation_id", *Heard._fields[2:])
        return [
            one
            for row in rows.values_list(*fields).iterator(5_000)
            if (one := Heard._make(row)).conversation in among
        ]

    def rated(self, accounts: Collection[str], first: date, end: date) -> list[Rated]:
        return [
            Rated(account=one.account, stream=one.stream, day=one.day, rating=self._ratings[one.id])
            for one in self.spoken
            if one.id in self._ratings and one.account in accounts and first <= one.day < end
        ]

    @cached_property
    def book(self) -> Book:
        return book_of(
            self._directory.accounts,
            [self._directory.named(deal) for deal in self._directory.deals],
            [
                Talk(
                    id=one.id,
                    account=one.account,
                    deal=one.deal,
                    deal_key=one.deal_key,
                    day=day_of(one.at, self._zone) if one.at else None,
                )
                for one in self._held
            ],
        )

    def decided(self, concern: int) -> list[Decided]:
        """Deals with a conversation that were won or lost on a day, and whether it was raised in one of them
        before they were."""
        raised = self.raised_in.get(concern, frozenset())
        with_it: set[int] = set()
        talked_of: set[int] = set()
        for conversation, deals in self.book.counting.items():
            talked_of.update(deals)
            if conversation in raised:
                with_it.update(n for n in deals if self._in_time(conversation, self.book.deals[n]))
        return [
            self._decided(deal, raised=number in with_it)
            for number in sorted(talked_of)
            if (deal := self.book.deals[number]).status is not DealStatus.OPEN
            and deal.closed is not None
            and deal.account not in self._apart
        ]

    def _in_time(self, conversation: int, deal: Deal) -> bool:
        one = self.by_id.get(conversation)
        return one is None or deal.closed is None or one.day <= deal.closed

    def _decided(self, deal: Deal, *, raised: bool) -> Decided:
        assert deal.closed is not None
        mine = deal.amount is not None and deal.amount.currency == self._currency
        return Decided(
            account=deal.account or deal.key or deal.name,
            day=deal.closed,
            won=deal.status is DealStatus.WON,
            raised=raised,
            days=(deal.closed - deal.opened).days if deal.opened else None,
            amount=float(deal.amount.value) if mine and deal.amount else None,
        )


def read() -> Record:
    """A fixed number of queries; reads every conversation."""
    name, currency = zone_and_currency()
    zone, directory = ZoneInfo(name), crm.directory()
    conversations = overview.conversations()
    held = [held_of(number, one, directory) for number, one in conversations.items()]
    dated = {one.id: day_of(one.at, zone) for one in held if one.at is not None}
    stream_of = streams([Dated(one.id, dated[one.id], one.source, one.channel) for one in held if one.at])
    return Record(
        spoken=[
            Spoken(id=one.id, day=dated[one.id], stream=stream_of[one.id], account=one.account)
            for one in held
            if one.id in dated
        ],
        raised_in=_raised_in(),
        _held=held,
        _directory=directory,
        _zone=zone,
        _currency=currency,
        _ratings={number: one.rating for number, one in conversations.items() if one.rating is not None},
    )


class _Raised(NamedTuple):
    concern: int
    conversation_id: int


def _raised_in() -> dict[int, frozenset[int]]:
    raised: dict[int, set[int]] = defaultdict(set)
    for row in read_rows(_Raised, telling.live_verbatims().exclude(concern=0)):
        raised[row.concern].add(row.conversation_id)
    return {concern: frozenset(conversations) for concern, conversations in raised.items()}


def praised(heard: Collection[Heard]) -> frozenset[int]:
    """Conversations in which something was praised."""
    return frozenset(one.conversation for one in heard if one.kind == Kind.PRAISE.value)
