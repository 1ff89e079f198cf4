"""Recordings whose turns are a JSON list, in the forms that recorders and recognisers give them."""

from typing import Any

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.speech import Channel, Role
from tests.unit.sources.exports.conftest import Tell

ASKS = "Shall we talk about the renewal?"
SAYS = "Your quote is forty percent higher."
# (id, name, words, start) of both
BOTH = ((1, "Dana Whit", ASKS, 0.5), (2, "Ana Roth", SAYS, 4.0))


def words(text: str, start: float, scale: float = 1, name: str = "word", **more: Any) -> list[dict[str, Any]]:
    return [
        {name: word, "start": (start + i * 0.4) * scale, "end": (start + i * 0.4 + 0.3) * scale, **more}
        for i, word in enumerate(text.split())
    ]


def spelt(text: str, start: float, **more: Any) -> list[dict[str, Any]]:
    """Amazon's words and marks."""
    pieces: list[dict[str, Any]] = [
        {
            "type": "pronunciation",
            "start_time": f"{start + i * 0.4:.2f}",
            "alternatives": [{"content": word}],
            **more,
        }
        for i, word in enumerate(text.rstrip("?.").split())
    ]
    return [*pieces, {"type": "punctuation", "alternatives": [{"content": text[-1]}]}]


def elements(text: str, start: float) -> list[dict[str, Any]]:
    """Rev's words, blanks and marks."""
    pieces: list[dict[str, Any]] = []
    for i, word in enumerate(text.rstrip("?.").split()):
        pieces += [{"type": "punct", "value": " "}] if i else []
        pieces.append({"type": "text", "value": word, "ts": start + i * 0.4})
    return [*pieces, {"type": "punct", "value": text[-1]}]


def two(name: str, said: str, at: str, first: object, second: object, ends: str = "") -> list[dict[str, Any]]:
    """Two turns by the names of their fields; starting at a half and at four seconds."""
    turns: list[dict[str, Any]] = [
        {name: "Dana Whit", said: ASKS, at: first},
        {name: "Ana Roth", said: SAYS, at: second},
    ]
    if ends:
        turns = [
            {**turn, ends: float(turn[at]) * 1.1 + 3 * (1000 if turn[at] > 400 else 1)} for turn in turns
        ]
    return turns


AMAZON_SEGMENTS = [
    {
        "speaker_label": f"spk_{n}",
        "items": [
            {"start_time": one["start_time"], "speaker_label": f"spk_{n}"} for one in spelt(said, start)[:-1]
        ],
    }
    for n, _, said, start in BOTH
]

NAMED: dict[str, Any] = {
    "a bare list": two("speaker", "text", "start", 0.5, 4.0, "end"),
    "milliseconds": two("speakerName", "text", "startMs", 500, 4000, "endMs"),
    "clock times": two("speaker", "content", "timestamp", "00:00:00.5", "00:00:04"),
    "German names of fields": two("sprecher", "text", "start", 0.5, 4.0),
    "Microsoft Graph": {
        "type": "Transcript",
        "entries": two("speakerDisplayName", "text", "startOffset", "00:00:00.50", "00:00:04.0"),
    },
    "tl;dv": {"meetingId": "x", "data": two("speaker", "text", "startTime", 0.5, 4.0)},
    "Otter": {
        "speech": {
            "transcripts": [
                {"transcript": ASKS, "start_offset": 8000, "end_offset": 48000, "speaker_id": 11},
                {"transcript": SAYS, "start_offset": 64000, "end_offset": 128000, "speaker_id": 12},
            ],
            "speakers": [{"id": 11, "speaker_name": "Dana Whit"}, {"id": 12, "speaker_name": "Ana Roth"}],
        }
    },
    "Rev": {
        "speakers": [{"id": 0, "name": "Dana Whit"}, {"id": 1, "name": "Ana Roth"}],
        "monologues": [
            {"speaker": 0, "elements": elements(ASKS, 0.5)},
            {"speaker": 1, "elements": elements(SAYS, 4.0)},
        ],
    },
    "Recall": [
        {
            "participant": {"id": n, "name": name},
            "words": [{"text": word, "start_timestamp": {"relative": start}} for word in said.split()],
        }
        for n, name, said, start in BOTH
    ],
    "highlights before the talk": {
        "highlights": [{"speaker": "Ana Roth", "text": SAYS, "start": 4.0}],
        "transcript": two("speaker", "text", "start", 0.5, 4.0),
    },
}

