"""The slides of a presentation, of what was gathered for it."""

import pytest

from groundswell.street.deck import Edits, deck_of
from groundswell.street.evidence import Covered, Evidence


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ((), "claims nobody asked for"),
        (("A.",), "claim nobody asked for"),
        (("A.", "B."), "claims nobody asked for"),
    ],
)
def test_a_slide_says_one_claim_and_several_claims(claims: tuple[str, ...], told: str) -> None:
    evidence = Evidence(launch=1, name="Offline", as_of="", covered=Covered(unasked=claims))
    figures = [one for slide in deck_of(evidence, Edits(), {}).slides for one in slide.figures]
    assert [(one.value, one.label) for one in figures if one.evidence == "unasked"] == [
        (str(len(claims)), told)
    ]
