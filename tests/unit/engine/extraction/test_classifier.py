"""The sum of weights, however it is packed."""

import math

from groundswell.engine.extraction.classifier import KINDS, classifier_from
from groundswell.engine.extraction.features import feature_of, features_of, name_of
from groundswell.speech import Kind


def test_packed_weights_add_up_lane_by_lane_whatever_their_signs() -> None:
    made = classifier_from(
        {
            "bias": [0.5, 0.0, 0.0, 0.0, 0.0, 0.0],
            "weights": {
                "BROKEN": [-2.25, -1.0, 3.5, -4.0, 0.0, -0.001],
                "topic:0": [0.75, 0.0, -0.5, 0.0, -7.0, 0.0],
            },
        }
    )
    judged = made.judge(["broken"], prior=0.25, kind_from=0.0)
    of_kinds = [math.exp(score) for score in (-1.0, 3.0, -4.0, -7.0, -0.001)]
    assert math.isclose(judged.carries, 1 / (1 + math.exp(-(0.5 + 0.25 - 2.25 + 0.75))))
    assert judged.kind is Kind.FRUSTRATION
    assert math.isclose(judged.share, of_kinds[KINDS.index(Kind.FRUSTRATION)] / sum(of_kinds))


def test_a_feature_is_read_back_from_its_name() -> None:
    found = features_of("why does your app keep losing 3 of our orders ?".split())
    assert {feature_of(name_of(feature)) for feature in found} == found
    assert {("&", "BROKEN", "KEEP"), ("KEEP", "BROKEN"), "w:app", "PRODUCT"} <= found
