"""What a rating says, on the scale of its source."""

import pytest

from groundswell.engine.kinds import scales_of


@pytest.mark.parametrize(
    ("ratings", "rating", "happy"),
    [
        ([1, 3, 5], 5, 1.0),
        ([1, 3, 5], 1, 0.0),
        ([2, 4], 3, 0.5),
        ([0, 4, 9], 4, 0.4),  # NPS: four of ten is no happy customer
        ([35, 80], 80, 0.8),
    ],
)
def test_a_rating_is_read_on_the_scale_its_source_shows(
    ratings: list[float], rating: float, happy: float
) -> None:
    scale = scales_of([("reviews.csv", one) for one in ratings])["reviews.csv"]
    assert scale.share_of(rating) == happy


def test_each_source_has_a_scale_of_its_own() -> None:
    scales = scales_of([("stars.csv", 5), ("nps.csv", 9), ("stars.csv", 1)])
    assert {source: str(scale) for source, scale in scales.items()} == {"stars.csv": "1-5", "nps.csv": "0-10"}


@pytest.mark.parametrize("ratings", [[-1, 1], [0, 1], [1], [250, 3]])
def test_where_the_scale_cannot_be_told_nothing_is_told_of_the_rating(ratings: list[float]) -> None:
    assert scales_of([("a.csv", one) for one in ratings]) == {}
