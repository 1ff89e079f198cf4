"""What a column looks like from its content, where its name does not tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.sources.formats.dates import looks_like_date
from groundswell.sources.formats.months import month_of
from groundswell.sources.formats.zones import parted_from_zone

_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"^\s*(?:https?://|www\.|[/\\]|[{\[<])")
_MAIL = re.compile(r"[^\s@<>]{1,80}@[^\s@<>]{1,200}\.\w{2,20}")
_NUMBER = re.compile(r"^[\s$€£(+\-]*[\d.,]+[\s%€)]*$")
# "R-1000", "ana@linden.example", "8f2c-1000": one run of characters with a digit or an at sign in it.
_ID = re.compile(r"^[^\s@\d]*[@\d]\S*$")
# What stands behind the last figure of a date: "PM", "Uhr", "г.", "Europe/Berlin". Several small words there
# are somebody's, for those of a zone have capitals.
_BEHIND = re.compile(r"[^\d()]*$")
_LONGER = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# "It failed again.": a longer word before the mark, which "Elm Works Inc." does not have.
_ENDED = re.compile(r"(?:[^\W\d_]{4,}[\"'”’»)]?\.|[!?。！？…])[\"'”’»)]?\s*$")
# Mean words from which a column reads as sentences, not as names or labels.
SENTENCE_WORDS = 5.0
# The same where nearly every cell ends as a sentence does.
_ENDED_WORDS = 3.0
_MOSTLY = 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """Figures of one column over a sample; shares are of the filled cells."""

    filled: int
    words: float  # mean number of words
    distinct: float
    dates: float
    numbers: float
    addresses: float
    mails: float  # addresses of mail
    ended: float  # with a full stop or another mark that ends a sentence

    def reads_as_text(self, fewest_words: float = SENTENCE_WORDS) -> bool:
        """Different cells of at least so many words on average, neither dates nor numbers nor links."""
        others = max(self.dates, self.numbers, self.addresses)
        fewest = min(fewest_words, _ENDED_WORDS) if self.ended >= _MOSTLY else fewest_words
        return self.words >= fewest and self.distinct >= 0.2 and others < 0.3

    @property
    def can_be_text(self) -> bool:
        """Nothing speaks against it; an empty column may fill up beyond the sample."""
        return max(self.dates, self.numbers, self.addresses) < 0.5


def looks_like_data(cell: str) -> bool:
    """Whether a cell is a number, a date, a link or an address, rather than words or a name."""
    cell = cell.strip()
    if not cell or len(cell) > 60:
        return False
    return bool(_NUMBER.match(cell) or _ADDRESS.match(cell) or _ID.match(cell)) or is_only_a_date(cell)


def is_only_a_date(cell: str) -> bool:
    """Whether a cell is a date, and not what somebody wrote behind one: "2026-03-03 still too slow"."""
    if ";" in cell or not looks_like_date(cell):
        return False
    moment, _ = parted_from_zone(cell.strip())
    behind = _BEHIND.search(moment)
    return behind is None or sum(map(str.islower, _LETTERS.findall(behind[0]))) < 2


def says_more(cell: str) -> bool:
    """Whether beside a date there are words that are neither its weekday, its month nor its zone: "ERROR
    2026-03-02 10:00 Backup", "Ana Roth, 2 March 2026"."""
    moment, _ = parted_from_zone(cell.strip())
    return sum(month_of(word) is None for word in _LONGER.findall(moment)) > 1


def _is_short(cell: str) -> bool:
    """Longer dates are those of programs: "Tue Mar 03 2026 23:30:00 GMT-0500 (Eastern Standard Time)". They
    spell zones with capitals, and hardly anybody writes so long a sentence without a small word."""
    if len(cell) < 40:
        return True
    return len(cell) < 80 and ("GMT" in cell or not any(map(str.islower, _LETTERS.findall(cell))))


def column_of(cells: Sequence[str]) -> Column:
    filled = [cell for cell in cells if cell.strip()]
    count = max(len(filled), 1)
    return Column(
        filled=len(filled),
        words=sum(len(_WORD.findall(cell[:2000])) for cell in filled) / count,
        distinct=len(set(filled)) / count,
        dates=sum(_is_short(cell) and is_only_a_date(cell) for cell in filled[:60]) / min(count, 60),
        numbers=sum(bool(_NUMBER.match(cell)) for cell in filled) / count,
        addresses=sum(bool(_ADDRESS.match(cell)) and " " not in cell.strip() for cell in filled) / count,
        mails=sum(bool(_MAIL.fullmatch(cell.strip())) for cell in filled) / count,
        ended=sum(bool(_ENDED.search(cell[-40:])) for cell in filled) / count,
    )
