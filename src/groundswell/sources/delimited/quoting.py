"""How a file writes quotes, told from the whole of it.

By the book, quotes stand around a cell and are doubled within it. Some tools write backslashes instead, some
(spreadsheets' tabs, databases' dumps) write none, so that a quote is one of the words; and a list of
remarks, one to a line, may be either.
"""

import csv
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator

from groundswell.sources.delimited.dialect import DELIMITERS, MAX_CELL, Delimiter
from groundswell.sources.delimited.records import END, Quoting, Records, TooLong

Lines = Callable[[], Iterator[str]]

_PLAIN = Quoting(known=False)
# Share of the lines of a list that are quoted, from which on its writer quotes all of them.
_ALL = 0.9
# What else stands in a table whose writer quotes all words: `1.5`, nothing.
_UNQUOTED = re.compile(r"[\d.,\s+-]*")


def by_the_book(lines: Lines, delimiter: Delimiter) -> bool:
    """Whether nothing in the whole file speaks against the usual way of quoting."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(lines(), delimiter=delimiter.mark, skipinitialspace=delimiter.padded, strict=True)
    try:
        deque(reader, maxlen=0)
    except csv.Error:
        return False
    return True


def quoting_of(lines: Lines, delimiter: Delimiter) -> Quoting:
    """How the quotes of a table are written that `by_the_book` does not hold for."""
    quoting = Quoting(backslash=_writes_backslashes(lines(), delimiter.mark))
    records = Records(lines(), delimiter, quoting)
    try:
        deque(records, maxlen=0)
    except TooLong:
        return quoting
    seen = records.counts
    # Between tabs, words may well begin and end with a quote; between commas a careless writer put them.
    against = seen.loose + (seen.stray if delimiter.mark == "\t" else 0)
    by_writer = seen.clean + (0 if delimiter.mark == "\t" else seen.stray)
    return quoting if seen.needed or not against or by_writer > against else _PLAIN


def is_quoted(lines: Lines) -> bool:
    """Whether a list, one text to a line, is CSV of one column.

    Its writer then quotes all texts, or just those that must be: with a mark in them that parts cells, a
    quote or the end of a line. A person who lists quotations does neither for long.
    """
    records = Records(lines(), None, Quoting())
    quoted, plain = Counter[frozenset[str]](), Counter[frozenset[str]]()
    clean = words = later = 0
    try:
        for (cell,) in records:
            in_quotes = records.counts.clean > clean or cell.endswith(END)
            clean = records.counts.clean
            if not cell:
                continue  # how an empty row of one column is written, whatever else is quoted
            (quoted if in_quotes else plain)[_telling(cell)] += 1
            words += not in_quotes and not _UNQUOTED.fullmatch(cell)
            later += not in_quotes and bool(quoted)
    except TooLong:
        return False
    count = quoted.total()
    if not count or (records.counts.loose and not records.counts.needed):
        return False
    # A header may stand without quotes over texts that all have them.
    header_only = words == 1 and not later and count > 1
    if header_only or words < (1 - _ALL) * count:
        return not records.counts.loose
    return _quotes_what_must_be(quoted, plain)


def _telling(cell: str) -> frozenset[str]:
    return frozenset(cell).intersection((*DELIMITERS[:4], '"', "\n", "\r"))


def _quotes_what_must_be(quoted: Iterable[frozenset[str]], plain: Iterable[frozenset[str]]) -> bool:
    """Some mark, and quotes and line ends with it, stand in each of the quoted texts and in none of the
    others."""
    return any(
        all(marks & {mark, '"', "\n", "\r"} for marks in quoted)
        and not any(marks & {mark, '"'} for marks in plain)
        for mark in DELIMITERS[:4]
    )


def _writes_backslashes(lines: Iterator[str], mark: str) -> bool:
    """Quotes behind backslashes within words, and none that is doubled."""
    within = re.compile(rf'(?<!\\)\\"(?!["\r\n]|{re.escape(mark)}|$)')
    doubled = re.compile(rf'[^\\"{re.escape(mark)}\r\n]""(?!")')
    does = False
    for line in lines:
        if '""' in line and doubled.search(line):
            return False
        does = does or ('\\"' in line and within.search(line) is not None)
    return does
