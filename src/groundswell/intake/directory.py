"""Who is the same account, deal and seller in two tools."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.speakers.freemail import FREE_MAIL, domain_of
from groundswell.speech import Account, Channel, Conversation, Deal, Role, Seller

# What companies append to their name and colleagues leave out. Only at the end, so that 'The Limited
# Edition Shop' keeps its middle.
_LEGAL_FORMS = frozenset(
    (
        "inc incorporated corp corporation co company llc llp lp ltd limited plc gmbh ag kg ohg ug mbh se "
        "sa sas sarl srl spa bv nv ab as oy aps pty pte kk"
    ).split()
)


def name_key(name: str) -> str:
    """What two spellings of one name have in common: 'ACME, Inc.' and 'Acme' both give 'acme'."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("&", " and ").replace("'", "")
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return "".join(words)


@dataclass(frozen=True, slots=True)
class Directory:
    """Looks up display names. Built once from everything known; the same for any order of the facts."""

    _accounts: dict[str, str] = field(default_factory=dict)
    _domains: dict[str, str] = field(default_factory=dict)
    _deals: dict[str, Deal] = field(default_factory=dict)
    _sellers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, accounts: Iterable[Account], deals: Iterable[Deal], sellers: Iterable[Seller]) -> "Directory":
        made = cls()
        for account in sorted(accounts, key=lambda a: (a.name, a.key)):
            for key in filter(None, (account.key.casefold(), name_key(account.name))):
                made._accounts.setdefault(key, account.name)
            if account.domain and account.domain not in FREE_MAIL:
                made._domains.setdefault(account.domain, account.name)
        for deal in sorted(deals, key=lambda d: (d.key, d.name)):
            for key in filter(None, (deal.key.casefold(), name_key(deal.name))):
                made._deals.setdefault(key, deal)
        for seller in sorted(sellers, key=lambda s: (s.name, s.email, s.key)):
            shown = seller.name or seller.email
            for key in filter(None, (seller.key.casefold(), name_key(seller.name), seller.email.casefold())):
                made._sellers.setdefault(key, shown)
        for owner in sorted({deal.seller for deal in made._deals.values() if deal.seller}):
            made._sellers.setdefault(name_key(owner), owner)
        return made

    def deal(self, written: str) -> Deal | None:
        """The deal a source means by `written` (its id or name), or None where it is not known."""
        if not written:
            return None
        return self._deals.get(written.casefold()) or self._deals.get(name_key(written))

    def deal_key(self, written: str) -> str:
        """The id of the deal, where the source names it by that: names return with each year's renewal."""
        deal = self._deals.get(written.casefold()) if written else None
        return deal.key if deal and deal.key.casefold() == written.casefold() else ""

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
        name = self._accounts.get(written.casefold()) or self._accounts.get(key)
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
        return self._sellers.get(written.casefold()) or self._sellers.get(name_key(written), "")

    def seller_of(self, conversation: Conversation) -> str:
        """The seller of a conversation: as written, else the one who speaks in it, else its deal's.

        Whom a help desk assigns a ticket to, or who answers it, sells nothing, unless the CRM says so.
        """
        deal = self.deal(conversation.deal)
        speaking = (t.speaker for t in conversation.turns if t.speaker.role is Role.SELLER)
        first = next((s.name or s.email for s in speaking), "")
        owner = deal.seller if deal else ""
        if conversation.channel is Channel.TICKET:
            told = (self._known_seller(one) for one in (conversation.seller, first, owner))
            return next(filter(None, told), "")
        return self.seller(conversation.seller or first or owner)
