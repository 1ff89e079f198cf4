"""Whole fields for the tests of the report, made by the survey itself."""

from dataclasses import replace

from groundswell.engine.survey.counting import Label
from groundswell.engine.survey.values import Field, FileCount, Refusal
from groundswell.speech import Deal, DealStatus, Kind, Money, Voice
from tests.unit.engine.survey_values import heard, surveyed

TEXTS = ("The export is too slow", "No single sign-on", "Why is it per seat?", "I love the map")
KINDS = (Kind.FRUSTRATION, Kind.REQUEST, Kind.OBJECTION, Kind.PRAISE)
VOICES = (Voice.SPOKEN, Voice.SPOKEN, Voice.REPORTED, Voice.UNKNOWN)


def a_field(verbatims: int = 60, concerns: int = 4) -> Field:
    """So many verbatims in so many concerns of two themes, one more heard once, and two refused rows."""
    evidence = [
        heard(
            n,
            text=f"{TEXTS[n % 4]}, said customer {n}",
            kind=KINDS[n % 4],
            voice=VOICES[n // 4 % 4],
            account=f"Account {n % 9}",
            seller=f"Seller {n % 3}",
            said_by=f"Person {n}",
            seconds=61.5 * n,
            central=n / (verbatims + 1),
        )
        for n in range(1, verbatims + 1)
    ]
    once = heard(verbatims + 1, text="Do you ship to Iceland?")
    field = surveyed(
        [*evidence, once],
        {n: n % concerns + 1 for n in range(1, verbatims + 1)},
        labels={n: Label(id=n, theme=n % 2 + 1, merged_ids=(n + 100,)) for n in range(1, concerns + 1)},
        deals=[
            Deal(
                key="1",
                name="Big",
                account="Account 1",
                status=DealStatus.OPEN,
                amount=Money(125_000_50, "EUR"),
            ),
            Deal(
                key="2",
                name="Yen",
                account="Account 1",
                status=DealStatus.OPEN,
                amount=Money(900_000, "JPY"),
            ),
            Deal(key="3", name="Old", account="Account 2", status=DealStatus.OPEN),
        ],
    )
    return replace(
        field,
        files=(
            FileCount(source="a.csv", kind="csv", rows=70, taken=66, duplicates=2, refused=2),
            FileCount(
                source="b.pdf", kind="", rows=0, taken=0, duplicates=0, refused=0, error="This is a PDF."
            ),
        ),
        refused=(
            Refusal(source="a.csv", row=3, reason="the text is empty"),
            Refusal(source="a.csv", row=4, reason="the date cannot be read", taken=True),
        ),
    )
