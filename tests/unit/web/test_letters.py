"""Whatever a request says of the letters it is in: no page breaks, and no half of a letter comes in."""

import json
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from tests.unit.web.conftest import SignedIn

pytestmark = pytest.mark.usefixtures("company")
ODD = ["utf-7", "unicode_escape", "base64", "idna", "undefined", "latin-1", "us-ascii", "none", "a\0b", ""]
FORM = "application/x-www-form-urlencoded"


def ask(
    address: str, kind: str, body: bytes = b"", *, method: str = "GET", by: Client | None = None
) -> tuple[int, bytes]:
    """As the server of the pages answers."""
    from groundswell.web.server import pages

    path, _, query = address.partition("?")
    told: dict[str, Any] = {**(by.defaults if by else {}), "PATH_INFO": path, "QUERY_STRING": query}
    told |= {"REQUEST_METHOD": method, "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body))}
    setup_testing_defaults(told)
    status = list[str]()
    told["wsgi.input"] = BytesIO(body)
    answer = pages()(told, lambda said, _headers: status.append(said))
    page = b"".join(answer)
    close = getattr(answer, "close", None)
    if close is not None:
        close()
    return int(status[0].split()[0]), page


@pytest.mark.parametrize("letters", ODD)
def test_an_address_is_read_as_utf_8(signed_in: SignedIn, letters: str) -> None:
    kind = f"application/json; charset={letters}"
    program = signed_in("token:field:read")
    status, told = ask("/api/kit?q=%C3%84%2B2AA-%5Cud800", kind, by=program)
    assert (status, json.loads(told)["q"]) == (200, "Ä+2AA-\\ud800")
    assert ask("/sign-in?next=/kit", kind)[0] == 200


@pytest.mark.parametrize("letters", ODD)
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x"])
def test_a_form_in_other_letters_is_refused(letters: str, kind: str) -> None:
    status, page = ask("/sign-in", f"{kind}; charset={letters}", b"email=%2B2AA-", method="POST")
    assert status == 400
    assert "That could not be read" in page.decode()


@pytest.mark.parametrize("letters", ["utf-8", "UTF8", '"utf-8"'])
def test_a_form_that_says_it_is_utf_8_is_read(letters: str) -> None:
    # Without the token of its page it is no form of ours.
    assert ask("/sign-in", f"{FORM}; charset={letters}", b"email=a", method="POST")[0] == 403
