"""Where the command line prints to. Results go to stdout, everything else to stderr."""

import io
import sys
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderableType, RenderHook
from rich.segment import Segment

from groundswell.report.letters import harmless


class _Harmless:
    """Something to print, whose words come from files: only the styles of this program reach the terminal."""

    def __init__(self, shown: RenderableType) -> None:
        self._shown = shown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self._shown, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)


class _Guard(RenderHook):
    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Harmless(renderable) for renderable in renderables]


def print_what_fits() -> None:
    """Let stdout and stderr show a letter that their encoding lacks as `?`: an old terminal, or a file that
    Windows redirects to, must not cost the result."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_to_stderr() -> None:
    """Leave stdout to a report that is written there."""
    out.file = sys.stderr


out = Console()
errors = Console(stderr=True)
for console in (out, errors):
    console.push_render_hook(_Guard())
