"""Who is the customer and who the seller.

Told, in this order: what the source says; the names, addresses and domains given with `--sellers`, the CRM's
sellers and the seller the conversation names; what a label says ("Customer", "Rep", "Dana Whit (Acme)"); the
domain of the address; and last, where a seller takes part, that whoever else has a name is the customer.
Without any of these a speaker stays unknown: heard, shown, and never counted as the customer.

Each conversation is decided by itself, so the answer does not depend on which others are at hand.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from groundswell.sources.speakers.departments import company_in
from groundswell.sources.speakers.freemail import FREE_MAIL, domain_of, is_within
from groundswell.sources.speakers.nobody import nobodies_among
from groundswell.sources.speakers.persons import (
    Names,
    affiliation_of,
    is_initialled,
    is_titled,
    name_of,
    name_words,
    plain,
)
from groundswell.sources.speakers.sides import role_in_label, tells_side
from groundswell.speech import Channel, Conversation, Role, Seller, Speaker

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
        key = "".join(name_words(company))
        return bool(key) and any(
            key == plain(domain).split(".")[0].replace("-", "") for domain in self.domains
        )

    def speaks_as(self, name: str) -> bool:
        """Whether a speaker bears our company's name, alone or with what of it answers: 'Acme Support'."""
        return not is_titled(name) and self.is_called(company_in(name))


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
    assigned = replace(conversation, turns=turns)
    return assigned if assigned.seller else replace(assigned, seller=_most_said(assigned))


def _roles(conversation: Conversation, speakers: Sequence[Speaker], house: _House) -> dict[Speaker, Role]:
    roles = {speaker: _own_role(speaker, conversation, house) for speaker in speakers}
    unsure = _find_partial(roles, Names.of(filter(None, [conversation.seller])), house)
    if conversation.channel is Channel.NOTE:
        return roles
    met = any(role is Role.SELLER for role in roles.values())
    nobodies = nobodies_among(speaker.name for speaker in speakers) | {""}
    for speaker, role in roles.items():
        somebody = bool(domain_of(speaker.email)) or (speaker.name not in nobodies and speaker not in unsure)
        met_by = met and somebody
        if role is Role.UNKNOWN and _is_other_side(speaker, conversation.channel, house, met=met_by):
            roles[speaker] = Role.CUSTOMER
    return roles


def _own_role(speaker: Speaker, conversation: Conversation, house: _House) -> Role:
    """What can be told of a speaker by themselves."""
    if speaker.role is not Role.UNKNOWN:
        # A board or a help desk lists whoever wrote as a customer; our own addresses are ours wherever
        # they stand.
        ours = speaker.role is Role.CUSTOMER and bool(speaker.email) and house.owns(speaker.email)
        return Role.SELLER if ours else speaker.role
    company = affiliation_of(speaker.name)
    seller = Names.of([conversation.seller]).has(speaker.name) if conversation.seller else False
    if seller or house.owns(speaker.email) or house.given.has(speaker.name) or house.listed.has(speaker.name):
        return Role.SELLER
    if speaker.email and speaker.email.lower() == conversation.seller.lower():
        return Role.SELLER
    if (company and house.is_called(company)) or house.speaks_as(speaker.name):
        return Role.SELLER
    if conversation.channel is Channel.NOTE:
        return Role.UNKNOWN  # a note is a seller's; a customer does not write in the CRM
    same = company and name_words(company) == name_words(conversation.account)
    return Role.CUSTOMER if same else role_in_label(speaker.name, conversation)


def _find_partial(roles: dict[Speaker, Role], named: Names, house: _House) -> set[Speaker]:
    """Give 'Dana' the role of 'Dana Whit' where she was named and no other speaker can be meant.

    A label with an initial or a device ("Dana W.", "Dana's iPhone") is hers however many there are of them.
    The rest, of whom one may be she, are told to be nobody's: they are returned.
    """
    unsure = set[Speaker]()
    for names in (named, house.given):
        meant: dict[tuple[str, ...], list[Speaker]] = defaultdict(list)
        for speaker in roles:
            person = names.may_have(speaker.name) if speaker.name else None
            if person is not None:
                meant[person].append(speaker)
        for person, speakers in meant.items():
            apart = [
                speaker for speaker in roles if speaker not in speakers and roles[speaker] is not Role.SELLER
            ]
            others = Names.of(speaker.name for speaker in apart if speaker.name)
            unsure |= _decide(roles, speakers, others, known_in_full=len(person) > 1)
    return unsure


def _decide(
    roles: dict[Speaker, Role], speakers: Sequence[Speaker], others: Names, *, known_in_full: bool
) -> set[Speaker]:
    """Which of those who may be one person are she; returns those who may or may not be.

    `others` take part too: "Dana W." may be "Dana Wolf".
    """
    people = {name_words(speaker.name) for speaker in speakers}
    free = [speaker for speaker in speakers if roles[speaker] is Role.UNKNOWN]
    if any(others.may_have(speaker.name) for speaker in free):
        return set(free)
    if len(people) == 1 and len(free) == len(speakers):
        roles.update(dict.fromkeys(speakers, Role.SELLER))
        return set()
    hers = [speaker for speaker in free if known_in_full and is_initialled(speaker.name)]
    roles.update(dict.fromkeys(hers, Role.SELLER))
    return {speaker for speaker in free if speaker not in hers}


def _is_other_side(speaker: Speaker, channel: Channel, house: _House, *, met: bool) -> bool:
    """Whether a speaker without a role is the customer: by an address outside the house, or because a seller
    takes part and they are somebody else."""
    domain = domain_of(speaker.email)
    if domain and house.domains and (domain not in FREE_MAIL or channel in _FROM_OUTSIDE):
        return True
    return met


def _most_said(conversation: Conversation) -> str:
    """The seller who says most; of two who say the same, the first by name."""
    shares = Counter[str]()
    for turn in conversation.turns:
        if turn.speaker.role is Role.SELLER and not tells_side(turn.speaker.name):
            shares[name_of(turn.speaker.name) if turn.speaker.name else turn.speaker.email] += len(
                turn.text.split()
            )
    return min(shares, key=lambda name: (-shares[name], name), default="")
