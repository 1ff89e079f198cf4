"""Whatever people do in whatever order: numbers resolve, words stand in one place, and undo restores."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

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
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table
from tests.worlds.talk import day

picks = st.integers(min_value=0, max_value=999)
SAID = [*INVOICES, *OFFLINE, *PRICE]


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def seen():
    """The field as it is shown, but for redirects: the number of an undone split still resolves."""
    from groundswell.field.overview import overview

    field = overview()
    return replace(field, redirects={}, concerns=tuple(replace(c, merged_ids=()) for c in field.concerns))


def standing(field) -> dict[int, set[str]]:
    return {concern.id: {v.text for v in concern.verbatims} for concern in field.concerns}


class AnySequence(RuleBasedStateMachine):
    folder: Path  # set by the test

    def __init__(self) -> None:
        super().__init__()
        from django.core.management import call_command

        call_command("flush", verbosity=0, interactive=False)
        self.printed: set[int] = set()
        self.read = 0
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

        number = queries.concern(self.a_concern(pick)).number
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

    @precondition(lambda self: self.read < len(SAID))
    @rule()
    def more(self, count: int = 4) -> None:
        texts = [SAID[(i * 5) % len(SAID)] for i in range(self.read, min(self.read + count, len(SAID)))]
        table = write_table(self.folder / f"{self.read}.csv", feedback(texts, first=self.read + 1))
        listen_to(table)
        self.read += len(texts)

    @precondition(lambda self: self.read < len(SAID))
    @rule()
    def one_more(self) -> None:
        self.more(1)

    @rule()
    def regroup(self) -> None:
        from groundswell.field.history.undo import undo
        from groundswell.field.models import Entry
        from groundswell.field.services.listen import regroup
        from tests.worlds.encoding import WordEncoder

        before, rows = seen(), Entry.objects.count()
        outcome = regroup(author(), encoder=WordEncoder, watch=lambda _: None)
        assert Entry.objects.count() == rows + (outcome is not None)
        if outcome is not None:
            undo(outcome.entry.pk, author())
            assert standing(seen()) == standing(before)

    def a_concern(self, pick: int) -> int:
        from groundswell.field.models import Concern

        numbers = list(Concern.objects.order_by("number").values_list("number", flat=True)) or [1]
        return numbers[pick % len(numbers)]

    # What must hold after each step.

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

        standing = set(Concern.objects.filter(merged_into=None).values_list("number", flat=True))
        placed = queries.live_verbatims().exclude(concern=0).values_list("concern", flat=True)
        assert set(placed) <= standing

    @invariant()
    def every_status_is_what_the_events_of_its_concern_come_to(self) -> None:
        from groundswell.engine.events import status_of
        from groundswell.field.history.events import events_of
        from groundswell.field.models import Concern

        for number, status in Concern.objects.values_list("number", "status"):
            assert status == status_of(events_of(number)).value

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


@pytest.mark.usefixtures("store_path")
def test_no_sequence_of_decisions_breaks_the_field() -> None:
    with TemporaryDirectory() as folder:
        AnySequence.folder = Path(folder)
        run_state_machine_as_test(
            AnySequence,
            settings=settings(
                max_examples=4,
                stateful_step_count=9,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )
