from pathlib import Path

import pytest

from groundswell.sources.speakers.roles import assign_roles
from groundswell.speech import Channel, Role
from tests.unit.sources.tables.reading_tables import heard, items_of

TALKS = {
    "clock": "Speaker,Start,End,Text\nDana Whit,00:03,00:06,How is it?\n"
    "Ana Roth,00:06,00:09,The scanners drop.\n",
    "milliseconds": "start_ms,speaker,text\n300,Dana Whit,How is it?\n1600,Ana Roth,The scanners drop.\n",
    "below a title": "Meeting title,Rollout Linden\n\nTimestamp,Participant,Transcript\n"
    "00:00:03,Dana Whit,How is it?\n"
    "00:00:06,Ana Roth,The scanners drop.\n",
    "German": "Sprecher;Zeit;Text\nDana Whit;00:03;Wie ist es?\nAna Roth;00:06;Die Scanner fallen aus.\n",
    "no times": "Speaker,Text\nDana Whit,How is it?\nAna Roth,It drops.\nDana Whit,Since when?\n"
    "Ana Roth,Since May.\n",
    "one sitting": "Time,Name,Message\n2026-03-10 15:00:03,Dana Whit,How is it?\n"
    "2026-03-10 15:00:09,Ana Roth,It drops\n"
    "2026-03-10 15:00:30,Dana Whit,Since when?\n2026-03-10 15:01:00,Ana Roth,Since May\n",
}


@pytest.mark.parametrize("form", TALKS)
def test_rows_that_are_turns_of_one_talk_are_one_conversation(form: str, tmp_path: Path) -> None:
    (talk,) = assign_roles(heard(items_of(tmp_path, TALKS[form])), sellers=["Dana Whit"])
    roles = {turn.speaker.name: turn.speaker.role for turn in talk.turns}
    assert roles == {"Dana Whit": Role.SELLER, "Ana Roth": Role.CUSTOMER}
    assert talk.channel in (Channel.CALL, Channel.CHAT)


@pytest.mark.parametrize(
    ("form", "at"), [("clock", [3, 6]), ("below a title", [3, 6]), ("milliseconds", [0.3, 1.6])]
)
def test_a_clock_with_hours_or_without_them_tells_seconds(form: str, at: list[float], tmp_path: Path) -> None:
    (talk,) = heard(items_of(tmp_path, TALKS[form]))
    assert [turn.seconds for turn in talk.turns] == at


def test_the_same_in_json_lines_with_seconds(tmp_path: Path) -> None:
    content = (
        '[{"start":0.5,"speaker":"Dana Whit","text":"Shall we?"},'
        '{"start":3.5,"speaker":"Ana Roth","text":"Why?"}]'
    )
    (talk,) = heard(items_of(tmp_path, content, "call.json"))
    assert [turn.seconds for turn in talk.turns] == [0.5, 3.5]


def test_calls_one_after_another_are_parted_by_title_or_time(tmp_path: Path) -> None:
    titled = (
        "Meeting title,Speaker,Time,Text\nLinden,Dana,00:03,How is it?\nLinden,Ana,00:09,It drops.\n"
        "Cedar,Dana,00:12,Hello Bo.\nCedar,Bo,00:19,It is dear.\n"
    )
    assert [len(talk.turns) for talk in heard(items_of(tmp_path, titled))] == [2, 2]
    timed = (
        "Speaker,Time,Text\nDana,00:03,How is it?\nAna,09:09,It drops.\n"
        "Dana,00:02,Hello Bo.\nBo,00:19,It is dear.\n"
    )
    assert [len(talk.turns) for talk in heard(items_of(tmp_path, timed))] == [2, 2]


def test_calls_with_an_id_keep_it_and_their_seconds(tmp_path: Path) -> None:
    content = (
        "call_id,speaker,start_time,transcript\nc1,Dana,0.5,How is it?\nc2,Dana,0.5,Hello\n"
        "c1,Ana,3.5,It drops.\nc2,Bo,4.0,It is dear.\n"
    )
    talks = heard(items_of(tmp_path, content))
    assert [[turn.seconds for turn in talk.turns] for talk in talks] == [[0.5, 3.5], [0.5, 4.0]]
    assert {talk.channel for talk in talks} == {Channel.CALL}


@pytest.mark.parametrize(
    "content",
    [
        "Author,Date,Review\nAna,2026-03-03,It drops.\nBo,2026-03-04,It is dear.\n"
        "Ana,2026-03-05,It is odd.\n",
        "Customer,Start,Comment\nLinden,2026-01-01,It drops.\nCedar,2026-02-01,It is dear.\n",
        "Agent,Time,Customer,Comment\nDana,10:03,Linden,It is slow.\nDana,11:05,Cedar,It is dear.\n",
        "Speaker,Time,Session,Room\nAna,10:00,How we run a warehouse without paper,A\n"
        "Bo,11:00,What we learned from a failed rollout,B\n",
        "Reviewer,Comment\nAna,It drops.\nBo,It is dear.\nCy,It is odd.\n",
    ],
)
def test_rows_that_only_look_like_turns_stay_apart(content: str, tmp_path: Path) -> None:
    assert all(len(talk.turns) == 1 for talk in heard(items_of(tmp_path, content)))
