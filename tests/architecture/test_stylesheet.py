"""What the style sheet and the templates promise each other: one sheet, small, whole; no style elsewhere."""

import gzip
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "groundswell" / "web"
SHEET = WEB / "static" / "groundswell.css"
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))
MOST_BYTES = 30_000  # as it goes over the wire


def rules() -> str:
    return re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_there_is_one_sheet_and_it_is_small() -> None:
    assert list(WEB.rglob("*.css")) == [SHEET]
    assert len(gzip.compress(SHEET.read_bytes())) < MOST_BYTES


def test_each_brace_that_is_opened_is_closed() -> None:
    depth = 0
    for sign in re.findall(r"[{}]", rules()):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_style_of_its_own(template: Path) -> None:
    assert not re.search(r"<style|\sstyle=", template.read_text(encoding="utf-8"))


def test_where_a_row_becomes_a_block_on_a_phone_each_cell_names_its_column() -> None:
    tables = [
        table
        for template in TEMPLATES
        for table in re.findall(
            r'<table class="[^"]*\bstacks\b.*?</table>', template.read_text(encoding="utf-8"), flags=re.DOTALL
        )
    ]
    assert tables
    for table in tables:
        (body,) = re.findall(r"<tbody.*?</tbody>", table, flags=re.DOTALL)
        first, *others = re.findall(r"<t[dh]\b[^>]*(?:{%[^%]*%}[^>]*)*>", body)
        assert "data-of" not in first  # it is what the block is called by
        for cell in others:
            assert 'role="cell"' in cell
            assert "data-of=" in cell
