"""How things are named in addresses."""

import base64
import re
from collections.abc import Sequence
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

LONGEST_NAME = 200  # letters of a name in an address; see `ranking.account_called`


def absolute(request: HttpRequest, path: str) -> str:
    """As people elsewhere reach it: by what the company says, for a proxy may ask by another name."""
    public: str = settings.PUBLIC_URL
    return f"{public}{path}" if public else request.build_absolute_uri(path)


def client_of(request: HttpRequest) -> str | None:
    """The address from which somebody asks. Only a proxy that stands before us may tell another than that of
    the connection, and only what it wrote itself counts, which is the last; anybody can write the rest."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PUBLIC_URL and (passed := request.headers.get("X-Forwarded-For", "")):
        address = passed.rpartition(",")[2].strip()
    try:
        return str(ip_address(address))
    except ValueError:
        return None


def number_of(letter: str, typed: str) -> int | None:
    """What people type for C-12: `C-12`, `c 12`, `12`; None for anything else."""
    match = re.fullmatch(rf"(?:{letter}\s*-?\s*)?([0-9]{{1,15}})", typed.strip(), re.IGNORECASE)
    return int(match[1]) if match else None


def numbers_in(letter: str, sent: Sequence[str]) -> list[int]:
    """What a form sends of several, each once: `12`, `C-12`, or `12-345` with the version that was seen. What
    is no number is left out."""
    numbers = (number_of(letter, one.partition("-")[0] if one[:1].isdecimal() else one) for one in sent)
    return list(dict.fromkeys(number for number in numbers if number))


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


class LaunchId(_Lettered):
    """`L-3`."""

    letter = "L"
    regex = "L-[0-9]{1,15}"


class PastId(_Lettered):
    """`P-1`: a launch of before, or of elsewhere."""

    letter = "P"
    regex = "P-[0-9]{1,15}"


class AccountName:
    """Any name. Browsers walk up at `..`, so a name with such a part is written in letters that hold none. Of
    a very long one stands the beginning: servers and proxies read no address of any length."""

    regex = r"[\s\S]+"

    def to_python(self, value: str) -> str:
        if not value.startswith("="):
            return value
        packed = value.removeprefix("=")
        try:
            return base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
        except ValueError:
            raise ValueError(value) from None

    def to_url(self, value: str) -> str:
        value = value[:LONGEST_NAME]
        plain = not value.startswith("=") and not {".", ".."} & set(value.split("/"))
        return value if plain else "=" + base64.urlsafe_b64encode(value.encode()).decode().rstrip("=")
