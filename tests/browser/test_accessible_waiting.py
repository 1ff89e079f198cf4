"""What is under way, waits, or failed behind the pages: each says so, and nothing is wrong with it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessible_states import faults
from tests.worlds import looking
from tests.worlds.alone import Alone
from tests.worlds.browsing import Company, Visits
from tests.worlds.field import INVOICES, OFFLINE, write_table
from tests.worlds.looking import Sent, answers, opened, send

_PATIENCE = 120_000.0  # milliseconds that the worker gets on a busy machine
NOW = "2026-11-01 10:00:00"


def heading(page: Page, told: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(told, timeout=_PATIENCE)


@pytest.fixture
def brought(tmp_path: Path) -> list[Path]:
    """With dates that may mean two things, columns that nobody would guess, and what no reader takes."""
    folder = tmp_path / "brought"
    said = [" ".join(text.split()[:2]) for text in (*INVOICES, *OFFLINE)]
    dated = [{"text": text, "date": f"0{n % 9 + 1}/04/2026", "speaker": "Ana"} for n, text in enumerate(said)]
    write_table(folder / "dated.csv", [*dated, {"text": "", "date": "never", "speaker": "Ana"}])
    write_table(folder / "answers.csv", [{"zzq": text, "vv": "Tarn Bakery"} for text in said])
    (folder / "picture.xlsx").write_bytes(b"no workbook")
    return sorted(folder.iterdir())


@pytest.fixture
def page(own_company: Company, visits: Visits, brought: list[Path]) -> Page:
    """With an import that waits for a word."""
    page = visits.open(own_company, "administrator")
    page.goto("/settings/imports")
    page.get_by_label("Files", exact=True).set_input_files(brought)
    page.get_by_role("button", name="Look at them").click()
    heading(page, "rows in")
    return page


@pytest.fixture
def alone(own_company: Company, page: Page) -> Iterator[Alone]:
    """From here on, no worker does anything: the same pages at the same address, without one."""
    own_company.kill()
    served = Alone(own_company.folder, own_company.port)
    yield served
    page.goto("about:blank")  # some look again by themselves, and would find nobody
    served.end()


def test_an_import_with_mistakes_taken_and_undone(page: Page) -> None:
    here = page.url
    found = faults([page])
    found += faults(
        answers(page, here, Sent(here, {"act": "look", "sellers": "x" * 3_000, "system": "x" * 90}))
    )
    assert send(page, here, act="take") == 200
    heading(page, "taken")
    found += faults([page])
    page.get_by_role("button", name="Undo this import").click()
    heading(page, "undone")
    found += faults(opened(page, here, "/settings/imports", "/settings/sources"))
    assert found == []


def test_an_import_while_it_is_taken_stopped_and_stuck(page: Page, alone: Alone) -> None:
    here = page.url
    found = faults(answers(page, here, Sent(here, {"act": "take"}, 200)))
    alone.write("UPDATE field_delivery SET process = 'one'")
    alone.write(
        "INSERT INTO field_work (what, by, since, stage, done, total, process)"
        " VALUES ('listen', '', ?, 'Understanding', 1200, 3400, 'one')",
        NOW,
    )
    found += faults(opened(page, here))
    assert page.locator("progress").get_attribute("value") == "1200"
    alone.write("UPDATE field_delivery SET trouble = 'The disk is full.'")
    found += faults(opened(page, here))
    found += faults(answers(page, here, Sent(here, {"act": "stop"}, 200), Sent(here, {"act": "take"}, 409)))
    alone.write("UPDATE field_delivery SET state = 'stuck', tries = 5, trouble = 'The disk is full.'")
    found += faults(opened(page, here, "/settings/imports"))
    alone.write("UPDATE field_delivery SET state = 'taken', process = ''")
    found += faults(opened(page, here))
    page.goto("/settings/imports")
    page.get_by_label("Files", exact=True).set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a"}
    )
    page.get_by_role("button", name="Look at them").click()
    heading(page, "Looking at")
    found += faults([page])
    alone.write("UPDATE field_delivery SET state = 'arriving' WHERE state = 'looking'")
    found += faults(opened(page, page.url))
    assert found == []


def test_erasing_while_it_waits_while_traces_go_and_when_it_was_refused(page: Page, alone: Alone) -> None:
    page.goto("/settings/erasing")
    assert send(page, "/settings/erasing/find", typed="gareth") == 200
    found = faults([page])
    person = page.get_by_role("list", name="Found").locator("b").first.inner_text()
    page.get_by_role("button", name="See what would go").first.click()
    heading(page, "would go")
    found += faults([page])
    page.get_by_label("To erase, type the name").fill("Gareth somebody")
    page.get_by_role("button", name="Erase for good").click()
    expect(page.locator("#typed-wrong")).to_be_visible()
    found += faults([page])
    page.get_by_label("To erase, type the name").fill(person)
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("waits to be erased")).to_be_visible()
    found += faults([page])
    told = json.dumps({"what": "person", "conversations": 3, "verbatims": 12, "mentions": 2})
    for refused in ("", "still_comes_in", "who_is_meant", "nothing_to_forget"):
        alone.write(
            "UPDATE ledger_errand SET done = ?, told = ?, refused = ? WHERE done IS NULL", NOW, told, refused
        )
        alone.write(
            "INSERT INTO ledger_errand (kind, about, by, at, told, refused)"
            " SELECT kind, about, by, at, told, refused FROM ledger_errand ORDER BY id DESC LIMIT 1"
        )
    found += faults(opened(page, "/settings/erasing"))
    assert found == []


def test_what_is_worked_out_made_and_sent_behind_the_pages(page: Page, alone: Alone) -> None:
    server = {"host": "127.0.0.1", "port": "9", "security": "none", "sender": "groundswell@wrenfield.example"}
    draft = {"name": "A page", "words": "It works where there is no signal."}
    found = faults(
        answers(
            page,
            "/settings",
            Sent("/settings/backup", {}, 200),
            Sent("/settings/mail", {**server, "user": "groundswell"}, 200),
            Sent("/settings/trackers", {"base": "https://api.github.com", "repository": "one/two"}, 200),
            Sent("/settings/trackers/1", {"act": "try"}, 200),
            Sent("/launches/L-2/drafts", draft, 200),
            Sent("/message/coverage", draft, 200),
            Sent("/conversations/3/mend", {"act": "account", "name": "Tarn Bakery"}, 200),
        )
    )
    page.goto("/note")
    page.get_by_label("In their words").fill("There is no signal in the basement.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-answer]")).to_contain_text("kept", ignore_case=True)
    found += faults([page])
    alone.write(
        "INSERT INTO ledger_failure VALUES ('send mail', 'The server did not answer.', ?, ?, ?, 4)",
        *[NOW] * 3,
    )
    alone.write(
        "INSERT INTO ledger_outboxitem (id, kind, 'to', body, made, due, tries, failed, given_up, needless)"
        " VALUES (?, 'mail', 'U-2', ?, ?, ?, 9, '550 no such user', 1, '')",
        "0" * 32, json.dumps({"mail": "digest"}), NOW, NOW,
    )  # fmt: skip
    alone.write("UPDATE product_tracker SET trouble = '401 Bad credentials', since = ?, rests = ?", NOW, NOW)
    found += faults(opened(page, "/", "/settings/worker", "/settings/mail", "/settings/trackers"))
    assert found == []


def test_what_is_being_counted_says_so(page: Page, alone: Alone) -> None:
    alone.write("UPDATE field_readstate SET changed = 1")
    found = faults(opened(page, "/concerns"))
    alone.write("DELETE FROM field_fieldsummary")
    alone.write("UPDATE field_readstate SET ready = 0")
    counting = [
        "/",
        "/concerns",
        "/concerns?show=map",
        "/heard-once",
        "/proposals",
        "/pack?concerns=C-8",
        "/search?q=a",
    ]
    counting += [
        "/answers",
        "/launches",
        "/changes",
        "/me/heard",
        "/settings/attention",
        "/concerns/C-8",
        "/meetings/new",
    ]
    found += faults(
        opened(page, *counting, "/launches/L-2", "/launches/L-2/presentation", "/launches/L-2/decision")
    )
    assert found == []


def test_pages_of_notes_without_a_signal(own_company: Company, visits: Visits) -> None:
    page = visits.open(own_company, "seller", "phone")
    page.goto("/note")
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "() => caches.keys().then((names) => names.some((name) => name.startsWith('note-')))"
    )
    own_company.kill()
    page.reload()
    found = looking.wrong_with(page)
    page.get_by_label("In their words").fill("There is no signal in the basement.")
    page.get_by_role("button", name="Send").click()
    waiting = page.get_by_role("region", name="Waiting here")
    expect(waiting).to_contain_text("1 note waits on this device")
    found += looking.wrong_with(page)
    waiting.get_by_role("button", name="Edit").click()
    found += looking.wrong_with(page)
    assert found == []
