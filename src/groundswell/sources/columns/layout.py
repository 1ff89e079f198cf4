"""From a table's header, a sample of its rows and what a person said, to where everything stands in it."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from groundswell.sources.columns.content import column_of
from groundswell.sources.columns.names import NAMES, OPENED_NAMES, Meaning, find_all, plain_name
from groundswell.sources.columns.prefixes import shared_prefix, without_prefix
from groundswell.sources.columns.shape import FACTS, Shape, shape_of
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.columns.talks import Talk, alternates, seconds_column
from groundswell.sources.columns.texts import By, is_question, listed_columns, text_columns
from groundswell.sources.columns.unnamed import guess_unnamed
from groundswell.sources.contract import NoTextColumn, Options, UnknownColumn
from groundswell.sources.dates import DateStyle, parse_date, style_of

SAMPLE_ROWS = 300
# Columns of a table that holds nothing but turns.
_NARROW = 4
_SITTING = timedelta(hours=12)
_UNNAMED = re.compile(r"^column \d+$")
_STARS = re.compile(
    r"^\s*(?:\d{1,3}(?:[.,]\d{1,2})?\s*(?:/\s*\d{1,3}|stars?|sterne|★|%)?|[★⭐✩☆\ufe0f]{1,10})\s*$", re.I
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where everything stands. Columns are indices into a row's cells."""

    shape: Shape
    columns: Mapping[Meaning, int]
    # The columns of words, the main one first, and who wrote each: every one is a turn of its row.
    texts: Mapping[int, By]
    opened: int | None
    # When a deal closed: the first of these that a row fills.
    closings: tuple[int, ...]
    # Set where rows are the turns of a recording, or tell when in it they were spoken.
    talk: Talk | None
    # Per date column.
    styles: Mapping[int, DateStyle]
    remarks: tuple[str, ...]
    # The names of columns as they are compared.
    names: tuple[str, ...]
    # Whether people were asked, so that they had to write something.
    asked: bool

    @property
    def in_talks(self) -> bool:
        """Whether rows belong together by their order, for want of an id."""
        return self.talk is not None and Meaning.CONVERSATION not in self.columns


def lay_out(table: Table, options: Options) -> Layout:
    """Raises NoTextColumn where a table holds neither words nor facts, UnknownColumn for a wrong map."""
    given = _given(table.header, options.columns)
    prefix = shared_prefix(table.header)
    given_as = table.header
    table = replace(table, header=without_prefix(table.header))
    sample = [row.cells for row in islice(table.rows(), SAMPLE_ROWS) if not row.flaw]
    shape = _shape(table, given, options, prefix)
    columns = {**_by_name(table.header, shape, set(given.values())), **given}
    _settle(columns, given, table.header, sample, shape)
    if all(map(_UNNAMED.match, table.header)):
        shape = guess_unnamed(columns, sample, shape)
    texts = text_columns(table, shape, columns, given, sample, whole=options.as_verbatims)
    if not texts and shape not in FACTS:
        raise NoTextColumn(
            f"has no column that holds what people said; its columns are: {listed_columns(given_as)}"
        )
    talk = _talk(table.header, sample, shape, columns, given, texts)
    if talk is not None and talk.offset is not None and columns.get(Meaning.AT) == talk.offset:
        del columns[Meaning.AT]
    opened = next(iter(find_all(table.header, OPENED_NAMES)), None) if shape is Shape.DEALS else None
    closings = tuple(_closings(table.header, sample)) if shape is Shape.DEALS else ()
    closings = (given[Meaning.CLOSE_DATE],) if Meaning.CLOSE_DATE in given else closings
    styles, remarks = _styles(table, {columns.get(Meaning.AT), opened, *closings} - {None})
    return Layout(
        shape=shape,
        columns={
            meaning: index
            for meaning, index in columns.items()
            if not (index in texts and meaning in (Meaning.TEXT, Meaning.TITLE))
        },
        texts=texts,
        opened=opened,
        closings=closings,
        talk=talk if len(texts) == 1 else None,
        names=tuple(map(plain_name, table.header)),
        asked=_is_asked(table.header, shape, columns, texts),
        styles=styles,
        remarks=(*table.remarks, *remarks),
    )


def _is_asked(
    header: tuple[str, ...], shape: Shape, columns: Mapping[Meaning, int], texts: Mapping[int, By]
) -> bool:
    if shape is not Shape.PLAIN:
        return shape is Shape.FEEDBACK
    told_of = (Meaning.AT, Meaning.ACCOUNT, Meaning.ID, Meaning.EMAIL, Meaning.SPEAKER)
    return any(meaning in columns for meaning in told_of) or any(is_question(header[one]) for one in texts)


