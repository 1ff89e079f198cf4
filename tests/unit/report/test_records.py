import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from groundswell.report.describing import schema
from groundswell.report.records import to_json, write_json
from tests.unit.engine.survey_values import heard, surveyed
from tests.unit.report.fields import a_field


def test_every_export_is_valid_under_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())

    validator.validate(to_json(a_field()))
    validator.validate(to_json(surveyed([], {})))
    validator.validate(to_json(surveyed([heard(1, at=None), heard(2, at=None)], {1: 1, 2: 1})))
    validator.validate(to_json(surveyed([heard(1), heard(2)], {}, set_phrases={1: 1, 2: 1})))


def test_the_schema_that_is_handed_out_is_that_of_the_types_of_the_records() -> None:
    handed_out = files("groundswell.report").joinpath("schema.json").read_text(encoding="utf-8")

    assert json.loads(handed_out) == schema(), "run tools/schema.py"


def test_each_record_is_made_with_the_keys_of_its_type_in_their_order() -> None:
    record = to_json(a_field())

    assert list(record) == schema()["required"]
    assert list(record["concerns"][0]) == schema()["$defs"]["concern"]["required"]


def test_the_schema_refuses_what_is_not_an_export() -> None:
    broken = to_json(a_field())
    del broken["concerns"][0]["verbatims"][0]["turn"]

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema())


def test_each_quote_stands_letter_for_letter_in_its_turn() -> None:
    field = a_field(verbatims=8)
    whole = "Well — ünïcode 🙂 first. The export is too slow, so."
    concern = field.concerns[0]
    text = "The export is too slow"
    start = whole.index(text)
    quoted = replace(concern.verbatims[0], turn=whole, start=start, end=start + len(text), text=text)
    record = to_json(replace(field, concerns=(replace(concern, verbatims=(quoted,)),)))

    found = record["concerns"][0]["verbatims"][0]
    assert found["turn"][found["start"] : found["end"]] == found["text"] == text


def test_the_file_holds_what_to_json_returns_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    field = a_field()
    write_json(field, tmp_path / "a.json")
    write_json(field, str(tmp_path / "b.json"))

    assert json.loads((tmp_path / "a.json").read_bytes()) == to_json(field)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_half_a_surrogate_pair_does_not_break_the_file(tmp_path: Path) -> None:
    text = "broken \ud83d half"
    write_json(surveyed([heard(1, text=text)], {}), tmp_path / "a.json")

    assert json.loads((tmp_path / "a.json").read_bytes())["heard_once"][0]["text"] == text


def test_ids_and_times_are_written_as_people_cite_them() -> None:
    record = to_json(a_field())

    first = record["concerns"][0]
    assert first["id"] == f"C-{int(first['id'][2:])}"
    assert first["merged_ids"] == [f"C-{int(first['id'][2:]) + 100}"]
    assert record["redirects"]["C-101"] == "C-1"
    assert first["theme"] in {theme["id"] for theme in record["themes"]}
    assert record["heard_once"][0]["id"] == "V-61"
    assert record["heard_once"][0]["at"] == "2026-03-07T09:00:00Z"
    assert record["files"][0] == {
        "source": "a.csv",
        "kind": "csv",
        "rows": 70,
        "taken": 66,
        "duplicates": 2,
        "refused": 2,
        "error": "",
    }


def test_the_documentation_names_every_key_of_the_schema() -> None:
    told = (Path(__file__).parents[3] / "docs" / "json-output.md").read_text(encoding="utf-8")
    described = schema()
    keys = set(described["properties"]).union(*(part["properties"] for part in described["$defs"].values()))

    assert [key for key in sorted(keys) if f"`{key}`" not in told] == []


def test_sums_stand_by_currency_and_to_the_last_digit() -> None:
    deals = to_json(a_field())["concerns"][0]["deals"]

    assert deals["open"]["sums"] == [
        {"currency": "EUR", "amount": "125000.5"},
        {"currency": "JPY", "amount": "900000"},
    ]
    assert (deals["open"]["count"], deals["open"]["without_amount"]) == (3, 1)


def test_those_that_say_the_very_same_are_told_by_id_within_their_concern() -> None:
    again = {1: 1, 2: 1, 4: 4, 5: 4, 6: 4, 7: 9}
    evidence = [heard(n, again=again.get(n, 0), central=1 - n / 10) for n in range(1, 8)]
    record = to_json(surveyed(evidence, {n: 1 if n < 6 else 2 for n in range(1, 8)}))

    told = {concern["id"]: concern["same_again"] for concern in record["concerns"]}
    assert told == {"C-1": [["V-1", "V-2"], ["V-4", "V-5"]], "C-2": []}
