"""Whether the rows of a table are turns of talks, by its columns."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from groundswell.sources.columns.asked import By
from groundswell.sources.columns.names import NAMES, Meaning, find_all, plain_name
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.talks import Talk, alternates, seconds_column
from groundswell.sources.formats.dates import parse_date, style_of

# Columns of a table that holds nothing but turns.
_NARROW = 4

_SITTING = timedelta(hours=12)

_APART = (
    Meaning.ACCOUNT,
    Meaning.ID,
    Meaning.EMAIL,
    Meaning.RATING,
    Meaning.DEAL,
    Meaning.SELLER,
    Meaning.CHANNEL,
)


def talk_in(
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
    talk = seconds_column(header, sample, [index for index in places if index not in taken])
    title = columns.get(Meaning.TITLE)
    named = Meaning.CONVERSATION in columns or any(
        plain_name(header[column]) in NAMES[Meaning.TEXT] for column in texts
    )
    if talk is not None and (named or alternates(sample, speaker)):
        return replace(talk, title=title)
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
