"""Timelines are put beside the order of readers: three that were made up for this."""

from pathlib import Path
from random import Random

import pytest
from scipy.stats import spearmanr

from benchmarks.spectrum import lines, spearman
from groundswell.engine.spectrum.values import Did, Who
from groundswell.report.csv_out import as_csv
from groundswell.results.timelines.writing import header, rows_of
from tests.unit.engine.spectrum.launches import MARRIAGE, USUAL

LATE = [e for e in MARRIAGE if e.did is not Did.BROUGHT and (e.did, e.who) != (Did.SIGNED, Who.SALES)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, events in (("T01", MARRIAGE), ("T02", USUAL), ("T03", LATE)):
        (tmp_path / f"{name}.csv").write_bytes(as_csv(header(), rows_of(list(events))))
    return tmp_path


def test_each_place_and_band_is_told_in_the_order_of_the_spectrum_and_how_far_readers_agree(
    folder: Path,
) -> None:
    (folder / "orders.csv").write_text(
        "reader,rank,timeline\nA,1,T02\nA,2,T03\nA,3,T01\nB,1,T02\nB,2,T01\nB,3,T03\n"
    )
    told = list(lines(folder))
    assert [line.split(" | ")[0] for line in told[2:5]] == ["| T02", "| T03", "| T01"]
    assert "completely disconnected" in told[2]
    assert told[2].endswith("| the usual way | 1.0 |")
    assert "| 1.000 | 1.000 to 1.000 | the perfect marriage of message and action |" in told[4]
    assert told[6] == "Spearman with the readers' mean rank, 3 timelines: **0.866**"
    assert told[8] == "between readers A and B: 0.500"


def test_the_twenty_made_up_timelines_stand_nearly_in_the_order_in_which_readers_put_them() -> None:
    (agreement,) = [line for line in lines() if line.startswith("Spearman")]
    assert float(agreement.rpartition("**")[0].rpartition("**")[2]) >= 0.85


def test_a_timeline_that_cannot_be_read_and_a_folder_without_any_say_so(folder: Path, tmp_path: Path) -> None:
    (folder / "T03.csv").write_text("when,event\n2026-03-01,bgan\n")
    told = list(lines(folder))
    assert told[0] == "T03.csv, row 1: event “bgan”"
    assert told[-1].startswith("Fewer than three timelines were ranked")
    (empty := tmp_path / "empty").mkdir()
    assert list(lines(empty)) == [f"There are no timelines in {empty}."]


def test_the_correlation_is_that_of_scipy_with_ties_too() -> None:
    random = Random(3)
    for _ in range(40):
        one = [float(random.randint(0, 6)) for _ in range(12)]
        other = [float(random.randint(0, 6)) for _ in range(12)]
        assert spearman(one, other) == pytest.approx(spearmanr(one, other).statistic)
