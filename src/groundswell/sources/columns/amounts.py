"""Amounts of money as CRMs and people write them: "$1,234", "1.234,50 €", "CHF 12'000.-", "(1,200)"."""

import re

_KEPT = re.compile(r"[^\d.,\-]")
_SCALE = re.compile(r"\d\s*(k|m|mio|mn|bn)\b", re.I)
_SCALES = {"k": 1e3, "m": 1e6, "mio": 1e6, "mn": 1e6, "bn": 1e9}


def parse_amount(text: str) -> float | None:
    """The number in the text, or None where there is none."""
    negative = text.strip().startswith("(") or "-" in text.strip()[:4]
    scale = _SCALE.search(text)
    digits = _KEPT.sub("", text).strip("-,.").replace("-", "")
    if not digits:
        return None
    try:
        number = float(_with_point(digits)) * (_SCALES[scale[1].lower()] if scale else 1.0)
    except ValueError:
        return None
    return -number if negative else number


def _with_point(digits: str) -> str:
    """The decimal mark is the later of two kinds; a single one followed by three digits groups thousands."""
    point, comma = digits.rfind("."), digits.rfind(",")
    if point >= 0 and comma >= 0:
        mark = "." if point > comma else ","
        return digits.replace("," if mark == "." else ".", "").replace(mark, ".")
    mark = "." if point >= 0 else ","
    head, _, tail = digits.rpartition(mark)
    if not head:
        return digits
    # "1.234" is a thousand in Europe and a fraction in a database; a database writes few such digits.
    groups = digits.count(mark) > 1 or (len(tail) == 3 and mark == ",")
    return digits.replace(mark, "") if groups else f"{head.replace(mark, '')}.{tail}"
