"""Where `listen` writes its reports to: files, or stdout for `-`."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from groundswell.cli.console import out, print_to_stderr
from groundswell.cli.options import WrongUse

if TYPE_CHECKING:
    from groundswell.engine.survey.values import Field

STDOUT = Path("-")


def check_targets(html: Path | None, json: Path | None) -> None:
    """Raise WrongUse where a report cannot be written: better told before minutes of work than after.

    Where one goes to stdout, everything else that is printed goes to stderr from here on.
    """
    given = [target for target in (html, json) if target is not None]
    if len({os.path.realpath(target) for target in given}) < len(given):
        raise WrongUse(f"Both reports cannot go to {given[0]}; name another file for one of them.")
    words = _words(html)
    if words and json and os.path.realpath(words) == os.path.realpath(json):
        raise WrongUse(f"All words of the report go to {words}; name another file for the JSON.")
    for target in given:
        if target != STDOUT:
            _check_writable(target)
    if STDOUT in given:
        print_to_stderr()


def _check_writable(target: Path) -> None:
    real = Path(os.path.realpath(target))
    if real.is_dir():
        raise WrongUse(f"{target} is a folder; name a file in it.")
    if not real.parent.is_dir():
        raise WrongUse(f"There is no folder {real.parent} to write {target.name} in.")
    if not os.access(real if real.exists() else real.parent, os.W_OK):
        raise WrongUse(f"{target} may not be written by this user.")


def write_reports(field: "Field", html: Path | None, json: Path | None, *, notice: str) -> None:
    """Write what was asked for; see `check_targets`."""
    from groundswell.report.html import html_bytes, write_html
    from groundswell.report.records import json_pieces, write_json

    if html == STDOUT:
        _to_stdout([html_bytes(field, notice=notice)])
    elif html:
        write_html(field, html, notice=notice)
    if json == STDOUT:
        _to_stdout(json_pieces(field))
    elif json:
        write_json(field, json)


def tell_reports(html: Path | None, json: Path | None) -> None:
    words = _words(html)
    for what, target in (("Report", html), ("All words", words), ("JSON", json)):
        if target and target != STDOUT:
            out.print(f"{what}: {target}", highlight=False, markup=False, soft_wrap=True)


def _words(html: Path | None) -> Path | None:
    """Where the words go that the report leads to; None where it holds them itself."""
    from groundswell.report.html import words_beside

    return words_beside(html) if html and html != STDOUT else None


def _to_stdout(pieces: Iterable[bytes]) -> None:
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()
