"""How things are named in addresses."""

import re

from django.conf import settings
from django.http import HttpRequest


def absolute(request: HttpRequest, path: str) -> str:
    """As people elsewhere reach it: by what the company says, for a proxy may ask by another name."""
    public: str = settings.PUBLIC_URL
    return f"{public}{path}" if public else request.build_absolute_uri(path)


def number_of(letter: str, told: str) -> int | None:
    """What people type for C-12: `C-12`, `c 12`, `12`; None for anything else."""
    found = re.fullmatch(rf"(?:{letter}\s*-?\s*)?([0-9]{{1,15}})", told.strip(), re.IGNORECASE)
    return int(found[1]) if found else None


class _Lettered:
    letter = ""

    def to_python(self, value: str) -> int:
        return int(value.removeprefix(f"{self.letter}-"))

    def to_url(self, value: int) -> str:
        return f"{self.letter}-{value}"


class ConcernId(_Lettered):
    """`C-12`."""

    letter = "C"
    regex = "C-[0-9]{1,15}"


class VerbatimId(_Lettered):
    """`V-123`."""

    letter = "V"
    regex = "V-[0-9]{1,15}"
