"""What holds for every JSON export: how bytes, numbers and ends are read, and what is left to others."""

import codecs
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from groundswell.sources.columns.amounts import Amount
from groundswell.sources.contract import Item, Options, UnreadableSource
from groundswell.sources.exports.fields import (
    address,
    amount,
    flag,
    moment,
    number,
    part,
    parts,
    text,
    texts,
    unread_amount,
)
from groundswell.sources.opening import read_here
from tests.unit.sources.exports.conftest import Tell


def tickets(words: str = "Zu langsam für uns.", many: int = 1) -> dict[str, Any]:
    one = {"subject": "S", "requester_id": 1, "submitter_id": 1, "description": words}
    return {"tickets": [{"id": n, **one} for n in range(many)]}


def written(payload: object) -> str:
    return json.dumps(payload, ensure_ascii=False)


@pytest.mark.parametrize(
    "content",
    [
        written(tickets()).encode(),
        codecs.BOM_UTF8 + written(tickets()).encode(),
        written(tickets()).encode("utf-16"),
        b"\n\n  " + json.dumps(tickets(), indent=2).encode(),
    ],
    ids=["plain", "marked", "utf-16", "indented"],
)
def test_text_is_read_in_the_encodings_that_tools_write(tell: Tell, content: bytes) -> None:
    assert tell(content).turns[0].text == "Zu langsam für uns."


def test_bytes_that_are_no_text_are_marked_and_the_rest_is_read(tell: Tell) -> None:
    content = written(tickets("Zu langsam f\xfcr uns.")).encode("latin-1")
    assert tell(content).turns[0].text == "Zu langsam f�r uns."


def test_zero_characters_and_lone_surrogates_do_no_harm(tell: Tell) -> None:
    content = '{"tickets": [{"subject": "S", "requester_id": 1, "description": "a\\u0000b \\ud800 c"}]}'
    assert tell(content).turns[0].text.startswith("ab")


