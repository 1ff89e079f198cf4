"""Time zones at the end of a written moment: "-0500", "GMT-5", "(UTC+01:00)", "EST"."""

import re
from datetime import UTC, timedelta, timezone, tzinfo

_CLOCK = re.compile(r"\d:\d\d|\d\s?[ap]\.?\s?m\b", re.I)
# The name that a program puts behind an offset: "GMT-0500 (Eastern Standard Time)".
_NAME_BEHIND = re.compile(r"\s*\([^()\d]{2,40}\)$")
_OFFSET = re.compile(
    r"(?:(?<=[\dMm.])|\s)\s*[(\[]?(?:UTC|GMT)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?[)\]]?$"
)
_NAME = re.compile(r"\s[(\[]?(?P<name>[A-Z]{2,5})[)\]]?$")
# "Tue Mar  3 10:00:00 CET 2026", as the shell writes it.
_BEFORE_YEAR = re.compile(r"^(.*\d:\d\d(?::\d\d)?) ([A-Z]{2,5}|[+-]\d{4}) (\d{4})$")
# Hours east of Greenwich. Names that mean several zones (IST, and CST in China) are left out or the
# commonest.
_NAMED = {
    "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2,
    "EET": 2, "EEST": 3, "SAST": 2, "MSK": 3, "TRT": 3, "EAT": 3, "PKT": 5, "SGT": 8, "HKT": 8,
    "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "BRT": -3, "ART": -3, "ADT": -3, "AST": -4, "EDT": -4, "EST": -5, "CDT": -5, "CST": -6,
    "MDT": -6, "MST": -7, "PDT": -7, "PST": -8, "AKDT": -8, "AKST": -9, "HST": -10,
}  # fmt: skip


def parted_from_zone(text: str) -> tuple[str, tzinfo | None]:
    """(the moment without its zone, the zone), or the text as it is and None. A zone stands behind a
    clock."""
    named = _NAME_BEHIND.sub("", text)
    for written in dict.fromkeys((text, named)):
        ordered = _BEFORE_YEAR.sub(r"\1 \3 \2", written)
        for pattern in (_OFFSET, _NAME):
            match = pattern.search(ordered)
            zone = _zone_of(match) if match else None
            if match and zone is not None and _CLOCK.search(ordered, 0, match.start() + 1):
                return ordered[: match.start()].rstrip(), zone
    return text, None


def _zone_of(match: re.Match[str]) -> tzinfo | None:
    groups = match.groupdict()
    if "name" in groups:
        hours = _NAMED.get(groups["name"])
        if hours is None:
            return None
        return timezone(timedelta(hours=hours)) if hours else UTC
    offset = timedelta(hours=int(groups["hours"]), minutes=int(groups["minutes"] or 0))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if groups["sign"] != "+" else offset)
