"""Whether a file holds turns, and where, from its head."""

from dataclasses import dataclass

from groundswell.sources.contract import Opened
from groundswell.sources.exports.outline import Outline
from groundswell.sources.exports.stream import first_objects
from groundswell.sources.turns.lists import CONVERSATION_IDS, look_of
from groundswell.sources.turns.people import SPEAKERS
from groundswell.sources.turns.times import OFFSETS
from groundswell.sources.turns.words import PIECES, WORDS

# Places where the objects of a file may be the turns of one recording themselves.
_BARE = ("item", "")
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class TurnsPlace:
    """Where the recordings of a file are; with `bare`, where the turns of its only one are."""

    json_path: str
    bare: bool = False


def turns_place(file: Opened, outline: Outline) -> TurnsPlace | None:
    """Where the recordings of a file are; None where it holds no turns."""
    for json_path, fields in outline.fields.items():
        if _is_known(outline, json_path, fields):
            return TurnsPlace(_around(json_path))
        if _may_be_turns(json_path, fields) and _are_turns(
            file.head, json_path, bool(fields & set(SPEAKERS))
        ):
            return TurnsPlace(json_path, bare=True) if json_path in _BARE else TurnsPlace(_around(json_path))
    return None


def _is_known(outline: Outline, json_path: str, fields: frozenset[str]) -> bool:
    """Systems that keep words and their speakers in lists apart, or deep within."""
    alternatives = outline.within(json_path, "alternatives") if "alternatives" in fields else frozenset[str]()
    if json_path.endswith("item") and alternatives & {"transcript", "content"}:
        return bool(alternatives & {"words", "confidence"})  # Google, Deepgram, Speechmatics
    if json_path.endswith("recognizedPhrases.item"):
        return "nBest" in fields  # Azure
    if json_path.endswith("transcription.item"):
        return "offsets" in fields or "timestamps" in fields  # whisper.cpp
    return json_path.endswith("results") and "transcripts" in fields  # Amazon


def _may_be_turns(json_path: str, fields: frozenset[str]) -> bool:
    if not (json_path in _BARE or json_path.endswith(".item")):
        return False
    if not fields & {*WORDS, *PIECES, "word", "punctuated_word"}:
        return False
    if _tells_sides(fields):
        return json_path not in _BARE
    if CONVERSATION_IDS & {name.lower() for name in fields}:
        return False
    return (
        bool(fields & set(SPEAKERS))
        or bool(fields & OFFSETS)
        or ("role" in fields and json_path not in _BARE)
    )


def _tells_sides(fields: frozenset[str]) -> bool:
    """Lines of a call that each name a user of the phone system or a contact."""
    return {"contact_id", "user_id", "content", "time"} <= fields


def _are_turns(head: bytes, json_path: str, named: bool) -> bool:
    some = first_objects(head, json_path, _SAMPLE)
    if json_path == "" and len(some) < 2:
        return False  # one object is no list
    look = look_of(some) if some else None
    if look is None:
        return named and not some and json_path not in _BARE  # the first one is larger than the head
    return look.speaks or (look.timed and (look.long or json_path not in _BARE)) or look.answers


def _around(json_path: str) -> str:
    """The path of the objects that hold the list at `json_path`: the nearest list's, else the file's one."""
    steps = json_path.removesuffix(".item").split(".")
    if json_path == "item":
        return "item"
    last = max((number for number, step in enumerate(steps) if step == "item"), default=-1)
    return ".".join(steps[: last + 1])
