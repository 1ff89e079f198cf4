"""A field that moves from one model to another: wholly or not at all, and nobody loses a number."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    PRICE,
    concern_with,
    concerns,
    feedback,
    listen_to,
    verbatim_with,
    write_table,
)
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("grown")

SAID = [f"{text} number {n}" for n in range(9) for text in (*INVOICES, *OFFLINE, *PRICE)]
GERMAN = "die Rechnung kommt jeden Monat doppelt aus dem Export und niemand weiß warum"


class OtherEncoder(WordEncoder):
    """Another model: its vectors cannot be compared with those of the first."""

    model = "others/1"

    def encode(self, texts):
        return super().encode([f"{text} really" for text in texts])


class Killed(BaseException):
    pass


class StopsInTheMiddle(OtherEncoder):
    def __init__(self) -> None:
        super().__init__()
        self.left = 1

    def encode(self, texts):
        if not self.left:
            raise Killed
        self.left -= 1
        return super().encode(texts)


@pytest.fixture
def grown(store_path: Path, tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "said.csv", feedback(SAID)))


@pytest.fixture
def again(tmp_path: Path) -> Path:
    """A file that brings nothing new."""
    return tmp_path / "said.csv"


def models_of_vectors() -> set[str]:
    from groundswell.field import models

    return set(models.Vector.objects.values_list("model", flat=True))


def grouped_by() -> str:
    from groundswell.field import queries

    return queries.grouped_by()


def standing() -> list[tuple]:
    from groundswell.field import models

    return list(models.Verbatim.objects.order_by("id").values_list("id", "community", "concern", "score"))


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def test_a_field_moves_when_another_model_is_chosen_though_nothing_is_new(again: Path) -> None:
    other = OtherEncoder()
    outcome = listen_to(again, encoder=other)
    assert outcome.moved is not None
    assert len(set(other.encoded)) == len(SAID)
    assert (grouped_by(), models_of_vectors()) == ("others/1", {"others/1"})
    assert listen_to(again, encoder=OtherEncoder()).moved is None


def test_a_move_is_an_entry_of_history_of_its_own(again: Path) -> None:
    from groundswell.field.history import entries

    listen_to(again, encoder=OtherEncoder())
    move, last, *_ = entries.newest_first()
    assert move.summary == "moved from words/1 to others/1: understood anew and regrouped"
    assert last.summary.startswith("imported said.csv")


def test_every_number_leads_somewhere_after_a_move(again: Path) -> None:
    from groundswell.field import queries

    before = concerns()
    listen_to(again, encoder=OtherEncoder())
    after = concerns()
    assert all(queries.concern(number).id in after for number in before)
    assert sum(map(len, after.values())) >= sum(map(len, before.values()))


def test_what_people_decided_stands_after_a_move(again: Path) -> None:
    from groundswell.field import queries
    from groundswell.field.services import corrections

    invoices, offline, price = (concern_with(SAID[at]) for at in (0, 4, 8))
    corrections.move([verbatim_with(SAID[0])], offline, author())
    corrections.rename(price, "Seats cost too much", author())
    corrections.split(offline, [verbatim_with(SAID[4]), verbatim_with(SAID[16])], author())
    apart = concern_with(SAID[4])
    corrections.dismiss(invoices, author())
    dismissed = concerns()[invoices]
    listen_to(again, encoder=OtherEncoder())
    assert concern_with(SAID[0]) == concern_with(SAID[5])
    assert queries.concern(price).name == "Seats cost too much"
    assert {SAID[4], SAID[16]} <= concerns()[apart]
    assert queries.concern(offline).id != queries.concern(apart).id
    assert queries.concern(invoices).status == "dismissed"
    assert concerns()[invoices] == dismissed


def test_a_move_that_is_killed_leaves_the_field_as_it_was_and_goes_on_where_it_stopped(
    again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import due, explaining, queries

    monkeypatch.setattr(due, "_AT_ONCE", 40)
    before = standing()
    stopped = StopsInTheMiddle()
    with pytest.raises(Killed):
        listen_to(again, encoder=stopped)
    assert (grouped_by(), standing()) == ("words/1", before)
    assert explaining.explain(queries.verbatim(1)).model == "words/1"
    rest = OtherEncoder()
    assert listen_to(again, encoder=rest).moved is not None
    assert set(stopped.encoded) | set(rest.encoded) == {f"{text} really" for text in SAID}
    assert not set(stopped.encoded) & set(rest.encoded)


def test_what_comes_with_a_move_is_grouped_by_it(tmp_path: Path) -> None:
    more = write_table(tmp_path / "more.csv", feedback([f"{INVOICES[0]} again"], first=900))
    outcome = listen_to(more, encoder=OtherEncoder())
    assert (outcome.verbatims, outcome.moved is not None, outcome.placed) == (1, True, False)
    assert concern_with(f"{INVOICES[0]} again") == concern_with(SAID[0])


def test_a_process_that_still_has_the_former_model_changes_nothing_after_a_move(
    tmp_path: Path, again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import grouping, models

    place_arrivals = grouping.place_arrivals

    def overtaken(ground):
        monkeypatch.setattr(grouping, "place_arrivals", place_arrivals)
        listen_to(again, encoder=OtherEncoder())
        return place_arrivals(ground)

    monkeypatch.setattr(grouping, "place_arrivals", overtaken)
    more = write_table(tmp_path / "more.csv", feedback(["zebras quietly paint violins"], first=900))
    listen_to(more)
    assert grouped_by() == "others/1"
    assert not models.Verbatim.objects.filter(community=0).exists()


def test_nobody_is_left_behind_who_was_grouped_by_the_former_model_meanwhile(
    tmp_path: Path, again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import grouping

    target_of = grouping.target_of

    def overtaken(*of, **how):
        monkeypatch.setattr(grouping, "target_of", target_of)
        late = write_table(tmp_path / "late.csv", feedback([f"{PRICE[0]} late"], first=900))
        assert listen_to(late).placed
        return target_of(*of, **how)

    monkeypatch.setattr(grouping, "target_of", overtaken)
    assert listen_to(again, encoder=OtherEncoder()).moved is not None
    assert models_of_vectors() == {"others/1"}
    assert concern_with(f"{PRICE[0]} late") == concern_with(SAID[8])


def test_a_move_can_be_taken_back_like_any_regrouping(tmp_path: Path, again: Path) -> None:
    from groundswell.field.history.undo import undo

    before = concerns()
    moved = listen_to(again, encoder=OtherEncoder()).moved
    undo(moved.pk, author())
    assert concerns() == before


def test_to_regroup_moves_a_field_too_and_says_so() -> None:
    from groundswell.field.services.listen import regroup

    outcome = regroup(author(), encoder=OtherEncoder, watch=lambda _: None)
    assert outcome is not None
    assert outcome.moved == outcome.entry
    assert grouped_by() == "others/1"
    assert regroup(author(), encoder=OtherEncoder, watch=lambda _: None) is None


def test_words_that_come_back_after_a_move_get_their_vectors(tmp_path: Path, again: Path) -> None:
    from groundswell.field.history.undo import undo

    more = write_table(tmp_path / "more.csv", feedback([f"{INVOICES[0]} again"], first=900))
    imported = listen_to(more).entry
    taken_back = undo(imported.pk, author())
    listen_to(again, encoder=OtherEncoder())
    undo(taken_back.pk, author())
    listen_to(again, encoder=OtherEncoder())
    assert concern_with(f"{INVOICES[0]} again") == concern_with(SAID[0])


def test_what_a_text_says_by_itself_is_read_by_the_same_model_whichever_groups_the_field() -> None:
    from groundswell.encoders.local import LocalEncoder
    from groundswell.encoders.multilingual import MultilingualEncoder
    from groundswell.field.languages import reader_beside

    english, own = LocalEncoder(), WordEncoder()
    assert reader_beside(MultilingualEncoder()).model == english.model
    assert reader_beside(english) is english
    assert reader_beside(own) is own


def test_the_languages_that_count_choose_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.languages import languages, open_for_field

    monkeypatch.delenv("GROUNDSWELL_LANGUAGES", raising=False)
    assert open_for_field().model.startswith("all-MiniLM")
    german = [f"{GERMAN}, zum {n}. Mal" for n in range(20)]
    imported = listen_to(write_table(tmp_path / "de.csv", feedback(german, first=900)))
    assert (languages().other, languages().conversations) == (20, 20)
    assert open_for_field().model.startswith("universal")
    from groundswell.field.history.undo import undo

    undo(imported.entry.pk, author())
    assert open_for_field().model.startswith("all-MiniLM")


@pytest.mark.parametrize("lists", [True, False])
def test_an_older_store_knows_whose_vectors_group_it(tmp_path: Path, lists: bool) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from groundswell.field.keeping import store

    with store.standing_at(tmp_path / "older.db"):
        connection.disable_constraint_checking()
        MigrationExecutor(connection).migrate([("field", "0007_kinds")])
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO field_groupingmemory (id, memory) VALUES (1, '{}')")
            cursor.execute(
                "INSERT INTO field_vector (text, model, \"values\") VALUES ('a', 'newest/1', x'00')"
            )
            if lists:
                cursor.execute("INSERT INTO field_neighbourlists (model, lists) VALUES ('grouping/1', x'00')")
        MigrationExecutor(connection).migrate([("field", "0008_model_of_grouping")])
        assert grouped_by() == ("grouping/1" if lists else "newest/1")
