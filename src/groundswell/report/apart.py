"""What stands in no concern, and what became of every row of every file."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.engine.survey.values import Evidence, Field, FileCount, SetText
from groundswell.report.accounting import RefusedFile, SetAsideWords, by_kind, refused_files, set_aside_words
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import Phrase, Quote, phrases, quoted

MOST_FILES = 12  # listed openly; more are folded, with a line for each kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    heard_once: tuple[Quote, ...]
    heard_once_in_all: int
    set_phrases: tuple[Phrase, ...]
    phrases_in_all: int
    files: tuple[FileCount, ...]
    kinds_of_files: tuple[FileCount, ...]  # the same by kind, where there are many; else empty
    refused: tuple[RefusedFile, ...]
    refused_in_all: int  # rows, and files that could not be read
    set_aside: tuple[SetAsideWords, ...]
    set_text: tuple[SetText, ...]
    nothing_heard: int


def apart(field: Field, room: int) -> Apart:
    """With so many verbatims heard once as there is `room` for."""
    once: Sequence[Evidence] = field.heard_once[:room]
    return Apart(
        heard_once=tuple(quoted(verbatim, ONE_FILE) for verbatim in once),
        heard_once_in_all=len(field.heard_once),
        set_phrases=phrases(field.set_phrases),
        phrases_in_all=len(field.set_phrases),
        files=field.files,
        kinds_of_files=by_kind(field.files) if len(field.files) > MOST_FILES else (),
        refused=refused_files(field.files, field.refused),
        refused_in_all=len(field.refused) + sum(bool(file.error) for file in field.files),
        set_aside=set_aside_words(field.set_aside),
        set_text=field.set_text,
        nothing_heard=field.nothing_heard,
    )
