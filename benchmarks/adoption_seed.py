"""What sellers of made-up companies say after a launch, with its labels: see adoption_seed.txt."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from groundswell.engine.adoption import Worded

_FILE = Path(__file__).with_name("adoption_seed.txt")


@dataclass(slots=True)
class _Claim:
    wordings: list[str]
    heard: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    claims: list[Worded]
    turns: list[tuple[str, int | None]]  # a turn, and the number of the claim that it says


def companies() -> list[Company]:
    return list(_companies(_FILE.read_text(encoding="utf-8").splitlines()))


def _companies(lines: list[str]) -> Iterator[Company]:
    starts = [at for at, line in enumerate(lines) if line.startswith("company ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _company(lines[start].removeprefix("company "), lines[start + 1 : end])


def _company(name: str, lines: list[str]) -> Company:
    claims: list[_Claim] = []
    turns: list[tuple[str, int | None]] = []
    for line in lines:
        mark, _, text = line.partition(" ")
        if mark == "claim":
            claims.append(_Claim([text]))
        elif mark == "=":
            claims[-1].wordings.append(text)
        elif mark == "<":
            claims[-1].heard.append(text)
        else:
            turns.append((text, len(claims) - 1 if mark == "+" else None))
    worded = [Worded(claim=at, wordings=one.wordings, heard=one.heard) for at, one in enumerate(claims)]
    return Company(name, worded, turns)