NUMBERED: dict[str, Any] = {
    "WhisperX": {
        "segments": [
            {
                "start": 0.5,
                "end": 3.1,
                "text": f" {ASKS}",
                "speaker": "SPEAKER_01",
                "words": words(ASKS, 0.5),
            },
            {"start": 4.0, "end": 8.1, "text": f" {SAYS}", "speaker": "SPEAKER_02", "words": words(SAYS, 4)},
        ]
    },
    "AssemblyAI": {
        "text": f"{ASKS} {SAYS}",
        "words": words(ASKS, 0.5, 1000, "text", speaker="1") + words(SAYS, 4, 1000, "text", speaker="2"),
        "utterances": [
            {
                "speaker": "1",
                "text": ASKS,
                "start": 500,
                "end": 2800,
                "words": words(ASKS, 0.5, 1000, "text"),
            },
            {"speaker": "2", "text": SAYS, "start": 4000, "end": 6500, "words": words(SAYS, 4, 1000, "text")},
        ],
    },
    "Deepgram, paragraphs": {
        "results": {
            "channels": [
                {
                    "alternatives": [
                        {
                            "transcript": f"{ASKS} {SAYS}",
                            "words": words(ASKS, 0.5, speaker=1),
                            "paragraphs": {
                                "paragraphs": [
                                    {"speaker": 1, "start": 0.5, "sentences": [{"text": ASKS}]},
                                    {"speaker": 2, "start": 4.0, "sentences": [{"text": SAYS}]},
                                ]
                            },
                        }
                    ]
                }
            ]
        }
    },
    "Deepgram, utterances": {
        "results": {
            "channels": [{"alternatives": [{"transcript": f"{ASKS} {SAYS}", "words": words(ASKS, 0.5)}]}],
            "utterances": [
                {"speaker": 1, "start": 0.5, "transcript": ASKS},
                {"speaker": 2, "start": 4.0, "transcript": SAYS},
            ],
        }
    },
    "Amazon, words that name their speaker": {
        "jobName": "call",
        "results": {
            "transcripts": [{"transcript": f"{ASKS} {SAYS}"}],
            "items": spelt(ASKS, 0.5, speaker_label="spk_1") + spelt(SAYS, 4, speaker_label="spk_2"),
        },
    },
    "Google": {
        "results": [
            {"alternatives": [{"transcript": ASKS, "confidence": 0.9, "words": [{"word": "Shall"}]}]},
            {
                "alternatives": [
                    {
                        "words": [{"word": one, "startTime": "0.5s", "speakerTag": 1} for one in ASKS.split()]
                        + [{"word": one, "startTime": "4s", "speakerTag": 2} for one in SAYS.split()]
                    }
                ]
            },
        ]
    },
    "Azure": {
        "recognizedPhrases": [
            {"speaker": 1, "offsetInTicks": 5000000, "nBest": [{"lexical": "shall we", "display": ASKS}]},
            {"speaker": 2, "offsetInTicks": 40000000, "nBest": [{"lexical": "your", "display": SAYS}]},
        ]
    },
    "Speechmatics": {
        "results": [
            {
                "type": "word",
                "start_time": start,
                "alternatives": [{"content": word, "speaker": f"S{n}", "confidence": 1}],
            }
            for n, _, said, start in BOTH
            for word in said.split()
        ]
    },
    "words and blanks": {
        "text": ASKS,
        "words": [
            {"text": piece, "start": start, "type": kind, "speaker_id": who}
            for who, said, start in (("speaker_1", ASKS, 0.5), ("speaker_2", SAYS, 4.0))
            for word in said.split()
            for piece, kind in ((word, "word"), (" ", "spacing"))
        ],
    },
}


