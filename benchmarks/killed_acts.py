"""`kill -9` at random statements of what people do with a launch: each act is done whole, or not at all.

    python -m benchmarks.killed_acts [KILLS]

So many kills of each act, at moments drawn by a fixed seed. A process is forked, does the act and kills
itself at that moment. What is left, every row of every table, is compared with what stood before, and with
what stands where nobody disturbed it.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from benchmarks.kills import in_a_process
from tests.worlds.encoding import WordEncoder

_SEED = 20261127
_STEPS = 200_000
Act = Callable[[], object]
Killing = Callable[[int, Path], Iterator[tuple[str, int, list[str]]]]
Tables = dict[str, list[tuple[str, ...]]]
# Drawn by chance whenever a row is made, and what only says when somebody looked.
_BY_CHANCE = {"token", "space", "salt", "digest", "mark", "seal", "hash"}
# The worker writes down that it tries before it does.
_TRIED = {"work out a text": frozenset({"message.CoveredText"})}


def begin_world() -> None:
    """A company with a launch in the middle of its way."""
    from groundswell.launch.models import LaunchConcern
    from groundswell.message.services import claims
    from tests.worlds.field import INVOICES, OFFLINE, concern_with
    from tests.worlds.launching import AT, begun, change_for, company_that_heard, member

    company_that_heard()
    begun(concern_with(INVOICES[0]), concern_with(OFFLINE[0]))
    change_for([concern_with(INVOICES[0])])
    assert LaunchConcern.objects.count() == 2
    claims.add_claim(member(), 1, "Once.", AT)
    _covered("A text that waits. Every invoice comes once.")
    _draft("Page", "It works.")
    _signed()


def _covered(words: str) -> object:
    from groundswell.message.covering.services import hold
    from tests.worlds.launching import AT, member

    return hold(member(), 1, "Mail", words, AT)


def _draft(name: str, *passages: str) -> object:
    from groundswell.launch.models import Launch
    from groundswell.message.drafts.services import Brought, begin_draft
    from tests.worlds.launching import AT, member

    brought = Brought(passages=[(passage, "") for passage in passages])
    return begin_draft(Launch.objects.get(), name, brought, member(), AT)


def _signed() -> object:
    from groundswell.message.models import Side
    from groundswell.message.reading import message_of
    from groundswell.message.services.signing import note_evidence_shown, sign
    from tests.worlds.launching import AT, member

    evidence = note_evidence_shown(member(), message_of(1), [], AT)
    return sign(member(), 1, Side.MARKETING, evidence, AT)


def acts() -> dict[str, Act]:
    """What people, and the worker, do with a launch."""
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo, undo
    from groundswell.launch import services as launches
    from groundswell.launch.stages import Gate
    from groundswell.message.covering.working_out import work_out_next
    from groundswell.message.drafts import services as drafts
    from groundswell.message.drafts.tables import DraftVersion
    from groundswell.message.models import Signature
    from groundswell.message.released.services import release_words
    from groundswell.message.services import claims, signing
    from groundswell.people.roles import Role
    from groundswell.street import deciding, presenting
    from groundswell.street.models import What
    from groundswell.street.queries import presentation_of
    from tests.worlds.field import INVOICES, concern_with, verbatim_with
    from tests.worlds.launching import AT, member

    def release() -> None:
        verbatim, concern = verbatim_with(INVOICES[0]), concern_with(INVOICES[0])
        release_words(member(), 1, {verbatim: "It comes twice."}, {concern: "Invoices"}, AT)

    def decide() -> None:
        executive = member(Role.EXECUTIVE)
        seen = presentation_of(executive, 1).seen
        deciding.decide(executive, 1, What.NO, "Too early.", AT, seen=seen)

    def version() -> None:
        brought = drafts.Brought(passages=[("It works now.", "")])
        drafts.bring_version(DraftVersion.objects.get().draft, brought, member(), AT)

    def undo_last() -> None:
        number = last_to_undo()
        assert number is not None
        undo(number, Author(by="a benchmark", at=AT))

    return {
        "tie a change": lambda: launches.tie_changes(1, [1], member(Role.PRODUCT), AT),
        "claim": lambda: claims.add_claim(member(), 1, "Twice as fast.", AT),
        "withdraw a signature": lambda: signing.withdraw(member(), 1, Signature.objects.get().pk, AT),
        "release": release,
        "bring a version": version,
        "comment": lambda: drafts.comment(DraftVersion.objects.get(), 0, "Shorter.", member(), AT),
        "approve": lambda: drafts.approve(DraftVersion.objects.get(), member(), AT),
        "present": lambda: presenting.present(member(), 1, AT),
        "decide": decide,
        "override": lambda: deciding.override(member(Role.EXECUTIVE), 1, Gate.SALES_SIGNED, "We know.", AT),
        "undo": undo_last,
        "work out a text": lambda: work_out_next(AT + timedelta(days=1), WordEncoder),
    }


def as_command(work: Act, at: Path, *, die_at: int = 0) -> tuple[int, int]:
    """`work` in a process that opens the store as a command does: its status, and how many moments it had."""

    def opened() -> None:
        from groundswell.field.keeping import store

        store.prepare()
        work()

    return in_a_process(opened, at, die_at=die_at, steps=_STEPS)


def whole(path: Path) -> str:
    from groundswell.field.keeping.file import is_whole

    return is_whole(path)


def tables() -> Tables:
    """Every row of every table, without what is drawn by chance."""
    from django.apps import apps

    found: Tables = {}
    for model in apps.get_models(include_auto_created=True):
        columns = [f.attname for f in model._meta.concrete_fields if f.attname not in _BY_CHANCE]
        rows = model._default_manager.order_by("pk").values_list(*columns)
        found[model._meta.label] = [tuple(map(repr, row)) for row in rows]
    return found


def tables_at(path: Path) -> Tables:
    from groundswell.field.keeping import sharing, store

    try:
        with store.standing_at(path):
            store.prepare(create=False)
            return tables()
    finally:
        sharing.let_go(path)


def different(one: Tables, other: Tables) -> list[str]:
    return [label for label in one if one[label] != other[label]]


def kills(
    number: int,
    folder: Path,
    begin: Callable[[], None] = begin_world,
    made: Callable[[], dict[str, Act]] = acts,
    written_before: Mapping[str, frozenset[str]] = _TRIED,
) -> Iterator[tuple[str, int, list[str]]]:
    """(act, moment, faults) of so many kills of each act of a world; by the act, in which tables it may write
    before it is whole."""
    begun = folder / "begun.db"
    assert as_command(begin, begun)[0] == 0
    before, draws = tables_at(begun), random.Random(_SEED)
    for name, act, moment, path, after in each_moment(number, begun, before, made, draws):
        status, _ = as_command(act, path, die_at=moment)
        yield name, moment, _faults(path, status, before, after, written_before.get(name, frozenset()))


def each_moment(
    number: int, begun: Path, before: Tables, made: Callable[[], dict[str, Act]], draws: random.Random
) -> Iterator[tuple[str, Act, int, Path, Tables]]:
    """(act, how, moment, store, what stands where nobody disturbs it) of so many moments of each act, each on
    a copy of its own of the store that was `begun`, gone with the next."""
    for name, act in made().items():
        calm = copied(begun, begun.parent)
        status, moments = as_command(act, calm)
        assert status == 0, name
        after = tables_at(calm)
        assert different(before, after), f"{name} does nothing"
        for moment in sorted(draws.sample(range(1, moments + 1), min(number, moments))):
            path = copied(begun, begun.parent)
            yield name, act, moment, path, after
            shutil.rmtree(path.parent)


def _faults(path: Path, status: int, before: Tables, after: Tables, before_it: frozenset[str]) -> list[str]:
    told = [] if status == -signal.SIGKILL else [f"ended with {status}"]
    told += [f"unsound: {wrong}"] if (wrong := whole(path)) else []
    left = tables_at(path)
    here = different(left, before)
    if here and different(left, after) and not before_it.issuperset(here):
        told.append(f"half done: {', '.join(here)}")
    return told


def copied(store: Path, folder: Path) -> Path:
    path = Path(tempfile.mkdtemp(dir=folder)) / "field.db"
    shutil.copy(store, path)
    return path


def main(*killing: Killing) -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.web")
    import django

    django.setup()
    bad = total = 0
    for one in killing:
        with tempfile.TemporaryDirectory() as folder:
            for name, moment, faults in one(number, Path(folder)):
                bad, total = bad + bool(faults), total + 1
                print(f"{name}, at {moment}: {'; '.join(faults) or 'well'}", flush=True)
    print(f"{total} kills: {bad} times something was wrong")


if __name__ == "__main__":
    main(kills)
