"""Codes of telephones, against the vectors that the standard gives."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from groundswell.people import codes

SECRET = base64.b32encode(b"12345678901234567890").decode()  # of RFC 6238, appendix B


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert codes.code_at(SECRET, seconds // 30) == code
    assert codes.step_of(SECRET, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


def test_a_clock_may_be_off_by_half_a_minute_and_no_more() -> None:
    at = datetime(2026, 3, 1, 9, 0, 0, tzinfo=UTC)
    step = int(at.timestamp()) // 30
    early, late = (codes.code_at(SECRET, step + off) for off in (-1, 1))
    assert codes.step_of(SECRET, early, at) == step - 1
    assert codes.step_of(SECRET, late, at) == step + 1
    assert codes.step_of(SECRET, early, at + timedelta(seconds=30)) is None
    assert codes.step_of(SECRET, late, at - timedelta(seconds=31)) is None


@pytest.mark.parametrize("told", ["", "0", "28708", "2870822", "２８７０８２", "abcdef", "\0" * 6])
def test_what_is_no_code_is_none(told: str) -> None:
    assert codes.step_of(SECRET, told, datetime.fromtimestamp(59, UTC)) is None


def test_the_picture_says_whose_codes_they_are_whatever_the_company_is_called() -> None:
    told = codes.address(SECRET, "Söhne & Co: ?", "ana@wrenfield.example")
    assert told.startswith("otpauth://totp/S%C3%B6hne%20%26%20Co%3A%20%3F%3Aana%40wrenfield.example?")
    assert f"secret={SECRET}&issuer=S%C3%B6hne%20%26%20Co%3A%20%3F" in told