@pytest.mark.parametrize("payload", NAMED.values(), ids=NAMED)
def test_turns_with_names_are_one_call(tell: Tell, payload: Any) -> None:
    told = tell(payload)
    assert (told.kind, told.only.channel) == ("turns", Channel.CALL)
    assert [(turn.speaker.name, turn.text, turn.seconds) for turn in told.turns] == [
        ("Dana Whit", ASKS, 0.5),
        ("Ana Roth", SAYS, 4.0),
    ]


@pytest.mark.parametrize("payload", NUMBERED.values(), ids=NUMBERED)
def test_voices_without_names_are_told_apart(tell: Tell, payload: Any) -> None:
    told = tell(payload)
    assert [turn.text for turn in told.only.turns] == [ASKS, SAYS]
    assert [turn.speaker.name[-1] for turn in told.turns] == ["1", "2"]
    assert [turn.seconds for turn in told.turns] == [0.5, 4.0]


def test_amazons_older_form_names_speakers_in_a_list_of_its_own(tell: Tell) -> None:
    results = {
        "transcripts": [{"transcript": f"{ASKS} {SAYS}"}],
        "speaker_labels": {"segments": AMAZON_SEGMENTS},
        "items": spelt(ASKS, 0.5) + spelt(SAYS, 4),
    }
    told = tell({"jobName": "call", "results": results})
    assert [(turn.speaker.name, turn.text) for turn in told.turns] == [
        ("Speaker 1", ASKS),
        ("Speaker 2", SAYS),
    ]


def test_segments_of_a_recogniser_are_joined_to_sentences_and_sounds_refused(tell: Tell) -> None:
    segments = [
        {"start": 0.0, "end": 2.0, "text": " Your quote is"},
        {"start": 2.0, "end": 4.0, "text": " forty percent higher."},
        {"start": 4.0, "end": 6.0, "text": " Why is that?"},
        {"start": 6.0, "end": 9.0, "text": " [BLANK_AUDIO]"},
    ]
    told = tell({"text": "Your quote is …", "segments": segments, "language": "en"})
    assert [turn.text for turn in told.turns] == [SAYS, "Why is that?"]
    assert told.refused == {3: "a sound, which nobody says"}


def fathom(**more: Any) -> dict[str, Any]:
    return {
        "title": "Rollout Linden",
        "recording_id": 5,
        "created_at": "2026-03-10T15:00:00Z",
        "recorded_by": {"name": "Dana Whit", "email": "dana@house.example"},
        "calendar_invitees": [{"name": "Ana Roth", "email": "ana@linden.example", "is_external": True}],
        "transcript": [
            {
                "speaker": {
                    "display_name": "Dana Whit",
                    "matched_calendar_invitee_email": "dana@house.example",
                },
                "text": ASKS,
                "timestamp": "00:00:03",
            },
            {"speaker": {"display_name": "Ana Roth"}, "text": SAYS, "timestamp": "00:05:06"},
        ],
        **more,
    }


def test_fathom_tells_who_is_of_which_side(tell: Tell) -> None:
    told = tell({"items": [fathom()]})
    assert (told.only.key, told.only.title, told.only.seller) == ("fathom:5", "Rollout Linden", "Dana Whit")
    assert [(turn.speaker.role, turn.speaker.email, turn.seconds) for turn in told.turns] == [
        (Role.SELLER, "dana@house.example", 3.0),
        (Role.CUSTOMER, "ana@linden.example", 306.0),
    ]


def test_what_a_model_made_of_a_call_is_named_as_not_read(tell: Tell) -> None:
    summary = {"markdown_formatted": "They talked about a price that rose a lot."}
    told = tell({"items": [fathom(default_summary=summary)] * 2})
    assert told.noted == ["fields that are not read: default_summary.markdown_formatted"]


