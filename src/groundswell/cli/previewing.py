"""`groundswell listen --preview`: what would be understood, shown before anything is taken in."""

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from groundswell.cli.console import errors, out
from groundswell.intake.preview import Preview, preview_of
from groundswell.report import wording
from groundswell.sources.contract import Options, UnknownColumn, UnreadableSource
from groundswell.sources.reading import expand, read_file
from groundswell.speech import Role, Seller, Turn

_SHOWN = 6  # names and reasons of one kind
_WIDTH = 160  # characters of one turn
_CHANNELS = {"mail": "mail thread", "note": "note", "ticket": "ticket or answer"}


def print_previews(
    paths: Sequence[Path], options: Options, sellers: Sequence[str], known: Sequence[Seller]
) -> bool:
    """Print how each file would be read; returns whether any could be."""
    understood = False
    for path, name in sorted(expand(paths), key=lambda pair: pair[1]):
        try:
            with errors.status(Text(f"Reading {name}")):
                preview = preview_of(name, read_file(path, name, options), sellers=sellers, known=known)
        except (UnreadableSource, UnknownColumn) as error:
            _line(f"{name} {error}", style="yellow")
            continue
        understood = True
        _print(preview)
    out.print("\nNothing was taken in. Without --preview it is.", style="dim")
    return understood


def _print(preview: Preview) -> None:
    _line(f"\n{preview.source}", style="bold")
    _line(f"  {_sum(preview)}")
    for table in preview.tables:
        where = f"sheet {table.sheet}: " if table.sheet else ""
        if table.what or table.columns:
            columns = ", ".join(f"{meaning} = {column}" for meaning, column in table.columns.items())
            _line(f"  {where}{table.what}{': ' if table.what and columns else ''}{columns}")
        if table.unread:
            _line(f"  {where}not read: {', '.join(table.unread)}", style="dim")
    _print_speakers(preview)
    for turn in preview.first:
        _print_turn(turn)
    for what, reasons in (
        ("refused", preview.refused),
        ("noted", preview.noted),
        ("set aside", preview.set_aside),
    ):
        for reason, count in reasons[:_SHOWN]:
            _line(f"  {what} {count:,} × {reason}", style="yellow" if what == "refused" else "dim")


def _sum(preview: Preview) -> str:
    parts = [preview.kind, wording.count(preview.rows, "row")]
    parts += [
        wording.count(n, _CHANNELS.get(channel, channel), _plural(channel)) for channel, n in preview.channels
    ]
    parts += [wording.count(n, fact) for fact, n in preview.facts]
    if preview.channels:
        span = wording.span(preview.first_at, preview.last_at)
        parts.append(span or "no date was found")
    return " · ".join(filter(None, parts))


def _plural(channel: str) -> str:
    return "tickets or answers" if channel == "ticket" else ""


def _print_speakers(preview: Preview) -> None:
    for role, what in (
        (Role.CUSTOMER, "customers"),
        (Role.SELLER, "sellers"),
        (Role.UNKNOWN, "side not known"),
    ):
        named = [(name or "(no name)", turns) for name, side, turns in preview.speakers if side is role]
        if not named:
            continue
        shown = ", ".join(f"{name} ({turns:,})" for name, turns in named[:_SHOWN])
        more = f" and {len(named) - _SHOWN:,} more" if len(named) > _SHOWN else ""
        _line(f"  {what}: {shown}{more}")
    if any(side is Role.UNKNOWN and name for name, side, _ in preview.speakers):
        _line("  Say who sells with --sellers, and the others become customers.", style="dim")


def _print_turn(turn: Turn) -> None:
    words = " ".join(turn.text.split())
    shown = words if len(words) <= _WIDTH else f"{words[:_WIDTH].rstrip()} …"
    who = turn.speaker.name or turn.speaker.email or turn.speaker.role.value
    out.print(Text.assemble((f"  row {turn.row:,} ", "dim"), f"{who}: “{shown}”"))


def _line(text: str, style: str = "") -> None:
    out.print(Text(text, style=style), soft_wrap=True)
