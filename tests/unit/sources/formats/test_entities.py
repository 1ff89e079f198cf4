"""Characters that are written as references."""

import pytest

from groundswell.sources.formats.entities import unescape


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Tom &amp; Ana", "Tom & Ana"), ("it&#8217;s", "it’s"), ("&lt;5", "<5")],
)
def test_references_are_the_characters_they_mean(written: str, meant: str) -> None:
    assert unescape(written) == meant


def test_a_number_that_is_no_characters_stays_as_it_is_written_however_long() -> None:
    endless = f"It is slow &#{'1' * 5_000}; today"

    assert unescape(endless) == endless
