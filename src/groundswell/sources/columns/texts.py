"""Which columns hold what was said, and by whom: by their names, else by their sentences."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.columns.content import SENTENCE_WORDS, Column, column_of
from groundswell.sources.columns.machine import is_machine
from groundswell.sources.columns.names import NAMES, Meaning, find_all, find_ending, plain_name
from groundswell.sources.columns.shape import FACTS, Shape
from groundswell.sources.columns.table import Table
from groundswell.sources.columns.wordlists import words


class By(StrEnum):
    """Who wrote a column of words."""

    ROW = "row"  # whoever the row tells of
    OURS = "ours"  # whoever serves the customer
    OPEN = "open"  # one of several, and the table does not say who


# Endings of names whose columns hold words, whatever comes before.
_SAID = (" comment", " comments", " feedback", " verbatim", " utterance", " quote", " complaint")
# Endings of names whose columns hold labels, however long.
_LABELS = (" name", " id", " url", " address", " code", " path")
# Names that hold what was said in some tables and labels in others: there the content must read as sentences.
_WEAK = words(
    "description content sentence response answer question request summary details argument observation "
    "data note notes remark remarks transcript "
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
# Words of names whose columns an agent, a seller or a developer fills.
_OURS = words(
    """
    reply replies resolution internal developer agent staff admin support seller rep owner our private closing
    """
)
_BY_OURS = frozenset(("agent notes", "notes", "internal comments", "work notes", "next step", "next steps"))
# Of a ticket, what customers and agents write in turns.
_IN_TURNS = frozenset(
    (
        "comment",
        "comments",
        "message",
        "messages",
        "conversation",
        "conversations",
        "thread",
        "full comments",
        "additional comments",
        "comments and work notes",
        "all comments",
        "ticket comments",
        "answer",
        "response",
    )
)
# Words of names whose columns hold labels or tell of a thing, however long.
_NO_WORDS = words(
    """
    name id ids url urls link links address code path tag tags category categories product products type
    status plan version device browser title job page location segment campaign label labels topic topics
    intent country city region industry time date key sku file attachment attachments priority group queue
    steps script macro template policy sla form brand environment summary permalink permalinks metadata
    rules rule
    """
)
_ASKING = re.compile(
    r"^(?:what|why|how|which|who|where|when|is|are|do|does|did|would|could|can|please|tell|any|anything|was|wie|"
    r"was|warum|welche[rs]?|gibt|haben|bitte|que|qu|quel\w*|pourquoi|comment|avez|por|qu[eé]|c[oó]mo|cu[aá]l\w*|"
    r"tiene\w*|o que|como|qual\w*|tem|cosa|come|perch[eé]|quale|wat|waarom|hoe|welke|heeft) ",
    re.I,
)
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
) -> dict[int, By]:
    """The columns of words, the first of them the main one, each with who wrote it, if there are any."""
    if Meaning.TEXT in given:
        return {given[Meaning.TEXT]: By.ROW}
    if shape is Shape.DEALS:
        said = [next(iter(find_all(table.header, names)), None) for names in _SAID_OF_DEALS]
        return {index: By.ROW for index in said if index is not None}
    if shape in FACTS:
        return {}
    main = _main(table, shape, columns, given, sample, whole=whole)
    if main is None:
        return {}
    texts = {main: _written_by(table.header, shape, main, main)}
    if not whole:
        taken = {index for meaning, index in columns.items() if meaning is not Meaning.TEXT}
        for index in range(len(table.header)):
            if (
                index not in texts
                and index not in taken
                and _is_further(table.header, shape, sample, index, main)
            ):
                texts[index] = _written_by(table.header, shape, index, main)
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
        index = _text_by_content(table.header, columns, sample, 1.0 if whole else SENTENCE_WORDS)
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
    for index in _in_order(header, shape):
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
    found = find_all(header, NAMES[Meaning.TEXT]) + find_ending(header, _SAID)
    numbered = tuple(map(_unnumbered, header))
    found += [index for index in find_all(numbered, NAMES[Meaning.TEXT]) if index not in found]
    found.sort(key=lambda index: _is_reply(_unnumbered(header[index])))
    if shape is Shape.TICKETS:
        found.sort(key=lambda index: _unnumbered(header[index]) in _IN_TURNS)
    return found


def _may_say(header: tuple[str, ...], shape: Shape, index: int, column: Column) -> bool:
    name = _unnumbered(header[index])
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
    spoken_for |= {index for index, name in enumerate(header) if _is_reply(_unnumbered(name))}
    figures = {index: _figures(sample, index) for index in range(len(header)) if index not in spoken_for}
    fits = [index for index, column in figures.items() if column.reads_as_text(fewest_words)]
    return max(fits, key=lambda index: figures[index].words, default=None)


def _by_question(
    header: tuple[str, ...], columns: Mapping[Meaning, int], sample: list[list[str]]
) -> int | None:
    """The first column that is headed by a question and answered in people's own, be it few, words."""
    taken = set(columns.values())
    taken |= {index for index, name in enumerate(header) if _is_reply(_unnumbered(name))}
    return next(
        (index for index in range(len(header)) if index not in taken and _is_answer(header, sample, index)),
        None,
    )


