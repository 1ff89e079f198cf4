"""Captions written as XML: TTML and its older name DFXP (iTunes' ITT too), and YouTube's timed text.

A paragraph with a beginning is a cue. Who speaks stands in the words, as in other captions, or is an agent
that the head lists.
"""

import re
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from groundswell.sources.contract import Aside, UnreadableSource, Why
from groundswell.sources.cues import Cue, TimedText

_CLOCK = re.compile(r"^(\d{1,4}):(\d\d):(\d\d)(?:[.,](\d{1,9})|[:;](\d{1,3}))?$")
_COUNTED = re.compile(r"^(\d{1,9}(?:\.\d{1,9})?)(h|m|s|ms|f|t)?$")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "": 1.0}
_WORDS_OF_HEAD = ("title", "desc", "copyright")
_CUES = ("p", "text")  # TTML's and YouTube's


def timed_text_of(text: str) -> TimedText:
    """The cues of the captions. Raises UnreadableSource where the XML is broken."""
    reading = _Reading()
    try:
        reading.parser().Parse(text, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableSource(f"is no captions that can be read: its XML is broken ({error})") from None
    return reading.done()


@dataclass(slots=True)
class _Open:
    """A cue whose words are coming."""

    begin: float | None
    end: float | None
    agent: str
    pieces: list[str] = field(default_factory=list[str])


class _Reading:
    """Handlers of the parser: the cues found so far, and where it is."""

    def __init__(self) -> None:
        self._cues: list[tuple[_Open, str]] = []
        self._agents: dict[str, str] = {}
        self._agent = ""  # the agent of the head whose name is coming
        self._head: list[str] = []
        self._name: list[str] | None = None
        self._open: _Open | None = None
        self._outer: list[tuple[str, float, str]] = []  # element, when it begins, its agent
        self._rates = {"f": 1 / 30, "t": 1e-7}
        self._beside: list[str] | None = None

    def parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = _refuse_entities
        return parser

    def done(self) -> TimedText:
        cues = tuple(self._cue(cue, words) for cue, words in self._cues if words.strip())
        if cues and self._head:
            beside = tuple(Aside(why=Why.STAMP, words=words) for words in self._head)
            cues = (replace(cues[0], beside=beside), *cues[1:])
        return TimedText(notes=(), cues=cues, strays=())

    def _cue(self, cue: _Open, words: str) -> Cue:
        lines = [line for line in words.split("\n") if line.strip()]
        if cue.agent:
            lines[0] = f"<v {self._agents.get(cue.agent) or cue.agent}>{lines[0]}"
        return Cue(
            lines=tuple(lines), start=cue.begin, end=cue.end, times="" if cue.begin is None else "timed"
        )

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        attributes = {key.rpartition(":")[2]: value for key, value in given.items()}
        if name == "tt":
            self._count(attributes)
        elif name == "agent":
            self._agent = attributes.get("id", "")
        elif name == "name" and self._agent:
            self._name = []
        elif name in _WORDS_OF_HEAD and self._open is None:
            self._beside = []
        elif name == "br" and self._open is not None:
            self._open.pieces.append("\n")
        elif name in _CUES and self._open is None:
            self._begin(attributes)
        elif self._open is not None:
            self._within(attributes)
        else:
            offset = self._offset() + (self._time(attributes.get("begin", "")) or 0.0)
            self._outer.append(
                (tag, offset, attributes.get("agent", self._outer[-1][2] if self._outer else ""))
            )

    def _begin(self, attributes: dict[str, str]) -> None:
        begin, end = self._span(attributes)
        agent = attributes.get("agent", self._outer[-1][2] if self._outer else "")
        self._open = _Open(begin, end, agent)

    def _within(self, attributes: dict[str, str]) -> None:
        """A part of a cue, which may bear the time or the agent instead of it."""
        if self._open is None:
            return
        begin, end = self._span(attributes)
        self._open.begin = begin if self._open.begin is None else self._open.begin
        self._open.end = end if end is not None else self._open.end
        self._open.agent = self._open.agent or attributes.get("agent", "")

    def _span(self, attributes: dict[str, str]) -> tuple[float | None, float | None]:
        if "t" in attributes and "begin" not in attributes:  # YouTube's later form, in milliseconds
            attributes = {"begin": f"{attributes['t']}ms", "dur": f"{attributes.get('d', '0')}ms"}
        begin = self._time(attributes.get("begin", attributes.get("start", "")))
        end, long = self._time(attributes.get("end", "")), self._time(attributes.get("dur", ""))
        offset = self._offset()
        if begin is None:
            return None, None
        ended = end if end is not None else begin + long if long is not None else None
        return begin + offset, ended + offset if ended is not None else None

    def _offset(self) -> float:
        return self._outer[-1][1] if self._outer else 0.0

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "name" and self._name is not None:
            self._agents.setdefault(self._agent, " ".join("".join(self._name).split()))
            self._name = None
        elif name == "agent":
            self._agent = ""
        elif name in _WORDS_OF_HEAD and self._beside is not None:
            words = " ".join("".join(self._beside).split())
            self._head += [words] if words else []
            self._beside = None
        elif name in _CUES and self._open is not None:
            self._cues.append((self._open, _lines("".join(self._open.pieces))))
            self._open = None
        elif self._outer and self._outer[-1][0] == tag and self._open is None:
            self._outer.pop()

    def _characters(self, text: str) -> None:
        if self._name is not None:
            self._name.append(text)
        elif self._beside is not None:
            self._beside.append(text)
        elif self._open is not None:
            # Line breaks of the XML are none of the words.
            self._open.pieces.append(text.replace("\n", " ").replace("<", "&lt;"))

    def _count(self, attributes: dict[str, str]) -> None:
        """How the file counts frames and ticks."""
        frames, ticks = attributes.get("frameRate", ""), attributes.get("tickRate", "")
        if frames.isdecimal() and int(frames):
            self._rates["f"] = 1 / int(frames)
        if ticks.isdecimal() and int(ticks):
            self._rates["t"] = 1 / int(ticks)

    def _time(self, written: str) -> float | None:
        written = written.strip()
        if clock := _CLOCK.match(written):
            hours, minutes, seconds = (int(clock[group]) for group in (1, 2, 3))
            part = float(f"0.{clock[4]}") if clock[4] else int(clock[5] or 0) * self._rates["f"]
            return round(hours * 3600 + minutes * 60 + seconds + part, 3)
        if counted := _COUNTED.match(written):
            unit = counted[2] or ""
            return round(float(counted[1]) * (self._rates.get(unit) or _SECONDS[unit]), 3)
        return None


def _lines(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n"))


def _refuse_entities(*_: object) -> None:
    raise ValueError("it declares entities")
