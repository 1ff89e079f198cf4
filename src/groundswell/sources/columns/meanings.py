"""Which column holds what: by its name, put right by what it holds."""

import re
from collections.abc import Mapping

from groundswell.sources.columns.business_names import OF_BUSINESS
from groundswell.sources.columns.content import SENTENCE_WORDS, column_of, says_more
from groundswell.sources.columns.dating import named_for_dates, unread_dates
from groundswell.sources.columns.names import NAMES, Meaning, find_all, plain_name
from groundswell.sources.columns.people import settle_people
from groundswell.sources.columns.roles import is_program, role_of
from groundswell.sources.columns.shape import FACTS, Shape
from groundswell.speech import Role

_STARS = re.compile(
    r"^\s*(?:\d{1,3}(?:[.,]\d{1,2})?\s*(?:/\s*\d{1,3}|stars?|sterne|★|%)?|[★⭐✩☆\ufe0f]{1,10})\s*$", re.I
)


def columns_by_name(header: tuple[str, ...], shape: Shape, taken: set[int]) -> dict[Meaning, int]:
    """Each meaning's best-named column; a column means one thing, the first in the order of meanings."""
    columns = dict[Meaning, int]()
    used = set(taken)
    for meaning in _wanted(shape):
        for index in find_all(header, _NAMES_IN.get((shape, meaning)) or NAMES.get(meaning, ())):
            if index not in used:
                columns[meaning] = index
                used.add(index)
                break
    return columns


_OF_FACTS = {
    Shape.DEALS: "won lost closed stage status amount currency expected_close close_date loss_reason "
    "next_step id deal account seller product stage_since",
    Shape.ACCOUNTS: "id account domain segment industry country",
    Shape.SELLERS: "id seller first_name last_name name email team role title",
}

# Where a kind of table calls a thing otherwise than tables in general do.
_NAMES_IN: dict[tuple[Shape, Meaning], tuple[str, ...]] = {
    (Shape.DEALS, Meaning.ID): ("opportunity id", "deal id", "record id", "id", "object id"),
    (Shape.DEALS, Meaning.DEAL): (
        "deal name",
        "dealname",
        "deal title",
        "opportunity name",
        "name",
        "title",
        "deal",
        "opportunity",
    ),
    (Shape.ACCOUNTS, Meaning.ID): ("account id", "company id", "organization id", "record id", "id"),
    (Shape.ACCOUNTS, Meaning.ACCOUNT): (
        *(
            "account name",
            "company name",
            "organization name",
            "organisation name",
            "customer name",
            "account",
        ),
        *("company", "organization", "organisation", "customer", "client", "name"),
    ),
    **OF_BUSINESS,
    (Shape.MAILS, Meaning.SPEAKER): (
        *("from name", "sender name", "from", "sender", "author", "author name"),
        *NAMES[Meaning.SPEAKER],
    ),
    (Shape.MAILS, Meaning.CONVERSATION): (
        *NAMES[Meaning.CONVERSATION],
        *("parent id", "parentid", "related to id", "case id", "ticket id", "case number", "ticket number"),
    ),
    (Shape.MAILS, Meaning.EMAIL): (
        *("from address", "from email", "sender email", "sender address", "email from address"),
        *NAMES[Meaning.EMAIL],
    ),
    (Shape.FEEDBACK, Meaning.EMAIL): (*NAMES[Meaning.EMAIL], "recipient email"),
    (Shape.ACTIVITIES, Meaning.SELLER): (*NAMES[Meaning.SELLER], "user", "user name", "added by"),
    (Shape.SELLERS, Meaning.ID): (
        *(
            "owner id",
            "user id",
            "seller id",
            "rep id",
            "agent id",
            "sales rep id",
            "employee id",
            "id",
            "record id",
        ),
    ),
}

_OF_WORDS = (
    "at account conversation seller speaker first_name last_name role email direction id deal title "
    "channel language rating segment product"
)


def _wanted(shape: Shape) -> list[Meaning]:
    return [Meaning(name) for name in _OF_FACTS.get(shape, _OF_WORDS).split()]


