"""Whom `let-in` lets in, and what it leaves behind."""

import pytest
from django.test import Client

from groundswell.cli.letting_in import _administrator, _link
from groundswell.cli.options import WrongUse
from groundswell.people.roles import Role
from groundswell.web.shell.clock import now

pytestmark = pytest.mark.usefixtures("company")
ADMINISTRATOR = "administrator@wrenfield.example"


def test_of_several_it_names_them_and_asks_which() -> None:
    from groundswell.people import services

    assert _administrator("").email == ADMINISTRATOR
    other = services.join("Bo Lind", "bo@wrenfield.example", Role.ADMINISTRATOR, now())
    with pytest.raises(WrongUse, match=r"several .*administrator@\S+ \(Agnes Holm\), bo@\S+ \(Bo Lind\)"):
        _administrator("")
    assert _administrator(" BO@wrenfield.example").email == "bo@wrenfield.example"
    services.end_rights(other.pk, now())
    assert _administrator("").email == ADMINISTRATOR


@pytest.mark.parametrize("address", ["seller@wrenfield.example", "who@wrenfield.example"])
def test_it_lets_in_nobody_but_administrators(address: str) -> None:
    with pytest.raises(WrongUse, match=r"No administrator .*Agnes Holm"):
        _administrator(address)


@pytest.mark.parametrize("without_code", [True, False])
def test_the_code_is_taken_off_only_where_that_is_said(without_code: bool) -> None:
    from groundswell.ledger.models import AuditRow
    from groundswell.people import codes, second_factor

    whose = _administrator("")
    secret = second_factor.being_set_up(whose, now())
    second_factor.confirm(whose, codes.code_at(secret, int(now().timestamp()) // 30), now())
    link = f"/new-password/{_link(whose, without_code=without_code)}"
    answer = Client(SERVER_NAME="127.0.0.1").post(link, {"password": "nine lanterns on the quay"})
    assert answer["Location"] == ("/" if without_code else "/sign-in/code")
    assert second_factor.is_set_up(whose) is not without_code
    row = AuditRow.objects.order_by("pk").first()
    assert row is not None
    assert (row.name, row.user, row.ref) == ("the command line", 0, f"U-{whose.pk}")
    assert row.act == ("give password link and ask for no code" if without_code else "give password link")
