"""Listening: files in, whatever is due done, one row of history."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from django.db import transaction

from groundswell.crm.services import remember_sellers
from groundswell.engine.encoder import Encoder
from groundswell.engine.kinds import shipped
from groundswell.field import grouping, kinds, models, queries
from groundswell.field.erasing.tombstones import Erased
from groundswell.field.history.effects import without_an_end, write_down
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch
from groundswell.field.languages import reader_beside
from groundswell.field.names import name_concerns
from groundswell.field.reading.upkeep import refresh
from groundswell.field.services.capture import Columns, capture, count_as_one, people_in
from groundswell.field.services.grouping import embed, group_field, hear_due, move_field, regroup_field
from groundswell.field.services.progress import Stage, Step, Watch, told_as_work
from groundswell.field.services.reading_ahead import Ahead, read_ahead
from groundswell.field.set_phrases import find_set_phrases
from groundswell.field.work import others_at_work
from groundswell.intake.taking import OTHER_SYSTEM
from groundswell.sources.contract import Options, UnknownColumn, UnreadableSource
from groundswell.sources.reading import Given, expand

_BEGUN = "an import that was interrupted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What a person asked to be listened to."""

    paths: Sequence[Given]  # with the name to go by, where a file lies under another
    options: Options = field(default_factory=Options)
    sellers: Sequence[str] = ()
    by: str = ""
    system: str = ""  # whose numbers the files' are, where two systems have the same
    # What columns of single tables mean, by the mark of their header.
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    # The same as `system` for single files, by name; with any, no other file is read.
    systems: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    entry: models.Entry
    files: tuple[models.SourceFile, ...]
    verbatims: int  # new ones
    born: int  # concerns that recur now and did not before
    merged: int
    placed: bool = False  # too few were new for a regrouping: they found a place, and nobody moved
    # The entry of history by which the field moved to another model, and everything was regrouped.
    moved: models.Entry | None = None
    # Why, and how often; the most frequent first.
    refused: tuple[tuple[str, int], ...] = ()
    noted: tuple[tuple[str, int], ...] = ()
    set_aside: tuple[tuple[str, int], ...] = ()
    set_text: tuple[tuple[str, str], ...] = ()  # source and words of set text told for the first time
    set_phrases: int = 0  # told for the first time
    # Files some of whose numbers mean other conversations elsewhere: whose they are was not told.
    other_system: tuple[str, ...] = ()

    @property
    def nothing_read(self) -> bool:
        """Whether not one of the given files could be read."""
        return bool(self.files) and all(f.error for f in self.files)


def listen(
    request: Request,
    *,
    encoder: Callable[[], Encoder],
    at: datetime,
    watch: Watch,
) -> Outcome:
    """Read the files, hear what is new in them, and find what recurs.

    Every step is committed as it is done, so that an interruption leaves a usable store, and the next call
    does what is still due. `encoder` is asked once all is heard, as it may depend on that.
    """
    with told_as_work(models.Action.IMPORT, request.by, at, watch) as telling:
        return _listen(request, begin_import(request.by, at), encoder, at, telling)


def begin_import(by: str, at: datetime) -> models.Entry:
    return models.Entry.objects.create(action=models.Action.IMPORT, at=at, by=by, summary=_BEGUN)


def _listen(
    request: Request, entry: models.Entry, encoder: Callable[[], Encoder], at: datetime, watch: Watch
) -> Outcome:
    patch = Patch()
    try:
        files = read(request, entry, patch, watch)
        outcome = do_due(entry, patch, files, encoder, watch)
    finally:
        # Also when it fails. What was committed so far can be taken back like any import: see `Patch.keep`.
        summarise(entry)
    end_run(entry, encoder(), at)
    return outcome


def regroup(author: Author, *, encoder: Callable[[], Encoder], watch: Watch) -> Outcome | None:
    """Regroup because somebody asks, however few are new; None where nobody is, and no other model is due."""
    opened = encoder()
    moving = grouping.move_is_due(opened.model)
    if not moving and not grouping.ungrouped().exists() and not grouping.arrived().exists():
        if without_an_end().exists():
            end_run(None, opened, author.at)
        return None
    with told_as_work(models.Action.REGROUP, author.by, author.at, watch) as telling:
        return _regroup(author, opened, telling, moving=moving)


def _regroup(author: Author, opened: Encoder, watch: Watch, *, moving: bool) -> Outcome:
    patch = Patch()
    entry = models.Entry.objects.create(
        action=models.Action.REGROUP,
        at=author.at,
        by=author.by,
        user=author.user,
        because=author.because,
        summary="a regrouping that was interrupted",
    )
    reader = reader_beside(opened)
    embed(reader, watch)
    kinds.judge_due(shipped())
    set_phrases = find_set_phrases(reader, entry, patch, everything=True)
    regroup_now = move_field if moving else regroup_field
    shift = regroup_now(opened, entry, patch, watch)
    entry.summary = "regrouped everything" if shift is None or not moving else entry.summary
    entry.save(update_fields=["summary"])
    end_run(entry, opened, author.at)
    born, merged = (len(shift.born), len(shift.merges)) if shift is not None else (0, 0)
    return Outcome(
        entry=entry,
        files=(),
        verbatims=0,
        born=born,
        merged=merged,
        set_phrases=set_phrases,
        moved=entry if moving and shift is not None else None,
    )