def _closings(header: tuple[str, ...], sample: list[list[str]]) -> list[int]:
    return [index for index in find_all(header, NAMES[Meaning.CLOSE_DATE]) if _mostly_dates(sample, index)]


def _given(header: tuple[str, ...], wanted: Mapping[str, str]) -> dict[Meaning, int]:
    found = dict[Meaning, int]()
    for meaning, column in wanted.items():
        if meaning not in list(Meaning):
            known = ", ".join(str(known) for known in list(Meaning)[:13])
            raise UnknownColumn(
                f"cannot be mapped: '{meaning}' is no meaning of a column; there are: {known}"
            )
        found[Meaning(meaning)] = _index(header, column)
    return found


def _index(header: tuple[str, ...], column: str) -> int:
    for same in (str, str.casefold, plain_name):
        names = [same(name) for name in header]
        if same(column) in names:
            return names.index(same(column))
    raise UnknownColumn(f"has no column '{column}'; its columns are: {listed_columns(header)}")


def _shape(table: Table, given: Mapping[Meaning, int], options: Options, prefix: str) -> Shape:
    shape = shape_of(table.header, table.source, table.sheet, prefix)
    if options.as_verbatims or (
        Meaning.TEXT in given and shape in (Shape.ACCOUNTS, Shape.SELLERS, Shape.CONTACTS)
    ):
        # Told to hear words, we look for words only.
        return (
            shape if shape in (Shape.TICKETS, Shape.FEEDBACK, Shape.TALK, Shape.ACTIVITIES) else Shape.PLAIN
        )
    return shape


def _by_name(header: tuple[str, ...], shape: Shape, taken: set[int]) -> dict[Meaning, int]:
    """Each meaning's best-named column; a column means one thing, the first in the order of meanings."""
    columns = dict[Meaning, int]()
    used = set(taken)
    for meaning in _wanted(shape):
        for index in find_all(header, _NAMES_IN.get((shape, meaning), NAMES[meaning])):
            if index not in used:
                columns[meaning] = index
                used.add(index)
                break
    return columns


_OF_FACTS = {
    Shape.DEALS: "won lost closed stage status amount close_date loss_reason next_step id deal account "
    "seller",
    Shape.ACCOUNTS: "id account domain",
    Shape.SELLERS: "id seller first_name last_name name email team role",
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
    (Shape.MAILS, Meaning.SPEAKER): (
        *("from name", "sender name", "from", "sender", "author", "author name"),
        *NAMES[Meaning.SPEAKER],
    ),
    (Shape.MAILS, Meaning.EMAIL): (
        *("from address", "from email", "sender email", "sender address", "email from address"),
        *NAMES[Meaning.EMAIL],
    ),
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
    "channel language rating"
)


def _wanted(shape: Shape) -> list[Meaning]:
    return [Meaning(name) for name in _OF_FACTS.get(shape, _OF_WORDS).split()]


def _settle(
    columns: dict[Meaning, int],
    given: Mapping[Meaning, int],
    header: tuple[str, ...],
    sample: list[list[str]],
    shape: Shape,
) -> None:
    """Correct what names alone get wrong, by what the columns hold."""
    found = [meaning for meaning in columns if meaning not in given]
    for meaning in (Meaning.AT, Meaning.CLOSE_DATE):
        if meaning in found and not _mostly_dates(sample, columns[meaning]):
            del columns[meaning]
            better = [other for other in find_all(header, NAMES[meaning]) if _mostly_dates(sample, other)]
            if better:
                columns[meaning] = better[0]
    for meaning in (Meaning.ACCOUNT, Meaning.SELLER, Meaning.DEAL, Meaning.SPEAKER):
        if meaning in found and not _is_filled(sample, columns[meaning]):
            filled = [other for other in find_all(header, NAMES[meaning]) if _is_filled(sample, other)]
            if filled and filled[0] not in columns.values():
                columns[meaning] = filled[0]
    if Meaning.RATING in found and not _is_rating(sample, columns[Meaning.RATING]):
        del columns[Meaning.RATING]
        rated = [other for other in find_all(header, NAMES[Meaning.RATING]) if _is_rating(sample, other)]
        if rated and rated[0] not in columns.values():
            columns[Meaning.RATING] = rated[0]
    if shape not in FACTS and Meaning.AT not in columns:
        dated = [index for index, name in enumerate(header) if name[0] != "_" and _are_dates(sample, index)]
        if len(dated) == 1 and dated[0] not in columns.values():
            columns[Meaning.AT] = dated[0]
    if shape is Shape.TICKETS and Meaning.CONVERSATION not in columns:
        _thread_comments(columns, header)


