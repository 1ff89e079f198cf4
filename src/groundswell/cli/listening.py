"""`groundswell listen`: from files to ranked concerns."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.console import errors
from groundswell.cli.options import Because, Store, TimeZone, WrongUse, column_map, day, now, who, zone_of
from groundswell.cli.targets import check_targets, tell_reports, write_reports
from groundswell.speech import GroundswellError

if TYPE_CHECKING:
    from rich.progress import TaskID

    from groundswell.engine.survey.model_names import Wording
    from groundswell.engine.survey.values import Field
    from groundswell.field.services.progress import Stage, Step, Watch
    from groundswell.sources.reading import Given

_SAMPLE = "Sample data: the company, the people and every word are fictional."
_OF_THE_SAMPLE = "the sample company"  # in the history: whoever started it has heard nobody


class Taking(StrEnum):
    CONVERSATIONS = "conversations"
    VERBATIMS = "verbatims"


class NothingRead(GroundswellError):
    """Not one of the given files could be read; the text gives the first reason."""

    code = "nothing_read"


def add_to(app: typer.Typer) -> None:
    app.command()(listen)
    app.command()(regroup)


def listen(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files and folders: transcripts, tables, mailboxes, exports.", show_default=False
        ),
    ] = None,
    store: Store = None,
    html: Annotated[Path | None, typer.Option(help="Write the report to this file; - is stdout.")] = None,
    json: Annotated[
        Path | None, typer.Option(help="Write everything as JSON to this file; - is stdout.")
    ] = None,
    as_of: Annotated[
        str, typer.Option(help="Show what was known on this day [default: all, to the last conversation].")
    ] = "",
    time_zone: TimeZone = "UTC",
    take: Annotated[
        Taking, typer.Option("--as", help="verbatims: take each row of a table as one verbatim, whole.")
    ] = Taking.CONVERSATIONS,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            help="Say what columns mean: text=utterance,at=date,account=company; or dates=day-first.",
        ),
    ] = None,
    sellers: Annotated[
        list[str] | None,
        typer.Option(help="Names, addresses or domains of your sellers, with commas between."),
    ] = None,
    system: Annotated[
        str, typer.Option(help="The system that the files come from, where two have the same numbers.")
    ] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would be understood, and take nothing in.")
    ] = False,
    sample: Annotated[
        bool, typer.Option("--sample", help="Listen to the sample data of a fictional company.")
    ] = False,
    top: Annotated[int, typer.Option(help="How many concerns to print.", min=1)] = 15,
) -> None:
    """Read files, find what customers keep saying, and show it ranked.

    A second run over the same files brings nothing new; new files join what was heard before.
    """
    from groundswell.cli.previewing import print_previews
    from groundswell.cli.reading import board_now
    from groundswell.sources.contract import Options

    paths = _paths(files, sample)
    zone = zone_of(time_zone)
    moment = day(as_of, end=True, zone=zone) if as_of else None
    given = [name.strip() for option in sellers or () for name in option.split(",") if name.strip()]
    options = Options(columns=column_map(columns or ()), as_verbatims=take is Taking.VERBATIMS)
    if preview:
        if not print_previews(paths, options, given, ()):
            raise NothingRead("Not one of the files could be read; the reasons are above.")
        return
    check_targets(html, json)
    wording = _wording()
    from groundswell.cli.opening import Use, open_store, point_at

    point_at(store)
    from groundswell.cli.printing import print_concerns, print_outcome
    from groundswell.cli.printing_business import print_questions
    from groundswell.crm.queries import questions
    from groundswell.engine.survey.summaries import board_of
    from groundswell.field.languages import open_for_field
    from groundswell.field.overview import Narrowing, overview
    from groundswell.field.services.listen import Request
    from groundswell.field.services.listen import listen as listen_to

    open_store(store, Use.CREATE)
    request = Request(
        paths=_called(paths, sample),
        options=options,
        sellers=given,
        by=_OF_THE_SAMPLE if sample else who(),
        system=system.strip(),
    )
    encoder = open_for_field
    with progress() as watch:
        outcome = listen_to(request, encoder=encoder, at=now(), watch=watch)
    if systems := _ask_systems(outcome.other_system):
        print_outcome(outcome)
        with progress() as watch:
            outcome = listen_to(replace(request, systems=systems), encoder=encoder, at=now(), watch=watch)
    if html or json or moment or wording is not None:
        asked = Narrowing(today=now(), zone=zone)
        field = overview(asked)
        if wording is not None:
            field = _worded(field, wording)
        if moment:  # names are today's, so they come first
            field = overview(replace(asked, as_of=moment))
        # Before the printing, which may end early: in `| head`, say.
        write_reports(field, html, json, notice=_SAMPLE if sample else "")
        board = board_of(field)
    else:  # it was counted when the listening ended
        board = board_now(zone)
    print_outcome(outcome)
    print_questions(questions())
    print_concerns(board, top)
    tell_reports(html, json)
    if outcome.nothing_read:
        first = outcome.files[0]
        raise NothingRead(f"{first.name} {first.error}")


def regroup(because: Because = "", store: Store = None) -> None:
    """Regroup everything now. It is done by itself when enough is new: 20 verbatims and 2 in 100."""
    from groundswell.cli.console import out
    from groundswell.cli.opening import Use, open_store

    open_store(store, Use.CHANGE)
    from groundswell.cli.printing_why import print_regrouped
    from groundswell.field.history.entries import Author
    from groundswell.field.languages import open_for_field
    from groundswell.field.services.listen import regroup as regroup_all

    encoder = open_for_field
    with progress() as watch:
        author = Author(at=now(), by=who(), because=because)
        outcome = regroup_all(author, encoder=encoder, watch=watch)
    if outcome is None:
        out.print("Nothing is new since everything was last regrouped: it stays as it is.")
        return
    print_regrouped(outcome)


def _paths(files: list[Path] | None, sample: bool) -> list[Path]:
    if sample:
        from groundswell.samples import sample_sources

        return [*(files or ()), *sample_sources()]
    if not files:
        raise WrongUse("Name the files or folders to listen to, or try --sample.")
    # A link that leads nowhere is left out with that reason, as it is in a folder.
    missing = next((f for f in files if not (f.exists() or f.is_symlink())), None)
    if missing:
        raise WrongUse(f"There is no file or folder {missing}.")
    return files


def _called(paths: list[Path], sample: bool) -> "list[Given]":
    """What comes with the package goes by its name in there, wherever that lies on this machine."""
    if not sample:
        return [*paths]
    from groundswell.samples import sample_folder

    folder = sample_folder()
    inside = {path: path.relative_to(folder) for path in paths if path.is_relative_to(folder)}
    # The calls go on: those that came later are the same source.
    names = {path: at.name if at.name == "calls" else at.as_posix() for path, at in inside.items()}
    return [(path, names[path]) if path in names else path for path in paths]


def _ask_systems(files: Sequence[str]) -> dict[str, str]:
    """Whose numbers the files' are, asked at a terminal; empty where nobody can answer, or does not."""
    import sys

    if not files or not sys.stdin.isatty():
        return {}
    systems: dict[str, str] = {}
    for name in files:
        errors.print(
            f"{name} has numbers that are other conversations' already.", markup=False, highlight=False
        )
        answer = typer.prompt(
            "Which system is it from? (Enter leaves those rows out)", default="", show_default=False
        )
        if answer.strip():
            systems[name] = answer.strip()
    return systems


