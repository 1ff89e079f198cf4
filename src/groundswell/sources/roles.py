"""Who is the customer and who the seller.

Told, in this order: what the source says; the names, addresses and domains given with `--sellers`, the CRM's
sellers and the seller the conversation names; what a label says ("Customer", "Rep", "Dana Whit (Acme)"); the
domain of the address; and last, where a seller takes part, that whoever else has a name is the customer.
Without any of these a speaker stays unknown: heard, shown, and never counted as the customer.

Each conversation is decided by itself, so the answer does not depend on which others are at hand.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from groundswell.sources.freemail import FREE_MAIL, domain_of, is_within
from groundswell.sources.nobody import names_nobody, owner_of
from groundswell.sources.persons import Names, affiliation_of, name_of, plain, words_of
from groundswell.speech import Channel, Conversation, Role, Seller, Speaker


def _labels(text: str) -> frozenset[str]:
    """The labels of a text, parted by commas."""
    return frozenset(" ".join(label.split()) for label in text.split(","))


# Labels by their side; compared without accents, marks and numbers. Recorders call the person who records
# "me" or "you", and everybody else by name or "them".
_CUSTOMERS = _labels(
    """
    customer, client, prospect, buyer, caller, lead, them, end user, visitor, kunde, kundin,
    interessent, interessentin, anrufer, anruferin, cliente, cliente potencial, acheteur, comprador,
    compradora, klant, klient, klientka, клиент, клиентка, покупатель, zakaznik, ugyfel, musteri,
    客户, 客戶, 顧客, お客様, 고객, acquirente
    """
)
_SELLERS = _labels(
    """
    seller, sales, sales rep, sales representative, salesperson, rep, representative, agent,
    support, support agent, ae, account executive, account manager, csm, sdr, bdr, verkaufer,
    verkauferin, vertrieb, berater, beraterin, kundenberater, kundenberaterin, vendeur, vendeuse,
    commercial, commerciale, conseiller, conseillere, vendedor, vendedora, asesor, asesora, agente,
    comercial, venditore, venditrice, consulente, verkoper, verkoopster, sælger, saljare, myyja,
    sprzedawca, handlowiec, продавец, менеджер, 销售, 客服, 営業, 担当者, 영업, 상담원, me, you,
    ich, du, sie, moi, vous, tu, yo, usted, voce, eu, io, ik, jij, u, jeg, mig, jag, mina, ja, ty, я, вы, ты,
    私, 自分, あなた, 我, 你, 您, 나, 저
    """
)
# Mail and tickets come from outside by their nature; in a call an address of Gmail may be a colleague's.
_FROM_OUTSIDE = frozenset({Channel.MAIL, Channel.TICKET})

_SHARE = 0.9  # of the mail threads between two sides in which the house's domain takes part
_FEWEST_THREADS = 5
_FEWEST_COUNTERPARTS = 3


def assign_roles(
    conversations: Iterable[Conversation],
    *,
    sellers: Sequence[str] = (),
    known: Sequence[Seller] = (),
    house_domains: Collection[str] = (),
) -> list[Conversation]:
    """The conversations with every role that can be told, in the order given.

    `sellers` are names, addresses or domains as a person gives them; `known` are the CRM's. Roles that a
    source told are kept. An empty `seller` becomes the name of the seller who says most.
    """
    house = _House.of(sellers, known, house_domains)
    return [_assigned(conversation, house) for conversation in conversations]


def house_domains_of(conversations: Iterable[Conversation]) -> frozenset[str]:
    """Our own company's mail domain, if the mail tells; empty if unsure.

    It is the one that takes part in at least 90 % of the threads between two sides, of which there are five
    or more, with three or more other sides.
    """
    threads = Counter[str]()
    others: dict[str, set[str]] = defaultdict(set)
    total = 0
    for conversation in conversations:
        sides = {_side(turn.speaker.email) for turn in conversation.turns} - {""}
        if conversation.channel is not Channel.MAIL or len(sides) < 2:
            continue
        total += 1
        for side in sides:
            threads[side] += 1
            others[side] |= sides - {side}
    likely = [
        side
        for side, times in threads.items()
        if "@" not in side and times >= _SHARE * total and len(others[side]) >= _FEWEST_COUNTERPARTS
    ]
    return frozenset(likely) if total >= _FEWEST_THREADS and len(likely) == 1 else frozenset()


def _side(address: str) -> str:
    """The domain, or the whole address where its domain is anybody's."""
    domain = domain_of(address)
    return address.lower() if domain in FREE_MAIL else domain


