"""The page of gates: who is asked for what, whom a change would touch, and its undo."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from groundswell.launch.stages import BY_DEFAULT, NONE, Gate
from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, member

pytestmark = pytest.mark.usefixtures("heard")
PAGE = "/settings/gates"


@pytest.fixture
def administrator(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


def asked(act: str, **otherwise: int) -> dict[str, Any]:
    """What the form sends, with these gates otherwise than by default."""
    return {gate.name.lower(): BY_DEFAULT[gate] for gate in BY_DEFAULT} | otherwise | {"act": act}


def told(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def test_it_says_how_many_gates_each_tier_is_asked_for_and_offers_each_of_them(
    administrator: Client,
) -> None:
    page = administrator.get(PAGE)
    assert "tier 1 is asked for 11 gates, one of tier 2 for 8 gates, one of tier 3 for 3 gates" in told(page)
    fields = set(re.findall(r'<select name="(\w+)"', page.content.decode()))
    assert fields == {gate.name.lower() for gate in Gate}
    assert "by default" not in told(page).lower()


def test_it_tells_whom_a_change_would_touch_and_changes_nothing(administrator: Client) -> None:
    from groundswell.launch.launching import go_to_market
    from groundswell.launch.policy import policy

    begun(concern_with(INVOICES[0]), name="Once", tier=3)
    gone = begun(name="Long ago", tier=3)
    go_to_market(gone, AT)
    begun(name="Grand", tier=1)
    wanted = asked(
        "look",
        change_tied=3,
        concern_tied=2,
        decided=2,
    )
    page = told(administrator.post(PAGE, wanted))
    assert "It would touch 1 launch now." in page
    assert "Once tier 3" in page
    assert "Asked for as well, and not so yet: it brings a change" in page
    assert "Asked for no more: it is for a concern" in page
    assert "Long ago" not in page
    assert "Grand" not in page
    assert policy() == BY_DEFAULT
    nothing = told(administrator.post(PAGE, asked("look")))
    assert "It would touch no launch now." in nothing


def test_a_gate_that_is_open_touches_no_launch_that_is_asked_for_it_from_now_on(
    administrator: Client,
) -> None:
    from groundswell.launch.gating import change

    begun(concern_with(INVOICES[0]), name="Once", tier=3)
    change(member(Role.ADMINISTRATOR), {Gate.CONCERN_TIED: 2}, AT)
    assert "It would touch no launch now." in told(administrator.get(PAGE))


def test_it_is_kept_told_undone_and_the_default_brought_back(administrator: Client) -> None:
    from groundswell.field.models import Entry
    from groundswell.launch.policy import policy

    begun(name="Once", tier=3)
    assert (
        administrator.post(
            PAGE,
            asked(
                "keep",
                sales_signed=NONE,
            ),
        )["Location"]
        == PAGE
    )
    page = told(administrator.get(PAGE))
    assert "hanged the gates: asked of no launch: sales signed" in page
    assert "By default: every launch" in page
    assert "Asked for as well, and not so yet: sales signed" in page
    entry = Entry.objects.get(action="gates").pk
    assert administrator.post(f"/history/{entry}/undo")["Location"] == PAGE
    assert policy() == BY_DEFAULT
    administrator.post(
        PAGE,
        asked(
            "keep",
            sales_signed=NONE,
        ),
    )
    assert policy()[Gate.SALES_SIGNED] == NONE
    administrator.post(PAGE, {"act": "default"})
    assert policy() == BY_DEFAULT
    administrator.post(PAGE, {"act": "default"})
    assert "Nothing is different" in told(administrator.get(PAGE))


def test_nobody_else_undoes_it(administrator: Client, signed_in: SignedIn) -> None:
    from groundswell.field.models import Entry
    from groundswell.launch.policy import policy

    begun()
    administrator.post(
        PAGE,
        asked(
            "keep",
            sales_signed=NONE,
        ),
    )
    entry = Entry.objects.get(action="gates").pk
    for role in set(Role) - {Role.ADMINISTRATOR}:
        assert signed_in(role.value).post(f"/history/{entry}/undo").status_code == 404, role
    assert policy()[Gate.SALES_SIGNED] == NONE


@pytest.mark.parametrize("wrong", ["4", "-1", "", "all"])
def test_what_is_no_tier_is_refused(administrator: Client, wrong: str) -> None:
    from groundswell.launch.policy import policy

    answer = administrator.post(PAGE, asked("keep") | {"decided": wrong})
    assert answer.status_code == 422
    assert 'id="id_decided_error"' in answer.content.decode()
    assert policy() == BY_DEFAULT


def test_a_signature_that_nobody_is_asked_for_is_said_to_keep_its_gate_closed(administrator: Client) -> None:
    from groundswell.message.models import Side
    from groundswell.message.policy import Policy, change_policy

    assert "so it stays closed" not in told(administrator.get(PAGE))
    change_policy(member(Role.ADMINISTRATOR), Policy(asked=(Side.SALES, Side.MARKETING)), AT)
    assert told(administrator.get(PAGE)).count("so it stays closed") == 1


def test_the_launch_shows_its_gates_its_tier_and_its_timeline_by_the_policy(
    administrator: Client, signed_in: SignedIn
) -> None:
    number = begun(name="Once", tier=3)
    marketing = signed_in(Role.MARKETING.value)
    assert "Tier 3: small, asked for 3 gates" in told(marketing.get(f"/launches/L-{number}"))
    administrator.post(
        PAGE,
        asked(
            "keep",
            change_tied=3,
        ),
    )
    page = told(marketing.get(f"/launches/L-{number}"))
    assert "Tier 3: small, asked for 4 gates" in page
    assert "Asked for: it brings a change" in page
    assert "changed the gates; it is asked for this as well: it brings a change" in page
    assert "Tier 3: small, asked for 4 gates" in told(marketing.get("/launches/new"))


def test_the_page_takes_as_many_queries_however_many_launches_it_would_touch(administrator: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = list[int]()
    for _ in range(2):
        begun(name="Once", tier=3)
        administrator.post(
            PAGE,
            asked(
                "look",
                change_tied=3,
            ),
        )
        with CaptureQueriesContext(connection) as sent:
            administrator.post(
                PAGE,
                asked(
                    "look",
                    change_tied=3,
                ),
            )
        counts.append(len(sent))
    assert len(set(counts)) == 1, counts
