"""The audit: read by administrators, narrowed, taken along as a table that runs nothing."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn


@pytest.fixture
def administrator(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


def wrote(count: int = 1, **other: object) -> None:
    from groundswell.ledger.models import AuditRow

    told = {"at": now(), "user": 2, "name": "The seller", "role": "seller"}
    told |= {"act": "rename a concern", "ref": "C-1"}
    AuditRow.objects.bulk_create(AuditRow(**{**told, **other}) for _ in range(count))


def shown(browser: Client, asked: str = "") -> list[str]:
    page = browser.get(f"/settings/audit{asked}").content.decode()
    return re.findall(r"<li><p><b dir=\"auto\">(.*?)</p>", page)


def test_each_row_says_who_as_what_did_what_to_what_when_and_from_where(administrator: Client) -> None:
    from groundswell.people.models import User

    seller = User.objects.get(role=Role.SELLER.value)
    administrator.post(f"/settings/people/{seller.pk}", {"act": "give role", "role": "product"})
    page = administrator.get("/settings/audit").content.decode()
    who = r"Agnes Holm</b> <small>administrator</small>: give role · <a href=\"/settings/people/\d+\""
    assert re.search(who, page)
    assert "from 127.0.0.1" in page


def test_it_is_narrowed_by_person_act_and_day_of_the_company(administrator: Client) -> None:
    from groundswell.people.models import Organisation

    Organisation.objects.update(time_zone="Pacific/Auckland")
    wrote(user=2, act="rename a concern", at=datetime(2026, 3, 1, 10, 59, tzinfo=UTC))  # 1 March, 23:59 there
    wrote(user=2, act="undo", at=datetime(2026, 3, 1, 11, 0, tzinfo=UTC))
    wrote(user=0, name="nobody signed in", role="", act="sign in refused", ref="")
    assert len(shown(administrator)) == 3
    assert len(shown(administrator, "?who=2")) == 2
    assert len(shown(administrator, "?who=0")) == 1
    assert len(shown(administrator, "?act=undo")) == 1
    assert [one.rpartition(": ")[2][:6] for one in shown(administrator, "?day=2026-03-02")] == ["undo ·"]
    assert administrator.get("/settings/audit?day=tomorrow&who=x").status_code == 422
    assert administrator.get("/settings/audit?day=9999-12-31").status_code == 422


def test_pages_of_fifty_lead_on_and_a_row_written_meanwhile_moves_none(administrator: Client) -> None:
    wrote(120)
    page, seen = "", 0
    while True:
        told = administrator.get(f"/settings/audit{page}").content.decode()
        seen += len(re.findall(r"<li><p><b", told))
        found = re.search(r'href="(\?who=&amp;act=&amp;day=&amp;before=\d+)">Earlier', told)
        wrote()
        if found is None:
            break
        page = found[1].replace("&amp;", "&")
    assert seen == 120


def test_it_costs_as_many_queries_however_much_there_is(administrator: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 200):
        wrote(more)
        with CaptureQueriesContext(connection) as asked:
            administrator.get("/settings/audit")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_as_a_table_it_runs_nothing_and_that_it_was_taken_stands_in_it(administrator: Client) -> None:
    from groundswell.ledger.models import AuditRow

    wrote(name='=HYPERLINK("http://evil.example")', act="@cmd", ref="+1")
    answer = administrator.post("/settings/audit/export", {"act": "@cmd"})
    header, *rows = csv.reader(io.StringIO(answer.content.decode()))
    assert header == ["number", "at", "user", "name", "role", "act", "ref", "address"]
    assert [row[3:6] for row in rows] == [['\'=HYPERLINK("http://evil.example")', "seller", "'@cmd"]]
    assert "attachment" in answer["Content-Disposition"]
    assert AuditRow.objects.latest("id").act == "export the audit"


def test_what_stands_in_it_is_just_text(administrator: Client) -> None:
    wrote(name="<script>alert(1)</script>", ref="<b>", at=now() - timedelta(days=1))
    page = administrator.get("/settings/audit").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
