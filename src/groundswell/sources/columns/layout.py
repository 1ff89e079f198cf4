"""From a table's header, a sample of its rows and what a person said, to where everything stands in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from groundswell.sources.columns.content import SENTENCE_WORDS, column_of
from groundswell.sources.columns.dates import DateStyle, style_of
from groundswell.sources.columns.names import NAMES, OPENED_NAMES, Meaning, find_all, find_ending, plain_name
from groundswell.sources.columns.shape import Shape, shape_of
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.columns.wordlists import words
from groundswell.sources.contract import NoTextColumn, Options, UnknownColumn

SAMPLE_ROWS = 300
FACTS = (Shape.DEALS, Shape.ACCOUNTS, Shape.SELLERS)
# Endings of names whose columns hold words, whatever comes before.
_SAID = (" comment", " comments", " feedback", " verbatim", " utterance", " quote", " complaint")
# Endings of names whose columns hold labels, however long.
_LABELS = (" name", " id", " url", " address", " code", " path")
# Names that hold what was said in some tables and labels in others: there the content must read as sentences.
_WEAK = words(
    "description content sentence response answer question request summary details argument observation "
    "data note notes remark remarks transcript descripción beschreibung"
)
# Of these, what rather describes a thing than says something.
_DESCRIBING = frozenset(
    ("description", "content", "summary", "details", "data", "note", "notes", "observation")
)
# Where a weak name is strong after all.
_STRONG_IN = {
    Shape.TICKETS: {"description", "content", "message", "comment", "text"},
    Shape.ACTIVITIES: {"description", "notes", "note", "content", "comment", "summary"},
    Shape.FEEDBACK: {"review", "comment", "response", "text", "message", "content"},
    Shape.TALK: {"text", "sentence", "message", "content"},
}
_SAID_OF_DEALS = (
    ("description", "deal description", "opportunity description", "notes", "comments", "deal notes"),
    NAMES[Meaning.NEXT_STEP],
    NAMES[Meaning.LOSS_REASON],
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where everything stands. Columns are indices into a row's cells."""

    shape: Shape
    columns: Mapping[Meaning, int]
    # The words of a row; a deal has several such columns, each of them a turn.
    texts: tuple[int, ...]
    opened: int | None
    # Per date column.
    styles: Mapping[int, DateStyle]
    remarks: tuple[str, ...]


def lay_out(table: Table, options: Options) -> Layout:
    """Raises NoTextColumn where a table holds neither words nor facts, UnknownColumn for a wrong map."""
    given = _given(table.header, options.columns)
    sample = [row.cells for row in islice(table.rows(), SAMPLE_ROWS) if not row.flaw]
    shape = _shape(table, given, options)
    columns = {**_by_name(table.header, shape, set(given.values())), **given}
    _settle(columns, given, table.header, sample, shape)
    texts = _texts(table, shape, columns, given, sample, whole=options.as_verbatims)
    opened = next(iter(find_all(table.header, OPENED_NAMES)), None) if shape is Shape.DEALS else None
    styles, remarks = _styles(table, columns, opened)
    return Layout(
        shape=shape,
        columns={
            meaning: index
            for meaning, index in columns.items()
            if not (index in texts and meaning in (Meaning.TEXT, Meaning.TITLE))
        },
        texts=texts,
        opened=opened,
        styles=styles,
        remarks=(*table.remarks, *remarks),
    )


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
    raise UnknownColumn(f"has no column '{column}'; its columns are: {_named(header)}")


def _named(header: Sequence[str]) -> str:
    shown = ", ".join(name[:60] for name in header[:40])
    return f"{shown}, and {len(header) - 40} more" if len(header) > 40 else shown


