"""A meeting as calendars take it (RFC 5545)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress

from groundswell.field import models

_NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f]"
)  # what a calendar has no place for, and others refuse it for


def calendar_of(
    meeting: models.Meeting,
    agenda: Sequence[str],
    *,
    made_at: datetime,
    organiser: str = "",
    invited: Sequence[str] = (),
    href: str = "",
) -> bytes:
    """To be looked at; with an organiser, who sends it and to whom answers go, an invitation or the end of
    one. It is known again by its id, and the highest number of changes counts."""
    calendar = Calendar()
    calendar.add("prodid", "-//Groundswell//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method_of(meeting) if organiser else "PUBLISH")
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@groundswell")
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", meeting.at.astimezone(UTC))
    event.add("dtend", (meeting.at + timedelta(minutes=meeting.minutes)).astimezone(UTC))
    event.add("summary", _plain(meeting.title))
    event.add("sequence", meeting.changes)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if meeting.place:
        event.add("location", _plain(meeting.place))
    points = [f"{number}. {concern}" for number, concern in enumerate(agenda, 1)]
    event.add("description", _plain("\n".join([*points, *filter(None, [href])])))
    if href:
        event.add("url", href)
    if organiser:
        event.add("organizer", vCalAddress(f"mailto:{organiser}"))
    for address in invited:
        event.add("attendee", vCalAddress(f"mailto:{address}"))
    calendar.add_component(event)
    return calendar.to_ical()


def _plain(text: str) -> str:
    return _NO_TEXT.sub("", text)


def method_of(meeting: models.Meeting) -> str:
    """What a calendar is to do with it, in its own words (RFC 5546)."""
    return "CANCEL" if meeting.cancelled else "REQUEST"
