"""Where launches stand along the spectrum: by band, then by place, then by when sales came in."""

from groundswell.engine.spectrum.ordering import along
from groundswell.engine.spectrum.values import Band

LOW, MIDDLE, HIGH = Band


def test_a_lower_band_stands_before_a_higher_place() -> None:
    told_last = along([LOW], 0.7, 0.7, 0.7, 1.0)
    asked_first = along([MIDDLE], 0.5, 0.5, 0.5, 0.0)
    assert told_last < asked_first


def test_within_a_band_the_place_decides_and_where_none_is_known_the_middle_of_the_range() -> None:
    known, unknown = along([MIDDLE], 0.6, 0.4, 0.9, 0.0), along([MIDDLE], None, 0.4, 0.9, 0.0)
    assert along([MIDDLE], 0.59, 0.0, 1.0, 0.0) < known < unknown < along([MIDDLE], 0.66, 0.0, 1.0, 0.0)


def test_of_two_in_one_place_the_one_that_asked_sales_sooner_is_nearer_to_the_marriage() -> None:
    asked_last, asked_first = along([HIGH], 0.9, 0.9, 0.9, 1.0), along([HIGH], 0.9, 0.9, 0.9, 0.0)
    assert asked_last < asked_first


def test_what_may_be_either_of_two_bands_stands_between_them() -> None:
    either = along([LOW, MIDDLE], 0.4, 0.3, 0.5, None)
    assert along([LOW], 0.9, 0.9, 0.9, 0.0) < either < along([MIDDLE], 0.4, 0.4, 0.4, 1.0)
