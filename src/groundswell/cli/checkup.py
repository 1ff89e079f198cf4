"""What `groundswell doctor` looks at."""

import importlib.metadata
import platform
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from groundswell.cli import checkup_serving
from groundswell.cli.checks import Check
from groundswell.cli.remedies import REMEDIES, advice, worded

if TYPE_CHECKING:
    from groundswell.engine.encoder import Encoder
    from groundswell.field.keeping.health import Unfinished
    from groundswell.field.work import AtWork


def checks() -> Iterator[Check]:
    yield Check("Groundswell", importlib.metadata.version("groundswell"))
    yield Check("Python", platform.python_version())
    yield from _store()
    yield from _models()


def _store() -> Iterator[Check]:
    from groundswell.field.keeping import store

    if not store.is_in_file():
        yield from _database()
    elif wrong := store.what_is_wrong_with_sqlite():
        yield Check("SQLite", "not the copy that keeps every write", False, wrong)
    else:
        yield from _file()


def _database() -> Iterator[Check]:
    from groundswell.field.errors import NoStore, StoreUnusable
    from groundswell.field.keeping import store

    try:
        store.prepare(create=False, change=False)
        yield from _contents()
    except NoStore as error:
        yield Check("Store", str(error), False, advice(error))
    except (StoreUnusable, *_failures()) as error:
        yield Check("Store", str(error), False, "Look at the server, or at its address in DATABASE_URL.")


def _file() -> Iterator[Check]:
    from groundswell.field.errors import StoreUnusable
    from groundswell.field.keeping import store
    from groundswell.field.keeping.file import State, is_whole, look_at

    path = store.store_path()
    look = look_at(path)
    if look.state in (State.MISSING, State.EMPTY):
        yield Check("Store", f"none at {path} yet", False, REMEDIES["no_store"])
        return
    if wrong := store.what_is_wrong(path, look):
        yield Check("Store", str(wrong), False, _REMEDIES[look.state.value])
        return
    damage = is_whole(path)
    state = f"damaged ({damage})" if damage else "sound"
    yield Check("File", state, not damage, _REMEDIES["damaged"])
    try:
        store.prepare(create=False, change=False)
        yield from _contents()
    except (StoreUnusable, *_failures()) as error:
        yield Check("Store", str(error), False, _REMEDIES["damaged" if damage else "closed"])


# By the state of the file.
_REMEDIES = {
    "damaged": REMEDIES["store_damaged"],
    "newer": "Update Groundswell, or name another store with --store.",
    "foreign": "Name a Groundswell store, or a file that is not there yet, with --store.",
    "closed": "Let this user read and write the file and its folder.",
}


def _failures() -> tuple[type[Exception], ...]:
    from django.db.utils import DatabaseError

    return (DatabaseError,)


def _contents() -> Iterator[Check]:
    from groundswell.field.keeping.health import health

    stored = health()
    yield Check("Store", f"{stored.where} ({stored.size:,} bytes)")
    one_writer = "Install pysqlite3, or use one writer at a time."
    yield Check("Database", stored.engine, not stored.unsafe, one_writer)
    yield Check(
        "Heard",
        f"{stored.conversations:,} conversations, {stored.verbatims:,} verbatims, "
        f"{stored.concerns:,} concerns",
    )
    yield from _amounts()
    yield from _work(stored.at_work, stored.unfinished)
    yield from _merges(stored.circles)
    yield from _erasing()
    yield from _grouped_by()
    yield from _application(stored.size)


def _work(at_work: "Sequence[AtWork]", due: "Unfinished") -> Iterator[Check]:
    from groundswell.cli.printing_work import remedy, work_line

    for work in at_work:
        yield Check("At work", work_line(work), not work.killed, remedy(work))
    yield Check(
        "Unfinished",
        f"{due.to_hear:,} conversations still to be heard, {due.to_embed:,} verbatims to be understood, "
        f"{due.to_place:,} to be placed",
        not due or any(not work.killed for work in at_work),
        "An import was interrupted: `groundswell listen FILES` goes on with it, whatever the files.",
    )


def _merges(circles: Sequence[tuple[int, ...]]) -> Iterator[Check]:
    for circle in circles:
        numbers = " and ".join(f"C-{number}" for number in circle)
        yield Check(
            "Merges",
            f"{numbers} were merged into each other; C-{circle[0]} stands for all of them",
            False,
            "`groundswell history` lists the merges; `groundswell undo NUMBER` takes the later one back.",
        )


def _application(size: int) -> Iterator[Check]:
    from groundswell.field.keeping import store

    if store.is_in_file():
        yield checkup_serving.room(store.store_path().absolute().parent, size)
    yield from checkup_serving.checks()


def _amounts() -> Iterator[Check]:
    from groundswell.crm.queries import amounts_not_kept

    if written := amounts_not_kept():
        examples = ", ".join(amount[:20] for amount in written[:3])
        yield Check(
            "Amounts",
            f"{len(written):,} of an older store were rounded or could not be kept, such as {examples}",
            False,
            "Export the deals from the CRM again: `groundswell listen DEALS` puts theirs in their place.",
        )


def _erasing() -> Iterator[Check]:
    from groundswell.field.erasing.finishing import erasing_is_due

    if erasing_is_due():
        state = "not finished: traces of what was erased are left in the store's files"
        yield Check("Erasing", state, False, "It is ended by the next command that runs while no other does.")


def _grouped_by() -> Iterator[Check]:
    """Whose vectors the field goes by, and the model that it is to move to, if any."""
    from groundswell.encoders.errors import EncoderMisconfigured
    from groundswell.encoders.multilingual import MultilingualEncoder
    from groundswell.field.languages import open_for_field
    from groundswell.field.queries import grouped_by

    before = grouped_by()
    try:
        chosen = open_for_field()
    except EncoderMisconfigured:
        return  # told of by the model's own check
    if before and chosen.model != before:
        state = f"{before}; a move to {chosen.model} is due"
        yield Check(
            "Grouped by", state, False, "`groundswell regroup` moves it, and so does the next `listen`."
        )
    elif before:
        yield Check("Grouped by", before)
    if isinstance(chosen, MultilingualEncoder) and not (needed := _usable(chosen)).good:
        yield needed


def _models() -> Iterator[Check]:
    from groundswell.encoders import open_encoder
    from groundswell.encoders.choice import Choice
    from groundswell.encoders.errors import EncoderMisconfigured
    from groundswell.encoders.multilingual import MultilingualEncoder
    from groundswell.encoders.opening import EncoderConfiguration

    try:
        configured = EncoderConfiguration.from_environment()
        used = open_encoder(configured)
    except EncoderMisconfigured as wrong:
        yield Check("Model", "cannot be used", False, str(wrong))
        return
    yield _usable(used)
    if configured.endpoint_url or configured.languages is not Choice.BY_FIELD:
        return
    other = _usable(MultilingualEncoder(configured.multilingual_folder, home=configured.home))
    # As long as all is English nobody misses it.
    yield Check("Model for other languages", other.state if other.good else other.remedy)


def _usable(encoder: "Encoder") -> Check:
    from groundswell.encoders.errors import ModelDamaged, ModelNotFound
    from groundswell.encoders.local import LocalEncoder
    from groundswell.encoders.multilingual import MultilingualEncoder

    try:
        if isinstance(encoder, LocalEncoder | MultilingualEncoder):
            # Opening is lazy; this finds, verifies and converts the model as the first `listen` would.
            encoder.prepare()
    except (ModelNotFound, ModelDamaged) as wrong:
        return Check("Model", "cannot be used", False, worded(wrong))
    return Check("Model", encoder.model)
