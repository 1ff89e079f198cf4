"""Fields of an export that hold prose and are not read: named once for a file, so that nothing is left out
without a word."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Heard, Item, Known, Noted, Refused, SetAside
from groundswell.sources.exports.fields import Record, as_given

_WORDS = 6
_MOST = 12  # names in the remark
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{8}")
# What such names hold is prose to a counter of words only.
_NEVER = re.compile(
    r"(?:name|title|url|link|href|agent|headers?|signature|address|locale|timezone|path)$", re.I
)
_LONGEST = 5000  # characters of a field by which it is known again
_RUN = 4  # words that stand one after another in two texts only where the one was taken from the other


def no_label(_: str) -> bool:
    return False


class Unread:
    """Collects the names of fields with prose that are not read.

    `read` are the fields a reader reads, those within an object or a list by both names: "subject",
    "comments.body". A field whose words were told is read, whatever it is called. Of the fields that may hold
    `labels`, which are told where they are prose, any text counts.
    """

    def __init__(self, read: Collection[str] = (), labels: Callable[[str], bool] = no_label) -> None:
        self._read = frozenset(read)
        self._labels = labels
        self._names = dict[str, None]()
        self._row = 0

    def beside(self, record: Record, items: Iterable[Item]) -> Iterator[Item]:
        """The items of a record, while its fields are looked at where it is taken. Where nothing of it is,
        what is refused bears the record as it was given."""
        row, texts_heard, refused = 0, list[str](), list[Refused]()
        for item in items:
            if not row and isinstance(item, Refused) and not item.raw:
                refused.append(item)
                continue
            if not row and isinstance(item, Heard | Known):
                row = item.row if isinstance(item, Known) else item.conversation.turns[0].row
            texts_heard += _texts_of(item)
            yield item
        for item in refused:
            yield item if row else replace(item, raw=as_given(record))
        if row:
            self.look(record, row, texts_heard)

    def look(self, record: Record, row: int, texts_heard: Sequence[str] = ()) -> None:
        """Look at the fields of a record that was taken with `row`, beside what was told of it."""
        if len(self._names) <= _MOST:
            self._look(record, _Heard(texts_heard))
            self._row = self._row or (row if self._names else 0)

    def items(self) -> Iterator[Noted]:
        if self._names:
            names = list(self._names)
            more = " and others" if len(names) > _MOST else ""
            yield Noted(row=self._row, reason=f"fields that are not read: {', '.join(names[:_MOST])}{more}")

    def _look(self, record: Record, heard: "_Heard") -> None:
        waiting: list[tuple[str, str, object]] = [("", "", record)]
        while waiting:
            outer, name, value = waiting.pop()
            if isinstance(value, dict):
                fields = cast("Record", value)
                waiting += reversed([(name, str(field), inner) for field, inner in fields.items()])
            elif isinstance(value, list):
                listed = cast("list[object]", value)
                waiting += [
                    (outer, f"{name}[]" if isinstance(element, str) else name, element) for element in listed
                ]
            elif isinstance(value, str):
                field = f"{outer}.{name}".lstrip(".")
                holds_words = _is_prose(name, value) or self._labels(field)
                if holds_words and not self._is_known(field) and value not in heard:
                    self._names[field[:60]] = None

    def _is_known(self, field: str) -> bool:
        return field in self._read or field[:60] in self._names


class _Heard:
    """What was told of one record: looked into only where there is prose that no name tells to be read."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._runs: set[str] | None = None

    def __contains__(self, text: str) -> bool:
        """Whether most of a text stands in what was told, however it was wrapped or marked up."""
        text = to_text(text[:_LONGEST])
        if len(text.split()) < _RUN:
            return any(text in heard for heard in self._texts)
        if self._runs is None:
            self._runs = {run for heard in self._texts for run in _runs(heard)}
        runs = list(_runs(text))
        return sum(run in self._runs for run in runs) * 2 > len(runs)


def _runs(text: str) -> Iterator[str]:
    """Words by fours, each four beginning a word later than the last."""
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, 1)))


def _texts_of(item: Item) -> list[str]:
    match item:
        case Heard():
            return [item.conversation.title, " ".join([turn.text for turn in item.conversation.turns])]
        case SetAside():
            return [item.aside.words]
        case Known():
            return [str(item.fact)]
        case Refused() | Noted():
            return [item.reason]
        case _:
            return []


def _is_prose(name: str, value: str) -> bool:
    if len(value) < 20 or _NEVER.search(name):
        return False
    return value.count(" ") >= _WORDS - 1 or bool(not value.isascii() and _UNSPACED.search(value))
