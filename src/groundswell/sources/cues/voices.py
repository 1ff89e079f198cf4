"""Who speaks in a cue: by a voice tag, by a label on a line, in brackets or above the times, or as data.

    <v Dana Whit>words       Dana Whit: words      [Dana Whit] words      (Dana Whit)      >> DANA: words
                                                                          words
One cue cannot tell a label from words, a whole file can: the form that recurs is the file's.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from groundswell.sources.cues.labels import Labels, split_brackets
from groundswell.sources.cues.marks import bare_stamp, enclosed_stamp, stamp_in_name
from groundswell.sources.cues.timed import Cue
from groundswell.sources.formats.entities import unescape
from groundswell.sources.speakers.nobody import nobodies_among
from groundswell.sources.speakers.prefixes import looks_like_name, split_prefix

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]([^<>]*))?>", re.I)
_BREAK = re.compile(r"<br\s*/?>|\[br\]", re.I)  # the second is SBV's
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|ruby|rt|lang|font|span)(?:[.\s][^<>]*)?/?>|<[\d:.,]+>|\{\\[^{}]*\}", re.I
)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\ufeff]")
_LONGEST_LABEL = 120
_SPOKEN = ("spokenText", "text", "content", "transcript", "utterance", "caption", "words")
_SPEAKER = (
    "speakerName",
    "speakerDisplayName",
    "speaker",
    "speaker_name",
    "displayName",
    "name",
    "participant",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one voice says in a cue. The label is "" for a voice that is not told."""

    label: str
    words: str
    layout: tuple[str, ...] = ()  # times and labels that stood in the words once more


def voices_of(cues: Sequence[Cue]) -> list[list[Piece]]:
    """The pieces of each cue, with whoever spoke before where a label stands only at changes."""
    by_cue = [_data(cue) for cue in cues]
    if any(_VOICE.search(line) for cue in cues for line in cue.lines):
        tagged = _Tagged(cues)
        return [data or tagged.pieces(cue) for data, cue in zip(by_cue, cues, strict=True)]
    plain = [[plain_of(line) for line in cue.lines] for cue in cues]
    bare = _are_stamped(line for lines in plain for line in lines[:2])
    lines = [[_Line.of(line, bare=bare) for line in cue_lines] for cue_lines in plain]
    labels = Labels.of(
        [[line.words for line in cue if line.words] for cue in lines], [cue.identifier for cue in cues]
    )
    return list(_carried(cues, by_cue, lines, labels))


def plain_of(text: str) -> str:
    """The words of a line without tags and marks of layout."""
    if "<" in text or "{" in text or "[" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    text = unescape(text)
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def _are_stamped(lines: Iterable[str]) -> bool:
    """Whether lines begin with a time without brackets, which nobody says."""
    begun = [bool(bare_stamp(line)) for line in lines if line]
    return sum(begun) > 1 and sum(begun) * 3 >= len(begun)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the times that stand before its words or between a name and its colon."""

    words: str
    stamp: str

    @classmethod
    def of(cls, words: str, *, bare: bool) -> "_Line":
        length = enclosed_stamp(words) or (bare and bare_stamp(words)) or 0
        rest, within = stamp_in_name(words[length:])
        return cls(rest, " ".join(filter(None, (words[:length].strip(), within))))


def _carried(
    cues: Sequence[Cue], by_cue: Sequence[list[Piece]], lines: Sequence[Sequence[_Line]], labels: Labels
) -> Iterator[list[Piece]]:
    current = ""
    for cue, data, cue_lines in zip(cues, by_cue, lines, strict=True):
        layout = tuple(line.stamp for line in cue_lines if line.stamp)
        pieces = data or [
            Piece(current if label is None else label, words)
            for label, words in labels.split([line.words for line in cue_lines], cue.identifier)
        ]
        if layout and pieces:
            pieces[0] = Piece(pieces[0].label, pieces[0].words, layout)
        current = pieces[-1].label if pieces else current
        yield pieces


class _Tagged:
    """Voice tags. Editors write the label into the words again, or a name there while the tag keeps a
    number."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._renamed: dict[str, str] = {}
        pieces = [piece for cue in cues for piece in _by_tags(cue)]
        seen = Counter(
            split[0]
            for piece in pieces
            if (split := split_prefix(_Line.of(piece.words, bare=False).words)) is not None
        )
        tags = {piece.label for piece in pieces}
        self._nobodies = nobodies_among(tags)
        self._names = {
            name
            for name, times in seen.items()
            if looks_like_name(name) and (times > 1 or len(name.split()) > 1)
        }

    def pieces(self, cue: Cue) -> list[Piece]:
        return [self._cleaned(piece) for piece in _by_tags(cue)]

    def _cleaned(self, piece: Piece) -> Piece:
        line = _Line.of(piece.words, bare=False)
        words, layout = line.words, (line.stamp,) if line.stamp else ()
        split = split_prefix(words)
        for parted in (split, split_brackets(words)):
            if parted and parted[0].casefold() == piece.label.casefold():
                again = words[: len(words) - len(parted[1])].strip()
                return Piece(self._name(piece.label), parted[1], (*layout, again))
        if split and piece.label in self._nobodies and split[0] in self._names:
            if piece.label:  # words without a tag have no voice that a name could go on for
                self._renamed[piece.label] = split[0]
            return Piece(split[0], split[1], layout)
        return Piece(self._name(piece.label), words, layout)

    def _name(self, label: str) -> str:
        return self._renamed.get(label, label)


def _by_tags(cue: Cue) -> Iterator[Piece]:
    pieces = _VOICE.split("\n".join(cue.lines))
    if words := plain_of(pieces[0]):
        yield Piece("", words)
    for written, text in zip(pieces[1::2], pieces[2::2], strict=True):
        label = plain_of(written or "")
        if len(label) > _LONGEST_LABEL:
            yield Piece("", plain_of(text), (label,))
        else:
            yield Piece(label, plain_of(text))


def _data(cue: Cue) -> list[Piece]:
    """The piece of a cue that is a JSON object, as Graph gives them; empty for any other."""
    text = "\n".join(cue.lines).strip()
    if not (text.startswith("{") and text.endswith("}")):
        return []
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(value, dict):
        return []
    fields = cast("dict[str, object]", value)
    words = next((fields[key] for key in _SPOKEN if isinstance(fields.get(key), str)), None)
    if not isinstance(words, str):
        return []
    return [Piece(_named_in(fields), " ".join(words.split()))]


def _named_in(fields: dict[str, object]) -> str:
    for key in _SPEAKER:
        value = fields.get(key)
        if isinstance(value, dict):
            value = _named_in(cast("dict[str, object]", value))
        if isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_LABEL:
            return " ".join(value.split())
    return ""
