"""Sounds, songs and recorders' lines are set aside; words in brackets that were said stay."""

import pytest

from groundswell.sources.contract import Why
from tests.unit.sources.cues.shown import aside, cues, said


@pytest.mark.parametrize(
    "mark",
    """[Music]|[MUSIC PLAYING]|(applause)|(upbeat music)|(keyboard clacking)|[door closes]
*laughs*|♪ la la la ♪|♫|[Musik]|(Gelächter)|[Música]|[Aplausos]|(rires)|[Музыка]|(смех)
（笑）|[inaudible]|[inaudible 00:00:08]
LAUGHTER|[BLANK_AUDIO]|- [Music]|>> (coughs)|<laughs>|[1 minute pause]""".replace("\n", "|").split("|"),
)
def test_a_cue_of_nothing_but_a_sound_is_nobodys(mark: str) -> None:
    bare = mark.removeprefix("- ").removeprefix(">> ")
    text = cues("Ana Roth: It is slow.", mark, "Ana Roth: Very slow.", f"Bo: {bare}", "Bo: Oh.")

    assert said(text) == [("Ana Roth", "It is slow. Very slow."), ("Bo", "Oh.")]
    assert aside(text, Why.RECORDER) == [bare, bare]


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("[coughs] Sorry, it is slow.", "Sorry, it is slow."),
        ("It is slow. (sighs)", "It is slow."),
        ("[Gelächter] [Musik] Es ist langsam.", "Es ist langsam."),
    ],
)
def test_a_sound_before_or_behind_the_words_is_set_aside(shown: str, words: str) -> None:
    assert said(cues(f"<v Ana>{shown}")) == [("Ana", words)]


@pytest.mark.parametrize(
    "words",
    [
        "It is [laughter] slow.",
        "I want the [crosstalk] one. [inaudible]",
        "[inaudible] is too dear.",
        "(We tried that twice.)",
        "(no)",
        "[Redacted] is the reason.",
        "The music stopped.",
        "Our recording started late.",
        "This call is being recorded by whom?",
        "Ana left early because it is slow.",
        "Subtitles by hand take us a day, and nobody in the team has a day to give for that.",
        "Can we get subtitles by you?",
    ],
)
def test_words_that_only_look_like_a_mark_are_kept(words: str) -> None:
    assert said(cues(f"<v Ana Roth>{words}", "<v Bo>Yes.")) == [("Ana Roth", words), ("Bo", "Yes.")]


@pytest.mark.parametrize(
    "line",
    [
        "Recording started",
        "Recording in progress",
        "Aufzeichnung wurde gestartet",
        "This meeting is being recorded.",
        "Transcribed by https://notes.example",
        "Subtitles by the Linden team",
        "Untertitelung im Auftrag des Hauses, 2020",
        "Sous-titres réalisés par la communauté",
        "https://notes.example/share/1",
        "Ana Roth joined the meeting",
        "Bo Lind started recording",
    ],
)
def test_what_a_recorder_writes_of_itself_is_nobodys(line: str) -> None:
    shown = ("<v Ana Roth>It is slow.", line, "<v Bo Lind>I see.")

    assert said(cues(*shown)) == [("Ana Roth", "It is slow."), ("Bo Lind", "I see.")]
    assert aside(cues(*shown), Why.RECORDER) == [line]