@dataclass(frozen=True, slots=True)
class _House:
    """What is known of our own side."""

    given: Names  # named by a person: part of a name is enough
    listed: Names  # named by the CRM: only full names count, a long list has many first names
    addresses: frozenset[str]
    domains: frozenset[str]

    @classmethod
    def of(cls, sellers: Sequence[str], known: Sequence[Seller], domains: Collection[str]) -> "_House":
        given = [written.strip() for written in sellers if written.strip()]
        listed = [part.strip() for seller in known for part in (seller.name, seller.email) if part.strip()]
        addresses = {mark.lower() for mark in (*given, *listed) if _is_address(mark)}
        own = {mark.lstrip("@").lower() for mark in (*given, *listed) if _is_domain(mark)}
        own |= {domain.lstrip("@").lower() for domain in domains}
        own |= {domain_of(address) for address in addresses}
        return cls(
            given=Names.of(mark for mark in given if not _is_address(mark) and not _is_domain(mark)),
            listed=Names.of(mark for mark in listed if not _is_address(mark) and not _is_domain(mark)),
            addresses=frozenset(addresses),
            domains=frozenset(own - FREE_MAIL - {""}),
        )

    def owns(self, address: str) -> bool:
        return address.lower() in self.addresses or is_within(domain_of(address), self.domains)

    def is_called(self, company: str) -> bool:
        """Whether a company's name is that of one of our domains: 'Acme' of acme.com."""
        key = "".join(words_of(company))
        return bool(key) and any(
            key == plain(domain).split(".")[0].replace("-", "") for domain in self.domains
        )


def _is_address(mark: str) -> bool:
    return "@" in mark.strip("@") and not mark.startswith("@")


def _is_domain(mark: str) -> bool:
    return mark.startswith("@") or ("." in mark.strip(".") and " " not in mark and "@" not in mark)


def _assigned(conversation: Conversation, house: _House) -> Conversation:
    speakers = list(dict.fromkeys(turn.speaker for turn in conversation.turns))
    roles = _roles(conversation, speakers, house)
    if all(roles[speaker] is speaker.role for speaker in speakers):
        turns = conversation.turns
    else:
        turns = tuple(
            replace(turn, speaker=replace(turn.speaker, role=roles[turn.speaker]))
            for turn in conversation.turns
        )
    told = replace(conversation, turns=turns)
    return told if told.seller else replace(told, seller=_most_said(told))


def _roles(conversation: Conversation, speakers: Sequence[Speaker], house: _House) -> dict[Speaker, Role]:
    roles = {speaker: _own_role(speaker, conversation, house) for speaker in speakers}
    doubtful = _find_partial(roles, Names.of(filter(None, [conversation.seller])), house)
    if conversation.channel is Channel.NOTE:
        return roles
    met = any(role is Role.SELLER for role in roles.values())
    labels = [speaker.name for speaker in speakers if speaker.name]
    for speaker, role in roles.items():
        open_one = role is Role.UNKNOWN and speaker not in doubtful
        if open_one and _is_other_side(speaker, conversation.channel, house, labels if met else None):
            roles[speaker] = Role.CUSTOMER
    return roles


