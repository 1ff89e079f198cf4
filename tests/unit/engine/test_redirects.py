"""Merged concerns lead to the one that stands for them, whatever was merged into what."""

from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.redirects import Redirects, followed


def test_a_chain_of_merges_leads_to_its_end() -> None:
    assert followed({3: 2, 2: 1, 7: 2}).to == {3: 1, 2: 1, 7: 1}


def test_of_concerns_merged_into_each_other_the_lowest_number_stands_for_all() -> None:
    found = followed({5: 4, 4: 2, 2: 4, 8: 5})
    assert found.to == {5: 2, 4: 2, 8: 2}
    assert found.circles == ((2, 4),)


def test_a_concern_merged_into_itself_stands_for_itself() -> None:
    assert followed({1: 1, 2: 1}) == Redirects({2: 1}, ((1,),))


@given(st.dictionaries(st.integers(1, 9), st.integers(1, 9)))
def test_every_number_leads_to_one_that_leads_no_further(into: dict[int, int]) -> None:
    found = followed(into)
    for number in into:
        end = found.to.get(number, number)
        assert end not in found.to
        assert end not in into or any(end in circle for circle in found.circles)
