"""Finding the header: it may stand below title lines, and it may be missing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from groundswell.sources.columns.content import looks_like_data
from groundswell.sources.columns.names import NAMES, is_known_name, plain_name
from groundswell.sources.columns.questions import are_asked, is_speech
from groundswell.sources.columns.wordlists import words

# Rows looked at from the top; titles, notes and blank lines above a header are fewer than this.
LOOK = 40
_NUMBER = re.compile(r"^[\s$€£¥+\-(]*\d[\d.,\s%)]*$")
_YEAR = re.compile(r"^(19|20)\d\d$")
_DATE = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_WORD = re.compile(r"[^\W\d_]+")
# Words of headers in languages whose dates begin with the day. Letters beyond ASCII tell most of the others.
_DAY_FIRST_WORDS = words("""
    datum kunde kunden firma unternehmen kommentar nachricht beschreibung betreff vertriebler fecha empresa
    cliente comentario comentarios mensaje asunto nombre correo vendedor entreprise societe commentaire
    commentaires avis objet nom azienda commento commenti messaggio oggetto nome opmerking opmerkingen
    bericht klant bedrijf naam comentarios mensagem assunto komentarz wiadomosc zakaznik kommentti
    asiakas kommentarer besked
""")
# What names of columns are made of.
_NAMING = frozenset(
    word.removesuffix("s")
    for names in NAMES.values()
    for name in names
    for word in name.split()
    if len(word) > 3
)


def find_header(rows: Sequence[Sequence[str]], wanted: Iterable[str] = ()) -> int | None:
    """The index of the header among the first rows, or None where the table has none.

    A row that has one of the names a person mapped is the header, if what would be found has not.
    """
    look = rows[:LOOK]
    index = _by_name(look)
    if index is None:
        index = _by_shape(look)
    header_at = index if index is not None and _can_be_header(look, index) else None
    return _with_wanted(look, {_compared(name) for name in wanted}, header_at)


def numbered(width: int) -> tuple[str, ...]:
    """The names of the columns of a table without a header."""
    return tuple(f"column {index}" for index in range(1, width + 1))


def clean_header(cells: Sequence[str], width: int = 1) -> tuple[str, ...]:
    """Names without blanks around them or stray quotes; an unnamed column gets its number, a second of one
    name its number too, so that each can be pointed at. Columns without a name at the end are none, but
    for the first `width`, which hold something."""
    last = max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=1)
    cells = [*cells, *[""] * (width - len(cells))][: max(last, width)]
    written = {_clean(cell) for cell in cells}
    names, taken = list[str](), set[str]()
    for number, cell in enumerate(cells, start=1):
        name = _clean(cell) or f"column {number}"
        if name in taken:
            name = f"{name} ({number})"
            # Where a column really goes by that name, it keeps it.
            name = f"{name} again" if name in written else name
        names.append(name)
        taken.add(name)
    return tuple(names)


def repeats_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row holds the names of all columns once more, as tables that were put together do."""
    if len(header) < 2 or not cells or _clean(cells[0]) not in (header[0], ""):
        return False
    return clean_header(cells, len(header)) == tuple(header)