def test_sides_are_told_by_the_lists_that_hold_the_people(tell: Tell) -> None:
    call = {
        "title": "Renewal",
        "time": "2026-03-10",
        "users": [{"personId": 0, "userEmail": "dana@house.example"}],
        "externalParticipants": [{"personId": 1, "name": "Ana Roth"}],
        "transcript": [{"text": ASKS, "start": 1, "personId": 0}, {"text": SAYS, "start": 4, "personId": 1}],
    }
    told = tell({"call": call})
    assert [turn.speaker.role for turn in told.turns] == [Role.SELLER, Role.CUSTOMER]


def test_a_date_that_cannot_be_read_is_noted_and_that_of_the_name_taken(tell: Tell) -> None:
    told = tell(
        {"date": "soon", "transcript": two("speaker", "text", "start", 1, 4)}, "2026-03-10 Linden.json"
    )
    assert told.noted == ["the date 'soon' cannot be read"]
    assert told.only.at is not None
    assert (told.only.at.date().isoformat(), told.only.title) == ("2026-03-10", "Linden")


def test_several_recordings_in_one_file_are_as_many_calls(tell: Tell) -> None:
    calls = [{"id": n, "transcript": two("speaker", "text", "start", 1, 4)} for n in range(3)]
    assert len(tell({"calls": [*calls[:1], None, *calls[1:]]}).conversations) == 3


def test_a_broken_turn_costs_itself_alone(tell: Tell) -> None:
    good = two("speaker", "text", "start", 1, 4)
    broken: list[Any] = [
        None,
        3,
        "x",
        [],
        {"speaker": {}, "text": {}, "start": []},
        {"speaker": None, "text": 5},
    ]
    told = tell([good[0], *broken, good[1]])
    assert {ASKS, SAYS} <= {turn.text for turn in told.turns}


@pytest.mark.parametrize(
    "rows",
    [
        [{"user": "Ana", "date": "2026-03-01", "text": "Great app but a slow export."}] * 2,
        [{"name": "Ana", "time": "10:15", "message": "Crashes when I open the map."}] * 2,
        [{"id": 1, "start": "2026-03-10", "end": "2026-03-12", "text": "We could not export anything."}] * 2,
        [
            {"call_id": "1", "speaker": "Ana Roth", "text": SAYS},
            {"call_id": "2", "speaker": "Bo", "text": ASKS},
        ],
    ],
    ids=["reviews", "messages by the hour", "spans of days", "turns of several calls"],
)
def test_tables_of_other_things_stay_tables(tell: Tell, rows: Any) -> None:
    assert tell(rows).kind == "jsonl"


@pytest.mark.parametrize(
    "payload",
    [
        {
            "value": [
                {"subject": "Demo", "start": {"dateTime": "2026-03-10"}, "body": {"content": "The agenda"}}
            ]
        },
        {
            "tasks": [
                {"name": "Call", "start": "2026-03-10", "end": "2026-03-11", "content": "Call Ana again"}
            ]
        },
        {"questions": [{"text": "What is the name of the thing?"}]},
    ],
    ids=["calendar", "tasks", "questions"],
)
def test_other_json_is_still_refused_in_words(tell: Tell, payload: Any) -> None:
    with pytest.raises(UnreadableSource, match="neither a list of flat objects nor an export"):
        tell(payload)


def test_a_turn_may_tell_a_side_instead_of_a_name_or_beside_one(tell: Tell) -> None:
    said = [
        {"start_time": 0.5, "text": "Linden, good afternoon.", "participant_type": "internal", "user_id": 4},
        {"start_time": 2.5, "text": "The hinge is broken again.", "participant_type": "external"},
        {"start_time": 6.5, "text": "I see.", "speaker": "Dana Whit", "role": "host"},
        {"start_time": 8.5, "text": "Mend it.", "speaker": "Ana Roth", "party": "x", "role": "customer"},
    ]
    told = tell({"transcription": {"content": {"utterances": said}}})

    assert [(turn.speaker.name, turn.speaker.role) for turn in told.turns] == [
        ("", Role.SELLER),
        ("", Role.CUSTOMER),
        ("Dana Whit", Role.UNKNOWN),
        ("Ana Roth", Role.CUSTOMER),
    ]


