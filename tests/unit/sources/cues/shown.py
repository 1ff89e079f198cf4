"""Timed text as it is shown: cues of given words one after the other, and what is made of them."""

from collections.abc import Sequence

from groundswell.sources.contract import Refused, SetAside, Why
from groundswell.sources.cues import Talk, take_apart, talk_of


def cues(*words: str, pause: float = 0.0, seconds: float = 2.0, ids: Sequence[str] = ()) -> str:
    """A WEBVTT file: each text is shown for so many seconds, the next after the pause."""
    text, at = "WEBVTT\n\n", 1.0
    for number, shown in enumerate(words):
        above = f"{ids[number]}\n" if ids else ""
        text += f"{above}{clock(at)} --> {clock(at + seconds)}\n{shown}\n\n"
        at += seconds + pause
    return text


def clock(at: float) -> str:
    return f"00:{int(at) // 60:02}:{at % 60:06.3f}"


def read(text: str) -> Talk:
    return talk_of(take_apart(text))


def said(text: str) -> list[tuple[str, str]]:
    """(who, what) of each turn."""
    return [(turn.speaker.name, turn.text) for turn in read(text).turns]


def aside(text: str, why: Why) -> list[str]:
    """What is set aside for that reason, line by line."""
    told = [item.aside for item in read(text).remarks if isinstance(item, SetAside)]
    return [line for one in told if one.why is why for line in one.words.split("\n")]


def refused(text: str) -> list[str]:
    return [item.reason for item in read(text).remarks if isinstance(item, Refused)]