def settle(
    columns: dict[Meaning, int],
    given: Mapping[Meaning, int],
    header: tuple[str, ...],
    sample: list[list[str]],
    shape: Shape,
) -> tuple[str, ...]:
    """Correct what names alone get wrong, by what the columns hold; what dates could not be read, as
    phrases."""
    undated = list[str]()
    unsettled = [meaning for meaning in columns if meaning not in given]
    for meaning in (Meaning.AT, Meaning.CLOSE_DATE):
        if meaning in unsettled and not mostly_dates(sample, columns[meaning]):
            index = columns.pop(meaning)
            better = [other for other in find_all(header, NAMES[meaning]) if mostly_dates(sample, other)]
            if better:
                columns[meaning] = better[0]
            else:
                undated.extend(unread_dates(header[index], [cells[index] for cells in sample]))
    for meaning in (Meaning.ACCOUNT, Meaning.SELLER, Meaning.DEAL, Meaning.SPEAKER):
        if meaning in unsettled and not _is_filled(sample, columns[meaning]):
            filled = [other for other in find_all(header, NAMES[meaning]) if _is_filled(sample, other)]
            if filled and filled[0] not in columns.values():
                columns[meaning] = filled[0]
    if shape in (Shape.TALK, Shape.MAILS, Shape.TICKETS) and Meaning.ROLE not in columns:
        _find_roles(columns, header, sample, of_turns=shape is Shape.TALK)
    thread = columns.get(Meaning.CONVERSATION)
    if thread is not None and Meaning.CONVERSATION in unsettled and _reads(sample, thread):
        del columns[Meaning.CONVERSATION]  # the talk itself, and not its id
    role = columns.get(Meaning.ROLE)
    if role is not None and Meaning.ROLE in unsettled and shape is Shape.FEEDBACK and _are_jobs(sample, role):
        del columns[Meaning.ROLE]
    settle_people(columns, set(given), header, sample, shape)
    if Meaning.RATING in unsettled and not _is_rating(sample, columns[Meaning.RATING]):
        del columns[Meaning.RATING]
        rated = [other for other in find_all(header, NAMES[Meaning.RATING]) if _is_rating(sample, other)]
        if rated and rated[0] not in columns.values():
            columns[Meaning.RATING] = rated[0]
    for meaning in (Meaning.SEGMENT, Meaning.PRODUCT):
        if shape not in FACTS and meaning in unsettled and not _parts(sample, columns[meaning]):
            del columns[meaning]
    if shape not in FACTS and Meaning.AT not in columns:
        dated = [
            index
            for index, name in enumerate(header)
            if not name.startswith("_") and _are_dates(sample, index)
        ]
        named = named_for_dates(header)
        chosen = dated if len(dated) == 1 else [index for index in named if index in dated]
        if len(chosen) == 1 and chosen[0] not in columns.values():
            columns[Meaning.AT] = chosen[0]
            undated.clear()
        elif not undated and named:
            undated.extend(unread_dates(header[named[0]], [cells[named[0]] for cells in sample]))
    if shape is Shape.TICKETS and Meaning.CONVERSATION not in columns:
        _thread_comments(columns, header, sample)
    if shape is Shape.PLAIN and Meaning.CONVERSATION not in columns and find_all(header, _OF_COMMENTS):
        parents = [at for at in find_all(header, ("parent id",)) if at not in columns.values()]
        if parents and len({cells[parents[0]] for cells in sample}) < len(sample):
            columns[Meaning.CONVERSATION] = parents[0]
    return tuple(undated)


def _find_roles(
    columns: dict[Meaning, int], header: tuple[str, ...], sample: list[list[str]], *, of_turns: bool
) -> None:
    """A column of turns that says of each who spoke, whatever it is called: "visitor", "bot", "operator"."""
    free = [at for at in range(len(header)) if at not in columns.values()]
    if not of_turns:  # of a ticket, other columns tell whose turn it is, or who wrote last
        free = [at for at in free if plain_name(header[at]) in NAMES[Meaning.SPEAKER]]
    for at in free:
        cells = {cell for cells in sample if (cell := cells[at].strip())}
        are_roles = [role_of(cell) is not Role.UNKNOWN or is_program(cell) for cell in cells]
        if (
            1 < len(cells) <= _MOST_ROLES
            and all(are_roles)
            and {Role.CUSTOMER, Role.SELLER} <= set(map(role_of, cells))
        ):
            columns[Meaning.ROLE] = at
            return


_MOST_ROLES = 6


def _reads(sample: list[list[str]], index: int) -> bool:
    return column_of([cells[index] for cells in sample]).words >= SENTENCE_WORDS


def _are_jobs(sample: list[list[str]], index: int) -> bool:
    """Whether what a survey calls a role is what people work as, not the side on which they speak."""
    roles = {role_of(cell) for cells in sample if (cell := cells[index].strip()) and not is_program(cell)}
    return Role.CUSTOMER not in roles or Role.UNKNOWN in roles


def _is_rating(sample: list[list[str]], index: int) -> bool:
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    return bool(cells) and sum(bool(_STARS.match(cell)) for cell in cells) >= 0.5 * len(cells)


def _parts(sample: list[list[str]], index: int) -> bool:
    """Whether the cells part the rows: what each row has its own of are words, or numbers of things."""
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    return len(set(cells)) <= 0.5 * len(cells)


def _is_filled(sample: list[list[str]], index: int) -> bool:
    return any(cells[index].strip() for cells in sample)


def _thread_comments(columns: dict[Meaning, int], header: tuple[str, ...], sample: list[list[str]]) -> None:
    """A table of a ticket's comments: the ticket's id over and over, beside their own or none."""
    tickets = find_all(header, ("ticket id", "case id", "ticket number", "case number"))
    own = find_all(header, ("comment id", "id", "message id"))
    if tickets and own:
        columns[Meaning.CONVERSATION] = tickets[0]
        columns[Meaning.ID] = own[0]
    elif tickets and find_all(header, _OF_COMMENTS):
        ids = [cells[tickets[0]] for cells in sample]
        if len(set(ids)) < len(ids):
            columns[Meaning.CONVERSATION] = tickets[0]
            if columns.get(Meaning.ID) == tickets[0]:
                del columns[Meaning.ID]


_OF_COMMENTS = ("comment body", "comment", "message", "message body", "body", "reply", "message text")


def _are_dates(sample: list[list[str]], index: int) -> bool:
    """Without a name that says so, every cell must be a date, and not merely a number that could be one."""
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    dated = bool(cells) and column_of(cells).dates == 1.0 and not any(map(str.isdigit, cells))
    return dated and not any(map(says_more, cells))


def mostly_dates(sample: list[list[str]], index: int) -> bool:
    cells = [cells[index] for cells in sample if cells[index].strip()]
    return not cells or column_of(cells).dates >= 0.5
