import numpy as np

from groundswell.engine.grouping import agreement
from groundswell.engine.grouping.together import View, taken_apart


def views(*placed: list[int]) -> list[View]:
    return [View(placed=np.array(one, np.int32), weight=1 / len(placed)) for one in placed]


HALVES = [1] * 6 + [2] * 6
WHOLE = [1] * 12


def test_a_community_that_most_views_take_apart_is_its_parts():
    parts = taken_apart(np.ones(12, np.int64), views(HALVES, HALVES, WHOLE))
    assert agreement(parts, np.array(HALVES)) == 1.0


def test_a_community_that_most_views_leave_whole_stays_so():
    assert set(taken_apart(np.ones(12, np.int64), views(HALVES, WHOLE, WHOLE)).tolist()) == {1}


def test_a_view_that_does_not_hold_both_has_no_say():
    unseen = [1] * 6 + [0] * 6
    assert len(set(taken_apart(np.ones(12, np.int64), views(HALVES, unseen, unseen)).tolist())) == 2


def test_a_few_are_no_part_of_their_own_and_stay_with_those_they_stand_with_most():
    few = [1] * 6 + [2] * 6 + [3, 3, 3]
    beside_the_first = [1] * 6 + [2] * 6 + [1, 1, 1]
    parts = taken_apart(np.ones(15, np.int64), views(few, few, beside_the_first))
    assert agreement(parts, np.array(beside_the_first)) == 1.0


def test_other_communities_stay_as_they_are():
    given = np.array([1] * 12 + [2] * 12)
    parts = taken_apart(given, views(HALVES + [7] * 12, HALVES + [7] * 12))
    assert agreement(parts, np.array(HALVES + [7] * 12)) == 1.0
