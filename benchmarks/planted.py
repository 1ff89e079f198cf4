"""Whether the concerns planted in the samples are found: `python -m benchmarks.planted`.

Twice: in the samples, where everybody makes small talk of their own, and in the samples as they first landed
(`benchmarks/samples_as_landed`), whose small talk came back from call to call letter for letter. What was
planted is the same in both. The bars stand on those as landed, as all that was decided was decided on them.

A planted concern is found when one concern holds at least half of those of its wordings that were heard, and
most of what that concern holds of planted wordings is its. It is split in as many parts as there are concerns
that hold at least a fifth of its heard wordings.

Every concern of the field is planted, a fragment, or junk: *planted* when most of its verbatims stand in
planted wordings and it is the one in which a planted concern is found; a *fragment* when most of its
verbatims stand in wordings of one planted concern that is found elsewhere, or nowhere; *junk* otherwise.
"""

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from benchmarks.measured import run_command
from benchmarks.throughput import LISTEN
from groundswell.samples import SOURCES, sample_folder

_PART = 0.2
AS_LANDED = Path(__file__).parent / "samples_as_landed"


def planted_folders() -> dict[str, Path]:
    """The folders that hold planted concerns and their key, by what they are called in a table."""
    return {"the samples": sample_folder(), "the samples as landed": AS_LANDED}


@dataclass(frozen=True, slots=True)
class Found:
    key: str
    planted: int
    heard: int  # wordings of which at least a part was extracted
    once: int  # of these, heard once
    parts: int
    found: bool
    best: str = ""  # the concern that holds most of it


class Worth(StrEnum):
    """What a concern of the field is, next to what was planted."""

    PLANTED = "planted"
    FRAGMENT = "fragment"
    JUNK = "junk"


def listen_to(samples: Path) -> dict[str, Any]:
    """The JSON of `groundswell listen` on the calls, CRM export, mailbox and tickets of a folder."""
    import sys

    with tempfile.TemporaryDirectory() as folder:
        where = f"{folder}/out.json"
        sources = [str(samples / name) for name in SOURCES]
        arguments = ["listen", *sources, "--store", f"{folder}/field.db", "--json", where]
        told = run_command([sys.executable, "-c", LISTEN, *arguments])
        if told.error:
            raise RuntimeError(told.error)
        return json.loads(Path(where).read_text(encoding="utf-8"))


def compare(field: dict[str, Any], key: dict[str, Any]) -> list[Found]:
    """What became of every planted concern."""
    places = _places(field)
    holds = {
        planted["key"]: [_where(wording["text"], places) for wording in planted["wordings"]]
        for planted in key["concerns"]
    }
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    for name, wordings in holds.items():
        for concerns in wordings:
            owners.update({c: owners[c] + Counter([name]) for c in concerns if c})
    return [_found(name, wordings, owners) for name, wordings in holds.items()]


def key_of(samples: Path) -> dict[str, Any]:
    """What is planted in a folder of samples."""
    return json.loads((samples / "key.json").read_text(encoding="utf-8"))


def planted_in(field: dict[str, Any], key: dict[str, Any]) -> list[tuple[str, str]]:
    """The kind of every planted concern, and the concern that holds most of its wordings ('' for none)."""
    places = _places(field)
    found: list[tuple[str, str]] = []
    for planted in key["concerns"]:
        held = Counter(c for one in planted["wordings"] for c in sorted(_where(one["text"], places)) if c)
        found.append((planted["kind"], held.most_common(1)[0][0] if held else ""))
    return found


def _places(field: dict[str, Any]) -> dict[str, list[tuple[int, int, str]]]:
    """Turn -> the verbatims in it: (start, end, concern or '')."""
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for concern in field["concerns"]:
        for one in concern["verbatims"]:
            places[one["turn"]].append((one["start"], one["end"], concern["id"]))
    for one in field["heard_once"]:
        places[one["turn"]].append((one["start"], one["end"], ""))
    return places


def _where(text: str, places: dict[str, list[tuple[int, int, str]]]) -> set[str]:
    """The concerns ('' for heard once) in which a part of a wording stands; empty where none was heard."""
    found = set()
    for turn, verbatims in places.items():
        at = turn.find(text)
        if at >= 0:
            found |= {c for start, end, c in verbatims if start < at + len(text) and end > at}
    return found


def _found(name: str, wordings: list[set[str]], owners: dict[str, Counter[str]]) -> Found:
    heard = [w for w in wordings if w]
    counts = Counter(c for w in heard for c in w if c)
    best, most = counts.most_common(1)[0] if counts else ("", 0)
    mine = owners[best][name] > owners[best].total() / 2 if best else False
    return Found(
        key=name,
        planted=len(wordings),
        heard=len(heard),
        once=sum(1 for w in heard if w == {""}),
        parts=sum(1 for n in counts.values() if n >= _PART * len(heard)),
        found=mine and most >= len(heard) / 2,
        best=best,
    )


def worth_of(field: dict[str, Any], key: dict[str, Any], found: list[Found]) -> dict[str, Worth]:
    """What each concern of the field is, by its id."""
    wordings = [(one["key"], wording["text"]) for one in key["concerns"] for wording in one["wordings"]]
    finders = {row.best for row in found if row.found}
    worth: dict[str, Worth] = {}
    for concern in field["concerns"]:
        verbatims = concern["verbatims"]
        planted = [keys for one in verbatims if (keys := _planted_in(one, wordings))]
        counts = Counter(key for keys in planted for key in keys)
        half = len(verbatims) / 2
        if concern["id"] in finders and len(planted) > half:
            worth[concern["id"]] = Worth.PLANTED
        else:
            of_one = max(counts.values(), default=0) > half
            worth[concern["id"]] = Worth.FRAGMENT if of_one else Worth.JUNK
    return worth


def _planted_in(verbatim: dict[str, Any], wordings: list[tuple[str, str]]) -> set[str]:
    """The planted concerns of whose wordings a part stands in a verbatim."""
    turn, start, end = verbatim["turn"], verbatim["start"], verbatim["end"]
    at = ((key, text, turn.find(text)) for key, text in wordings if text in turn)
    return {key for key, text, place in at if start < place + len(text) and end > place}


def lines() -> Iterator[str]:
    for title, samples in planted_folders().items():
        yield f"{title}:"
        yield from found_in(listen_to(samples), key_of(samples))
        yield ""


def found_in(field: dict[str, Any], key: dict[str, Any]) -> Iterator[str]:
    """A row for every planted concern, and what the concerns of the field are."""
    rows = compare(field, key)
    yield f"{'planted concern':24} wordings heard once parts found"
    for row in rows:
        told = f"{row.planted:8} {row.heard:5} {row.once:4} {row.parts:5} {'yes' if row.found else 'no'}"
        yield f"{row.key:24} {told}"
    heard = sum(r.heard for r in rows) / sum(r.planted for r in rows)
    whole = sum(1 for r in rows if r.found)
    split = sum(1 for r in rows if r.parts > 2)
    yield f"{whole} of {len(rows)} found as one concern each, {split} in more than two parts"
    yield f"{heard:.0%} of the planted wordings heard"
    worth = Counter(worth_of(field, key, rows).values())
    yield ", ".join(f"{worth[one]} {one.value}" for one in Worth)
    told = f"{len(field['heard_once'])} verbatims heard once, {len(field['set_phrases'])} set phrases"
    yield f"{len(field['concerns'])} concerns in all, {told}"


def main() -> None:
    for line in lines():
        print(line)


if __name__ == "__main__":
    main()
