"""What is done for guests stands in the timeline of a launch as sentences about people and counts."""

import re
from html import unescape

import pytest

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_drafts import MARKETING, bring, told
from tests.unit.web.test_shared_drafts import as_guest
from tests.worlds.field import OFFLINE, concern_with, verbatim_with
from tests.worlds.guests import launch_for, let_in, member, release, without_marks

pytestmark = pytest.mark.usefixtures("heard")


def rows(page: str) -> list[str]:
    timeline = page[page.index('<ol class="timeline">') :]
    told = re.findall(r"<p>(.*?)</p>", timeline[: timeline.index("</ol>")], re.DOTALL)
    plain = (re.sub(r"<small>.*?</small>|<[^>]+>", " ", unescape(one)) for one in told)
    return [" ".join(one.split()) for one in plain]


def test_who_came_in_by_whom_what_was_released_and_whose_invitation_ended(signed_in: SignedIn) -> None:
    from groundswell.message.guests import services

    launch = launch_for([concern_with(OFFLINE[0])])
    marketing = signed_in(MARKETING)
    guest = let_in(launch, by=member(Role.SALES_LEAD))
    draft = bring(marketing, launch)
    release(launch, concern_with(OFFLINE[0]))
    marketing.post(f"/launches/L-{launch}/shared/text", {"kind": "brief", "text": "For foremen."})
    marketing.post(f"{draft}/release", {"version": 1, "title-0": "Landing page"})
    marketing.post(f"/launches/L-{launch}/shared/withdraw", {"what": "brief"})
    services.end(member(), launch, guest.pk, now())
    found = rows(told(marketing.get(f"/launches/L-{launch}")))
    assert [row for row in found if "brought a draft" not in row] == [
        "Lin of the agency accepted the invitation of The sales lead as a guest",
        "; ".join(
            [
                f"The marketing released 1 verbatim to the guests of L-{launch}",
                f"released the brief to the guests of L-{launch}",
                f"released version 1 of “Landing page” to the guests of L-{launch}",
                f"withdrew the brief from the guests of L-{launch}",
            ]
        ),
        "The marketing ended the invitation of Lin of the agency",
    ]
    assert not [row for row in found if re.search(r"U-\d|:$", row)]


def test_none_of_it_is_told_to_guests() -> None:
    launch = launch_for([concern_with(OFFLINE[0])])
    guest = let_in(launch)
    release(launch, concern_with(OFFLINE[0]))
    browser = as_guest(guest)
    for path in (f"/launches/L-{launch}", "/settings/audit", f"/V-{verbatim_with(OFFLINE[0])}"):
        assert browser.get(path).status_code == 404
    page = without_marks(told(browser.get(f"/shared/{guest.space}")))
    assert not re.search(r"L-\d|V-\d|U-\d|released by|The marketing", page)
