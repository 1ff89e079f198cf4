"""Whoever computes from words while they are erased stores nothing that was made of them."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table
from tests.worlds.stores import bytes_of, may_be_written
from tests.worlds.talk import conversation, day, turn

SAID = "every invoice from the export comes doubled like a zebrafinch"


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def forget(name: str = "Ann Quist") -> None:
    from groundswell.field.erasing.forget import forget as erase

    erase(name, author())


def read(*paths: Path, sellers: Sequence[str] = ()):
    from groundswell.field.services.listen import Request, listen

    request = Request(paths=paths, sellers=sellers, by="ana")
    return listen(request, encoder=WordEncoder, at=day(28), watch=lambda _: None)


def rows(texts: Sequence[str] = (*INVOICES, *OFFLINE)) -> list[dict[str, str]]:
    made = [{**row, "speaker": "Somebody Else"} for row in feedback(texts)]
    made[1] |= {"text": SAID, "speaker": "Ann Quist"}
    return made


@pytest.fixture
def table(tmp_path: Path, store_path: Path) -> Path:
    return write_table(tmp_path / "in" / "said.csv", rows())


Erasing = Callable[..., None]


@pytest.fixture
def erasing_after(monkeypatch: pytest.MonkeyPatch) -> Erasing:
    """Has somebody erase `whom` each first time that a function has computed and nothing is stored yet."""

    def arrange(place: str, whom: str = "Ann Quist") -> None:
        module, _, name = place.rpartition(".")
        known = import_module(f"groundswell.field.{module}")
        compute = getattr(known, name)
        waiting = [whom]

        def then_erase(*given: object, **told: object) -> object:
            found = compute(*given, **told)
            if waiting:
                forget(waiting.pop())
            return found

        monkeypatch.setattr(known, name, then_erase)

    return arrange


def test_what_was_heard_in_erased_words_is_not_kept(table: Path, erasing_after: Erasing) -> None:
    from groundswell.field.models import Verbatim

    erasing_after("due.hear_all")
    outcome = listen_to(table)
    assert not Verbatim.objects.filter(turn__text="").exists()
    assert outcome.verbatims == Verbatim.objects.filter(state="live").count() == 7


def test_a_seller_who_was_erased_while_the_sides_were_told_does_not_come_back(
    tmp_path: Path, store_path: Path, erasing_after: Erasing
) -> None:
    talk = tmp_path / "in" / "talk.txt"
    talk.parent.mkdir()
    talk.write_text("Ann Quist: How do you count invoices?\nDana Moor: The export doubles them.\n")
    read(talk)
    erasing_after("due.assign_roles")
    read(sellers=["Ann Quist"])
    assert b"Quist" not in bytes_of(store_path)


def test_set_text_of_an_erased_source_is_not_kept(
    tmp_path: Path, store_path: Path, erasing_after: Erasing
) -> None:
    from groundswell.field.models import SetText

    line = "Why is our crew dead and too expensive without the export."
    texts = [f"{text}. {line}" for text in (*INVOICES, *OFFLINE, *PRICE)]
    erasing_after("set_text.set_text_of", "portal.csv")
    read(write_table(tmp_path / "portal.csv", feedback(texts)))
    assert not SetText.objects.exists()
    assert line.encode() not in bytes_of(store_path)


class ErasingEncoder(WordEncoder):
    """Somebody erases once texts were understood."""

    def encode(self, texts: Sequence[str]):
        vectors = super().encode(texts)
        if SAID in texts:
            self.encode = super().encode
            forget()
        return vectors


def test_vectors_of_erased_words_are_not_kept(table: Path) -> None:
    from groundswell.field.models import Vector, Verbatim

    listen_to(table, encoder=ErasingEncoder())
    borne = set(Verbatim.objects.exclude(context="").values_list("context", flat=True))
    assert set(Vector.objects.values_list("text", flat=True)) == borne


@pytest.mark.parametrize("when", ["while it is judged", "later"])
def test_no_mark_of_what_was_judged_outlives_the_words(
    table: Path, when: str, erasing_after: Erasing
) -> None:
    from groundswell.engine.kinds.head import head_from
    from groundswell.field.kinds import judge_due
    from groundswell.field.models import Verbatim

    listen_to(table)
    stored = {"encoder": "words/1", "bias": [0] * 5, "cues": {"w:x": [0] * 5}, "vector": [[0] * 5] * 64}
    if when != "later":
        erasing_after("kinds._judged")
    judge_due(head_from(stored, "first"))  # type: ignore[arg-type]
    if when == "later":
        forget()
    assert set(Verbatim.objects.filter(state="forgotten").values_list("judged", flat=True)) == {""}
    assert not Verbatim.objects.filter(state="live", judged="").exists()


def test_what_came_back_letter_for_letter_is_no_set_phrase_once_it_is_erased(
    tmp_path: Path, store_path: Path, erasing_after: Erasing
) -> None:
    from groundswell.field.models import SetPhrase

    formula = "I have nothing more to ask for on my side about how you would do that today."
    folder = tmp_path / "calls"
    folder.mkdir()
    for number, text in enumerate([*INVOICES, *OFFLINE, *PRICE], start=1):
        said = [f"We found that {text}.", *([formula] if number <= 4 else [])]
        lines = ["Nora: How can I help?", *(f"Ann Quist: {one}" for one in said)]
        (folder / f"call-{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    erasing_after("set_phrases.set_phrases_among")
    read(folder, sellers=["Nora"])
    assert not SetPhrase.objects.exclude(said="").exists()


def test_whom_erased_words_were_like_is_not_kept(table: Path, erasing_after: Erasing) -> None:
    from groundswell.field.models import NeighbourLists
    from groundswell.field.read_model import NearestPage

    erasing_after("grouping.target_of")
    listen_to(table)
    assert not NeighbourLists.objects.exists()
    assert not NearestPage.objects.exists()


def test_the_next_regrouping_finds_again_whom_the_others_are_like(
    table: Path, tmp_path: Path, erasing_after: Erasing
) -> None:
    from groundswell.field.read_model import NearestPage

    erasing_after("grouping.target_of")
    listen_to(table)
    listen_to(write_table(tmp_path / "more.csv", feedback(PRICE, first=60)))
    assert NearestPage.objects.exists()


def test_no_concern_is_named_by_words_that_were_erased_while_a_name_was_looked_for(
    tmp_path: Path, store_path: Path, erasing_after: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.erasing import words
    from groundswell.field.models import Concern

    told = [{**row, "speaker": "Somebody Else"} for row in feedback([*INVOICES, *OFFLINE])]
    for row in told[: len(INVOICES)]:
        row["speaker"] = "Ann Quist"
    # Who erases finds names anew right after, and has not come so far yet.
    monkeypatch.setattr(words, "name_concerns", lambda: None)
    erasing_after("names.names")
    listen_to(write_table(tmp_path / "in" / "said.csv", told))
    assert [one for one in Concern.objects.values_list("name", flat=True) if "nvoice" in one] == []
    assert Concern.objects.exclude(name="").exists()
    assert b"nvoice" not in bytes_of(store_path)


def test_what_is_shown_is_not_kept_where_words_were_erased_while_it_was_counted(
    table: Path, erasing_after: Erasing
) -> None:
    from groundswell.field.read_model import ConcernSummary

    erasing_after("reading.upkeep.look")
    listen_to(table)
    assert not ConcernSummary.objects.exists()


def test_a_model_names_nothing_by_words_that_were_erased_while_it_was_asked(table: Path) -> None:
    from groundswell.field.models import Concern
    from groundswell.field.overview import overview
    from groundswell.field.services.naming import word_names

    class Wording:
        model = "some model"

        def word(self, name: str, verbatims: Sequence[str]) -> str:
            if SAID in verbatims:
                forget()
                return "Doubled like a zebrafinch"
            return f"Of {verbatims[0]}"

    listen_to(table)
    word_names(overview(), Wording())
    named = list(Concern.objects.filter(named_by="model").values_list("name", flat=True))
    assert len(named) == 1
    assert named[0][3:] in OFFLINE


def test_who_is_erased_while_a_file_is_read_is_left_out_of_the_rest_of_it(store_path: Path) -> None:
    from groundswell.field import models
    from groundswell.field.history.patch import Patch
    from groundswell.field.services.capture import _BATCH, capture
    from groundswell.sources.contract import Heard, Item, Known
    from groundswell.speech import Deal, DealStatus, Seller

    def items() -> Iterator[Item]:
        yield Known(row=1, fact=Seller(key="P-1", name="Ann Quist", team="North"))
        yield Known(
            row=1,
            fact=Deal(key="D-1", name="Big", account="Acme", status=DealStatus.OPEN, seller="Ann Quist"),
        )
        for row in range(2, 2 * _BATCH):
            if row == _BATCH + 1:
                forget()
            name = "Ann Quist" if row % 9 == 0 else "Dana Moor"
            yield Heard(conversation=conversation(turns=[turn(f"Row {row}.", row, name)], key=f"K-{row}"))
        yield Known(row=2 * _BATCH, fact=Seller(key="P-1", name="Ann Quist", team="South"))
        yield Known(
            row=2 * _BATCH,
            fact=Deal(key="D-1", name="Big", account="Acme", status=DealStatus.OPEN, seller="Ann Quist"),
        )

    entry = models.Entry.objects.create(action="import", at=day(1), summary="import")
    file = models.SourceFile.objects.create(entry=entry, name="said.csv")
    for _ in capture(items(), file=file, entry=entry, patch=Patch()):
        pass
    assert not models.Turn.objects.filter(speaker="Ann Quist").exists()
    assert b"Quist" not in bytes_of(store_path)
    assert "Quist" not in repr(Patch.of(entry))


def test_what_a_file_tells_after_it_was_erased_is_refused(store_path: Path) -> None:
    from groundswell.crm.queries import accounts
    from groundswell.field import models
    from groundswell.field.history.patch import Patch
    from groundswell.field.services.capture import _BATCH, capture
    from groundswell.sources.contract import Aside, Heard, Item, Known, Refused, SetAside, Why
    from groundswell.speech import Account

    def items() -> Iterator[Item]:
        yield Heard(conversation=conversation("Doubled.", source="facts.csv"))
        for row in range(2, 2 * _BATCH):
            if row == _BATCH + 1:
                forget("facts.csv")
            yield Known(row=row, fact=Account(key=f"A-{row}", name=f"Zebrafinch {row}"))
        yield SetAside(row=1, aside=Aside(why=Why.SIGNATURE, words="zebrafinch"))
        yield Refused(row=2 * _BATCH, reason="no name", raw=(("name", "zebrafinch"),))

    entry = models.Entry.objects.create(action="import", at=day(1), summary="import")
    file = models.SourceFile.objects.create(entry=entry, name="facts.csv")
    for _ in capture(items(), file=file, entry=entry, patch=Patch()):
        pass
    file.refresh_from_db()
    assert (file.name, file.taken, file.refused) == ("(erased)", _BATCH, _BATCH)
    assert accounts() == []
    assert b"zebrafinch" not in bytes_of(store_path).lower()


def test_nobody_erases_between_reading_the_names_of_files_and_summing_the_import_up(
    table: Path, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.services import listen

    told = listen._summary
    could_write: list[bool] = []

    def watched(files: Sequence[object]) -> str:
        could_write.append(may_be_written(store_path))
        return told(files)  # type: ignore[arg-type]

    monkeypatch.setattr(listen, "_summary", watched)
    listen_to(table)
    assert could_write == [False]


@pytest.fixture
def asked(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of which it was asked, in a store where somebody was erased, whether they were; and while it
    is worked out others can write."""
    from groundswell.field.erasing import tombstones

    listen_to(table)
    forget()
    work_out = tombstones.digest_of
    names: list[str] = []

    def watched(salt: bytes, name: str) -> str:
        names.append(name)
        assert may_be_written(tmp_path / "store" / "field.db")
        return work_out(salt, name)

    monkeypatch.setattr(tombstones, "digest_of", watched)
    return names