def told_above(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What to say of the rows above a header: they are no names and are not read."""
    titles = (row for row in rows if not labelled_above([row]))
    lines = (" | ".join(cell.strip() for cell in row if cell.strip()) for row in titles)
    titles = [line for line in lines if any(map(str.isalnum, line))]
    return (f"stands above the header and is not read: {'; '.join(titles)}",) if titles else ()


def labelled_above(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """What rows above a header say of all below it: "Customer: | Mrs Roth", "Date: 2026-03-12"."""
    labelled = list[tuple[str, str]]()
    for row in rows:
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) == 1:
            label, colon, value = cells[0].replace("：", ":").partition(":")
            cells = [label.strip(), value.strip()] if colon else []
        if len(cells) == _LABELLED and all(cells) and is_known_name(cells[0].rstrip(":： ")):
            labelled.append((cells[0].rstrip(":： "), cells[1]))
    return tuple(labelled)


_COLONS = (":", "：")
_LABELLED = 2  # cells of a row of a label and a value


def writes_day_first(header: Sequence[str]) -> bool:
    """Whether the names of the columns are in a language that puts the day before the month."""
    parts = [word for name in header for word in _WORD.findall(name.lower())]
    return any(word in _DAY_FIRST_WORDS or not word.isascii() for word in parts)


def _clean(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").split()).strip("\"'")


def _compared(name: str) -> str:
    return _clean(name).casefold()


def _with_wanted(rows: Sequence[Sequence[str]], wanted: set[str], header_at: int | None) -> int | None:
    if not wanted:
        return header_at
    if header_at is not None and any(plain_name(name) in map(plain_name, rows[header_at]) for name in wanted):
        return header_at
    held = (index for index, row in enumerate(rows) if wanted & set(map(_compared, row)))
    index = next(held, None)
    # What stands above a header is titles: a cell further down that is called so too is no name.
    if index is not None and any(_filled(row) >= _filled(rows[index]) for row in rows[:index]):
        return header_at
    # A row like those below is pointed at for its place only: it stays one of them.
    return header_at if index is None or False in _unlike(rows[index], rows[index + 1 :]) else index


def _by_name(rows: Sequence[Sequence[str]]) -> int | None:
    """The first row of at least two known names (one, in a narrow table) below nothing but narrower rows:
    what stands above a header is titles, and data further down may hold words that are names too."""
    widest = 0
    for index, row in enumerate(rows):
        filled = _filled(row)
        known = sum(map(is_known_name, row))
        if (
            filled > widest
            and known >= min(2, filled)
            and known * 3 >= filled
            and _can_be_header(rows, index)
        ):
            return index
        widest = max(widest, filled)
    return None


def _by_shape(rows: Sequence[Sequence[str]]) -> int | None:
    usual = _usual_width(rows)
    needed = max(usual - 1, -(-usual * 3 // 5)) if usual > 2 else usual
    return next((index for index, row in enumerate(rows) if _filled(row) >= max(needed, 1)), None)


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(width for row in rows if (width := _filled(row)))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _can_be_header(rows: Sequence[Sequence[str]], index: int) -> bool:
    cells = [cell.strip() for cell in rows[index] if cell.strip()]
    if len(cells) > 1 and cells[0].endswith(_COLONS) and not all(cell.endswith(_COLONS) for cell in cells):
        return False  # "Customer: | Mrs Roth": a label and what it is of
    data = sum(map(_is_data, cells))
    if not cells or data * 2 >= max(len(cells), 2):
        return False
    if max(map(len, rows)) == 1 and not _can_name_a_list(cells[0], rows[index + 1 :]):
        return False
    if any(map(is_speech, cells)):
        return _names_what_is_below(rows, index)
    return any(map(is_known_name, cells)) or not _is_like_below(rows, index)


def _is_like_below(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether ids stand over ids or dates over dates, and nothing over what it is unlike."""
    unlike = _unlike(rows[index], rows[index + 1 :])
    return False in unlike and True not in unlike


def _can_name_a_list(cell: str, below: Sequence[Sequence[str]]) -> bool:
    """Whether the first line of a list is its name: nothing stands beside it that would tell. A line that is
    no name after all is heard as one remark too many; a remark taken for a name would be lost."""
    parts = [part.removesuffix("s") for part in plain_name(cell).split() if not part.isdigit()]
    if is_known_name(cell) or are_asked([cell], below) or len(parts) <= 1:
        return True
    return len(parts) <= 4 and not is_speech(cell) and "," not in cell and not _NAMING.isdisjoint(parts)


def _is_data(cell: str) -> bool:
    return bool(_DATE.match(cell)) or (bool(_NUMBER.match(cell)) and not _YEAR.match(cell))


def _names_what_is_below(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a row with whole sentences in it is a header all the same, as forms write them ("What could we
    do better?"): beside the sentence stand names of columns, or the columns below hold what the row does
    not."""
    top, below = rows[index], rows[index + 1 :]
    if not below:
        return False
    unlike = _unlike(top, below)
    if False in unlike:
        return False  # dates stand over dates, or ids over ids: a row as the others
    others = [cell for cell in top if cell.strip() and not is_speech(cell.strip())]
    return any(unlike) or any(map(is_known_name, others)) or are_asked(top, below)


def _unlike(top: Sequence[str], below: Sequence[Sequence[str]]) -> list[bool | None]:
    return [_is_unlike(cell, [row[at] for row in below if at < len(row)]) for at, cell in enumerate(top)]


def _is_unlike(cell: str, below: Sequence[str]) -> bool | None:
    """Whether a column holds data under something that is none; None where it holds words."""
    filled = [row for row in below if row.strip()]
    if not filled or sum(map(looks_like_data, filled)) < 0.8 * len(filled) or not cell.strip():
        return None
    return not looks_like_data(cell) or (None if _YEAR.match(cell.strip()) else False)
