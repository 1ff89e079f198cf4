"""Where what the sample's key tells of stands in the store: its concerns, and its words."""

import json
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from groundswell.field.telling import live_verbatims
from groundswell.samples import sample_folder

_SHORTEST = 20  # letters: less of a wording may stand anywhere


@dataclass(frozen=True, slots=True)
class _Held:
    verbatim: int
    concern: int
    words: str


class Heard:
    """The store as it is when this is made; one query."""

    def __init__(self) -> None:
        key: dict[str, Any] = json.loads((sample_folder() / "key.json").read_text(encoding="utf-8"))
        self._wordings = {
            one["key"]: [_plain(wording["text"]) for wording in one["wordings"]] for one in key["concerns"]
        }
        rows = live_verbatims().exclude(turn=None).exclude(concern=0)
        self._held = [
            _Held(number, concern, words)
            for number, concern, start, end, text in rows.values_list(
                "pk", "concern", "start", "end", "turn__text"
            )
            if len(words := _plain(text[start:end])) > _SHORTEST
        ]

    def concerns(self, keys: Collection[str]) -> dict[str, int]:
        """By key the number of the concern in which most of its wordings stand; those of which none stands
        anywhere are left out."""
        found: dict[str, int] = {}
        for key in keys:
            planted = self._wordings[key]
            counted = Counter(
                held.concern for held in self._held if any(_overlap(held.words, words) for words in planted)
            )
            if counted:
                found[key] = counted.most_common(1)[0][0]
        return found

    def verbatim(self, concern: int, begins: str) -> int | None:
        """What was kept, within the concern, of the wording that begins so: the longest piece."""
        planted = [
            words
            for several in self._wordings.values()
            for words in several
            if words.startswith(_plain(begins))
        ]
        kept = [
            held
            for held in self._held
            if held.concern == concern and any(_overlap(held.words, words) for words in planted)
        ]
        return max(kept, key=lambda held: len(held.words)).verbatim if kept else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one