def _is_rating(sample: list[list[str]], index: int) -> bool:
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    return bool(cells) and sum(bool(_STARS.match(cell)) for cell in cells) >= 0.5 * len(cells)


_APART = (
    Meaning.ACCOUNT,
    Meaning.ID,
    Meaning.EMAIL,
    Meaning.RATING,
    Meaning.DEAL,
    Meaning.SELLER,
    Meaning.CHANNEL,
)


def _talk(
    header: tuple[str, ...],
    sample: list[list[str]],
    shape: Shape,
    columns: Mapping[Meaning, int],
    given: Mapping[Meaning, int],
    texts: Mapping[int, By],
) -> Talk | None:
    """Rows are turns where a speaker stands beside a time within a recording, or speakers take turns in a
    table that tells nothing else."""
    speaker = columns.get(Meaning.SPEAKER, columns.get(Meaning.ROLE))
    if speaker is None or shape not in (Shape.PLAIN, Shape.TALK):
        return None
    taken = {index for meaning, index in columns.items() if meaning is not Meaning.AT} | set(given.values())
    places = [given[Meaning.OFFSET]] if Meaning.OFFSET in given else find_all(header, NAMES[Meaning.OFFSET])
    found = seconds_column(header, sample, [index for index in places if index not in taken])
    title = columns.get(Meaning.TITLE)
    named = Meaning.CONVERSATION in columns or any(
        plain_name(header[one]) in NAMES[Meaning.TEXT] for one in texts
    )
    if found is not None and (named or alternates(sample, speaker)):
        return replace(found, title=title)
    if Meaning.CONVERSATION in columns:
        return None
    alone = not any(meaning in columns for meaning in (*_APART, Meaning.TITLE)) and len(header) <= _NARROW
    if alone and Meaning.AT in columns:
        alone = _is_one_sitting(sample, columns[Meaning.AT])
    return Talk() if alone and alternates(sample, speaker) else None


def _is_one_sitting(sample: list[list[str]], index: int) -> bool:
    """Whether times rise, and all are of one talk: to the second, from the first to the last within hours."""
    style = style_of(cells[index] for cells in sample)
    times = [parse_date(cells[index], style) for cells in sample]
    known = [time for time in times if time is not None]
    if len(known) < len(times) or len(set(known)) < len(known) * 0.7:
        return False
    return known == sorted(known) and known[-1] - known[0] <= _SITTING


def _is_filled(sample: list[list[str]], index: int) -> bool:
    return any(cells[index].strip() for cells in sample)


def _thread_comments(columns: dict[Meaning, int], header: tuple[str, ...]) -> None:
    """A table of a ticket's comments: their own ids, and the ticket's over and over."""
    tickets = find_all(header, ("ticket id", "case id", "ticket number", "case number"))
    own = find_all(header, ("comment id", "id", "message id"))
    if tickets and own:
        columns[Meaning.CONVERSATION] = tickets[0]
        columns[Meaning.ID] = own[0]


def _are_dates(sample: list[list[str]], index: int) -> bool:
    """Without a name that says so, every cell must be a date, and not merely a number that could be one."""
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    return bool(cells) and column_of(cells).dates == 1.0 and not any(map(str.isdigit, cells))


def _mostly_dates(sample: list[list[str]], index: int) -> bool:
    cells = [cells[index] for cells in sample if cells[index].strip()]
    return not cells or column_of(cells).dates >= 0.5


def _styles(table: Table, wanted: Set[int | None]) -> tuple[dict[int, DateStyle], tuple[str, ...]]:
    styles, remarks = dict[int, DateStyle](), list[str]()
    for index in sorted(index for index in wanted if index is not None):
        style = _style(table.rows, index)
        styles[index] = style
        if style.ambiguous:
            order = "day before month" if style.day_first else "month before day"
            remarks.append(f"dates of '{table.header[index]}' such as {style.example} were read as {order}")
    return styles, tuple(remarks)


def _style(rows: Callable[[], Iterator[Row]], index: int) -> DateStyle:
    """The sample mostly tells; where it leaves the order open, the whole column is looked at."""
    style = style_of(row.cells[index] for row in islice(rows(), SAMPLE_ROWS) if index < len(row.cells))
    if style.ambiguous or style.year_first:
        style = style_of(row.cells[index] for row in rows() if index < len(row.cells))
    return style
