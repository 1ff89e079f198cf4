"""Calls as Gong describes them: who took part, on which side, and which account and deal they are about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from groundswell.sources.business import deal_status, domains_in, kind_of
from groundswell.sources.exports.fields import (
    Record,
    address,
    amount,
    flag,
    moment,
    objects_in,
    part,
    parts,
    text,
    unread_amount,
    unread_date,
)
from groundswell.speech import Account, Deal, DealStatus, Role, Seller, Speaker

_SIDES = {"internal": Role.SELLER, "external": Role.CUSTOMER}
_DEALS = frozenset(("opportunity", "deal"))
_AMOUNTS = ("Amount", "amount")
_CURRENCY = ("CurrencyIsoCode", "deal_currency_code")
_THROUGH = "gong"  # what it tells of deals and accounts it read in the CRM
_NEVER = datetime.min.replace(tzinfo=UTC)
Fact = Account | Deal | Seller


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What is known of a call beside its words."""

    id: str
    title: str = ""
    at: datetime | None = None
    remarks: tuple[str, ...] = ()
    speakers: Mapping[str, Speaker] = field(default_factory=dict[str, Speaker])  # by Gong's speakerId
    internal: bool = False  # everybody is of our own company
    seller: str = ""
    account: str = ""
    deal: str = ""
    facts: tuple[Fact, ...] = ()


def call_of(record: Record) -> Call:
    """A call from its `metaData`, `parties` and `context`."""
    meta, parties = part(record, "metaData"), parts(record, "parties")
    internal = text(meta, "scope").lower() == "internal"
    account, deal, unread = _context(record)
    host = text(meta, "primaryUserId")
    people = {id_: _speaker(party, internal) for party in parties if (id_ := text(party, "speakerId"))}
    sellers = [_seller(party) for party in parties if _side(party, internal) is Role.SELLER]
    facts: tuple[Fact | None, ...] = (account, deal, *(seller for seller in sellers if seller.email))
    return Call(
        id=text(meta, "id"),
        title=text(meta, "title"),
        at=moment(meta, "started", "scheduled"),
        remarks=(*unread_date(meta, "started", "scheduled"), *unread),
        speakers=people,
        internal=internal,
        seller=next((text(party, "name") for party in parties if host and text(party, "userId") == host), ""),
        account=account.name if account else "",
        deal=deal.name if deal else "",
        facts=tuple(fact for fact in facts if fact is not None),
    )


@dataclass(frozen=True, slots=True)
class Directory:
    """Calls by id. What several calls say of one account or deal is what the latest of them says."""

    calls: Mapping[str, Call]
    _latest: Mapping[tuple[str, str], Fact]

    @classmethod
    def of(cls, calls: Iterable[Call]) -> "Directory":
        by_id = {call.id: call for call in calls if call.id}
        latest: dict[tuple[str, str], Fact] = {}
        for call in sorted(by_id.values(), key=lambda call: (call.at or _NEVER, call.id)):
            latest.update((_identity(fact), fact) for fact in call.facts)
        return cls(by_id, latest)

    def facts(self, call: Call) -> Iterator[Fact]:
        for fact in call.facts:
            yield self._latest.get(_identity(fact), fact)


def _identity(fact: Fact) -> tuple[str, str]:
    return type(fact).__name__, fact.key or (fact.email if isinstance(fact, Seller) else fact.name)


def _side(party: Record, internal: bool) -> Role:
    return Role.SELLER if internal else _SIDES.get(text(party, "affiliation").lower(), Role.UNKNOWN)


def _speaker(party: Record, internal: bool) -> Speaker:
    mail = address(party, "emailAddress")
    return Speaker(name=text(party, "name") or mail, email=mail, role=_side(party, internal))


def _seller(party: Record) -> Seller:
    mail = address(party, "emailAddress")
    kind = kind_of(text(party, "title"))
    return Seller(key="", name=text(party, "name") or mail, email=mail, kind=kind, through=_THROUGH)


def _context(record: Record) -> tuple[Account | None, Deal | None, tuple[str, ...]]:
    """The account and the deal of a call, and what to note. Old exports have one object for the list."""
    account, deal, unread = None, None, ()
    held = (
        (text(system, "system").lower(), linked)
        for system in parts(record, "context")
        for linked in parts(system, "objects")
    )
    for system, linked in held:
        kind, fields = text(linked, "objectType").lower(), _fields(linked)
        name = text(fields, "Name", "name", "Account Name", "dealname") or text(linked, "objectId")
        if kind == "account" and account is None and name:
            site = text(fields, "Website", "website", "domain")
            account = Account(
                key=text(linked, "objectId"),
                name=name,
                domains=domains_in(site),
                industry=text(fields, "Industry", "industry"),
                system=system,
                through=_THROUGH,
            )
        elif kind in _DEALS and deal is None and name:
            deal = _deal(text(linked, "objectId"), name, fields, system)
            unread = unread_amount(fields, *_AMOUNTS, currency=_CURRENCY)
    return account, replace(deal, account=account.name) if deal and account else deal, unread


def _deal(key: str, name: str, fields: Record, system: str) -> Deal:
    stage, closed = text(fields, "StageName", "Stage", "stage", "dealstage"), moment(fields, "CloseDate")
    won = flag(fields, "IsWon", "hs_is_closed_won")
    money = amount(fields, *_AMOUNTS, currency=_CURRENCY)
    status = deal_status(stage, won=won, lost=flag(fields, "IsClosed") and "IsWon" in fields and not won)
    return Deal(
        key=key,
        name=name,
        account="",
        status=status,
        amount=money.money if money else None,
        closed=closed.date() if closed and status is not DealStatus.OPEN else None,
        expected=closed.date() if closed and status is DealStatus.OPEN else None,
        stage=stage,
        system=system,
        through=_THROUGH,
    )


def _fields(linked: Record) -> Record:
    """The fields of a CRM object by name: a list of name and value, or an object right away."""
    listed = objects_in(linked.get("fields"))
    named = {text(each, "name"): each.get("value") for each in listed if "name" in each and "value" in each}
    return named or (listed[0] if listed else {})
