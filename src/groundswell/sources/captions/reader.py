"""Captions of players and of film: TTML (DFXP, ITT), YouTube's timed text, SubStation Alpha, SAMI,
MicroDVD, LRC.

Each is taken apart into the cues of WEBVTT, and these are read as all timed text is (`sources.cues`).
"""

import re
from collections.abc import Callable, Iterator

from groundswell.sources.captions.scripts import are_frames, ass_of, frames_of, lyrics_of, sami_of
from groundswell.sources.captions.timed_xml import timed_text_of
from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.cues import TimedText, talk_of
from groundswell.sources.formats.headings import heading_of
from groundswell.sources.formats.plaintext import peek, read_text
from groundswell.sources.talk.conversation import items_of

_XML = re.compile(
    r"\A\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<!DOCTYPE[^<>]{0,200}>\s*)?"
    r"<(?:\w{1,10}:)?(?:tt\s|transcript>\s*<text\s|timedtext\b)",
    re.S,
)
_SAMI = re.compile(r"\A\s*<sami\b", re.I)
_ASS = re.compile(r"\A\s*(?:;[^\n]*\n\s*)*\[Script Info\]|^\[Events\]\s*$", re.M)


class CaptionsReader:
    kind = "captions"

    def recognises(self, file: Opened) -> bool:
        return _form_of(peek(file.head), file.name) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        text = read_text(file.path)
        form = _form_of(text, file.name)
        timed = form(text) if form else None
        if timed is None or not timed.cues:
            raise UnreadableSource("has no cue: no words with a time")
        talk = talk_of(timed)
        yield from items_of(file, self.kind, talk.turns, talk.remarks, heading_of(()))


def _form_of(text: str, name: str) -> Callable[[str], TimedText] | None:
    text = text.lstrip("\ufeff")
    if _XML.match(text):
        return timed_text_of
    if _SAMI.match(text):
        return sami_of
    if _ASS.search(text[:4000]):
        return ass_of
    if name.lower().endswith(".lrc"):
        return lyrics_of
    return frames_of if are_frames(text) else None


READER = CaptionsReader()
