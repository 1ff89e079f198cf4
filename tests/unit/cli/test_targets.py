"""Where reports go is looked at before the work, and `-` leaves stdout to the report alone."""

import io
import sys
from pathlib import Path

import pytest

from groundswell.cli import console
from groundswell.cli.options import WrongUse
from groundswell.cli.targets import check_targets, tell_reports


@pytest.fixture(autouse=True)
def _results_on_stdout_again():
    before = console.out._file
    yield
    console.out._file = before


@pytest.mark.parametrize(
    ("written", "sentence"),
    [("", "is a folder"), ("none/x.html", "There is no folder"), ("link.html", "There is no folder")],
)
def test_a_place_that_cannot_be_written_is_told_before_the_work(
    tmp_path: Path, written: str, sentence: str
) -> None:
    (tmp_path / "link.html").symlink_to("none/y.html")
    with pytest.raises(WrongUse, match=sentence):
        check_targets(tmp_path / written, None)


def test_two_reports_cannot_go_to_one_place(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("x")
    for one, other in (("-", "-"), (tmp_path / "x", tmp_path / "x"), (tmp_path / "x", tmp_path / "link")):
        with pytest.raises(WrongUse, match="Both reports"):
            check_targets(Path(one), Path(other))


def test_the_json_cannot_go_where_the_words_of_the_report_go(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="All words of the report go to"):
        check_targets(tmp_path / "x.html", tmp_path / "x-words.html")
    check_targets(Path("-"), tmp_path / "x-words.html")


def test_both_files_of_a_report_are_told(tmp_path: Path) -> None:
    written = io.StringIO()
    console.out._file = written
    tell_reports(tmp_path / "x.html", None)
    tell_reports(Path("-"), None)

    assert written.getvalue().splitlines() == [
        f"Report: {tmp_path / 'x.html'}",
        f"All words: {tmp_path / 'x-words.html'}",
    ]


def test_results_leave_stdout_only_when_a_report_goes_there(tmp_path: Path) -> None:
    check_targets(tmp_path / "x.html", None)
    assert console.out.file is sys.stdout
    check_targets(tmp_path / "x.html", Path("-"))
    assert console.out.file is sys.stderr
