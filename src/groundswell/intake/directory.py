"""Who is the same account, deal and seller in two tools."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from groundswell.intake.telling import accounts_told, deals_told, keys_of, name_key, people_told
from groundswell.sources.business import plain_id
from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.speakers.freemail import FREE_MAIL, domain_of
from groundswell.speech import Account, Channel, Conversation, Deal, PersonKind, Role, Seller


@dataclass(frozen=True, slots=True)
class Directory:
    """Looks up display names. Built once from all that is told; see `telling` for who has the word."""

    accounts: tuple[Account, ...] = ()
    deals: tuple[Deal, ...] = ()
    people: tuple[Seller, ...] = ()
    # Domain -> the accounts that have it, where they are several: whose mail it is cannot be told.
    shared_domains: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    _accounts: dict[str, str] = field(default_factory=dict[str, str])
    _domains: dict[str, str] = field(default_factory=dict[str, str])
    _deals: dict[str, Deal] = field(default_factory=dict[str, Deal])
    _sellers: dict[str, str] = field(default_factory=dict[str, str])
    _no_sellers: frozenset[str] = frozenset()  # display names of people of ours who sell nothing

    @classmethod
    def of(
        cls,
        accounts: Iterable[Account],
        deals: Iterable[Deal],
        sellers: Iterable[Seller],
        *,
        same: Collection[tuple[str, str]] = (),
        named: Collection[str] = (),
    ) -> "Directory":
        """From what is told, in the order in which it was; `same` are names of accounts that a person said
        are one, `named` people of whom a person said that they sell."""
        companies = sorted(
            accounts_told(accounts, same), key=lambda company: (company.fact.name, company.fact.key)
        )
        known = [company.fact for company in companies]
        contracts = sorted(
            deals_told(deals, known), key=lambda contract: (contract.fact.key, contract.fact.name)
        )
        people = sorted(
            people_told(sellers), key=lambda person: (person.fact.name, person.fact.email, person.fact.key)
        )
        directory = cls(
            accounts=tuple(known),
            deals=tuple(contract.fact for contract in contracts),
            people=tuple(person.fact for person in people),
            shared_domains=_shared(known),
        )
        for company in companies:
            names = (name_key(telling.name) for telling in company.tellings)
            ids = (plain_id(key.id) for key in keys_of(company.fact))
            for key in filter(None, (*ids, *names)):
                directory._accounts.setdefault(key, company.fact.name)
            for domain in company.fact.domains:
                if domain not in directory.shared_domains and domain not in FREE_MAIL:
                    directory._domains.setdefault(domain, company.fact.name)
        for deal in contracts:
            names = (name_key(telling.name) for telling in deal.tellings)
            for key in filter(None, (plain_id(deal.fact.key), *names)):
                directory._deals.setdefault(key, deal.fact)
        for person in people:
            shown = person.fact.name or person.fact.email
            for telling in person.tellings:
                for key in filter(
                    None, (plain_id(telling.key), name_key(telling.name), telling.email.casefold())
                ):
                    directory._sellers.setdefault(key, shown)
        owners = sorted({contract.fact.seller for contract in contracts if contract.fact.seller})
        for owner in owners:
            directory._sellers.setdefault(name_key(owner), owner)
        selling = {directory._known_seller(name) for name in (*owners, *named)}
        others = (
            person.fact.name or person.fact.email
            for person in people
            if person.fact.kind in (PersonKind.SUPPORT, PersonKind.OTHER)
        )
        return replace(directory, _no_sellers=frozenset(others) - selling)

    def deal(self, written: str) -> Deal | None:
        """The deal a source means by `written` (its id or name), or None where it is not known."""
        if not written:
            return None
        return self._deals.get(plain_id(written)) or self._deals.get(name_key(written))

    def deal_key(self, written: str) -> str:
        """The id of the deal, where the source names it by that: names return with each year's renewal."""
        deal = self._deals.get(plain_id(written)) if written else None
        return deal.key if deal and plain_id(deal.key) == plain_id(written) else ""

    def named(self, deal: Deal) -> Deal:
        """A deal with the display names of its account and seller, as conversations bear them."""
        return replace(
            deal,
            account=self.account(deal.account),
            seller=self.seller(deal.seller),
            name=deal.name or deal.key,
        )

    def account(self, written: str) -> str:
        """The display name of an account: the CRM's where it knows it, else as first written.

        "N/A" and the like are no account, in a conversation as in the CRM.
        """
        if not written or is_placeholder(written):
            return ""
        key = name_key(written)
        name = self._accounts.get(plain_id(written)) or self._accounts.get(key)
        if name is None:
            return self._remember(key, written)
        return "" if is_placeholder(name) else name

    def _remember(self, key: str, written: str) -> str:
        """Let later spellings of an account that no CRM knows share the first one's name."""
        return self._accounts.setdefault(key, written.strip()) if key else written.strip()

    def account_of(self, conversation: Conversation) -> str:
        """The account of a conversation: as written, else its deal's, else by its customers' mail domain."""
        if account := self.account(conversation.account):
            return account
        deal = self.deal(conversation.deal)
        if deal and (account := self.account(deal.account)):
            return account
        return self._account_by_domain(conversation)

    def _account_by_domain(self, conversation: Conversation) -> str:
        domains = sorted(
            {
                domain_of(turn.speaker.email)
                for turn in conversation.turns
                if turn.speaker.role is Role.CUSTOMER and turn.speaker.email
            }
            - FREE_MAIL
        )
        return self._domains.get(domains[0], domains[0]) if domains else ""

    def seller(self, written: str) -> str:
        """The display name of a seller: the CRM's where it knows them, else as written."""
        if not written:
            return ""
        return self._known_seller(written) or written.strip()

    def _known_seller(self, written: str) -> str:
        """Empty where the CRM knows no such seller."""
        if not written:
            return ""
        return self._sellers.get(plain_id(written)) or self._sellers.get(name_key(written), "")

    @property
    def sellers(self) -> frozenset[str]:
        """Display names of our people who sell: all of whom nobody says otherwise, and owners of deals."""
        known = {person.name or person.email for person in self.people} - self._no_sellers
        return frozenset(known | {self.seller(deal.seller) for deal in self.deals if deal.seller})

    def seller_of(self, conversation: Conversation) -> str:
        """The seller of a conversation: as written, else the one who speaks in it, else its deal's.

        Whom a help desk assigns a ticket to, or who answers it, sells nothing, unless the CRM says so; nor
        does anybody of whom a system says that they do something else.
        """
        deal = self.deal(conversation.deal)
        speaking = (t.speaker for t in conversation.turns if t.speaker.role is Role.SELLER)
        written = (conversation.seller, *(s.name or s.email for s in speaking), deal.seller if deal else "")
        known_only = conversation.channel is Channel.TICKET
        shown = (self._known_seller(name) if known_only else self.seller(name) for name in written)
        return next((name for name in shown if name and name not in self._no_sellers), "")


def _shared(accounts: Iterable[Account]) -> dict[str, tuple[str, ...]]:
    having = defaultdict[str, set[str]](set)
    for account in accounts:
        for domain in account.domains:
            having[domain].add(account.name)
    return {domain: tuple(sorted(names)) for domain, names in sorted(having.items()) if len(names) > 1}
