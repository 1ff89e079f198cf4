"""Fields of an export that hold prose and are not read: named once for a file, so that nothing is left out
without a word."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import cast

from groundswell.sources.contract import Heard, Item, Known, Noted
from groundswell.sources.exports.fields import Record

_WORDS = 6
_MOST = 12  # names in the remark
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{8}")
# What such names hold is prose to a counter of words only.
_NEVER = re.compile(
    r"(?:name|title|url|link|href|agent|headers?|signature|address|locale|timezone|path)$", re.I
)


class Unread:
    """Collects the names of fields with prose that are not among those a reader reads."""

    def __init__(self, read: Collection[str]) -> None:
        self._read = frozenset(read)
        self._names = dict[str, None]()
        self._row = 0

    def beside(self, record: Record, items: Iterable[Item]) -> Iterator[Item]:
        """The items of a record, while its fields are looked at where it is taken."""
        row = 0
        for item in items:
            if not row and isinstance(item, Heard | Known):
                row = item.row if isinstance(item, Known) else item.conversation.turns[0].row
            yield item
        if row and len(self._names) <= _MOST:
            self._look(record)
            self._row = self._row or (row if self._names else 0)

    def items(self) -> Iterator[Noted]:
        if self._names:
            names = list(self._names)
            more = " and others" if len(names) > _MOST else ""
            yield Noted(row=self._row, reason=f"fields that are not read: {', '.join(names[:_MOST])}{more}")

    def _look(self, record: Record) -> None:
        waiting: list[tuple[str, str, object]] = [("", "", record)]
        while waiting:
            outer, name, value = waiting.pop()
            if isinstance(value, dict):
                fields = cast("Record", value)
                waiting += reversed([(name, str(field), one) for field, one in fields.items()])
            elif isinstance(value, list):
                listed = cast("list[object]", value)
                waiting += [(outer, f"{name}[]" if isinstance(one, str) else name, one) for one in listed]
            elif isinstance(value, str) and name not in self._read and _is_prose(name, value):
                self._names[f"{outer}.{name}"[:60].lstrip(".")] = None


def _is_prose(name: str, value: str) -> bool:
    if len(value) < 20 or _NEVER.search(name):
        return False
    return value.count(" ") >= _WORDS - 1 or bool(not value.isascii() and _UNSPACED.search(value))
