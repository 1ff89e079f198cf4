"""A report that is written to a file has all words in a second one beside it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from groundswell.engine.survey.values import Field
from groundswell.report import html, layout, words
from groundswell.report.html import words_beside, write_all_whole, write_html
from groundswell.speech import Voice
from tests.unit.engine.survey_values import heard, surveyed
from tests.unit.report.fields import a_field
from tests.unit.report.hostile import HOSTILE, hostile_field
from tests.unit.report.test_page import Read


def written(field: Field, path: Path, **more: str) -> tuple[Read, Read]:
    """The report and the page of all words."""
    write_html(field, path, **more)
    beside = words_beside(path)
    assert beside
    return Read(path.read_text(encoding="utf-8")), Read(beside.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["report.html", "a b#1%?.html", "c:d.html", "ñ.html", "report"])
def test_every_link_between_the_two_leads_to_what_is_there(tmp_path: Path, name: str) -> None:
    report, all_words = written(a_field(), tmp_path / name)
    read = {name: report, words_beside(tmp_path / name).name: all_words}  # type: ignore[union-attr]

    for here, page in read.items():
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            file, _, place = link.partition("#")
            assert not place or place in read[unquote(file) or here].ids, link


def test_every_verbatim_stands_on_the_page_of_words_once_and_letter_for_letter(tmp_path: Path) -> None:
    field = a_field()
    _, all_words = written(field, tmp_path / "a.html")

    assert sorted(name for name in all_words.ids if name.startswith("V-")) == sorted(
        f"V-{one.id}" for one in field.verbatims
    )
    assert all(one.text in all_words.text for one in field.verbatims)


def test_every_number_of_a_concern_leads_to_its_words(tmp_path: Path) -> None:
    field = a_field()
    report, all_words = written(field, tmp_path / "a.html")

    for one in field.concerns:
        assert report.links.count(f"a-words.html#C-{one.id}") >= 4  # accounts and conversations, twice
        assert f"C-{one.id}" in all_words.ids


def test_the_report_quotes_three_of_each_and_leads_to_the_rest(tmp_path: Path) -> None:
    report, _ = written(a_field(), tmp_path / "a.html")

    assert sum(name.startswith("V-") for name in report.ids) == 4 * 3
    assert "All 15 verbatims" in report.text


def test_a_long_verbatim_is_quoted_as_far_as_it_goes_and_leads_to_the_whole_of_it(tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(400))
    field = surveyed([heard(n, long, account=f"A{n}", voice=Voice.SPOKEN) for n in (1, 2)], {1: 1, 2: 1})
    write_html(field, tmp_path / "a.html")
    shown = (tmp_path / "a.html").read_text().split("<blockquote")[1].split("</blockquote>")[0].split(">")[1]

    assert long.startswith(shown + " ")
    assert 300 < len(shown) <= 400
    assert 'href="a-words.html#V-1">goes on: the whole of it<' in (tmp_path / "a.html").read_text()
    assert f">{long}<" in (tmp_path / "a-words.html").read_text()


def test_two_thousand_long_rows_stay_below_a_megabyte(tmp_path: Path) -> None:
    field = a_field(verbatims=2000, concerns=200)
    more = " and so on" * 200
    long = tuple(
        replace(one, verbatims=tuple(replace(said, text=said.text + more) for said in one.verbatims))
        for one in field.concerns
    )
    write_html(replace(field, concerns=long), tmp_path / "a.html")

    assert (tmp_path / "a.html").stat().st_size < 1_000_000


def test_what_the_page_of_words_has_no_room_for_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "MOST_WORDS", 20)
    report, all_words = written(a_field(), tmp_path / "a.html")

    # Fifteen of the first, and of every other the three that the report quotes.
    assert sum(name.startswith("V-") for name in all_words.ids) == 15 + 5 + 2 * 3
    assert "1 more verbatim did not fit" in all_words.text
    assert {name for name in report.ids if name.startswith("V-")} <= set(all_words.ids)


def test_a_concern_without_a_section_leads_to_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "beside", lambda address: replace(layout.beside(address), sections=2))
    report, _ = written(a_field(), tmp_path / "a.html")

    listed = [name for name in report.ids if name.startswith("C-")]
    assert len(listed) == 2
    left = next(f"C-{n}" for n in range(1, 5) if f"C-{n}" not in listed)
    assert f"a-words.html#{left}" in report.links


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_in_either_file(tmp_path: Path, text: str) -> None:
    usual = written(a_field(verbatims=16), tmp_path / "u.html", notice="x", title="x")
    hostile = written(hostile_field(text), tmp_path / "u.html", notice=text, title=text)

    for one, other in zip(usual, hostile, strict=True):
        assert other.open == []
        assert set(other.tags) <= set(one.tags)
        assert other.attributes <= one.attributes
        assert set(other.ids) == set(one.ids)
        assert all(link.split("#")[0] in ("", "u.html", "u-words.html") for link in other.links)


def test_neither_file_is_replaced_before_both_are_written(tmp_path: Path) -> None:
    first, second = tmp_path / "a-words.html", tmp_path / "a.html"
    first.write_bytes(b"before")

    class Broken(dict[Path, bytes]):
        def items(self) -> Iterator[tuple[Path, bytes]]:  # type: ignore[override]
            yield first, b"after"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_all_whole(Broken())
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a-words.html", b"before")]
    write_all_whole({first: b"after", second: b"new"})
    assert (first.read_bytes(), second.read_bytes()) == (b"after", b"new")


def test_where_no_file_can_stand_beside_it_the_report_holds_all_words(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    folder = tmp_path / "b-words.html"
    folder.mkdir()
    long = tmp_path / ("n" * 249 + ".html")

    assert [words_beside(one) for one in ("/dev/null", pipe, tmp_path / "b.html", long)] == [None] * 4
    write_html(a_field(), tmp_path / "b.html")
    read = Read((tmp_path / "b.html").read_text())
    assert sum(name.startswith("V-") for name in read.ids) == 61
    assert all(link.startswith("#") and link[1:] in read.ids for link in read.links)


def test_the_report_tells_how_often_it_is_said_again_and_the_page_of_words_by_whom(tmp_path: Path) -> None:
    again = dict.fromkeys((1, 4, 5), 1)
    evidence = [
        heard(n, f"Words {n}", account=f"A{n}", central=1 - n / 10, again=again.get(n, 0))
        for n in range(1, 6)
    ]
    report, all_words = written(surveyed(evidence, dict.fromkeys(range(1, 6), 1)), tmp_path / "a.html")

    assert report.text.count("said again 2 times") == all_words.text.count("said again 2 times") == 1
    assert [name for name in report.ids if name.startswith("V-")] == ["V-1", "V-2", "V-3"]
    assert [name for name in all_words.ids if name.startswith("V-")] == ["V-1", "V-4", "V-5", "V-2", "V-3"]
