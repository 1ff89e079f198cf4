from dataclasses import replace
from types import SimpleNamespace

import pytest

from groundswell.report import tables
from groundswell.report.tables import NotInstalled, UnknownTable, frame, plot, to_html_table, to_rows
from tests.unit.report.fields import a_field


def test_concerns_and_verbatims_are_rows_of_equal_keys() -> None:
    field = a_field()
    for what, count in (("concerns", 4), ("verbatims", 61)):
        rows = to_rows(field, what)  # type: ignore[arg-type]
        assert len(rows) == count
        assert len({tuple(row) for row in rows}) == 1
    assert to_rows(field, "verbatims")[-1]["concern"] == ""


def test_a_frame_is_made_by_the_library_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda name: name == "pandas")
    monkeypatch.setattr(
        tables, "import_module", lambda name: SimpleNamespace(DataFrame=lambda rows: (name, rows))
    )

    assert frame(a_field()) == ("pandas", to_rows(a_field()))


def test_rows_of_what_there_is_not_say_what_there_is() -> None:
    with pytest.raises(UnknownTable, match="“concerns” or “verbatims”") as wrong:
        frame(a_field(), "nonsense")  # type: ignore[arg-type]
    assert (wrong.value.code, wrong.value.values["what"]) == ("unknown_table", "nonsense")


@pytest.mark.parametrize("library", ["", "polars", "pandas"])
def test_without_a_library_it_says_what_to_install(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda _: None)

    with pytest.raises(NotInstalled, match="pip install"):
        frame(a_field(), library=library)
    with pytest.raises(NotInstalled, match=r"groundswell\[plots\]"):
        plot(a_field())


def test_a_plot_shows_what_hurts_in_its_order() -> None:
    pytest.importorskip("altair", reason="Altair is an extra")
    chart = plot(a_field()).to_dict()

    hurting = [row["id"] for row in to_rows(a_field()) if row["kind"] != "praise"]
    assert [row["id"] for row in chart["data"]["values"]] == hurting


def test_the_small_table_escapes_and_tells_what_it_leaves_out() -> None:
    field = a_field()
    hostile = replace(field, concerns=(replace(field.concerns[0], name="<img src=x>"), *field.concerns[1:]))
    table = to_html_table(hostile, most=1)

    assert "<img" not in table
    assert "&lt;img src=x&gt;" in table
    assert "3 more concerns; 1 verbatim heard once." in table
