"""What is told of a table's rows elsewhere in the file: above its header, and in sheets that list people."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from groundswell.sources.columns.names import NAMES, Meaning, find_all, plain_name
from groundswell.sources.columns.roles import is_program, role_of
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.columns.wordlists import words
from groundswell.speech import Role

_TOLD = (Meaning.ACCOUNT, Meaning.SELLER, Meaning.AT, Meaning.DEAL)
_LOOK = 300
_MOST_PEOPLE = 50_000
_KNOWN = 0.8  # of the cells of a column of ids, that are somebody's
_OF_PEOPLE = words(
    """
    user users agent agents manager managers customer customers contact contacts member members staff bot
    bots operator operators visitor visitors employee employees people person persons team admins admin
    guest guests
    """
)
_PERSONAL = frozenset(
    ("email", "phone", "mobile number", "mobile", "phone number", "role", "role id", "member id")
)
_IDS = frozenset(
    f"{who}{id_}"
    for who in words(
        "person user author sender from agent creator writer participant member actor speaker by"
    )
    for id_ in ("", " id")
)


def with_told_above(table: Table) -> Table:
    """The table with a column for each label above its header that no column of its own tells."""
    names = [plain_name(name) for name in table.header]
    meant = {meaning for name in names for meaning in _TOLD if name in NAMES[meaning]}
    if all(name in NAMES[Meaning.OFFSET] for name in names if name in NAMES[Meaning.AT]):
        meant.discard(Meaning.AT)  # a time within the talk tells no day
    labelled = [
        (label, value)
        for meaning in _TOLD
        for label, value in table.above
        if meaning not in meant and plain_name(label) in NAMES[meaning] and label not in table.header
    ]
    added = dict(labelled)
    left = [f"{label}: {value}" for label, value in table.above if added.get(label) != value]
    if left:
        remark = f"stands above the header and is not read: {'; '.join(left)}"
        table = replace(table, remarks=(*table.remarks, remark))
    return _widened(table, table.header, tuple(added), lambda _: list(added.values())) if added else table


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    side: str  # a word for it, as columns of roles have


def with_people(tables: Sequence[Table]) -> list[Table]:
    """The tables with names in place of the ids of people whom other sheets list."""
    known = dict[str, _Person]()
    for table in tables if len(tables) > 1 else ():
        known.update(_people_of(table))
    return [_named(table, known) for table in tables] if known else list(tables)


def _people_of(table: Table) -> Iterator[tuple[str, _Person]]:
    names = [plain_name(name) for name in table.header]
    sheet = [word for word in table.sheet.lower().replace("_", " ").split() if word in _OF_PEOPLE]
    called = next(iter(find_all(table.header, ("name", "full name", "display name"))), None)
    if "id" not in names or called is None or not (sheet or _PERSONAL.intersection(names)):
        return
    at, side = names.index("id"), sheet[0].removesuffix("s") if sheet else ""
    for row in islice(table.rows(), _MOST_PEOPLE):
        if not row.flaw and row.cells[at].strip() and row.cells[called].strip():
            yield row.cells[at].strip(), _Person(row.cells[called].strip(), side)


def _named(table: Table, known: Mapping[str, _Person]) -> Table:
    names = [plain_name(name) for name in table.header]
    column = next(
        (at for at, name in enumerate(names) if name in _IDS and _are_people(table, at, known)), None
    )
    if column is None or any(name in NAMES[Meaning.SPEAKER] for at, name in enumerate(names) if at != column):
        return table
    header = tuple("speaker name" if at == column else name for at, name in enumerate(table.header))
    sides = [known[cell].side for cell in known]
    tells = not any(name in NAMES[Meaning.ROLE] for name in names) and any(map(_tells_side, sides))

    def named(row: Row) -> Row:
        person = known.get(row.cells[column].strip())
        cells = [person.name if person and at == column else cell for at, cell in enumerate(row.cells)]
        return replace(row, cells=cells)

    rows = table.rows
    named_table = replace(table, header=header, rows=lambda: map(named, rows()))
    if not tells:
        return named_table
    places = {person.name: person.side for person in known.values()}
    return _widened(named_table, header, ("role",), lambda row: [places.get(row.cells[column], "")])


def _are_people(table: Table, at: int, known: Mapping[str, _Person]) -> bool:
    cells = [cell for row in islice(table.rows(), _LOOK) if not row.flaw and (cell := row.cells[at].strip())]
    return bool(cells) and sum(cell in known for cell in cells) >= _KNOWN * len(cells)


def _tells_side(word: str) -> bool:
    return role_of(word) is not Role.UNKNOWN or is_program(word)


def _widened(
    table: Table, header: tuple[str, ...], names: tuple[str, ...], cells: Callable[[Row], list[str]]
) -> Table:
    rows = table.rows
    own = table.own if table.own is not None else len(table.header)

    def wider() -> Iterator[Row]:
        for row in rows():
            yield row if row.flaw else replace(row, cells=[*row.cells, *cells(row)])

    return replace(table, header=(*header, *names), rows=wider, own=own)
