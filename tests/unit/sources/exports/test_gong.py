"""Gong's calls and transcripts, in every form they come in."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.speech import Account, Deal, DealStatus, Money, Role, Seller
from tests.unit.sources.exports.conftest import Tell

ID = "78213456789012345671"


def call(**more: Any) -> dict[str, Any]:
    meta = {
        "id": ID,
        "title": "Harbour Foods: demo",
        "started": "2026-03-04T10:00:00+01:00",
        "primaryUserId": "u1",
        "scope": "External",
        **more.pop("meta", {}),
    }
    parties = [
        {
            "speakerId": "301",
            "userId": "u1",
            "name": "Ben Ode",
            "emailAddress": "Ben@Maker.example",
            "affiliation": "Internal",
        },
        {"speakerId": "302", "name": "Ana Roth", "affiliation": "External"},
        {"speakerId": "303", "name": "Visitor", "affiliation": "Unknown"},
        {"speakerId": "", "name": "Nobody", "affiliation": "Unknown"},
    ]
    return {"metaData": meta, "parties": parties, **more}


def transcript(*said: tuple[str, int, str], id_: object = ID) -> dict[str, Any]:
    return {
        "callId": id_,
        "transcript": [
            {
                "speakerId": speaker,
                "topic": None,
                "sentences": [{"start": at, "end": at + 900, "text": words}],
            }
            for speaker, at, words in said
        ],
    }


TALK = transcript(
    ("301", 500, "Good morning."),
    ("302", 2000, "The export stops."),
    ("302", 3500, "Every single day."),
    ("303", 9000, "Indeed."),
)
CONTEXT = [
    {
        "system": "Salesforce",
        "objects": [
            {
                "objectType": "Account",
                "objectId": "0015g00000AbCdEAAX",
                "fields": [
                    {"name": "Name", "value": "Harbour Foods"},
                    {"name": "Website", "value": "https://www.harbour.example/"},
                    {"name": "Employees", "value": 40},
                ],
            },
            {
                "objectType": "Opportunity",
                "objectId": "0065g00000AbCdEAAX",
                "fields": [
                    {"name": "Name", "value": "Harbour 40 seats"},
                    {"name": "StageName", "value": "Closed Lost"},
                    {"name": "Amount", "value": 12500.5},
                    {"name": "CloseDate", "value": "2026-04-30"},
                ],
            },
        ],
    }
]


def test_sentences_join_their_speakers_and_adjacent_ones_make_one_turn(tell: Tell) -> None:
    told = tell({"calls": [call()], "callTranscripts": [TALK]})
    assert told.kind == "gong"
    assert [(turn.speaker.name, turn.speaker.role, turn.text, turn.seconds) for turn in told.turns] == [
        ("Ben Ode", Role.SELLER, "Good morning.", 0.5),
        ("Ana Roth", Role.CUSTOMER, "The export stops. Every single day.", 2.0),
        ("Visitor", Role.UNKNOWN, "Indeed.", 9.0),
    ]
    assert told.only.key == f"gong:{ID}"
    assert told.only.at == datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert (told.only.title, told.only.seller) == ("Harbour Foods: demo", "Ben Ode")


@pytest.mark.parametrize(
    ("calls", "words"),
    [
        ("metadata.json", "transcript.json"),
        ("calls.json", "transcripts.json"),
        ("acme_calls_may.json", "acme_transcripts_may.json"),
        ("Metadata.json", "Transcript.json"),
        ("77.json", "77-transcript.json"),
    ],
)
def test_a_pair_of_files_is_one_call_and_the_description_adds_what_it_knows(
    tell: Tell, calls: str, words: str
) -> None:
    described = {"payload": call(context=CONTEXT)}
    tell(described, calls)
    spoken = tell({"payload": TALK}, words)
    assert spoken.only.account == "Harbour Foods"
    assert spoken.turns[1].speaker.role is Role.CUSTOMER
    alone = tell(described, calls)
    assert (alone.conversations, alone.refused, alone.noted) == ([], {}, [])
    assert alone.rows == [1]
    assert set(alone.facts) == set(spoken.facts)


def test_words_without_a_description_are_by_unknown_speakers_told_apart(tell: Tell) -> None:
    told = tell([TALK], "lonely-transcripts.json")
    assert [turn.speaker.name for turn in told.turns] == ["Speaker 1", "Speaker 2", "Speaker 3"]
    assert {turn.speaker.role for turn in told.turns} == {Role.UNKNOWN}
    assert told.only.key == f"gong:{ID}"


def test_a_description_whose_words_are_nowhere_says_so(tell: Tell) -> None:
    silent = {**call(), "parties": []}
    assert "its words are in no file beside this one" in tell({"calls": [silent]}, "calls.json").refused[1]


def test_an_id_written_as_a_number_keeps_all_its_digits(tell: Tell) -> None:
    described = call(meta={"id": int(ID)})
    told = tell({"calls": [described], "callTranscripts": [transcript(("302", 0, "Yes."), id_=int(ID))]})
    assert told.only.key == f"gong:{ID}"
    assert told.turns[0].speaker.name == "Ana Roth"


@pytest.mark.parametrize("started", [1772614800, 1772614800000, "1772614800000", "2026-03-04T09:00:00"])
def test_a_start_is_read_in_seconds_milliseconds_or_as_iso_without_a_zone(
    tell: Tell, started: object
) -> None:
    told = tell({"calls": [call(meta={"started": started})], "callTranscripts": [TALK]})
    assert told.only.at == datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_a_start_that_is_no_time_is_noted(tell: Tell) -> None:
    told = tell({"calls": [call(meta={"started": "soon"})], "callTranscripts": [TALK]})
    assert told.only.at is None
    assert told.noted == ["the date 'soon' cannot be read"]


@pytest.mark.parametrize("context", [CONTEXT, CONTEXT[0]])
def test_the_context_tells_account_and_deal_even_where_it_is_no_list(tell: Tell, context: object) -> None:
    told = tell({"calls": [call(context=context)], "callTranscripts": [TALK]})
    assert (told.only.account, told.only.deal) == ("Harbour Foods", "Harbour 40 seats")
    assert (
        Account(
            key="0015g00000AbCdEAAX",
            name="Harbour Foods",
            domains=("harbour.example",),
            system="salesforce",
            through="gong",
        )
        in told.facts
    )
    assert Seller(key="", name="Ben Ode", email="ben@maker.example", through="gong") in told.facts
    assert (
        Deal(
            key="0065g00000AbCdEAAX",
            name="Harbour 40 seats",
            account="Harbour Foods",
            status=DealStatus.LOST,
            amount=Money(12_500_500, ""),
            closed=date(2026, 4, 30),
            stage="Closed Lost",
            system="salesforce",
            through="gong",
        )
        in told.facts
    )


def test_an_amount_of_a_deal_that_cannot_be_read_is_noted(tell: Tell) -> None:
    fields = [{"name": "Name", "value": "Harbour"}, {"name": "Amount", "value": "about 10k"}]
    context = [{"objects": [{"objectType": "Deal", "objectId": "d1", "fields": fields}]}]
    told = tell({"calls": [call(context=context)], "callTranscripts": [TALK]})
    assert told.noted == ["the amount 'about 10k' cannot be read"]


def test_of_what_calls_say_about_a_deal_the_latest_holds_for_all(tell: Tell) -> None:
    def with_stage(id_: str, started: str, stage: str) -> dict[str, Any]:
        fields = [{"name": "Name", "value": "Harbour 40 seats"}, {"name": "StageName", "value": stage}]
        objects = [{"objectType": "Deal", "objectId": "d1", "fields": fields}]
        return call(meta={"id": id_, "started": started}, context=[{"objects": objects}])

    calls = [with_stage("2", "2026-05-01", "Closed Won"), with_stage("1", "2026-03-01", "Discovery")]
    told = tell({"calls": calls}, "calls.json")
    assert [fact.status for fact in told.facts if isinstance(fact, Deal)] == [DealStatus.WON] * 2


@pytest.mark.parametrize("scope", ["Internal", "internal"])
def test_everybody_in_an_internal_call_is_of_our_own(tell: Tell, scope: str) -> None:
    told = tell({"calls": [call(meta={"scope": scope})], "callTranscripts": [TALK]})
    assert {turn.speaker.role for turn in told.turns} == {Role.SELLER}


def test_calls_that_hold_their_transcript_and_lines_of_calls_are_read(tell: Tell) -> None:
    lines = "\n".join(json.dumps(call(meta={"id": id_}, transcript=TALK["transcript"])) for id_ in ("1", "2"))
    told = tell(lines, "calls.jsonl")
    assert [one.key for one in told.conversations] == ["gong:1", "gong:2"]


def test_a_call_in_which_nothing_is_said_is_refused_and_the_next_is_read(tell: Tell) -> None:
    told = tell({"callTranscripts": [transcript(id_="1"), TALK, 7]})
    assert told.refused == {1: "holds no words", 5: "is no JSON object"}
    assert len(told.turns) == 3


def test_transcripts_before_calls_and_beyond_the_head_are_joined(tell: Tell) -> None:
    many = [transcript(("302", 0, "word " * 400), id_=str(n)) for n in range(60)]
    calls = [call(meta={"id": str(n)}) for n in range(60)]
    for payload in ({"callTranscripts": many, "calls": calls}, {"calls": calls, "callTranscripts": many}):
        told = tell(payload)
        assert [turn.speaker.name for turn in told.turns] == ["Ana Roth"] * 60


def test_two_answers_put_into_one_file_are_joined_wherever_each_stands(tell: Tell) -> None:
    told = tell({"described": {"calls": [call()]}, "said": {"callTranscripts": [TALK]}})
    assert [turn.speaker.name for turn in told.turns] == ["Ben Ode", "Ana Roth", "Visitor"]


def test_a_file_that_is_cut_short_says_so_in_words(tell: Tell, tmp_path: Path) -> None:
    whole = json.dumps({"calls": [call()], "callTranscripts": [TALK]})
    with pytest.raises(UnreadableSource, match="cut short"):
        tell(whole[:-40])