def test_a_cut_file_yields_what_stands_before_the_cut_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    note = {"hs_note_body": "The export stops.", "hs_timestamp": "1772614800000"}
    whole = written({"results": [{"id": str(n), "properties": note} for n in range(500)]})
    path.write_text(whole[: len(whole) // 2])
    heard: list[Item] = []
    with pytest.raises(UnreadableSource, match=r"^is cut short: its JSON ends early"):
        heard.extend(read_here(path, path.name, Options()))
    assert len(heard) > 200


def test_a_file_that_goes_wrong_in_the_middle_says_what(tell: Tell) -> None:
    with pytest.raises(UnreadableSource, match="is no whole JSON"):
        tell(written(tickets(many=50)).replace('"id": 40', '"id": forty'))


@pytest.mark.parametrize("before", [0, 65_000, 65_500, 200_000])
def test_a_number_too_long_to_be_one_costs_no_record(tell: Tell, before: int) -> None:
    payload = tickets(many=2)
    payload["tickets"][0]["tags"] = ["t" * before]
    told = tell(written(payload).replace('"id": 1', '"id": ' + "9" * 5000))
    assert [turn.text for turn in told.turns] == ["Zu langsam für uns."] * 2


def test_a_file_beyond_the_limit_says_so_before_it_is_parsed(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groundswell.sources.exports.stream.MAX_BYTES", 100)
    with pytest.raises(UnreadableSource, match="more than the 0 MB that one export may have"):
        tell(tickets())


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ({"calls": [], "callTranscripts": []}, "holds no call"),
        ({"tickets": [], "end_of_stream": True}, "holds no ticket"),
        ({"totalSize": 0, "done": True, "records": []}, "holds no record"),
    ],
)
def test_an_empty_answer_says_that_it_is(tell: Tell, payload: object, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        tell(payload)


def test_a_list_of_flat_objects_is_left_to_the_general_reader(tell: Tell) -> None:
    rows = [{"id": 1, "date": "2026-03-04", "comment": "The export stops after a thousand rows."}] * 3
    assert tell(rows).kind == "jsonl"


def test_fields_are_read_whatever_type_a_system_gives_them() -> None:
    record = json.loads(
        '{"id": 78213456789012345671, "none": null, "yes": "true", "no": false, "many": ["a", 2, null],'
        ' "one": {"x": 1}, "mail": " Ana@B.example ", "comma": "a, b", "price": "1,250.50", "ratio": 0.5,'
        ' "unit": "eur",'
        ' "s": 1772614800, "ms": "1772614800000", "iso": "2026-03-04T10:00:00+01:00"}'
    )
    assert text(record, "none", "id") == "78213456789012345671"
    assert (text(record, "one"), text(record, "no"), text(record, "missing")) == ("", "false", "")
    assert (flag(record, "yes"), flag(record, "no"), flag(record, "missing")) == (True, False, False)
    assert (texts(record, "many"), texts(record, "comma")) == (["a", "2"], ["a", "b"])
    assert (parts(record, "one"), parts(record, "many"), part(record, "many")) == ([{"x": 1}], [], {})
    assert (number(record, "s"), number(record, "ms"), number(record, "ratio")) == (
        1772614800,
        1772614800000,
        0.5,
    )
    assert (number(record, "no"), number(record, "price")) == (None, None)
    assert amount(record, "none", "price", currency=("unit",)) == Amount(Decimal("1250.5"), "EUR")
    assert amount(record, "ratio", currency=("none",)) == Amount(Decimal("0.5"))
    assert unread_amount(record, "iso", currency=()) == (
        "the amount '2026-03-04T10:00:00+01:00' cannot be read",
    )
    assert unread_amount(record, "missing", "price", currency=()) == ()
    assert address(record, "mail") == "ana@b.example"
    assert moment(record, "s") == moment(record, "ms") == moment(record, "none", "iso")


def test_what_python_writes_for_missing_values_costs_nothing(tell: Tell) -> None:
    words = 'It says NaN and -Infinity and "Infinity", 1e99999.'
    content = written(tickets(words, many=2)).replace(
        '"id": 0', '"id": NaN, "x": -Infinity, "y": 1e99999999999'
    )
    assert [turn.text for turn in tell(content).turns] == [words] * 2


def test_digits_within_words_stay_however_many(tell: Tell) -> None:
    words = "Our number is " + "7" * 9000 + " since March."
    for before in (0, 60_000, 65_000):
        payload = tickets(many=2)
        payload["tickets"][0]["tags"] = ["t" * before]
        payload["tickets"][1]["description"] = words
        assert tell(payload).turns[1].text == words


@pytest.mark.parametrize("before", range(65_400, 65_600, 3))
def test_escapes_and_odd_values_are_told_apart_wherever_a_chunk_ends(tell: Tell, before: int) -> None:
    words = 'He wrote \\"NaN\\" [[[ and {"a": NaN} \\\\'
    payload = tickets(words, many=2)
    payload["tickets"][0]["tags"] = ["t" * (before - 300)]
    content = written(payload).replace('"id": 1', '"id": NaN')
    assert [turn.text for turn in tell(content).turns] == [words] * 2


def test_what_nests_without_end_costs_a_field_and_no_record(tell: Tell) -> None:
    deep = '{"a":' * 100_000 + "1" + "}" * 100_000
    content = written(tickets(many=2)).replace('"id": 1', f'"id": 1, "deep": {deep}')
    told = tell(content)
    assert len(told.turns) == 2
    assert told.noted[0].startswith("fields that are not read: a.a")


def test_of_a_field_given_twice_the_last_is_read_and_the_first_named(tell: Tell) -> None:
    first = '"description": "The map was blank on every tablet.", "id": 0'
    told = tell(written(tickets()).replace('"id": 0', first))
    assert told.turns[0].text == "Zu langsam für uns."
    assert told.noted == ["fields that are not read: description (given twice)"]


def test_a_tiny_number_is_not_written_out() -> None:
    assert len(text({"id": Decimal("1e-999999")}, "id")) < 20


def test_broken_records_in_a_list_cost_themselves_alone(tell: Tell) -> None:
    broken = [
        None,
        1,
        "x",
        [],
        {"subject": [], "requester_id": {}, "description": {"a": 1}, "comments": [None, 5]},
    ]
    payload = tickets(many=3)
    payload["tickets"][1:1] = broken * 500
    told = tell(payload)
    assert len(told.turns) == 3
    assert len(told.refused) == 2500
