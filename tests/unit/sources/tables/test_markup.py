"""Cells that hold HTML, as CRMs store notes and mails."""

import pytest

from groundswell.sources.columns.markup import to_text


def test_markup_is_taken_away_and_blocks_end_lines():
    cell = "<div>Two  things:<br>price</div><ul><li>speed</li></ul><blockquote>and the export</blockquote>"
    assert to_text(cell) == "Two things:\nprice\n- speed\nand the export"


def test_what_nobody_sees_is_nobodys_words():
    assert to_text("<style>p {color: red}</style><p>Too slow</p><script>run()</script>") == "Too slow"


def test_text_that_is_no_markup_stays_as_it_is():
    assert (
        to_text(" under 3 < 4 users & growing\r\nsecond line ") == "under 3 < 4 users & growing\nsecond line"
    )


# A scanner that looks ahead for the end of each tag takes hours on these.
@pytest.mark.parametrize("tag", ["<a ", "<!--", "<!a ", "<?", "</", "<div"])
def test_a_cell_of_tags_that_never_end_is_read_all_the_same(tag: str):
    assert to_text("<p>It stops</p>" + tag * 200_000).startswith("It stops")


def test_a_long_run_of_blanks_is_read_all_the_same():
    assert to_text("<pre>It stops" + " " * 200_000 + "here</pre>").startswith("It stops")
