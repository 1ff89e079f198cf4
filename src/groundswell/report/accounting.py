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
    counts: str  # "2 refused, 1 taken in part"
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
    for file in files:
        kinds[file.kind or PurePosixPath(file.source).suffix.lstrip(".").lower() or "other"].append(file)
    return tuple(
        FileCount(
            source=wording.count(len(group), "file"),
            kind=kind,
            rows=sum(file.rows for file in group),
            taken=sum(file.taken for file in group),
            duplicates=sum(file.duplicates for file in group),
            refused=sum(file.refused for file in group),
        )
        for kind, group in sorted(kinds.items())
    )


def refused_files(files: Sequence[FileCount], refused: Sequence[Refusal]) -> tuple[RefusedFile, ...]:
    by_source: dict[str, list[Refusal]] = defaultdict(list)
    for refusal in refused:
        by_source[refusal.source].append(refusal)
    errors = {file.source: file.error for file in files if file.error}
    listed: list[RefusedFile] = []
    room = MOST_REFUSED
    for source in sorted(by_source.keys() | errors.keys()):
        refusals = by_source[source]
        lines = tuple((_line(refusal), refusal.reason) for refusal in refusals[:room])
        room -= len(lines)
        listed.append(
            RefusedFile(
                source=source,
                error=errors.get(source, ""),
                lines=lines,
                counts=_counted(refusals),
                more=len(refusals) - len(lines),
            )
        )
    return tuple(listed)


def set_aside_words(words: Sequence[SetAside]) -> tuple[SetAsideWords, ...]:
    """By reason, since there are few of them: what is looked for is a reason that took too much. The rarest
    come first, as one of its kind is more likely a mistake than the thousandth time stamp."""
    by_reason: dict[str, list[SetAside]] = defaultdict(list)
    for aside in words:
        by_reason[aside.why].append(aside)
    return tuple(
        SetAsideWords(
            why=why,
            count=len(asides),
            lines=tuple(
                (f"{aside.source}, row {wording.number(aside.row)}", _short(aside.words))
                for aside in asides[:MOST_ASIDE]
            ),
            more=max(len(asides) - MOST_ASIDE, 0),
        )
        for why, asides in sorted(by_reason.items(), key=lambda reason: (len(reason[1]), reason[0]))
    )


def _counted(refusals: Sequence[Refusal]) -> str:
    in_part = sum(refusal.taken for refusal in refusals)
    counts = ((len(refusals) - in_part, "refused"), (in_part, "taken in part"))
    return ", ".join(f"{wording.number(n)} {what}" for n, what in counts if n)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_ASIDE else f"{words[:LONGEST_ASIDE].rstrip()} …"


def _line(refusal: Refusal) -> str:
    if not refusal.row:
        return "whole file"
    return f"row {wording.number(refusal.row)}" + (", taken in part" if refusal.taken else "")
