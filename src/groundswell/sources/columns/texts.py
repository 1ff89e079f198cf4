"""Which column holds what was said: by its name, else by its sentences."""

from collections.abc import Mapping, Sequence

from groundswell.sources.columns.content import SENTENCE_WORDS, column_of
from groundswell.sources.columns.names import NAMES, Meaning, find_all, find_ending, plain_name
from groundswell.sources.columns.questions import open_questions
from groundswell.sources.columns.shape import FACTS, Shape
from groundswell.sources.columns.table import Table
from groundswell.sources.columns.wordlists import words
from groundswell.sources.contract import NoTextColumn

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
# Mean words from which the only column of a table reads as remarks.
_WORDS_OF_A_LIST = 3.0
_SAID_OF_DEALS = (
    ("description", "deal description", "opportunity description", "notes", "comments", "deal notes"),
    NAMES[Meaning.NEXT_STEP],
    NAMES[Meaning.LOSS_REASON],
)


def text_columns(
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
        index = _text_by_content(table.header, columns, sample, 1.0 if whole else _fewest_words(table))
    if index is None:
        raise NoTextColumn(f"has no column that holds what people said; {columns_told(table)}")
    return (index,)


def _text_by_name(
    header: tuple[str, ...], shape: Shape, sample: list[list[str]], taken: set[int]
) -> int | None:
    strong = _STRONG_IN.get(shape, set[str]())
    empty: int | None = None
    for index in (
        find_all(header, NAMES[Meaning.TEXT]) + find_ending(header, _SAID) + open_questions(header, sample)
    ):
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


def _fewest_words(table: Table) -> float:
    """Of a list there is nothing else that could hold the words."""
    return _WORDS_OF_A_LIST if len(table.header) == 1 else SENTENCE_WORDS


def columns_told(table: Table) -> str:
    """The columns there are, for a refusal; of a table without a header its first row."""
    if not table.top:
        return f"its columns are: {listed_columns(table.header)}"
    first = ", ".join(f"“{' '.join(cell.split())[:60]}”" for cell in table.top[:20] if cell.strip())
    return (
        f"it has no header that is known as one; its first row is: {first} (--map text=… takes one of these)"
    )


def listed_columns(header: Sequence[str]) -> str:
    """The names there are, for a refusal to name."""
    shown = ", ".join(name[:60] for name in header[:40])
    return f"{shown}, and {len(header) - 40} more" if len(header) > 40 else shown