def _shape(table: Table, given: Mapping[Meaning, int], options: Options) -> Shape:
    shape = shape_of(table.header, table.source, table.sheet)
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
    Shape.DEALS: """won lost closed stage amount close_date loss_reason next_step id deal account seller""",
    Shape.ACCOUNTS: "id account domain",
    Shape.SELLERS: "id seller first_name last_name name email team role",
}
# Where a kind of table calls a thing otherwise than tables in general do.
_NAMES_IN: dict[tuple[Shape, Meaning], tuple[str, ...]] = {
    (Shape.DEALS, Meaning.ID): ("opportunity id", "deal id", "record id", "id", "object id"),
    (Shape.DEALS, Meaning.DEAL): ("deal name", "dealname", "opportunity name", "name", "deal", "opportunity"),
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
_OF_WORDS = "at account conversation seller speaker role email direction id deal title channel language"


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
    for meaning in (Meaning.AT, Meaning.CLOSE_DATE):
        index = columns.get(meaning)
        if index is not None and meaning not in given and not _mostly_dates(sample, index):
            better = [other for other in find_all(header, NAMES[meaning]) if _mostly_dates(sample, other)]
            columns.pop(meaning)
            if better:
                columns[meaning] = better[0]
    for meaning in (Meaning.ACCOUNT, Meaning.SELLER, Meaning.DEAL, Meaning.SPEAKER):
        index = columns.get(meaning)
        if index is not None and meaning not in given and not any(cells[index].strip() for cells in sample):
            filled = [
                other for other in find_all(header, NAMES[meaning]) if any(c[other].strip() for c in sample)
            ]
            if filled and filled[0] not in columns.values():
                columns[meaning] = filled[0]
    if shape not in FACTS and Meaning.AT not in columns:
        dated = [index for index, name in enumerate(header) if name[0] != "_" and _are_dates(sample, index)]
        if len(dated) == 1 and dated[0] not in columns.values():
            columns[Meaning.AT] = dated[0]
    if shape is Shape.TICKETS and Meaning.CONVERSATION not in columns:
        _thread_comments(columns, header)


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


def _texts(
    table: Table,
    shape: Shape,
    columns: Mapping[Meaning, int],
    given: Mapping[Meaning, int],
    sample: list[list[str]],
    *,
    whole: bool,
) -> tuple[int, ...]:
    if Meaning.TEXT in given:
        return (given[Meaning.TEXT],)
    if shape is Shape.DEALS:
        said = [next(iter(find_all(table.header, names)), None) for names in _SAID_OF_DEALS]
        return tuple(dict.fromkeys(index for index in said if index is not None))
    if shape in FACTS:
        return ()
    index = _text_by_name(table.header, shape, sample, set(given.values()))
    if index is None and shape is not Shape.CONTACTS:
        # Told that each row is a verbatim, a few words are enough to be one.
        index = _text_by_content(table.header, columns, sample, 1.0 if whole else SENTENCE_WORDS)
    if index is None:
        raise NoTextColumn(
            f"has no column that holds what people said; its columns are: {_named(table.header)}"
        )
    return (index,)


def _text_by_name(
    header: tuple[str, ...], shape: Shape, sample: list[list[str]], taken: set[int]
) -> int | None:
    strong = _STRONG_IN.get(shape, set[str]())
    empty: int | None = None
    for index in find_all(header, NAMES[Meaning.TEXT]) + find_ending(header, _SAID):
        name = plain_name(header[index])
        column = column_of([cells[index] for cells in sample])
        if index in taken or not column.can_be_text or shape is Shape.CONTACTS:
            continue
        if name in _WEAK and name not in strong and not _reads_as_speech(header, name, column.words):
            continue
        if column.filled:
            return index
        empty = index if empty is None else empty
    return empty


def _reads_as_speech(header: tuple[str, ...], name: str, words: float) -> bool:
    """A weak name is enough for short utterances where the table is about nothing else."""
    return words >= SENTENCE_WORDS or (len(header) <= 4 and words >= 1.0 and name not in _DESCRIBING)


def _text_by_content(
    header: tuple[str, ...], columns: Mapping[Meaning, int], sample: list[list[str]], fewest_words: float
) -> int | None:
    """The column of the longest sentences, among those whose name says nothing else."""
    spoken_for = {index for meaning, index in columns.items() if meaning is not Meaning.TITLE}
    spoken_for |= {index for index, name in enumerate(header) if f" {plain_name(name)}".endswith(_LABELS)}
    figures = {
        index: column_of([cells[index] for cells in sample])
        for index in range(len(header))
        if index not in spoken_for
    }
    fits = [index for index, column in figures.items() if column.reads_as_text(fewest_words)]
    return max(fits, key=lambda index: figures[index].words, default=None)


def _styles(
    table: Table, columns: Mapping[Meaning, int], opened: int | None
) -> tuple[dict[int, DateStyle], tuple[str, ...]]:
    wanted = {columns.get(Meaning.AT), columns.get(Meaning.CLOSE_DATE), opened} - {None}
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