def _own_role(speaker: Speaker, conversation: Conversation, house: _House) -> Role:
    """What can be told of a speaker by themselves."""
    if speaker.role is not Role.UNKNOWN:
        return speaker.role
    named = owner_of(speaker.name)
    company, label = affiliation_of(named), _label_of(named)
    seller = Names.of([conversation.seller]).has(named) if conversation.seller else False
    if seller or house.owns(speaker.email) or house.given.has(named) or house.listed.has(named):
        return Role.SELLER
    if speaker.email and speaker.email.lower() == conversation.seller.lower():
        return Role.SELLER
    if company and house.is_called(company):
        return Role.SELLER
    if conversation.channel is Channel.NOTE:
        return Role.UNKNOWN  # a note is a seller's; a customer does not write in the CRM
    if label in _SELLERS:
        return Role.SELLER
    same = company and words_of(company) == words_of(conversation.account)
    return Role.CUSTOMER if same or label in _CUSTOMERS else Role.UNKNOWN


def _label_of(name: str) -> str:
    """The label for comparing, without a number: "Agent 2" is an agent."""
    return re.sub(r"[\s#№_-]*\d{1,3}$", "", plain(name_of(name))).strip()


def _find_partial(roles: dict[Speaker, Role], named: Names, house: _House) -> frozenset[Speaker]:
    """Give 'Dana W.' the role of 'Dana Whit' where she was named, and 'Dana' where nobody else can be meant.

    Returns who may be that person and may be somebody else: 'Dana' beside 'Dana Whit' herself.
    """
    doubtful: set[Speaker] = set()
    for names in (named, house.given):
        meant: dict[tuple[str, ...], list[Speaker]] = defaultdict(list)
        for speaker in roles:
            person = names.may_have(owner_of(speaker.name)) if speaker.name else None
            if person is not None:
                meant[person].append(speaker)
        for person, speakers in meant.items():
            if len(person) == 1 and len({words_of(owner_of(one.name)) for one in speakers}) > 1:
                doubtful.update(one for one in speakers if roles[one] is Role.UNKNOWN)
                continue  # "Dana" was named, and there are Dana Moore and Dana Bell
            loose = [one for one in speakers if roles[one] is Role.UNKNOWN and _is_one_word(one)]
            sure = [one for one in speakers if roles[one] is Role.UNKNOWN and not _is_one_word(one)]
            open_ones = [one for one in sure if _fits_another(one, speakers, roles)]
            doubtful.update(open_ones)
            sure = [one for one in sure if one not in open_ones]
            roles.update(dict.fromkeys(sure, Role.SELLER))
            if len(loose) == len(speakers) and len({words_of(owner_of(one.name)) for one in loose}) == 1:
                roles.update(dict.fromkeys(loose, Role.SELLER))
            else:
                doubtful.update(loose)
    return frozenset(doubtful)


def _fits_another(speaker: Speaker, meant: Sequence[Speaker], all_of_them: Iterable[Speaker]) -> bool:
    """Whether 'Dana W.' may be somebody else who takes part: 'Dana Wolf' beside 'Dana Whit'."""
    others = Names.of(owner_of(one.name) for one in all_of_them if one.name and one not in meant)
    return others.may_have(owner_of(speaker.name)) is not None


def _is_one_word(speaker: Speaker) -> bool:
    return len(words_of(owner_of(speaker.name))) == 1


def _is_other_side(
    speaker: Speaker, channel: Channel, house: _House, beside_a_seller: Sequence[str] | None
) -> bool:
    """Whether a speaker without a role is the customer: by an address outside the house, or because a seller
    takes part and they are somebody else. `beside_a_seller` are the labels of all who do; None without one.
    """
    domain = domain_of(speaker.email)
    if domain and house.domains and (domain not in FREE_MAIL or channel in _FROM_OUTSIDE):
        return True
    if beside_a_seller is None:
        return False
    return bool(domain) or (bool(words_of(speaker.name)) and not names_nobody(speaker.name, beside_a_seller))


def _most_said(conversation: Conversation) -> str:
    """The seller who says most; of two who say the same, the first by name."""
    said = Counter[str]()
    for turn in conversation.turns:
        if turn.speaker.role is Role.SELLER and _label_of(turn.speaker.name) not in _SELLERS:
            said[name_of(turn.speaker.name) if turn.speaker.name else turn.speaker.email] += len(
                turn.text.split()
            )
    return min(said, key=lambda name: (-said[name], name), default="")
