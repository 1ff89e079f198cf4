"""The page of keys names those that do something for whoever looks."""

import re

import pytest

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn

EVERYWHERE, LIST, PROPOSALS, WAITS = ["n", "/", "?"], ["j", "k", "Enter"], ["y", "n"], ["t", "a", "n", "o"]
CHOOSE = ["x", "m"]


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        (Role.PRODUCT, EVERYWHERE + LIST + CHOOSE + PROPOSALS + WAITS),
        (Role.SELLER, EVERYWHERE + LIST + CHOOSE + PROPOSALS),
        (Role.EXECUTIVE, EVERYWHERE + LIST),
        (Role.GUEST, ["?", *LIST]),
    ],
)
def test_each_is_told_the_keys_that_are_theirs(signed_in: SignedIn, role: Role, keys: list[str]) -> None:
    page = signed_in(role.value).get("/keys").content.decode()
    assert re.findall(r"<kbd>(.*?)</kbd>", page) == keys
    assert ("Proposals" in page.partition("<main")[2]) == ("y" in keys)