def test_whether_somebody_was_erased_is_worked_out_once_a_name_and_while_nobody_waits(
    asked: list[str],
) -> None:
    from groundswell.field import models
    from groundswell.field.erasing import tombstones
    from groundswell.field.history.patch import Patch
    from groundswell.field.services.capture import capture
    from groundswell.sources.contract import Heard

    entry = models.Entry.objects.create(action="import", at=day(1), summary="import")
    erased = tombstones.Erased.load()
    for number in range(2):
        file = models.SourceFile.objects.create(entry=entry, name=f"{number}.csv")
        turns = [turn(f"{number}: {name}.", row, name) for row, name in enumerate(("Dana", "dana", "Kim"))]
        told = [Heard(conversation=conversation(turns=turns, source=f"{number}.csv", seller="Nora"))]
        for _ in capture(iter(told), file=file, entry=entry, patch=Patch(), erased=erased):
            pass
    assert sorted(asked) == ["dana", "kim", "nora"]


def test_one_import_asks_for_a_name_once_however_many_files_bear_it(asked: list[str], tmp_path: Path) -> None:
    told = [{**row, "speaker": "Dana Moor"} for row in feedback(PRICE, first=60)]
    listen_to(*(write_table(tmp_path / f"{at}.csv", [row]) for at, row in enumerate(told)))
    assert asked == ["dana moor"]
