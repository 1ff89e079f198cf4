"""Tables tell at a glance what was said by accounts themselves and what is known second hand."""

import io
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from groundswell.cli import printing
from groundswell.engine.deals.values import DealsRaised
from groundswell.engine.survey.summaries import board_of
from groundswell.engine.survey.values import Field, Past, Status
from groundswell.speech import Kind
from tests.unit.engine.survey_values import day, heard, surveyed
from tests.unit.report.fields import a_field


@pytest.fixture
def written(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    file = io.StringIO()
    # Not `file`, which would be put back as what stdout happened to be.
    monkeypatch.setattr(printing.out, "_file", file)
    monkeypatch.setattr(printing.out, "_width", 80)
    return file


def show(field: Field, number: int, *, every: bool = False) -> None:
    from groundswell.cli.printing_concern import print_concern
    from groundswell.field.reading.one import SHOWN, of_field

    told = of_field(field, number, shown=None if every else SHOWN)
    print_concern(told, SimpleNamespace(id=number), asked=number, history=(), older=False, every=every)


def test_accounts_that_are_only_reported_are_shown_and_explained(written: io.StringIO) -> None:
    field = a_field()
    first = replace(field.concerns[0], accounts=0, accounts_reported=12)
    printing.print_concerns(board_of(replace(field, concerns=(first,))), top=5)
    text = written.getvalue()
    assert "0 (+12)" in text
    assert "reported of 3 more, by sellers or speakers whose side is not known" in text
    assert max(map(len, text.splitlines()[:3])) <= 80


def test_accounts_that_all_spoke_themselves_need_no_explanation(written: io.StringIO) -> None:
    field = a_field()
    first = replace(field.concerns[0], accounts=4, accounts_reported=0)
    printing.print_concerns(board_of(replace(field, concerns=(first,))), top=5)
    assert "(+" not in written.getvalue()


def test_a_dismissed_concern_says_so(written: io.StringIO) -> None:
    field = a_field()
    first = replace(field.concerns[0], status=Status.DISMISSED)
    field = replace(field, concerns=(first,))
    show(field, first.id)
    assert "dismissed: it goes on collecting" in written.getvalue()


@pytest.mark.parametrize("width", [30, 40, 60, 80, 200])
def test_names_can_be_read_on_any_terminal(
    written: io.StringIO, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(printing.out, "_width", width)
    field = a_field()
    first = replace(field.concerns[0], name="Exports write every invoice twice")
    printing.print_concerns(board_of(replace(field, concerns=(first,))), top=5)
    lines = written.getvalue().splitlines()
    table = lines[: next(n for n, line in enumerate(lines) if "concern from" in line)]
    assert max(map(len, table)) <= width
    words = " ".join(" ".join(table).split())
    assert all(word in words for word in ("C-", "Exports", "write", "every", "invoice", "twice"))
    assert ("Kind" in words) == (width >= 80)
    assert ("Acc." in words) == (width >= 40)


@pytest.mark.usefixtures("store_path")
def test_an_unfinished_import_is_told_with_what_is_left(written: io.StringIO) -> None:
    from groundswell.field.keeping.health import Unfinished

    printing.print_unfinished(Unfinished(to_hear=0, to_embed=0, to_place=0))
    assert written.getvalue() == ""
    printing.print_unfinished(Unfinished(to_hear=500, to_embed=0, to_place=1))
    assert (
        "500 conversations are still to be heard and 1 verbatim is still to be placed" in written.getvalue()
    )
    printing.print_unfinished(Unfinished(to_hear=1, to_embed=0, to_place=0))
    assert "unfinished: 1 conversation is still to be heard." in written.getvalue()


def test_deals_are_told_by_currency_with_their_rule_and_unknown_speakers_are_no_nought(
    written: io.StringIO,
) -> None:
    field = a_field()
    first = field.concerns[0]
    show(field, first.id)
    assert "open 3: €125,000.50 + ¥900,000 · won 0 · lost 0" in written.getvalue()
    assert "the day of opening not told" in written.getvalue()

    hidden = replace(first, deals=DealsRaised(speakers_unknown=2))
    show(replace(field, concerns=(hidden,)), first.id)
    assert "Deals   not counted: speakers unknown" in written.getvalue()


def test_what_is_not_all_of_todays_field_is_told_above_it(written: io.StringIO) -> None:
    field = replace(a_field(), as_of=day(0), past=Past(later=3, undated=0), since=day(-7))
    printing.print_concerns(board_of(field), top=5)
    text = written.getvalue()
    assert text.index("As known on 5 Jan 2026") < text.index("Concern")
    assert "Left out: 3 conversations held since." in text
    assert "Only what was said since 29 Dec 2025 is counted" in text


def test_a_concern_that_did_not_recur_by_then_says_so(written: io.StringIO) -> None:
    field = replace(a_field(), as_of=day(0), past=Past(later=3, undated=0), concerns=())
    show(field, 7)
    assert "C-7 did not recur yet on 5 Jan 2026." in written.getvalue()


def test_what_is_praised_is_printed_below_what_hurts(written: io.StringIO) -> None:
    field = a_field()
    printing.print_concerns(board_of(field), top=5)
    above, below = written.getvalue().split("What customers praise\n")
    praised = [c for c in field.concerns if c.kind is Kind.PRAISE]
    assert [f"C-{c.id} " in below for c in praised] == [True]
    assert [f"C-{c.id} " in above for c in field.concerns] == [c not in praised for c in field.concerns]
    printing.print_concerns(board_of(replace(field, concerns=tuple(field.concerns[:3]))), top=5)
    assert "praise" not in written.getvalue().removeprefix(f"{above}What customers praise\n{below}")


def shown(written: io.StringIO, *, every: bool) -> str:
    again = {1: 1, 3: 1, 4: 1}
    evidence = [heard(n, f"Words {n}", central=1 - n / 20, again=again.get(n, 0)) for n in range(1, 16)]
    field = surveyed(evidence, dict.fromkeys(range(1, 16), 1))
    show(field, 1, every=every)
    return written.getvalue()


def test_what_says_the_very_same_is_told_by_id_below_the_first_that_does(written: io.StringIO) -> None:
    text = shown(written, every=False)
    assert "said again 2 times (V-3, V-4)" in text
    assert "Words 3" not in text
    assert "Words 12" in text
    assert "… and 3 more verbatims; --all shows them." in text


def test_all_verbatims_are_shown_where_all_are_asked_for(written: io.StringIO) -> None:
    text = shown(written, every=True)
    places = [text.index(f"“Words {n}”") for n in (1, 3, 4, 2, 5, 15)]
    assert places == sorted(places)
    assert "more verbatim" not in text
