"""A process that ends in the middle leaves a store that can be gone on with, and taken back."""

from pathlib import Path

import numpy as np
import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, concerns, feedback, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


def undo(number: int | None = None):
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo
    from groundswell.field.history.undo import undo as take_back

    return take_back(number or last_to_undo(), Author(by="ana", at=day(29)))


def live() -> set[str]:
    from groundswell.field.models import Turn

    return set(Turn.objects.filter(conversation__state="live").values_list("text", flat=True))


class Killed(BaseException):
    """Stands for a signal: nothing may catch it."""


class FailingEncoder(WordEncoder):
    def encode(self, texts):
        raise Killed


def test_what_a_killed_import_took_in_can_be_undone(tmp_path: Path) -> None:
    table = write_table(tmp_path / "a.csv", feedback(INVOICES))
    with pytest.raises(Killed):
        listen_to(table, encoder=FailingEncoder())
    assert live() == set(INVOICES)
    undo(1)
    assert live() == set()


def test_undoing_an_import_that_failed_in_a_batch_leaves_the_next_import_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.services import shelf

    def fail(*_: object) -> None:
        raise Killed

    table = write_table(tmp_path / "a.csv", feedback(INVOICES))
    with monkeypatch.context() as broken:
        broken.setattr(shelf.StoreShelf, "write", fail)
        with pytest.raises(Killed):
            listen_to(table)
    listen_to(write_table(tmp_path / "b.csv", feedback(OFFLINE)))
    undo(1)
    assert live() == set(OFFLINE)


def test_an_import_undone_before_its_successor_stays_undone(tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES[:1])))
    listen_to(write_table(tmp_path / "a.csv", feedback(OFFLINE[:1])))
    assert live() == {OFFLINE[0]}
    undo(1)
    undo(2)
    assert live() == set()


def test_an_undone_import_that_was_heard_again_cannot_come_back_beside_itself(tmp_path: Path) -> None:
    from groundswell.field.errors import CannotUndo

    table = write_table(tmp_path / "a.csv", feedback(INVOICES))
    listen_to(table)
    taken_back = undo()
    listen_to(table)
    with pytest.raises(CannotUndo, match="heard the same again"):
        undo(taken_back.pk)
    undo(3)
    undo(taken_back.pk)
    assert live() == set(INVOICES)


def test_a_listen_that_embeds_what_another_embeds_meanwhile_goes_on(tmp_path: Path) -> None:
    table = write_table(tmp_path / "a.csv", feedback(INVOICES))

    class Overtaken(WordEncoder):
        def encode(self, texts):
            listen_to(table)
            return super().encode(texts)

    listen_to(table, encoder=Overtaken())
    assert live() == set(INVOICES)


def test_what_another_listen_heard_and_has_not_embedded_yet_is_grouped_later(tmp_path: Path) -> None:
    from groundswell.field import models

    with pytest.raises(Killed):
        listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)), encoder=FailingEncoder())

    class Meanwhile(WordEncoder):
        """While this one embeds, another process hears more."""

        def encode(self, texts):
            with pytest.raises(Killed):
                listen_to(
                    write_table(tmp_path / "b.csv", feedback(OFFLINE, first=9)), encoder=FailingEncoder()
                )
            return super().encode(texts)

    listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)), encoder=Meanwhile())
    waiting = models.Verbatim.objects.filter(community=0).values_list("turn__text", flat=True)
    assert set(waiting) == set(OFFLINE)
    assert set(map(frozenset, concerns().values())) == {frozenset(INVOICES)}
    listen_to(write_table(tmp_path / "b.csv", feedback(OFFLINE, first=9)))
    assert set(map(frozenset, concerns().values())) == {frozenset(INVOICES), frozenset(OFFLINE)}


def test_long_texts_are_embedded_and_kept_a_few_at_a_time() -> None:
    from groundswell.field import due

    class Counting(WordEncoder):
        sizes: tuple[int, ...] = ()

        def encode(self, texts):
            self.sizes += (len(texts),)
            return np.zeros((len(texts), self.dimensions), dtype=np.float32)

    encoder = Counting()
    texts = [f"{n} {'word ' * 10_000}" for n in range(5)]
    told = [text for batch in due._embedded_a_second_at_a_time(encoder, texts) for text in batch.texts]
    assert (sorted(told), encoder.sizes) == (texts, (2, 2, 1))


def test_why_says_what_is_not_placed_yet_and_what_was_undone(tmp_path: Path) -> None:
    from groundswell.field import explaining, queries
    from groundswell.field.errors import VerbatimNotCounted

    with pytest.raises(Killed):
        listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)), encoder=FailingEncoder())
    with pytest.raises(VerbatimNotCounted, match="V-1 is not placed yet"):
        explaining.explain(queries.verbatim(1))
    undo(1)
    with pytest.raises(VerbatimNotCounted, match="V-1 is not counted now"):
        explaining.explain(queries.verbatim(1))


def with_one_that_is_only_placed(folder: Path) -> None:
    """A field that was regrouped, and one more that waits for the next time."""
    towns = "Arnheim Basel Cardiff Dresden Esbjerg Florence Ghent Haarlem Iserlohn".split()
    said = [f"{text} in {town}" for town in towns for text in (*INVOICES, *OFFLINE)]
    listen_to(write_table(folder / "a.csv", feedback(said)))
    assert listen_to(write_table(folder / "b.csv", feedback([f"{OFFLINE[0]} again"], first=900))).placed


def killed_before_it_names(monkeypatch: pytest.MonkeyPatch, run) -> None:
    from groundswell.field.services import listen

    def fail(**_: object) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(listen, "name_concerns", fail)
        with pytest.raises(Killed):
            run()


def test_what_a_killed_import_did_to_concerns_is_told_once_somebody_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.history.entries import newest_first_of
    from groundswell.field.models import Concern

    table = write_table(tmp_path / "a.csv", feedback(INVOICES))
    killed_before_it_names(monkeypatch, lambda: listen_to(table))
    concern = Concern.objects.get()
    assert newest_first_of(concern.id)[0].concerns == []
    listen_to(table)
    assert newest_first_of(concern.id)[0].concerns == [concern.id]
    assert Concern.objects.get().name


def test_a_regrouping_that_was_killed_when_all_but_names_was_done_is_ended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import models
    from groundswell.field.history.entries import Author
    from groundswell.field.services.listen import regroup

    def again():
        return regroup(Author(by="ana", at=day(29)), encoder=WordEncoder, watch=lambda _: None)

    with_one_that_is_only_placed(tmp_path)
    killed_before_it_names(monkeypatch, again)
    models.Concern.objects.update(name="")
    assert again() is None
    assert all(models.Concern.objects.values_list("name", flat=True))
    assert not models.Entry.objects.filter(effect={}).exists()


def test_a_regrouping_that_was_killed_before_it_stored_anything_is_told_as_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import models
    from groundswell.field.history.entries import Author
    from groundswell.field.services import listen

    def fail(*_: object, **__: object) -> None:
        raise Killed

    with_one_that_is_only_placed(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(listen, "regroup_field", fail)
        with pytest.raises(Killed):
            listen.regroup(Author(by="ana", at=day(29)), encoder=WordEncoder, watch=lambda _: None)
    assert models.Entry.objects.last().summary == "a regrouping that was interrupted"