def _wording() -> "Wording | None":
    """The chat endpoint that words names, where one is configured. Asked for before the long work: a setting
    that is missing should not cost it."""
    import os

    from groundswell.encoders.chat import endpoint_from, word_with
    from groundswell.engine.survey.model_names import WordingFailed

    endpoint = endpoint_from(os.environ)
    try:
        return word_with(endpoint) if endpoint else None
    except WordingFailed as error:
        raise WrongUse(f"{error} (GROUNDSWELL_CHAT_URL and _MODEL).") from error


def _worded(field: "Field", wording: "Wording") -> "Field":
    """The field with better names, and a word on those that stay as they were."""
    from groundswell.field.services.naming import word_names

    with errors.status("Wording names"):
        field, rewording = word_names(field, wording)
    if rewording.failures:
        reason = next(iter(rewording.failures.values()))
        errors.print(
            f"{len(rewording.failures)} names could not be worded: {reason}", markup=False, highlight=False
        )
    return field


@contextmanager
def progress() -> "Iterator[Watch]":
    """A bar a stage on a terminal; nothing where stderr goes to a file."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    bars: dict[Stage, TaskID] = {}
    shown = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    )

    def watch(step: "Step") -> None:
        bar = bars.get(step.stage)
        if bar is None:
            bar = bars[step.stage] = shown.add_task(step.stage.value, total=step.total)
        shown.update(bar, total=step.total, advance=step.done)

    with shown:
        yield watch
