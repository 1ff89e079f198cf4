"""Tables tell at a glance what was said by accounts themselves and what is known second hand."""

import io
from dataclasses import replace
from types import SimpleNamespace

import pytest

from groundswell.cli import printing
from groundswell.engine.field import Status
from tests.unit.report.fields import a_field


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    file = io.StringIO()
    monkeypatch.setattr(printing.out, "file", file)
    monkeypatch.setattr(printing.out, "_width", 80)
    return file


def test_accounts_known_only_second_hand_are_shown_and_explained(written: io.StringIO) -> None:
    field = a_field()
    first = replace(field.concerns[0], accounts=0, accounts_reported=12)
    printing.print_concerns(replace(field, concerns=(first,)), top=5)
    text = written.getvalue()
    assert "0 (+12)" in text
    assert "whose side is not known" in text
    assert max(map(len, text.splitlines()[:3])) <= 80


def test_accounts_that_all_spoke_themselves_need_no_explanation(written: io.StringIO) -> None:
    field = a_field()
    first = replace(field.concerns[0], accounts=4, accounts_reported=0)
    printing.print_concerns(replace(field, concerns=(first,)), top=5)
    assert "(+" not in written.getvalue()


def test_a_dismissed_concern_says_so(written: io.StringIO) -> None:
    field = a_field()
    first = replace(field.concerns[0], status=Status.DISMISSED)
    row = SimpleNamespace(number=first.id)
    field = replace(field, concerns=(first,))
    printing.print_concern(field, row, asked=first.id, history=(), every=False)
    assert "dismissed: it goes on collecting" in written.getvalue()
