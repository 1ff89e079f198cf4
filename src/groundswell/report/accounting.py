"""What became of every row, as the page shows it: counts, what was refused and why, what was set aside."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from groundswell.engine.field import FileCount, Refusal, SetAside
from groundswell.report import wording

MOST_REFUSED = 1000
LONGEST_ASIDE = 600  # characters shown of words that were set aside


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedFile:
    source: str
    error: str
    lines: tuple[tuple[str, str], ...]  # place, reason
    count: int
    more: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAsideFile:
    """What was set aside of one file, and how often why."""

    source: str
    why: str  # "3 × signature, 2 × quoted history"
    lines: tuple[tuple[str, str, str], ...]  # place, why, words
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
                count=len(of),
                more=len(of) - len(lines),
            )
        )
    return tuple(found)


def set_aside_files(words: Sequence[SetAside]) -> tuple[SetAsideFile, ...]:
    by_source: dict[str, list[SetAside]] = defaultdict(list)
    for one in words:
        by_source[one.source].append(one)
    found: list[SetAsideFile] = []
    room = MOST_REFUSED
    for source, of in by_source.items():
        counted = Counter(one.why for one in of).most_common()
        lines = tuple((f"row {wording.number(one.row)}", one.why, _short(one.words)) for one in of[:room])
        room -= len(lines)
        found.append(
            SetAsideFile(
                source=source,
                why=", ".join(f"{wording.number(n)} × {why}" for why, n in counted),
                lines=lines,
                more=len(of) - len(lines),
            )
        )
    return tuple(found)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_ASIDE else f"{words[:LONGEST_ASIDE].rstrip()} …"


def _line(one: Refusal) -> str:
    if not one.row:
        return "whole file"
    return f"row {wording.number(one.row)}" + (", taken in part" if one.taken else "")