def test_lines_that_name_a_user_or_a_contact_tell_the_sides_of_a_call(tell: Tell) -> None:
    def line(words: str, kind: str = "transcript", **who: str | None) -> dict[str, Any]:
        return {"content": words, "time": "2026-03-04T10:00:00Z", "type": kind, **who}

    lines = [
        line(ASKS, name="Dana Whit", user_id="1", contact_id=None),
        line(SAYS, name="Ana Roth", user_id=None, contact_id="7"),
        line("negative_sentiment", "moment", name="Ana Roth", user_id=None, contact_id="7"),
    ]
    (talk,) = tell({"call_id": "5", "lines": lines}).conversations

    assert [(turn.speaker.role, turn.text) for turn in talk.turns] == [
        (Role.SELLER, ASKS),
        (Role.CUSTOMER, SAYS),
    ]


def test_an_agent_and_a_user_are_the_two_sides_of_a_talk_with_a_machine(tell: Tell) -> None:
    turns = [
        {"role": "agent", "content": ASKS, "words": words(ASKS, 0.5)},
        {"role": "user", "content": SAYS, "words": words(SAYS, 4.0)},
    ]
    (talk,) = tell({"call_id": "5", "transcript_object": turns}).conversations

    assert [(turn.speaker.role, turn.text) for turn in talk.turns] == [
        (Role.SELLER, ASKS),
        (Role.CUSTOMER, SAYS),
    ]


@pytest.mark.parametrize(
    "turns",
    [
        [{"source": "microphone", "start_timestamp": "2026-03-04T10:00:00Z",
          "end_timestamp": "2026-03-04T10:00:03Z"},
         {"source": "system", "start_timestamp": "2026-03-04T10:00:04Z",
          "end_timestamp": "2026-03-04T10:00:07Z"}],
        [{"media_channel": 1, "start_time": "0.5", "end_time": "3"},
         {"media_channel": 2, "start_time": "4.0", "end_time": "7"}],
        [{"ParticipantId": "AGENT", "BeginOffsetMillis": 500, "EndOffsetMillis": 3000},
         {"ParticipantId": "CUSTOMER", "BeginOffsetMillis": 4000, "EndOffsetMillis": 7000}],
        [{"participantPurpose": "internal", "startTimeMs": 1772618400000},
         {"participantPurpose": "external", "startTimeMs": 1772618404000}],
    ],
    ids=["tracks", "channels", "roles", "purposes"],
)  # fmt: skip
def test_two_voices_are_told_apart_by_whatever_a_recorder_tells_them(tell: Tell, turns: list[Any]) -> None:
    said = [{**turn, "text": text} for turn, text in zip(turns, (ASKS, SAYS), strict=True)]
    (talk,) = tell({"id": "5", "phrases": said}).conversations

    assert [turn.text for turn in talk.turns] == [ASKS, SAYS]
    assert talk.turns[0].speaker != talk.turns[1].speaker


def test_what_a_machine_is_told_to_be_is_said_by_nobody(tell: Tell) -> None:
    turns = [
        {"role": "system", "message": "You are a helpful assistant.", "secondsFromStart": 0},
        {"role": "bot", "message": ASKS, "secondsFromStart": 1},
        {"role": "user", "message": SAYS, "secondsFromStart": 4},
    ]
    (talk,) = tell({"id": "5", "messages": turns}).conversations

    assert [turn.text for turn in talk.turns] == [ASKS, SAYS]


def test_whoever_a_line_lists_alone_as_its_user_speaks_it(tell: Tell) -> None:
    timeline = [
        {"text": ASKS, "ts": "00:00:01.000", "users": [{"username": "Dana Whit"}]},
        {"text": SAYS, "ts": "00:00:03.000", "users": [{"username": "Ana Roth"}]},
    ]
    (talk,) = tell({"host_id": "5", "timeline": timeline}).conversations

    assert [turn.speaker.name for turn in talk.turns] == ["Dana Whit", "Ana Roth"]