def read(request: Request, entry: models.Entry, patch: Patch, watch: Watch) -> list[models.SourceFile]:
    """Keep what the files tell that is new, each batch as it is read."""
    with transaction.atomic():
        for difference in remember_sellers(request.sellers, entry.pk):
            patch.record(
                f"crm.{difference.table}",
                difference.column,
                difference.id,
                difference.before,
                difference.after,
            )
        patch.keep(entry)
    watch(Step(Stage.READ, 0, None))  # finding the files may take its time, too
    options = replace(request.options, remembered=queries.column_maps(request.tables))
    erased = Erased.load()
    expanded = sorted(expand(request.paths), key=lambda path_and_name: path_and_name[1])
    if request.systems:
        expanded = [path_and_name for path_and_name in expanded if path_and_name[1] in request.systems]
    columns = Columns(options.columns, request.tables)
    files = []
    unknown = ""

    def seen() -> None:
        watch(Step(Stage.READ, 0, len(expanded)))

    for group in read_ahead(expanded, options):
        erased.ask_ahead(people_in(item for read in group for item in read.read))
        # Several files are read to their ends already, and one that is not comes alone: no transaction waits
        # for reading, and each batch of a large file is its own.
        with transaction.atomic() if group[0].whole else nullcontext():
            for read in group:
                watch(Step(Stage.READ, 0, len(expanded), read.name))
                system = request.systems.get(read.name, request.system)
                file, error = _take_in(read, entry, patch, columns, system, erased, seen)
                unknown = unknown or (f"{read.name} {error}" if isinstance(error, UnknownColumn) else "")
                files.append(file)
                watch(Step(Stage.READ, 1, len(expanded), read.name))
        seen()
    if unknown and all(file.error for file in files):
        # A column that one table lacks may be another's; that none has it is a mistake in the command.
        raise UnknownColumn(unknown)
    return files


def _take_in(
    read: Ahead,
    entry: models.Entry,
    patch: Patch,
    columns: Columns,
    system: str,
    erased: Erased,
    moved: Callable[[], None],
) -> tuple[models.SourceFile, Exception | None]:
    """Keep one file; returns what is known of it, and why it could not be read to its end."""
    file = models.SourceFile.objects.create(entry=entry, name=read.name)
    failed: Exception | None = None
    try:
        taking = capture(
            read.items, file=file, entry=entry, patch=patch, columns=columns, system=system, erased=erased
        )
        for _ in taking:
            moved()
    except (UnreadableSource, UnknownColumn) as error:
        failed = error
        # Of one that was erased meanwhile nothing is told.
        models.SourceFile.objects.filter(pk=file.pk, name=read.name).update(error=str(error))
    count_as_one(file.pk, entry, read.name)
    file.refresh_from_db()
    return file, failed


def do_due(
    entry: models.Entry,
    patch: Patch,
    files: Sequence[models.SourceFile],
    encoder: Callable[[], Encoder],
    watch: Watch,
) -> Outcome:
    """Do what is due after files were read or somebody decided what is heard; each step is committed."""
    reader = cache(lambda: reader_beside(encoder()))
    verbatims = hear_due(entry, patch, reader, watch)
    set_phrases = 0
    shift = moved = None
    if queries.live_verbatims().exists():
        if grouping.ungrouped().exists():
            set_phrases = find_set_phrases(reader(), entry, patch)
        # Asked anew, now that all is heard: it may be another.
        opened = encoder()
        opened = reader() if opened.model == reader().model else opened
        shift, moved = group_field(opened, entry, patch, watch)
    if moved is not None:
        write_down(moved)
    # Also where nothing is new: another version may bring another head, and an undo leaves kinds to judge.
    kinds.judge_due(shipped())
    aside = models.SetAside.objects.filter(conversation__entry=entry)
    return Outcome(
        entry=entry,
        files=tuple(files),
        verbatims=verbatims,
        born=len(shift.born) if shift else 0,
        merged=len(shift.merges) if shift else 0,
        placed=bool(shift and shift.arrived.any()),
        moved=moved,
        refused=_reasons(files, taken=False),
        noted=_reasons(files, taken=True),
        set_aside=tuple(Counter(aside.values_list("why", flat=True)).most_common()),
        other_system=_other_system(files),
        set_phrases=set_phrases,
        set_text=tuple(models.SetText.objects.filter(entry=entry).values_list("source", "words")),
    )


def end_run(entry: models.Entry | None, encoder: Encoder, at: datetime) -> None:
    """What comes last: names, what the run did, and counting it all. Of those that were killed, too, unless
    another is still going on."""
    name_concerns(anew=True, encoder=encoder)
    others = [] if others_at_work() else without_an_end()
    for run in {run.pk: run for run in (entry, *others) if run is not None}.values():
        write_down(run)
    refresh(at)


def _reasons(files: Sequence[models.SourceFile], *, taken: bool) -> tuple[tuple[str, int], ...]:
    rows = models.Refusal.objects.filter(file__in=[f.pk for f in files], taken=taken)
    return tuple(Counter(rows.values_list("reason", flat=True)).most_common())


def _other_system(files: Sequence[models.SourceFile]) -> tuple[str, ...]:
    rows = models.Refusal.objects.filter(file__in=[f.pk for f in files], reason=OTHER_SYSTEM)
    return tuple(sorted(set(rows.values_list("file__name", flat=True))))


def summarise(entry: models.Entry) -> None:
    """By the names that the files go by now: one may have been erased."""
    with transaction.atomic():
        entry.summary = _summary(list(models.SourceFile.objects.filter(entry=entry)))
        entry.save(update_fields=["summary"])


def _summary(files: Sequence[models.SourceFile]) -> str:
    taken = sum(f.taken for f in files)
    what = files[0].name if len(files) == 1 else f"{len(files)} files"
    return f"imported {what}: {taken:,} {'row' if taken == 1 else 'rows'} taken"
