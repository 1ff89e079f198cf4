"""What is told of long work that somebody is at, or that was killed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundswell.cli.console import out
from groundswell.cli.opening import addressed

if TYPE_CHECKING:
    from groundswell.field.work import AtWork

# By the action.
_WHAT = {
    "import": "an import",
    "regroup": "a regrouping",
    "hear": "a hearing of what was left out",
}
_GO_ON = "`groundswell listen FILES` goes on with it, whatever the files."
_REMEDIES = {"regroup": "`groundswell regroup` does it again."}


def work_line(work: "AtWork") -> str:
    """One line, without an end: what, by whom, since when, and how far."""
    by = f" by {work.by}" if work.by else ""
    begun = f"{_WHAT.get(work.what, work.what)}{by}, begun {work.since:%Y-%m-%d %H:%M}"
    return f"{begun}, {'was killed at' if work.killed else 'is at'}: {_place(work)}"


def remedy(work: "AtWork") -> str:
    return _REMEDIES.get(work.what, _GO_ON)


def _place(work: "AtWork") -> str:
    if not work.stage:
        return "its beginning"
    return work.stage if work.total is None else f"{work.stage}, {work.done:,} of {work.total:,}"


def print_work(works: "Sequence[AtWork]") -> None:
    for work in works:
        line = work_line(work)
        line = f"{line[0].upper()}{line[1:]}."
        if work.killed:
            line = addressed(f"{line} {remedy(work)}")
        out.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)
