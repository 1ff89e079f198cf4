"""Which columns hold what was said, and by whom: by their names, else by their sentences."""

import re
from collections.abc import Mapping, Sequence

from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.columns.asked import (
    IN_TURNS,
    NO_WORDS,
    By,
    is_ours,
    is_question,
    repeats,
    unnumbered,
    written_by,
)
from groundswell.sources.columns.choices import is_chosen
from groundswell.sources.columns.content import SENTENCE_WORDS, Column, column_of
from groundswell.sources.columns.machine import is_machine
from groundswell.sources.columns.names import NAMES, Meaning, find_all, find_ending, plain_name
from groundswell.sources.columns.questions import chosen_from_lists, open_questions
from groundswell.sources.columns.shape import FACTS, Shape
from groundswell.sources.columns.table import Table
from groundswell.sources.columns.wordlists import words
from groundswell.sources.columns.write_ins import is_write_in

# Endings of names whose columns hold words, whatever comes before.
_SAID = (" comment", " comments", " feedback", " verbatim", " utterance", " quote", " complaint")
# Endings of names whose columns hold labels, however long.
_LABELS = (" name", " id", " url", " address", " code", " path")
# Names that hold what was said in some tables and labels in others: there the content must read as sentences.
_WEAK = words(
    "description content sentence response answer question request summary details argument observation "
    "data note notes remark remarks transcript"
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


# Mean words from which the only column of a table reads as remarks.
_WORDS_OF_A_LIST = 3.0


def text_columns(
    table: Table,
    shape: Shape,
    columns: Mapping[Meaning, int],
    given: Mapping[Meaning, int],
    sample: list[list[str]],
    *,
    whole: bool,
) -> dict[int, By]:
    """The columns of words, the first of them the main one, each with who wrote it, if there are any."""
    if Meaning.TEXT in given:
        return {given[Meaning.TEXT]: By.ROW}
    if shape is Shape.DEALS:
        speech_columns = [next(iter(find_all(table.header, names)), None) for names in _SAID_OF_DEALS]
        return {index: By.ROW for index in speech_columns if index is not None}
    if shape in FACTS:
        return {}
    chosen = chosen_from_lists(sample)
    if chosen:
        sample = [[("" if at in chosen else cell) for at, cell in enumerate(cells)] for cells in sample]
    main = _main(table, shape, columns, given, sample, whole=whole)
    if main is None:
        return {}
    texts = {main: written_by(table.header, shape, main, main)}
    if not whole:
        taken = {index for meaning, index in columns.items() if meaning is not Meaning.TEXT}
        for index in range(len(table.header)):
            if (
                index not in texts
                and index not in taken
                and _is_further(table.header, shape, sample, index, main)
            ):
                texts[index] = written_by(table.header, shape, index, main)
    return texts


def _main(
    table: Table,
    shape: Shape,
    columns: Mapping[Meaning, int],
    given: Mapping[Meaning, int],
    sample: list[list[str]],
    *,
    whole: bool,
) -> int | None:
    index = _text_by_name(table.header, shape, sample, set(given.values()))
    if index is None and shape is not Shape.CONTACTS:
        # Told that each row is a verbatim, a few words are enough to be one.
        index = _text_by_content(table.header, columns, sample, 1.0 if whole else _fewest_words(table))
    if index is None and shape in (Shape.PLAIN, Shape.FEEDBACK):
        index = _by_question(table.header, columns, sample)
    if index is None and shape in (Shape.TICKETS, Shape.MAILS):
        # Many write all they have to say into the subject.
        index = columns.get(Meaning.TITLE)
        index = None if index is None or _is_written_by_machines(sample, index) else index
    return index


def _is_written_by_machines(sample: list[list[str]], index: int) -> bool:
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    return not cells or sum(map(is_machine, cells)) > 0.5 * len(cells)


def _text_by_name(
    header: tuple[str, ...], shape: Shape, sample: list[list[str]], taken: set[int]
) -> int | None:
    empty: int | None = None
    order = _in_order(header, shape)
    order.sort(key=lambda index: is_chosen(header[index], [cells[index] for cells in sample], header))
    for index in order:
        column = _figures(sample, index)
        if index in taken or not column.can_be_text or shape is Shape.CONTACTS:
            continue
        if not _may_say(header, shape, index, column):
            continue
        if column.filled:
            return index
        empty = index if empty is None else empty
    return empty


def _in_order(header: tuple[str, ...], shape: Shape) -> list[int]:
    """The columns named for words, best first: a ticket is its description, and comments come after."""
    columns = find_all(header, NAMES[Meaning.TEXT]) + find_ending(header, _SAID)
    numbered = tuple(map(unnumbered, header))
    columns += [index for index in find_all(numbered, NAMES[Meaning.TEXT]) if index not in columns]
    # "Título del comentario": the title of what was said.
    columns = [index for index in columns if plain_name(header[index]) not in _TITLES]
    answered = any(plain_name(name) in ("responded by", "replied by", "answered by") for name in header)
    columns.sort(
        key=lambda index: (
            is_ours(header[index])
            or (answered and plain_name(header[index]) in ("response", "answer", "reply"))
        )
    )
    if shape is Shape.TICKETS:
        columns.sort(key=lambda index: unnumbered(header[index]) in IN_TURNS)
    return columns


def _may_say(header: tuple[str, ...], shape: Shape, index: int, column: Column) -> bool:
    name = unnumbered(header[index])
    strong = _STRONG_IN.get(shape, set[str]())
    return name not in _WEAK or name in strong or _reads_as_speech(header, name, column.words)


def _reads_as_speech(header: tuple[str, ...], name: str, words: float) -> bool:
    """A weak name is enough for short utterances where the table is about nothing else."""
    return words >= SENTENCE_WORDS or (len(header) <= 4 and words >= 1.0 and name not in _DESCRIBING)


def _text_by_content(
    header: tuple[str, ...], columns: Mapping[Meaning, int], sample: list[list[str]], fewest_words: float
) -> int | None:
    """The column of the longest sentences, among those whose name says nothing else."""
    spoken_for = {index for meaning, index in columns.items() if meaning is not Meaning.TITLE}
    spoken_for |= {index for index, name in enumerate(header) if f" {plain_name(name)}".endswith(_LABELS)}
    spoken_for |= {
        index for index, name in enumerate(header) if is_ours(name, alone=True) or _names_people(name)
    }
    cells_of = {at: [cells[at] for cells in sample] for at in range(len(header)) if at not in spoken_for}
    figures = {index: column_of(cells) for index, cells in cells_of.items()}
    fits = [index for index, column in figures.items() if column.reads_as_text(fewest_words)]
    return max(fits, key=lambda index: figures[index].words, default=None)


def _by_question(
    header: tuple[str, ...], columns: Mapping[Meaning, int], sample: list[list[str]]
) -> int | None:
    """The column that is headed by a question and answered in people's own, be it few, words."""
    taken = set(columns.values())
    taken |= {index for index, name in enumerate(header) if is_ours(name, alone=True)}
    taken |= {
        at for at, name in enumerate(header) if is_chosen(name, [cells[at] for cells in sample], header)
    }
    free = [index for index in range(len(header)) if index not in taken]
    answered = [index for index in free if _is_answer(header[index], _figures(sample, index))]
    # Many may give the same answer: "Too expensive."
    asked = [index for index in open_questions(header, sample) if index not in taken]
    return next(iter(answered or asked), None)


def _is_further(
    header: tuple[str, ...], shape: Shape, sample: list[list[str]], index: int, main: int
) -> bool:
    """Whether a column beside the main one holds words too."""
    column = _figures(sample, index)
    name = unnumbered(header[index])
    if not column.can_be_text or column.mails >= _MOSTLY_MAILS or shape is Shape.CONTACTS:
        return False
    if not column.filled:
        # It may fill up below the rows that were looked at.
        return repeats(header, index, main) or (name in NAMES[Meaning.TEXT] and name not in _WEAK)
    if _is_written_by_machines(sample, index):
        return False
    if repeats(header, index, main):
        return True
    ours = is_ours(header[index])
    if ours and name in _OUTCOMES and column.words <= _FEW_WORDS and column.ended < _MOSTLY_ENDED:
        return False  # "Done", "Won't do"
    if not ours and (
        _names_people(header[index]) or is_chosen(header[index], [cells[index] for cells in sample], header)
    ):
        return False
    if shape in (Shape.FEEDBACK, Shape.PLAIN) and is_write_in(header[index]):
        return column.words >= 1.0
    is_text = name in NAMES[Meaning.TEXT] or name.endswith(_SAID) or ours
    is_text = is_text and name not in NAMES[Meaning.TITLE]
    if is_text and name not in _ABOUT:
        return column.words >= 1.0 and _may_say(header, shape, index, column)
    if set(name.split()) & NO_WORDS and not is_question(header[index]):
        return False
    if shape is Shape.FEEDBACK and column.words >= _FEW_WORDS and column.distinct >= 0.5:
        return True
    return _is_answer(header[index], column) or (column.reads_as_text() and column.distinct >= 0.5)


def _names_people(name: str) -> bool:
    """Whether a column is called for whom it names, so that nothing in it is said."""
    plain = plain_name(name)
    return bool(_BY_SOMEBODY.search(name.strip())) or (plain in _PEOPLE and plain not in NAMES[Meaning.TEXT])


_TITLES = frozenset(NAMES[Meaning.TITLE]) - frozenset(NAMES[Meaning.TEXT])
_BY_SOMEBODY = re.compile(r"\S+ (?:by|von|par|por|da|door|av|przez)$", re.I)
_PEOPLE = frozenset(
    name
    for meaning in (
        Meaning.SPEAKER,
        Meaning.ACCOUNT,
        Meaning.SELLER,
        Meaning.EMAIL,
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
    )
    for name in NAMES[meaning]
)
_FEW_WORDS = 2.0  # of cells that hold answers rather than labels, in a table of answers
_MOSTLY_MAILS = 0.5
_MOSTLY_ENDED = 0.5
# What became of a thing, in a word or in a sentence.
_OUTCOMES = frozenset(("resolution", "outcome", "action", "actions"))
_ABOUT = frozenset(("summary", "call summary", "transcript", "transcription", "body preview", "answer text"))


def _is_answer(name: str, column: Column) -> bool:
    own_words = column.distinct >= 0.5 and column.words >= 1.0
    return bool(column.filled) and column.can_be_text and own_words and is_question(name)


def _figures(sample: list[list[str]], index: int) -> Column:
    """As of what people wrote: what stands for no answer tells nothing of the column."""
    return column_of(
        [cell for cells in sample if not ((cell := cells[index]) and is_placeholder(cell.strip()))]
    )


def _fewest_words(table: Table) -> float:
    """Of a list there is nothing else that could hold the words."""
    return _WORDS_OF_A_LIST if len(table.header) == 1 else SENTENCE_WORDS


def columns_there(table: Table) -> str:
    """The columns there are, for a refusal; of a table without a header its first row."""
    if not table.top:
        return f"its columns are: {listed_columns(table.header)}"
    first = ", ".join(f"“{' '.join(cell.split())[:60]}”" for cell in table.top[:20] if cell.strip())
    return (
        f"it has no header that is known as one; its first row is: {first} (say which of these holds what"
        " they said)"
    )


def listed_columns(header: Sequence[str]) -> str:
    """The names there are, for a refusal to name."""
    shown = ", ".join(name[:60] for name in header[:40])
    return f"{shown}, and {len(header) - 40} more" if len(header) > 40 else shown
