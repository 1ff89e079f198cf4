"""No part is raised by clicking a box that stands for nothing."""

import pytest

from groundswell.engine.spectrum.values import Part
from groundswell.people.roles import Role
from tests.unit.street.test_deciding import claim_and_sign
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, member
from tests.worlds.talk import day


@pytest.fixture
def launch(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return begun(concern_with(INVOICES[0]))


def low(launch: int, part: Part) -> float:
    from groundswell.launch.queries import one
    from groundswell.results.queries import on_the_spectrum

    told = on_the_spectrum(member(), one(member(), launch), AT)
    return next(value.low for value in told.place.parts if value.part is part)


def test_a_signature_without_having_opened_the_evidence_is_none(launch: int) -> None:
    from groundswell.message.errors import EvidenceNotShown
    from groundswell.message.models import Side
    from groundswell.message.services.signing import sign

    sales = member(Role.SALES_LEAD)
    for made_up in ("", "0" * 64):
        with pytest.raises(EvidenceNotShown):
            sign(sales, launch, Side.SALES, made_up, AT)
    assert low(launch, Part.AGREED) == 0
    claim_and_sign(launch)
    assert low(launch, Part.AGREED) == pytest.approx(1 / 3)


def test_a_signature_on_what_stands_no_more_counts_as_not_done(launch: int) -> None:
    from groundswell.message.services.claims import add_claim

    claim_and_sign(launch)
    add_claim(member(), launch, "And nobody types it again.", AT)
    assert low(launch, Part.AGREED) == 0


def test_nobody_says_for_another_side_that_it_presented(launch: int) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.street.sides import Presents, presented

    with pytest.raises(ImpossibleCorrection, match="Each side says so for itself"):
        presented(member(Role.PRODUCT), launch, Presents.SALES, AT)
    assert low(launch, Part.DECIDED) == 0
