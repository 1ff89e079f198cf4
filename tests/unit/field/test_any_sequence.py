"""Whatever people do in whatever order: numbers resolve, words stand in one place, and undo restores.

All that can be done to a field is done: `benchmarks.sequences` runs as many sequences as one likes.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from groundswell.speech import GroundswellError
from tests.worlds.counting import counted_anew, read_model
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table
from tests.worlds.stores import SERVER
from tests.worlds.talk import day

picks = st.integers(min_value=0, max_value=999)
SAID = [*INVOICES, *OFFLINE, *PRICE]
# Comes back letter for letter in calls, and in the rows of a portal.
PHRASE = "I have nothing more to ask for on my side about how you would do that today."
SET_TEXT = "Why is our crew dead and too expensive without the export."
PEOPLE = ["Wilhelmina Quist", "Dana Oak", "Ruben Alder"]


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def seen():
    """The field as it is shown, but for redirects: the number of an undone split still resolves."""
    from groundswell.field.overview import overview

    field = overview()
    return replace(field, redirects={}, concerns=tuple(replace(c, merged_ids=()) for c in field.concerns))


def decided() -> set[tuple[object, ...]]:
    """What stands because a person said so."""
    from groundswell.field import models, queries

    pinned = queries.live_verbatims().filter(pinned=True, set_phrase=None).values_list("id", "concern")
    named = models.Concern.objects.filter(named_by="person").values_list("id", "name")
    dismissed = models.Concern.objects.filter(status="dismissed").values_list("id")
    return {("pinned", *row) for row in pinned} | {("named", *row) for row in named} | set(dismissed)


class _Copy(NamedTuple):
    """A backup, and what was shown, printed and erased when it was made."""

    path: Path
    shown: object
    printed: set[int]
    erased: set[str]


def standing(field) -> dict[int, set[str]]:
    return {concern.id: {v.text for v in concern.verbatims} for concern in field.concerns}


class AnySequence(RuleBasedStateMachine):
    folder: Path  # set by the test

    def __init__(self) -> None:
        super().__init__()
        from django.core.management import call_command

        from groundswell.field.reading import search

        call_command("flush", verbosity=0, interactive=False)
        search.rebuild()  # PostgreSQL empties tables without a word to their triggers
        self.printed: set[int] = set()
        self.read = self.called = self.filed = 0
        self.erased: set[str] = set()  # words
        self.copy: _Copy | None = None
        self.more()
        self.more()

    # What people do.

    def decide(self, act) -> None:
        """Do something that may be refused, never fail, adds one row of history, and can be undone."""
        from groundswell.field.history.undo import undo
        from groundswell.field.models import Entry

        before, rows = seen(), Entry.objects.count()
        try:
            entry = act()
        except GroundswellError:
            assert (seen(), Entry.objects.count()) == (before, rows)
            return
        assert Entry.objects.count() == rows + 1
        after = seen()
        taken_back = undo(entry.pk, author())
        assert seen() == before
        undo(taken_back.pk, author())
        assert seen() == after

    @rule(picks=st.lists(picks, min_size=2, max_size=3))
    def merge(self, picks: list[int]) -> None:
        from groundswell.field.services.corrections import merge

        self.decide(lambda: merge([self.a_concern(p) for p in picks], author()))

    @rule(pick=picks, some=st.lists(picks, min_size=1, max_size=2))
    def split(self, pick: int, some: list[int]) -> None:
        from groundswell.field import queries
        from groundswell.field.services.corrections import split

        number = queries.concern(self.a_concern(pick)).id
        words = list(queries.live_verbatims().filter(concern=number).values_list("id", flat=True))
        self.decide(lambda: split(number, [words[p % len(words)] for p in some] if words else [1], author()))

    @rule(pick=picks, some=st.lists(picks, min_size=1, max_size=2))
    def move(self, pick: int, some: list[int]) -> None:
        from groundswell.field.services.corrections import move

        self.decide(lambda: move([1 + p % len(SAID) for p in some], self.a_concern(pick), author()))

    @rule(pick=picks, name=st.sampled_from(["Twice", " ", "x" * 200]))
    def rename(self, pick: int, name: str) -> None:
        from groundswell.field.services.corrections import rename

        self.decide(lambda: rename(self.a_concern(pick), name, author()))

    @rule(pick=picks)
    def dismiss(self, pick: int) -> None:
        from groundswell.field.services.corrections import dismiss

        self.decide(lambda: dismiss(self.a_concern(pick), author()))

    @rule(pick=picks)
    def reopen(self, pick: int) -> None:
        from groundswell.field.services.corrections import reopen

        self.decide(lambda: reopen(self.a_concern(pick), author()))

    @rule(pick=picks)
    def undo(self, pick: int) -> None:
        from groundswell.field.history.undo import undo
        from groundswell.field.models import Entry

        numbers = list(Entry.objects.order_by("id").values_list("id", flat=True))
        try:
            undo(numbers[pick % len(numbers)], author())
        except GroundswellError:
            assert Entry.objects.count() == len(numbers)

    # What is read.

    @precondition(lambda self: self.read < len(SAID))
    @rule()
    def more(self, count: int = 4) -> None:
        texts = [SAID[(i * 5) % len(SAID)] for i in range(self.read, min(self.read + count, len(SAID)))]
        rows = feedback(texts, first=self.read + 1)
        rows = [row | {"speaker": PEOPLE[n % len(PEOPLE)]} for n, row in enumerate(rows)]
        table = write_table(self.folder / f"{self.read}.csv", rows)
        self.read += len(texts)
        self.by_the_engine(lambda: listen_to(table))

    @precondition(lambda self: self.read < len(SAID))
    @rule()
    def one_more(self) -> None:
        self.more(1)

    @precondition(lambda self: self.called < len(SAID))
    @rule()
    def calls(self) -> None:
        """Two calls, in which somebody says the phrase that everybody says."""
        for text in SAID[self.called : self.called + 2]:
            said = ["Nora: How can I help?", f"Dana Oak: We found that {text}.", f"Dana Oak: {PHRASE}"]
            (self.folder / f"call-{self.called}.txt").write_text("\n".join(said) + "\n")
            self.called += 1
        self.hear(*(self.folder / f"call-{n}.txt" for n in (self.called - 2, self.called - 1)))

    @precondition(lambda self: self.filed < len(SAID))
    @rule()
    def portal(self) -> None:
        """The same file again, with more rows: each with the line that the portal writes below."""
        self.filed += 4
        rows = feedback([f"Again {text}. {SET_TEXT}" for text in SAID[: self.filed]])
        self.hear(write_table(self.folder / "portal.csv", rows))

    def hear(self, *paths: Path) -> None:
        from groundswell.field.services.listen import Request, listen

        request = Request(paths=paths, by="ana", sellers=["Nora"])
        self.by_the_engine(lambda: listen(request, encoder=WordEncoder, at=day(28), watch=lambda _: None))

    @rule()
    def regroup(self) -> None:
        from groundswell.field.history.undo import undo
        from groundswell.field.models import Entry
        from groundswell.field.services.listen import regroup

        before, rows = seen(), Entry.objects.count()
        outcome = self.by_the_engine(lambda: regroup(author(), encoder=WordEncoder, watch=lambda _: None))
        assert Entry.objects.count() == rows + (outcome is not None)
        if outcome is not None:
            undo(outcome.entry.pk, author())
            assert standing(seen()) == standing(before)

    def by_the_engine(self, act: Callable[[], Any]) -> Any:
        """A run moves nothing that a person placed and takes back no name and no dismissal; it leaves nothing
        to do, and each row that it was given is accounted for."""
        from groundswell.field import queries
        from groundswell.field.keeping.health import unfinished
        from groundswell.field.models import SourceFile

        before = decided()
        outcome = act()
        # What its source no longer has stands nowhere.
        live = set(queries.live_verbatims().values_list("id", flat=True))
        after = decided()
        assert {one for one in before if one[0] != "pinned" or one[1] in live} <= after
        assert not unfinished()
        for file in SourceFile.objects.all():
            assert file.rows == file.taken + file.duplicates + file.refused
        return outcome

    # What is heard all the same.

    @rule(pick=picks, heard=st.booleans())
    def set_phrase(self, pick: int, heard: bool) -> None:
        from groundswell.field.models import SetPhrase
        from groundswell.field.services.hearing import hear_set_phrases

        self.say(hear_set_phrases, SetPhrase, pick, heard)

    @rule(pick=picks, heard=st.booleans())
    def set_text(self, pick: int, heard: bool) -> None:
        from groundswell.field.models import SetText
        from groundswell.field.services.hearing import hear_set_text

        self.say(hear_set_text, SetText, pick, heard)

    def say(self, service: Callable[..., Any], table: type[Any], pick: int, heard: bool) -> None:
        from groundswell.field.models import Entry

        numbers = list(table.objects.order_by("id").values_list("id", flat=True)) or [1]
        before, rows = seen(), Entry.objects.count()
        number = numbers[pick % len(numbers)]
        try:
            service([number], author(), heard=heard, encoder=WordEncoder, watch=lambda _: None)
        except GroundswellError:
            assert (seen(), Entry.objects.count()) == (before, rows)
            return
        assert table.objects.get(pk=number).heard is heard

    # What is erased, copied and put back.

    @rule(pick=picks)
    def forget(self, pick: int) -> None:
        from groundswell.field.erasing.forget import forget
        from groundswell.field.models import Conversation, Entry, Turn

        sources = set(Conversation.objects.values_list("source", flat=True))
        name = [*sorted(sources), *PEOPLE][pick % (len(sources) + len(PEOPLE))]
        words = set(Turn.objects.values_list("text", flat=True))
        before, rows = seen(), Entry.objects.count()
        try:
            gone = forget(name, author())
        except GroundswellError:
            assert (seen(), Entry.objects.count()) == (before, rows)
            return
        assert gone.finished
        self.erased |= words - set(Turn.objects.values_list("text", flat=True))

    @precondition(lambda _: not SERVER)  # which has its own
    @rule()
    def backup(self) -> None:
        from groundswell.field.keeping import copies

        path = self.folder / "copy" / "field.db"
        path.parent.mkdir(exist_ok=True)
        copies.backup(path)
        self.copy = _Copy(path, seen(), set(self.printed), set(self.erased))

    @precondition(lambda self: self.copy is not None)
    @rule()
    def restore(self) -> None:
        from groundswell.field.keeping import copies

        assert self.copy is not None
        copies.restore(self.copy.path, author())
        if self.erased == self.copy.erased:
            assert seen() == self.copy.shown
        self.printed = set(self.copy.printed)

    def a_concern(self, pick: int) -> int:
        from groundswell.field.models import Concern

        numbers = list(Concern.objects.order_by("id").values_list("id", flat=True)) or [1]
        return numbers[pick % len(numbers)]

    # What must hold after each step.

    @invariant()
    def no_erased_words_are_back(self) -> None:
        from groundswell.field.models import Turn

        assert not self.erased & set(Turn.objects.values_list("text", flat=True))

    @invariant()
    def every_number_opens_to_words_letter_for_letter(self) -> None:
        from groundswell.field import queries

        for row in queries.live_verbatims().select_related("turn"):
            assert row.turn is not None
            assert row.turn.text[row.start : row.end].strip()

    @invariant()
    def nobody_is_at_work(self) -> None:
        from groundswell.field.work import at_work

        assert at_work() == []

    @invariant()
    def every_number_that_was_shown_resolves(self) -> None:
        from groundswell.field import queries

        self.printed |= {concern.id for concern in seen().concerns}
        for number in self.printed:
            assert queries.concern(number).merged_into is None

    @invariant()
    def every_verbatim_stands_in_one_concern_that_is_there(self) -> None:
        from groundswell.field import queries
        from groundswell.field.models import Concern

        standing = set(Concern.objects.filter(merged_into=None).values_list("id", flat=True))
        placed = queries.live_verbatims().exclude(concern=0).values_list("concern", flat=True)
        assert set(placed) <= standing

    @invariant()
    def every_status_is_what_the_events_of_its_concern_come_to(self) -> None:
        from groundswell.engine.events import status_of
        from groundswell.field.history.events import events_of
        from groundswell.field.models import Concern

        for number, status in Concern.objects.values_list("id", "status"):
            assert status == status_of(events_of(number)).value

    @invariant()
    def what_is_read_is_what_is_counted_from_the_words(self) -> None:
        from groundswell.field.reading.state import stored

        if stored():
            assert read_model() == counted_anew()

    @invariant()
    def an_entry_is_undone_where_an_undo_of_it_stands(self) -> None:
        from groundswell.field.models import Entry

        rows = {row.pk: row for row in Entry.objects.all()}
        for row in rows.values():
            undoings = [one for one in rows.values() if one.undoes_id == row.pk]
            assert row.is_undone == any(not one.is_undone for one in undoings)

    @invariant()
    def merges_never_form_a_circle(self) -> None:
        from groundswell.field import queries

        assert queries.redirects().circles == ()


def run_sequences(number: int, steps: int, machine: type[AnySequence] = AnySequence) -> None:
    """So many sequences of so many steps on the store that is open; the same every time."""
    with TemporaryDirectory() as folder:
        machine.folder = Path(folder)
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=number,
                stateful_step_count=steps,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],  # a sequence of every command takes minutes to make shorter
                suppress_health_check=list(HealthCheck),
            ),
        )


@pytest.mark.usefixtures("store_path")
def test_no_sequence_of_decisions_breaks_the_field() -> None:
    run_sequences(number=4, steps=12)
