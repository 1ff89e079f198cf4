"""Executives decide on what they saw; it is frozen, and no gate is passed but by their name and reason."""

import json
from typing import Any

import pytest
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide as Page

from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from tests.unit.launch.test_acts import undo
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table
from tests.worlds.launching import AT, begun, change_for, member
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch(heard: None) -> int:
    """Of tier 3: it is asked for a concern and for the signature of sales."""
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return begun(concern_with(INVOICES[0]), concern_with(OFFLINE[0]), name="Line 4", tier=3)


def claim_and_sign(launch: int, sentence: str = "Every invoice leaves the house once.") -> None:
    from groundswell.message.models import Claim, Side
    from groundswell.message.queries import message_for
    from groundswell.message.services.signing import note_evidence_shown, sign

    sales = member(Role.SALES_LEAD)
    Claim.objects.create(launch_id=launch, sentence=sentence, place=1, removed=False)
    shown = note_evidence_shown(sales, message_for(sales, launch), [], AT)
    sign(sales, launch, Side.SALES, shown, AT)


def decide(launch: int, what: str = "go", because: str = "It is what they ask for", **more):
    from groundswell.street.deciding import decide as decided
    from groundswell.street.models import What
    from groundswell.street.queries import presentation_of

    executive = member(Role.EXECUTIVE)
    seen = more.pop("seen", None) or presentation_of(executive, launch).seen
    return decided(executive, launch, What(what), because, AT, seen=seen, **more)


def words_on(page: Page) -> str:
    """All that stands on a slide of a file, a paragraph a line."""
    return "\n".join(shape.text_frame.text for shape in page.shapes if isinstance(shape, Shape))


def test_no_launch_goes_without_the_signature_of_sales(launch: int) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.street.models import Decision

    with pytest.raises(ImpossibleCorrection, match="sales signed"):
        decide(launch)
    assert not Decision.objects.exists()
    claim_and_sign(launch)
    decide(launch)
    assert Decision.objects.get().what == "go"


def test_not_yet_and_no_pass_nothing_and_need_no_gate(launch: int) -> None:
    decide(launch, "not yet")
    decide(launch, "no")


def test_a_gate_is_overridden_by_an_executives_name_and_reason_which_stay_when_it_is_undone(
    launch: int,
) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.launch.stages import Gate
    from groundswell.street.deciding import override
    from groundswell.street.queries import overrides_of

    executive = member(Role.EXECUTIVE)
    for nobody in set(Role) - {Role.EXECUTIVE}:
        with pytest.raises(NotForYou):
            override(member(nobody), launch, Gate.SALES_SIGNED, "in a hurry", AT)
    with pytest.raises(ImpossibleCorrection):
        override(executive, launch, Gate.SALES_SIGNED, " ", AT)
    entry = override(executive, launch, Gate.SALES_SIGNED, "The fair is on Monday", AT)
    decide(launch)
    undo(entry.pk, Role.EXECUTIVE)
    with pytest.raises(ImpossibleCorrection, match="sales signed"):
        decide(launch)
    (told,) = overrides_of(executive, launch)
    assert (told.because, told.by, told.in_force) == ("The fair is on Monday", "The executive", False)


def test_what_is_asked_before_a_decision_follows_the_policy_and_an_override_stays_to_be_seen(
    launch: int,
) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.launch.gating import change
    from groundswell.launch.stages import NONE, Gate
    from groundswell.people.viewer import OPERATOR
    from groundswell.street.deciding import override
    from groundswell.street.queries import overrides_of

    executive = member(Role.EXECUTIVE)
    with pytest.raises(ImpossibleCorrection, match="not asked for that"):
        override(executive, launch, Gate.CHANGE_TIED, "in a hurry", AT)
    asked = change(OPERATOR, {Gate.CHANGE_TIED: 3}, AT)
    claim_and_sign(launch)
    with pytest.raises(ImpossibleCorrection, match="a change is tied"):
        decide(launch)
    override(executive, launch, Gate.CHANGE_TIED, "It is a price list", AT)
    undo(asked.pk, Role.ADMINISTRATOR)
    (told,) = overrides_of(executive, launch)
    assert (told.gate, told.because, told.in_force) == (Gate.CHANGE_TIED, "It is a price list", True)
    change(OPERATOR, {Gate.SALES_SIGNED: NONE}, AT)
    decide(launch)


def test_what_was_decided_on_stays_when_the_field_does_not(launch: int, tmp_path) -> None:
    from groundswell.field.reading.upkeep import refresh
    from groundswell.street.evidence import facts
    from groundswell.street.queries import decision_of, presentation_of

    executive = member(Role.EXECUTIVE)
    claim_and_sign(launch)
    decide(launch)
    then = decision_of(executive, launch)
    assert then is not None
    more = [(f"{words} again", f"Account {i}") for i, words in enumerate(INVOICES)]
    listen_to(write_table(tmp_path / "more.csv", feedback([words for words, _ in more])))
    refresh(day(28))
    now = presentation_of(executive, launch)
    stands = decision_of(executive, launch)
    assert stands is not None
    assert facts(now.evidence) != facts(stands.evidence)
    assert stands.evidence == then.evidence
    assert stands.holds


