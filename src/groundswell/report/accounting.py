"""What became of every row, as the page shows it: counts, what was refused and why, what was set aside."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from groundswell.engine.survey.values import FileCount, Refusal, SetAside
from groundswell.report import wording

MOST_REFUSED = 1000
MOST_ASIDE = 200  # pieces shown for one reason
LONGEST_ASIDE = 600  # characters shown of words that were set aside


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedFile:
    source: str
    error: str
    lines: tuple[tuple[str, str], ...]  # place, reason
    told: str  # "2 refused, 1 taken in part"
    more: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAsideWords:
    """What was set aside for one reason, in all files."""

    why: str
    count: int
    lines: tuple[tuple[str, str], ...]  # place ("calls.csv, row 12"), words
    more: int


def by_kind(files: Sequence[FileCount]) -> tuple[FileCount, ...]:
    kinds: dict[str, list[FileCount]] = defaultdict(list)
    for one in files:
        kinds[one.kind or PurePosixPath(one.source).suffix.lstrip(".").lower() or "other"].append(one)
    return tuple(
        FileCount(
            source=wording.count(len(of), "file"),
            kind=kind,
            rows=sum(one.rows for one in of),
            taken=sum(one.taken for one in of),
            duplicates=sum(one.duplicates for one in of),
            refused=sum(one.refused for one in of),
        )
        for kind, of in sorted(kinds.items())
    )


def refused_files(files: Sequence[FileCount], refused: Sequence[Refusal]) -> tuple[RefusedFile, ...]:
    by_source: dict[str, list[Refusal]] = defaultdict(list)
    for one in refused:
        by_source[one.source].append(one)
    errors = {one.source: one.error for one in files if one.error}
    found: list[RefusedFile] = []
    room = MOST_REFUSED
    for source in sorted(by_source.keys() | errors.keys()):
        of = by_source[source]
        lines = tuple((_line(one), one.reason) for one in of[:room])
        room -= len(lines)
        found.append(
            RefusedFile(
                source=source,
                error=errors.get(source, ""),
                lines=lines,
                told=_told(of),
                more=len(of) - len(lines),
            )
        )
    return tuple(found)


def set_aside_words(words: Sequence[SetAside]) -> tuple[SetAsideWords, ...]:
    """By reason, since there are few of them: what is looked for is a reason that took too much. The rarest
    come first, as one of its kind is more likely a mistake than the thousandth time stamp."""
    by_reason: dict[str, list[SetAside]] = defaultdict(list)
    for one in words:
        by_reason[one.why].append(one)
    return tuple(
        SetAsideWords(
            why=why,
            count=len(of),
            lines=tuple(
                (f"{one.source}, row {wording.number(one.row)}", _short(one.words)) for one in of[:MOST_ASIDE]
            ),
            more=max(len(of) - MOST_ASIDE, 0),
        )
        for why, of in sorted(by_reason.items(), key=lambda reason: (len(reason[1]), reason[0]))
    )


def _told(of: Sequence[Refusal]) -> str:
    in_part = sum(one.taken for one in of)
    counts = ((len(of) - in_part, "refused"), (in_part, "taken in part"))
    return ", ".join(f"{wording.number(n)} {what}" for n, what in counts if n)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_ASIDE else f"{words[:LONGEST_ASIDE].rstrip()} …"


def _line(one: Refusal) -> str:
    if not one.row:
        return "whole file"
    return f"row {wording.number(one.row)}" + (", taken in part" if one.taken else "")
