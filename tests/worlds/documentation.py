"""What the documentation tells to type, line by line and block by block."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

_MARK = re.compile(r"<!-- (not run|needs): (.+) -->")
_PROGRAMS = ("groundswell ", "make ", ".venv/bin/", "tools/", "pip ")


@dataclass(frozen=True)
class Typed:
    page: str
    text: str
    not_run: str = ""  # the reason, where there is one
    needs: tuple[str, ...] = ()  # libraries without which it cannot run


def shell_lines() -> list[Typed]:
    """Every line of a block that a shell is to run."""
    return [line for page in PAGES for block in _blocks(page) for line in _lines(block)]


def python_blocks(page: str) -> list[Typed]:
    return [block for block in _blocks(ROOT / page) if block.text.startswith("```python")]


def _lines(block: Typed) -> Iterator[Typed]:
    fenced = block.text.startswith("```")
    if fenced and not block.text.startswith(("```sh", "```bash", "```console")):
        return
    for line in textwrap.dedent(block.text).splitlines():
        if line.startswith(_PROGRAMS):
            yield Typed(block.page, line, block.not_run, block.needs)


def _blocks(page: Path) -> Iterator[Typed]:
    """Indented and fenced blocks, each with the mark above it."""
    marks: dict[str, str] = {}
    for piece in _pieces(page.read_text(encoding="utf-8")):
        if mark := _MARK.fullmatch(piece.strip()):
            marks = {mark[1]: mark[2]}
        else:
            if piece.startswith(("    ", "```")):
                needs = tuple(marks.get("needs", "").split())
                yield Typed(page.relative_to(ROOT).as_posix(), piece, marks.get("not run", ""), needs)
            marks = {}


def _pieces(text: str) -> Iterator[str]:
    """What blank lines part, a fenced block whole."""
    for piece in re.split(r"^(```.*?^```)$", text, flags=re.MULTILINE | re.DOTALL):
        if piece.startswith("```"):
            yield piece
        else:
            yield from filter(str.strip, re.split(r"\n\s*\n|^\n", piece))
