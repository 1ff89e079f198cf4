"""Launches as their events tell them, made for tests."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from groundswell.engine.spectrum.values import Did, Event, Part, Who

BEGUN = date(2026, 3, 2)
DAY = BEGUN + timedelta(days=60)
AFTER = DAY + timedelta(days=90)
CONCERNS, CHANGES, SELLERS = ("C-1", "C-2", "C-3"), ("CH-1", "CH-2"), ("ann", "bo")


def on(day: int, did: Did, who: Who | None = None, about: str = "", **more: str | float) -> Event:
    """So many days after the launch began."""
    of, value = str(more.get("of", "")), float(more.get("value", 1.0))
    return Event(day=BEGUN + timedelta(days=day), did=did, who=who, about=about, of=of, value=value)


KEPT = [on(-30, Did.KEPT, about=part.value) for part in Part]
# All did all, in time, beginning with what the field said.
MARRIAGE: Sequence[Event] = [
    *KEPT,
    on(-20, Did.RECURRED, about="C-1"),
    on(-10, Did.BROUGHT, Who.SALES, "C-1"),
    on(-5, Did.CHANGED, Who.PRODUCT, "CH-1"),
    on(-5, Did.ADDRESSED, Who.PRODUCT, "CH-1", of="C-1"),
    on(0, Did.BEGAN, Who.MARKETING),
    on(0, Did.TIED, Who.MARKETING, "C-1", value=12.0),
    on(5, Did.WORDED, Who.MARKETING),
    on(6, Did.WORDED, Who.SALES),
    on(10, Did.SIGNED, Who.SALES),
    on(10, Did.SIGNED, Who.MARKETING),
    on(10, Did.SIGNED, Who.PRODUCT),
    on(15, Did.DRAFTED, Who.AGENCY, "D-1"),
    on(17, Did.COMMENTED, Who.SALES, "D-1"),
    on(20, Did.APPROVED, Who.MARKETING, "D-1"),
    on(20, Did.ANSWERED, about="C-1"),
    on(20, Did.UNASKED, value=0.0),
    on(30, Did.PRESENTED, Who.AGENCY),
    on(30, Did.PRESENTED, Who.MARKETING),
    on(30, Did.PRESENTED, Who.SALES),
    on(31, Did.DECIDED, Who.EXECUTIVES),
    on(35, Did.TOLD, Who.MARKETING),
    on(36, Did.CONCERNED, about="ann"),
    on(40, Did.READY, Who.SALES, "ann"),
    on(41, Did.NUMBERED, Who.EXECUTIVES),
    on(60, Did.LAUNCHED),
    on(120, Did.ADOPTED, value=1.0),
    on(140, Did.ATTAINED, value=1.1),
    on(150, Did.FADED, about="C-1", value=1.0),
]
# Product builds, marketing and the agency write, executives nod, sales learns of it after the day.
USUAL: Sequence[Event] = [
    *KEPT,
    on(-30, Did.CHANGED, Who.PRODUCT, "CH-1"),
    on(0, Did.BEGAN, Who.MARKETING),
    on(3, Did.WORDED, Who.MARKETING),
    on(12, Did.DRAFTED, Who.AGENCY, "D-1"),
    on(20, Did.APPROVED, Who.MARKETING, "D-1"),
    on(20, Did.UNASKED, value=0.8),
    on(25, Did.PRESENTED, Who.AGENCY),
    on(25, Did.PRESENTED, Who.MARKETING),
    on(26, Did.DECIDED, Who.EXECUTIVES),
    on(60, Did.LAUNCHED),
    on(63, Did.TOLD, Who.MARKETING),
    on(64, Did.SIGNED, Who.SALES),
    on(65, Did.NUMBERED, Who.EXECUTIVES),
    on(150, Did.ATTAINED, value=0.4),
]

# What can only help: the sooner, the better, and better than not at all.
_HELPS = (
    *((Did.RECURRED, None, concern, "") for concern in CONCERNS),
    *((Did.BROUGHT, Who.SALES, concern, "") for concern in CONCERNS),
    *((Did.ADDRESSED, Who.PRODUCT, "CH-1", concern) for concern in CONCERNS),
    *((Did.SIGNED, who, "", "") for who in (Who.SALES, Who.MARKETING, Who.PRODUCT)),
    *((Did.PRESENTED, who, "", "") for who in (Who.SALES, Who.MARKETING)),
    *((Did.READY, Who.SALES, seller, "") for seller in SELLERS),
)
_FRAME = (
    *((Did.TIED, Who.MARKETING, concern, "") for concern in CONCERNS),
    *((Did.CHANGED, Who.PRODUCT, change, "") for change in CHANGES),
    *((Did.CONCERNED, None, seller, "") for seller in SELLERS),
    *((Did.ANSWERED, None, concern, "") for concern in CONCERNS),
    *((Did.KEPT, None, part.value, "") for part in Part),
    (Did.WORDED, Who.MARKETING, "", ""),
    (Did.DRAFTED, Who.AGENCY, "D-1", ""),
    (Did.APPROVED, Who.MARKETING, "D-1", ""),
    (Did.DECIDED, Who.EXECUTIVES, "", ""),
    (Did.UNASKED, None, "", ""),
    (Did.ATTAINED, None, "", ""),
    (Did.TOLD, Who.MARKETING, "", ""),
)


def _events(kinds: Sequence[tuple[Did, Who | None, str, str]]) -> st.SearchStrategy[Event]:
    return st.builds(
        lambda kind, day, value: on(day, kind[0], kind[1], kind[2], of=kind[3], value=value),
        st.sampled_from(kinds),
        st.integers(-40, 80),
        st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    )


helpful = _events(_HELPS)
# A launch that begins, with a day, of which anything may be told.
histories = st.lists(_events([*_HELPS, *_FRAME]), max_size=25).map(
    lambda events: [on(0, Did.BEGAN, Who.MARKETING), on(60, Did.LAUNCHED), *events]
)