def _is_further(
    header: tuple[str, ...], shape: Shape, sample: list[list[str]], index: int, main: int
) -> bool:
    """Whether a column beside the main one holds words too."""
    column = _figures(sample, index)
    name = _unnumbered(header[index])
    if not column.can_be_text or shape is Shape.CONTACTS:
        return False
    if not column.filled:
        # It may fill up below the rows that were looked at.
        return repeats(header, index, main) or (name in NAMES[Meaning.TEXT] and name not in _WEAK)
    if _is_written_by_machines(sample, index):
        return False
    if repeats(header, index, main):
        return True
    said = name in NAMES[Meaning.TEXT] or name.endswith(_SAID) or _is_reply(name)
    if said and name not in _ABOUT:
        return column.words >= 1.0 and _may_say(header, shape, index, column)
    if set(name.split()) & _NO_WORDS and not is_question(header[index]):
        return False
    if shape is Shape.FEEDBACK and column.words >= _FEW_WORDS and column.distinct >= 0.5:
        return True
    return _is_answer(header, sample, index) or (column.reads_as_text() and column.distinct >= 0.5)


_FEW_WORDS = 2.0  # of cells that hold answers rather than labels, in a table of answers
# Words of names whose columns people are asked to fill.
_FOR_WORDS = words(
    """
    reason why suggestion suggestions improve improvement improvements like dislike likes dislikes pros cons
    request requests wish wishes missing else thoughts opinion said expect expected explain
    """
)
_ABOUT = frozenset(("summary", "call summary", "transcript", "transcription", "body preview", "answer text"))


def _is_answer(header: tuple[str, ...], sample: list[list[str]], index: int) -> bool:
    column = _figures(sample, index)
    own_words = column.distinct >= 0.5 and column.words >= 1.0
    return is_question(header[index]) and column.can_be_text and bool(column.filled) and own_words


def is_question(name: str) -> bool:
    bare = name.strip().strip("*").strip()
    if bare.endswith(("?", "？", "؟")) or (len(bare.split()) > 3 and bool(_ASKING.match(bare))):
        return True
    return bool(_FOR_WORDS.intersection(plain_name(bare).split()))


def repeats(header: Sequence[str], index: int, main: int) -> bool:
    """Whether a column goes by the name of the main one, told apart by its number only."""
    name = _unnumbered(header[index])
    unnamed = name == "column"  # "column 3" is what a column without a name goes by
    return index != main and name == _unnumbered(header[main]) and not unnamed


def _unnumbered(name: str) -> str:
    """The name of a column without its number: "Comment (4)", "Comment 2", "comment_2"."""
    return plain_name(re.sub(r"(?:[ _]\d+| \(\d+\))$", "", name))


def _is_reply(name: str) -> bool:
    told = set(name.split())
    if told & _NO_WORDS:
        return False
    return bool(told & _OURS) and bool(
        told
        & {
            "text",
            "body",
            "comment",
            "comments",
            "note",
            "notes",
            "reply",
            "replies",
            "response",
            "message",
            "content",
            "answer",
            "resolution",
        }
    )


def _written_by(header: tuple[str, ...], shape: Shape, index: int, main: int) -> By:
    name = _unnumbered(header[index])
    if shape is Shape.ACTIVITIES:
        return By.ROW
    if _is_reply(name) or (name in _BY_OURS and (index != main or shape is Shape.TICKETS)):
        return By.OURS
    if index == main or shape in (Shape.FEEDBACK, Shape.TALK, Shape.MAILS):
        return By.ROW
    if name in _IN_TURNS or repeats(header, index, main):
        return By.OPEN
    described = shape is Shape.TICKETS and name in NAMES[Meaning.TEXT]
    return By.ROW if described or is_question(header[index]) else By.OPEN


def _figures(sample: list[list[str]], index: int) -> Column:
    """As of what people wrote: what stands for no answer tells nothing of the column."""
    return column_of(
        [cell for cells in sample if not ((cell := cells[index]) and is_placeholder(cell.strip()))]
    )


def listed_columns(header: Sequence[str]) -> str:
    """The names there are, for a refusal to name."""
    shown = ", ".join(name[:60] for name in header[:40])
    return f"{shown}, and {len(header) - 40} more" if len(header) > 40 else shown