def test_every_figure_of_the_slides_and_of_the_file_is_in_the_frozen_evidence(launch: int) -> None:
    import io

    from pptx import Presentation as Opened
    from pptx.shapes.graphfrm import GraphicFrame

    from groundswell.street.deck import shown
    from groundswell.street.evidence import Deals, facts
    from groundswell.street.pptx import pptx_of
    from groundswell.street.queries import decision_of

    claim_and_sign(launch)
    decide(launch)
    decided = decision_of(member(Role.EXECUTIVE), launch)
    assert decided is not None
    known = facts(decided.evidence)
    figures = [figure for slide in decided.deck.slides for figure in slide.figures]
    assert figures
    for figure in figures:
        fact = known[figure.evidence]
        assert figure.value == shown(Deals(count=int(fact.value), amount=fact.amount)), figure.label
    for slide in decided.deck.slides:
        if slide.chart and slide.chart.evidence.endswith(".months"):
            told = [int(count) for count in str(known[slide.chart.evidence].value).split(", ")]
            assert [int(value) for value in slide.chart.series[0].values if value] == told
    pages = list(Opened(io.BytesIO(pptx_of(decided.deck))).slides)
    for slide, page in zip(decided.deck.slides, pages[1:], strict=True):
        assert all(figure.value in words_on(page).splitlines() for figure in slide.figures)
        drawn: list[Any] = [one for one in page.shapes if isinstance(one, GraphicFrame) and one.has_chart]
        values = [tuple(series.values) for one in drawn for series in one.chart.plots[0].series]
        assert values == [series.values for series in slide.chart.series] if slide.chart else not values


def test_no_words_of_customers_are_frozen_and_what_is_erased_is_quoted_no_more(launch: int) -> None:
    from groundswell.field.models import Turn
    from groundswell.street.models import Decision
    from groundswell.street.queries import decision_of

    claim_and_sign(launch)
    decide(launch)
    row, executive = Decision.objects.get(), member(Role.EXECUTIVE)
    quoted = [q for s in json.loads(row.deck)["slides"] for q in s["quotes"]]
    assert quoted
    assert {(q["words"], q["who"]) for q in quoted} == {("", "")}
    before = decision_of(executive, launch)
    assert before is not None
    words = [q.words for s in before.deck.slides for q in s.quotes]
    assert len(words) == len(quoted)
    assert not any(said in row.deck + row.evidence for said in words)
    Turn.objects.filter(verbatims=quoted[0]["verbatim"]).delete()
    after = decision_of(executive, launch)
    assert after is not None
    assert words[0] not in [q.words for s in after.deck.slides for q in s.quotes]


def test_who_decides_decides_on_what_they_saw(launch: int) -> None:
    from groundswell.street.errors import PresentationChangedMeanwhile
    from groundswell.street.queries import presentation_of

    claim_and_sign(launch)
    seen = presentation_of(member(Role.EXECUTIVE), launch).seen
    begun_later = change_for([concern_with(PRICE[0])])
    from groundswell.launch.services import tie_changes

    tie_changes(launch, [begun_later], member(), AT)
    with pytest.raises(PresentationChangedMeanwhile):
        decide(launch, seen=seen)


def test_conditions_are_owed_until_they_are_met(launch: int) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.street.deciding import Asked, tick
    from groundswell.street.queries import conditions_owed

    claim_and_sign(launch)
    product = member(Role.PRODUCT)
    with pytest.raises(ImpossibleCorrection):
        decide(launch, "go with conditions")
    entry = decide(
        launch, "go with conditions", conditions=[Asked(what="Prices are out", owner=product.user)]
    )
    (owed,) = conditions_owed(product)
    ticked = tick(product, launch, owed.id, AT, done=True)
    assert conditions_owed(product) == []
    undo(ticked.pk, Role.PRODUCT)
    assert [one.what for one in conditions_owed(product)] == ["Prices are out"]
    undo(entry.pk, Role.EXECUTIVE)
    assert conditions_owed(product) == []
    with pytest.raises(NotForYou):
        tick(product, launch, owed.id, AT, done=True)


def test_a_launch_waits_for_its_decision_from_when_it_is_presented_until_somebody_decides(
    launch: int,
) -> None:
    from groundswell.street.presenting import present
    from groundswell.street.queries import waiting_for_decision

    executive = member(Role.EXECUTIVE)
    assert waiting_for_decision(executive) == []
    present(member(), launch, AT)
    assert [one.id for one in waiting_for_decision(executive)] == [launch]
    entry = decide(launch, "not yet")
    assert waiting_for_decision(executive) == []
    undo(entry.pk, Role.EXECUTIVE)
    assert [one.id for one in waiting_for_decision(executive)] == [launch]


def test_what_people_write_for_it_is_shown_and_taken_back(launch: int) -> None:
    from groundswell.street.deck import Edit
    from groundswell.street.errors import PresentationChangedMeanwhile
    from groundswell.street.presenting import Wanted, change
    from groundswell.street.queries import presentation_of

    before = presentation_of(member(), launch)
    wanted = Wanted(
        subtitle="For the board",
        numbers=[("new accounts", "40")],
        slides={"heard": Edit(title="They keep saying it", notes="Slowly")},
    )
    entry = change(member(), launch, wanted, AT, seen=before.version)
    with pytest.raises(PresentationChangedMeanwhile):
        change(member(), launch, Wanted(), AT, seen=before.version)
    shown = presentation_of(member(), launch)
    assert (shown.deck.subtitle, shown.deck.slides[0].title) == ("For the board", "They keep saying it")
    assert shown.deck.slides[-1].figures[0].value == "40"
    undo(entry.pk, Role.MARKETING)
    assert presentation_of(member(), launch).deck == before.deck


def test_the_evidence_of_more_concerns_takes_no_more_queries(launch: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from groundswell.launch.services import tie_concerns
    from groundswell.street.queries import presentation_of

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            presentation_of(member(), launch)
        return len(queries)

    before = asked()
    tie_concerns(launch, [concern_with(PRICE[0])], member(), AT)
    assert asked() == before
