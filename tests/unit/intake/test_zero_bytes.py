"""NUL characters are no text: they are taken out before anything is recognised, and each row is told."""

from dataclasses import replace
from datetime import date

from groundswell.intake.zero_bytes import without_zero_bytes
from groundswell.sources.contract import Aside, Heard, Known, Noted, SetAside, Understood, Why
from groundswell.speech import Deal, DealStatus, StageSeen
from tests.worlds.talk import conversation, turn


def test_what_holds_none_passes_as_it_is() -> None:
    items = [Heard(conversation=conversation(turns=[turn("All is well.", 1)])), Understood(kind="csv")]
    assert all(one is other for one, other in zip(without_zero_bytes(items), items, strict=True))


def test_each_row_that_had_some_is_told_once() -> None:
    told = conversation(turns=[turn("a\0", 1), turn("b", 2), turn("c\0\0", 3)], title="d\0")
    heard, *notes = without_zero_bytes([Heard(conversation=told)])
    assert isinstance(heard, Heard)
    assert [one.text for one in heard.conversation.turns] == ["a", "b", "c"]
    assert heard.conversation.title == "d"
    assert [note.row for note in notes if isinstance(note, Noted)] == [1, 3]


def test_words_set_aside_and_names_of_columns_lose_them_too() -> None:
    aside = SetAside(row=2, aside=Aside(why=Why.BANNER, words="care\0ful"))
    table = Understood(kind="csv", columns={"text": "wo\0rds"}, header=("wo\0rds",))
    kept = list(without_zero_bytes([table, aside]))
    assert kept[0] == Understood(kind="csv", columns={"text": "words"}, header=("words",))
    assert kept[1] == SetAside(row=2, aside=Aside(why=Why.BANNER, words="careful"))
    assert [item.row for item in kept[2:] if isinstance(item, Noted)] == [2]


def test_the_stages_of_a_deal_lose_them_and_stay_stages() -> None:
    stages = (StageSeen("won\0", date(2026, 3, 1), entered=False),)
    deal = Deal(key="D-1", name="Lifts", account="Northgate", status=DealStatus.WON, stages=stages)
    (known, note) = without_zero_bytes([Known(row=4, fact=deal)])
    assert isinstance(known, Known)
    assert known.fact == replace(deal, stages=(StageSeen("won", date(2026, 3, 1), entered=False),))
    assert isinstance(note, Noted)
    assert note.row == 4
