"""Where the command line prints to. Results go to stdout, everything else to stderr."""

import unicodedata
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderableType, RenderHook
from rich.segment import Segment

# Beside the letters: what moves the cursor, colours, rings, sets the title, or turns the reading direction.
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """`text` without anything that a terminal would act on, or could not print, instead of showing it."""
    if text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter == "\n":
        return letter
    return "\ufffd" if unicodedata.category(letter) in ("Cc", "Cs") or letter in _BIDI else letter


class _Harmless:
    """Something to print, whose words come from files: only the styles of this program reach the terminal."""

    def __init__(self, shown: RenderableType) -> None:
        self._shown = shown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self._shown, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)


class _Guard(RenderHook):
    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Harmless(one) for one in renderables]


out = Console()
errors = Console(stderr=True)
for console in (out, errors):
    console.push_render_hook(_Guard())
