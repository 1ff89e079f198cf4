"""Which columns name the customer and who serves them, where their names alone may mean either."""

import re

from groundswell.sources.columns.asked import is_ours
from groundswell.sources.columns.content import column_of
from groundswell.sources.columns.names import NAMES, Meaning, find_all, plain_name
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.wordlists import names, words
from groundswell.sources.speakers.prefixes import looks_like_name

# Names that say that somebody is meant, and not on which side.
_VAGUE = names("who, name, full name, by, person, user, user name, author, author name, from, said by")
_CUSTOMERS = names("""
    customer, customer name, client, client name, contact, contact name, contact person, reviewer, reviewer
    name, respondent, requester, visitor, visitor name, buyer, buyer name, guest, guest name
""")
_OURS = words("owner agent assignee assigned seller rep to recipient support staff admin cc bcc manager")
_UNNAMED = re.compile(r"^column \d+$")
_CONTACTS = names("contact, contact name, contact person")
_ADDRESSED = 0.8  # share of cells that are addresses of mail, of a column that holds them
_FULLER = 0.3  # by which another column must name more people to be taken instead


def settle_people(
    columns: dict[Meaning, int],
    given: set[Meaning],
    header: tuple[str, ...],
    sample: list[list[str]],
    shape: Shape,
) -> None:
    """Correct in `columns` who is who, by where columns stand and by what they hold."""
    if shape not in (Shape.FEEDBACK, Shape.TICKETS, Shape.PLAIN, Shape.TALK, Shape.MAILS):
        return
    if Meaning.SPEAKER not in given:
        _leave_things(columns, header, sample)
        _take_fuller(columns, header, sample)
        if Meaning.SELLER not in given:
            _give_answerer(columns, header)
    if Meaning.SELLER not in given and Meaning.SELLER in columns:
        _give_writer(columns, header, sample)
        if shape is Shape.FEEDBACK and Meaning.SPEAKER not in columns:
            _give_voter(columns, header)
    if Meaning.EMAIL not in columns and shape not in (Shape.TALK, Shape.MAILS):
        _find_addresses(columns, header, sample)


def _leave_things(columns: dict[Meaning, int], header: tuple[str, ...], sample: list[list[str]]) -> None:
    """Beside a column for the customer, a first one "Name" is what boards call the thing each row is
    about."""
    speaker, account = columns.get(Meaning.SPEAKER), columns.get(Meaning.ACCOUNT)
    if speaker is None or account is None or header[speaker].strip().casefold() != "name":
        return
    customer = plain_name(header[account]) in ("customer", "client", "customer name", "client name")
    if speaker == 0 and (customer or _are_things([cells[0].strip() for cells in sample])):
        del columns[Meaning.SPEAKER]
        columns.setdefault(Meaning.TITLE, speaker)
        contacts = [at for at in find_all(header, tuple(_CONTACTS)) if at not in columns.values()]
        if contacts:
            columns[Meaning.SPEAKER] = contacts[0]


def _are_things(cells: list[str]) -> bool:
    """Whether most of what is called by a name is written as no name of a person is: "Sync is slow"."""
    filled = [cell for cell in cells if cell]
    things = sum(" " in cell and not looks_like_name(cell) for cell in filled)
    return bool(filled) and things > len(filled) / 2


def _take_fuller(columns: dict[Meaning, int], header: tuple[str, ...], sample: list[list[str]]) -> None:
    """Of messages, "Author" may only name ours, and "From name" everybody."""
    if Meaning.SPEAKER not in columns or Meaning.DIRECTION not in columns:
        return
    free = [at for at in find_all(header, NAMES[Meaning.SPEAKER]) if at not in columns.values()]
    fullest = max(free, key=lambda at: _filled(sample, at), default=None)
    if (
        fullest is not None
        and _filled(sample, fullest) >= _filled(sample, columns[Meaning.SPEAKER]) + _FULLER
    ):
        columns[Meaning.SPEAKER] = fullest


def _give_answerer(columns: dict[Meaning, int], header: tuple[str, ...]) -> None:
    """Who stands right of what we answered is who answered; the customer has a column of their own."""
    speaker = columns.get(Meaning.SPEAKER)
    if speaker is None or plain_name(header[speaker]) not in _VAGUE:
        return
    customers = [at for at in find_all(header, tuple(_CUSTOMERS)) if at not in columns.values()]
    answered = speaker > 0 and is_ours(header[speaker - 1])
    if not answered and not (customers and plain_name(header[speaker]) in ("who", "by")):
        return
    if customers:
        columns[Meaning.SPEAKER] = customers[0]
    else:
        del columns[Meaning.SPEAKER]
    columns.setdefault(Meaning.SELLER, speaker)


def _give_writer(columns: dict[Meaning, int], header: tuple[str, ...], sample: list[list[str]]) -> None:
    """A column "created by" that names the customer in some rows names whoever wrote, not who serves them."""
    seller = columns[Meaning.SELLER]
    if plain_name(header[seller]) not in ("created by", "created by id"):
        return
    for meaning in (Meaning.EMAIL, Meaning.SPEAKER):
        index = columns.get(meaning)
        if index is not None and any(
            cells[index].strip() and cells[index].strip().casefold() == cells[seller].strip().casefold()
            for cells in sample
        ):
            columns[meaning] = seller
            del columns[Meaning.SELLER]
            return


def _give_voter(columns: dict[Meaning, int], header: tuple[str, ...]) -> None:
    """On a board where people vote, or where another column names who answered, "created by" is who wrote."""
    answered = [at for at in find_all(header, _ANSWERERS) if at != columns[Meaning.SELLER]]
    created = plain_name(header[columns[Meaning.SELLER]]) in ("created by", "created by id")
    voted = any(_VOTED.intersection(plain_name(name).split()) for name in header)
    if not created or not (voted or answered):
        return
    columns[Meaning.SPEAKER] = columns.pop(Meaning.SELLER)
    if answered:
        columns[Meaning.SELLER] = answered[0]
    written = [
        at for at in find_all(header, ("created at", "created", "created on")) if at not in columns.values()
    ]
    if answered and written:
        columns[Meaning.AT] = written[0]


_ANSWERERS = ("responded by", "replied by", "answered by", "response by", "reply by")
_VOTED = words("vote votes upvotes upvote voters supporters")


def _find_addresses(columns: dict[Meaning, int], header: tuple[str, ...], sample: list[list[str]]) -> None:
    """The only column of addresses of mail is the customer's, unless its name says whose it is."""
    addresses = [
        at
        for at, name in enumerate(header)
        if at not in columns.values()
        and not _UNNAMED.match(name)
        and not _OURS.intersection(plain_name(name).split())
        and column_of([cells[at] for cells in sample]).mails >= _ADDRESSED
    ]
    if len(addresses) == 1:
        columns[Meaning.EMAIL] = addresses[0]


def _filled(sample: list[list[str]], index: int) -> float:
    return sum(bool(cells[index].strip()) for cells in sample) / max(len(sample), 1)
