"""Small worlds for the tests of the survey: each sets only what matters."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from groundswell.engine.survey.background import Held
from groundswell.engine.survey.counting import Label
from groundswell.engine.survey.survey import survey
from groundswell.engine.survey.values import Evidence, Field
from groundswell.speech import Channel, Deal, Kind, Voice

START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def held(number: int, **more: object) -> Held:
    given = {"at": day(number), "account": "", "seller": "", "deal": "", "source": "a.csv", "channel": "call"}
    return Held(id=number, **(given | more))  # type: ignore[arg-type]


def heard(number: int, text: str = "It is too slow", **more: object) -> Evidence:
    given = {
        "text": text,
        "kind": Kind.OBJECTION,
        "confidence": 0.9,
        "voice": Voice.SPOKEN,
        "language": "en",
        "conversation": number,
        "channel": Channel.CALL,
        "title": "",
        "source": "a.csv",
        "row": number,
        "turn": text,
        "start": 0,
        "end": len(text),
        "seconds": None,
        "said_by": "",
        "account": "",
        "seller": "",
        "deal": "",
        "at": day(number),
        "score": 0.5,
        "central": 0.5,
    }
    return Evidence(id=number, **(given | more))  # type: ignore[arg-type]


def surveyed(
    evidence: Sequence[Evidence],
    concern_of: dict[int, int],
    conversations: Sequence[Held] = (),
    labels: dict[int, Label] | None = None,
    deals: Sequence[Deal] = (),
    as_of: datetime | None = None,
    since: datetime | None = None,
    zone: tzinfo = UTC,
    set_phrases: Mapping[int, int] | None = None,
    heard_phrases: Collection[int] = (),
) -> Field:
    """A field; where no conversations are given, those that the evidence stands in were held."""
    own = {
        one.conversation: Held(
            id=one.conversation,
            at=one.at,
            account=one.account,
            seller=one.seller,
            deal=one.deal,
            source=one.source,
            channel=one.channel,
        )
        for one in evidence
    }
    return survey(
        heard=evidence,
        concern_of=concern_of,
        set_phrases=set_phrases or {},
        heard_phrases=heard_phrases,
        labels=labels or {},
        held=list(conversations) or list(own.values()),
        accounts=[],
        deals=deals,
        files=[],
        refused=[],
        as_of=as_of,
        since=since,
        zone=zone,
    )
