"""Files brought in through a browser: looked at, mended, taken by the worker, told of, undone."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concerns, feedback

pytestmark = pytest.mark.usefixtures("store_path")
ADMINISTRATOR = Role.ADMINISTRATOR.value


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(ADMINISTRATOR)


def table(rows: Sequence[dict[str, Any]]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


FEEDBACK = table(feedback([*INVOICES, *OFFLINE, *PRICE]))


def bring(browser: Client, **files: bytes) -> str:
    """Bring files by the plain form, `a_csv` for "a.csv"; returns the address of their page."""
    sent = [SimpleUploadedFile(name.replace("_", "."), content) for name, content in files.items()]
    answer = browser.post("/settings/imports", {"files": sent})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def work(at: Any = AT) -> int:
    """What the worker does until nothing is due; returns how often."""
    from groundswell.field.services.bringing import next_due, work_on

    done = 0
    while (delivery := next_due(at)) is not None:
        work_on(delivery, encoder=WordEncoder, at=at, watch=lambda _: None)
        done += 1
    return done


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def act(browser: Client, address: str, what: str, **told: object) -> HttpResponse:
    return browser.post(address, {"act": what, **told})


def taken(browser: Client, **files: bytes) -> str:
    address = bring(browser, **files)
    work()
    assert act(browser, address, "take", as_verbatims="on").status_code == 302
    work()
    return address


def brought(store_path: Path) -> list[str]:
    folder = store_path.parent / "brought"
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())


def test_files_are_looked_at_taken_told_of_and_undone(browser: Client, store_path: Path) -> None:
    address = bring(browser, a_csv=FEEDBACK)
    assert "Looking at" in page(browser, address)
    assert work() == 1
    told = page(browser, address)
    assert "12 rows in 1 file" in told
    assert INVOICES[0] in told
    assert "12 tickets or answers" in told
    assert concerns() == {}
    act(browser, address, "take", as_verbatims="on")
    assert "Taking in" in page(browser, address)
    assert work() == 2  # taken, then placed
    told = page(browser, address)
    assert "12 rows of 12 taken" in told
    assert "3 concerns began" in told
    assert len(concerns()) == 3
    assert brought(store_path) == []
    undo = re.search(r'action="(/history/\d+/undo)"', told)
    assert undo is not None
    assert browser.post(undo[1])["Location"] == address
    assert "This import was undone" in page(browser, address)
    assert concerns() == {}
    assert "undone" in page(browser, "/settings/imports")


def test_the_same_files_a_second_time_are_heard_before(browser: Client) -> None:
    taken(browser, a_csv=FEEDBACK)
    again = taken(browser, a_csv=FEEDBACK)
    assert "0 rows of 12 taken" in page(browser, again)
    assert "12 heard before" in page(browser, again)


def test_a_column_that_nobody_could_guess_is_named_and_remembered(browser: Client) -> None:
    rows = [
        {"ref": f"R{n}", "zzq": text, "qqx": "n/a", "vv": f"Account {n}"}
        for n, text in enumerate([*INVOICES, *OFFLINE], 1)
    ]
    rows = [{**row, "zzq": " ".join(row["zzq"].split()[:2])} for row in rows]
    address = bring(browser, odd_csv=table(rows))
    work()
    told = page(browser, address)
    choice = re.search(r'<select name="(\w+-text)">', told)
    assert choice is not None, told
    act(browser, address, "look", **{choice[1]: "zzq", choice[1].replace("-text", "-account"): "vv"})
    work()
    told = page(browser, address)
    assert "8 rows in 1 file" in told
    assert re.search(r"<option selected>zzq</option>", told)
    act(browser, address, "take", as_verbatims="on")
    work()
    assert "8 rows of 8 taken" in page(browser, address)
    from groundswell.field.models import ColumnMap, Conversation

    assert ColumnMap.objects.get().columns == {"text": "zzq", "account": "vv"}
    assert set(Conversation.objects.values_list("account", flat=True)) == {
        f"Account {n}" for n in range(1, 9)
    }


def test_whoever_is_ticked_as_ours_sells_and_the_others_are_customers(browser: Client) -> None:
    call = (
        "Ann Lee: What slows you down today?\n\nPieter Maas: The export doubles every invoice.\n\n"
        "Ann Lee: Since when?\n\nPieter Maas: Since spring, and nobody can tell us why it does that.\n"
    )
    address = bring(browser, call_txt=call.encode())
    work()
    told = page(browser, address)
    assert re.search(r'name="ours" value="Ann Lee"', told), told
    act(browser, address, "look", ours=["Ann Lee"])
    work()
    told = page(browser, address)
    assert re.search(r'name="ours" value="Ann Lee" checked', told)
    assert "Customers: tick" in told
    act(browser, address, "take", ours=["Ann Lee"])
    work()
    from groundswell.field.models import Turn

    assert set(Turn.objects.values_list("speaker", "role")) == {
        ("Ann Lee", "seller"),
        ("Pieter Maas", "customer"),
    }


def test_refused_rows_are_told_downloaded_mended_and_brought_again(browser: Client) -> None:
    rows = feedback([*INVOICES, "", "=cmd()"])
    rows[4]["date"] = "=1+1"
    address = taken(browser, a_csv=table(rows))
    told = page(browser, address)
    assert "Refused" in told
    link = re.search(r'href="(/settings/imports/\d+/refused/\d+\.csv)"', told)
    assert link is not None, told
    answer = browser.get(link[1])
    assert "attachment" in answer["Content-Disposition"]
    written = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert [row["id"] for row in written] == ["F-5"]
    assert written[0]["date"] == "'=1+1"
    written[0]["text"] = "no doubled invoice any more please"
    again = taken(browser, mended_csv=table(written))
    assert "1 row of 1 taken" in page(browser, again)


@pytest.mark.parametrize("place", ["007", "٣", "1" * 400, "x", ""])
def test_a_file_is_taken_however_a_program_numbers_it(browser: Client, place: str) -> None:
    sent = {f"path-{place}": "a.csv", f"file-{place}": SimpleUploadedFile("a.csv", FEEDBACK)}
    answer = browser.post("/settings/imports", sent)
    assert answer.status_code == 302
    work()
    assert "a.csv" in page(browser, answer["Location"])


def test_a_name_leads_nowhere_and_what_cannot_be_read_is_said(browser: Client, store_path: Path) -> None:
    names = ["../../evil.csv", "a" * 10_000 + ".csv", "x/y.csv", "x", "..", "\u202egnp.csv", "<script>.csv"]
    told: dict[str, object] = {}
    for n, name in enumerate(names):
        told |= {f"path-{n}": name, f"file-{n}": SimpleUploadedFile("f.csv", FEEDBACK)}
    told |= {"path-90": "empty.csv", "file-90": SimpleUploadedFile("f.csv", b"\n")}
    told |= {"path-91": "big.csv"}  # the script sends no more than the name of what is too large
    answer = browser.post("/settings/imports", told)
    assert answer.status_code == 302
    folder = store_path.parent / "brought"
    assert all(f.resolve().is_relative_to(folder) for f in folder.rglob("*"))
    assert not (store_path.parent.parent / "evil.csv").exists()
    assert all((folder.stat().st_mode & 0o777) == 0o700 for folder in [folder, *folder.glob("*")])
    work()
    shown = browser.get(answer["Location"]).content.decode()
    assert "evil.csv" in shown
    assert "<script>.csv" not in shown
    assert "&lt;script&gt;.csv" in shown
    assert "is empty" in shown
    assert "is larger than 100 MB" in shown


def test_nothing_chosen_is_said_beside_the_field(browser: Client) -> None:
    answer = browser.post("/settings/imports", {})
    assert answer.status_code == 422
    assert 'aria-describedby="kinds wrong"' in answer.content.decode()


def test_what_is_larger_than_a_file_may_be_is_refused_and_the_others_are_kept(
    browser: Client, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.web import uploads

    monkeypatch.setattr(uploads, "MOST_BYTES", len(FEEDBACK))
    address = bring(browser, a_csv=FEEDBACK, b_csv=FEEDBACK + b"F-99,more,Account 99,2026-03-01\n")
    work()
    told = page(browser, address)
    assert "12 rows in 1 file" in told
    assert re.search(r"b\.csv</b> is larger than", told)
    act(browser, address, "take", as_verbatims="on")
    work()
    assert re.search(r"b\.csv</b> <span class=\"warn\">is larger than", page(browser, address))


def test_a_full_disk_is_said_and_what_had_room_is_kept(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.web import uploads

    write, written = uploads._write, []

    def until_full(handle: int, data: bytes) -> None:
        if written:
            raise OSError(28, "No space left on device")
        written.append(write(handle, data))

    monkeypatch.setattr(uploads, "_write", until_full)
    address = bring(browser, a_csv=FEEDBACK, b_csv=FEEDBACK)
    work()
    told = page(browser, address)
    assert "12 rows in 1 file" in told
    assert re.search(r"b\.csv</b> could not be kept \(No space left on device\)", told)


def test_a_folder_in_lots_is_one_import(browser: Client) -> None:
    lots = [[("calls/a.csv", FEEDBACK)], [("calls/b.csv", table(feedback(["one more"], 50)))]]
    first = {"more": "1", "path-0": lots[0][0][0], "file-0": SimpleUploadedFile("a.csv", FEEDBACK)}
    address = browser.post("/settings/imports", first)["Location"]
    assert "more are to come" in page(browser, address)
    assert work() == 0
    rest = {"path-0": "calls/b.csv", "file-0": SimpleUploadedFile("b.csv", lots[1][0][1])}
    assert browser.post(f"{address}/files", rest).status_code == 302
    work()
    assert "13 rows in 2 files" in page(browser, address)
    assert browser.post(f"{address}/files", rest).status_code == 409


def test_what_is_thrown_away_is_gone(browser: Client, store_path: Path) -> None:
    address = bring(browser, a_csv=FEEDBACK)
    assert brought(store_path) == ["1/a.csv"]
    assert act(browser, address, "throw away")["Location"] == "/settings/imports"
    assert brought(store_path) == []
    assert browser.get(address).status_code == 404


def test_two_at_once_take_it_once(browser: Client) -> None:
    address = bring(browser, a_csv=FEEDBACK)
    work()
    act(browser, address, "take", as_verbatims="on")
    second = act(browser, address, "take", as_verbatims="on")
    assert second.status_code == 409
    assert "went on meanwhile" in second.content.decode()
    assert act(browser, address, "throw away").status_code == 409
    work()
    assert "12 rows of 12 taken" in page(browser, address)


def test_what_waits_for_long_is_thrown_away_and_so_is_what_an_erasure_might_concern(
    browser: Client, store_path: Path
) -> None:
    from groundswell.field.bringing.arriving import clear_away
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    taken(browser, a_csv=FEEDBACK)
    address = bring(browser, b_csv=FEEDBACK)
    work()
    clear_away(AT + timedelta(days=1))
    assert browser.get(address).status_code == 200
    forget("a.csv", Author(by="ana", at=AT))
    clear_away(AT)
    assert browser.get(address).status_code == 404
    assert brought(store_path) == []
    late = bring(browser, c_csv=FEEDBACK)
    clear_away(AT + timedelta(days=9_000))
    assert browser.get(late).status_code == 404


def test_only_an_administrator_undoes_an_import(signed_in: SignedIn, browser: Client) -> None:
    address = taken(browser, a_csv=FEEDBACK)
    marketing = signed_in(Role.MARKETING.value)
    told = page(marketing, address)
    assert "Undo this import" not in told
    (entry,) = re.findall(r"#(\d+)</dd>", told)
    assert marketing.post(f"/history/{entry}/undo").status_code == 404


def test_a_seller_may_not_even_send_a_byte(signed_in: SignedIn, store_path: Path) -> None:
    seller = signed_in(Role.SELLER.value)
    answer = seller.post("/settings/imports", {"files": [SimpleUploadedFile("a.csv", FEEDBACK)]})
    assert answer.status_code == 404
    assert not (store_path.parent / "brought").exists()


def test_progress_is_told_while_it_goes_on_and_ends_with_another_page(browser: Client) -> None:
    address = bring(browser, a_csv=FEEDBACK)
    assert "0 of 1 file" in unescape(browser.get(f"{address}/progress?state=looking").content.decode())
    work()
    assert browser.get(f"{address}/progress?state=looking").status_code == 204
    act(browser, address, "take", as_verbatims="on")
    assert "0 of 12 rows" in unescape(browser.get(f"{address}/progress?state=taking").content.decode())


def test_the_page_stays_while_what_was_taken_finds_its_place(browser: Client) -> None:
    from groundswell.field.deliveries import Delivery

    address = bring(browser, a_csv=FEEDBACK)
    work()
    act(browser, address, "take", as_verbatims="on")
    for state, status in (("placing", 200), ("stopping", 204), ("taken", 204)):
        Delivery.objects.update(state=state)
        assert browser.get(f"{address}/progress?state=taking").status_code == status


def test_what_fails_is_tried_again_and_then_shown(browser: Client) -> None:
    from groundswell.field.services.bringing import failed, next_due

    address = bring(browser, a_csv=FEEDBACK)
    work()
    act(browser, address, "take", as_verbatims="on")
    at = AT
    for _ in range(5):
        delivery = next_due(at)
        assert delivery is not None
        failed(delivery, "The disk is full.", at)
        assert next_due(at) is None
        assert "The disk is full." in page(browser, address)
        at += timedelta(hours=1)
    assert next_due(at) is None
    assert "This import stopped" in page(browser, address)
    act(browser, address, "take")
    work()
    assert "12 rows of 12 taken" in page(browser, address)


def archive(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return packed.getvalue()


def test_an_archive_is_looked_at_file_by_file_and_one_that_would_burst_is_refused(browser: Client) -> None:
    address = bring(
        browser,
        calls_zip=archive({"a.csv": FEEDBACK, "b.csv": b" "}),
        bomb_zip=archive({"c.csv": bytes(300_000_000)}),
    )
    work()
    told = page(browser, address)
    assert "12 rows in 1 file" in told
    assert "refused 1 × calls.zip/b.csv is empty" in told
    assert re.search(r"bomb\.zip</b> \w+", told)
    act(browser, address, "take", as_verbatims="on")
    work()
    assert "12 rows of 12 taken" in page(browser, address)


def test_a_word_that_was_typed_wrong_is_said_and_the_page_stays(browser: Client) -> None:
    address = bring(browser, a_csv=FEEDBACK)
    work()
    answer = act(browser, address, "look", system="x" * 81)
    assert answer.status_code == 422
    assert "at most 80 characters" in answer.content.decode()
    assert act(browser, address, "dance").status_code == 422


def test_the_page_stays_small_however_wide_and_many_the_tables_are(browser: Client) -> None:
    wide = [{"text": text, **{f"a column of a survey, {n}": str(n) for n in range(150)}} for text in INVOICES]
    told: dict[str, object] = {}
    for n in range(16):
        told |= {f"path-{n}": f"folder {n}/a.csv", f"file-{n}": SimpleUploadedFile("a.csv", table(wide))}
    address = browser.post("/settings/imports", told)["Location"]
    work()
    answer = browser.get(address)
    told_back = answer.content.decode()
    assert "64 rows in 16 files" in told_back
    assert len(answer.content) < 200_000
    # Tables of one header are asked about once: of two fields of a name, one would be passed over.
    assert len(re.findall(r'name="\w+-text"', told_back)) == 1


@pytest.fixture
def looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.services import stopping

    monkeypatch.setattr(stopping, "_EACH", 0.0)


def work_until_stopped(watch: Any) -> None:
    """What the worker does, telling `watch` each step, until somebody stops it."""
    from groundswell.field.services.bringing import next_due, work_on
    from groundswell.field.services.stopping import Stopped, let_go

    while (delivery := next_due(AT)) is not None:
        try:
            work_on(delivery, encoder=WordEncoder, at=AT, watch=watch)
        except Stopped:
            let_go(delivery)
            return


@pytest.mark.usefixtures("looks_each_time")
@pytest.mark.parametrize(
    "stage", ["Reading", "Listening for what is said", "Understanding", "Finding what recurs"]
)
def test_an_import_is_stopped_and_taken_back_while_it_runs(
    browser: Client, store_path: Path, stage: str
) -> None:
    from groundswell.field.models import Conversation, Entry
    from groundswell.field.services.progress import Step
    from groundswell.ledger.models import AuditRow

    address = bring(browser, a_csv=FEEDBACK)
    work()
    act(browser, address, "take", as_verbatims="on")
    assert "Stop and take back" in page(browser, address)

    def stop_at(step: Step) -> None:
        if step.stage == stage and act(browser, address, "stop").status_code == 302:
            assert "Taking back" in page(browser, address)

    work_until_stopped(stop_at)
    assert work() == 1
    assert concerns() == {}
    assert not Conversation.objects.filter(state="live").exists()
    assert brought(store_path) == []
    assert "This import was undone" in page(browser, address)
    back = Entry.objects.get(action="undo")
    assert (back.by, back.because) == ("Agnes Holm", "stopped while it was taken in")
    assert AuditRow.objects.filter(act="stop an import").count() == 1
    assert "12 rows of 12 taken" in page(browser, taken(browser, a_csv=FEEDBACK))
    assert len(concerns()) == 3


def test_an_import_that_was_stopped_before_anything_was_taken_leaves_no_history(browser: Client) -> None:
    from groundswell.field.models import Entry

    address = bring(browser, a_csv=FEEDBACK)
    work()
    act(browser, address, "take")
    act(browser, address, "stop")
    assert act(browser, address, "stop").status_code == 409
    work()
    assert "Nothing was taken" in page(browser, address)
    assert not Entry.objects.exists()


def test_who_stops_it_has_no_process_killed_and_nobody_else_begins_meanwhile(browser: Client) -> None:
    from groundswell.field.deliveries import Delivery
    from groundswell.field.processes import this_process
    from groundswell.field.services.bringing import next_due

    address = bring(browser, a_csv=FEEDBACK)
    work()
    act(browser, address, "take")
    Delivery.objects.update(process=this_process())  # at work on it
    act(browser, address, "stop")
    assert next_due(AT) is None
    Delivery.objects.update(process=this_process().replace(" ", " 9", 1))  # it was killed
    assert next_due(AT) is not None


@pytest.mark.usefixtures("looks_each_time")
def test_what_a_decision_stands_on_is_taken_in_to_its_end_instead(browser: Client) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import rename

    address = bring(browser, a_csv=FEEDBACK)
    work()
    act(browser, address, "take", as_verbatims="on")

    def decide(step: object) -> None:
        if concerns() and "stop" not in decided:
            decided.append("stop")
            rename(min(concerns()), "Invoices come twice", Author(by="ana", at=AT))
            act(browser, address, "stop")

    decided: list[str] = []
    work_until_stopped(decide)
    work()
    assert decided
    told = page(browser, address)
    assert "12 rows of 12 taken" in told
    assert len(concerns()) == 3


def test_only_who_brought_it_and_administrators_stop_an_import(signed_in: SignedIn, browser: Client) -> None:
    marketing = signed_in(Role.MARKETING.value)
    theirs, ours = bring(marketing, a_csv=FEEDBACK), bring(browser, b_csv=FEEDBACK)
    work()
    for address in (theirs, ours):
        act(browser, address, "take", as_verbatims="on")
    assert "Stop and take back" not in page(marketing, ours)
    assert act(marketing, ours, "stop").status_code == 404
    assert act(marketing, theirs, "stop").status_code == 302
    assert act(browser, ours, "stop").status_code == 302


def dated(*days: str) -> bytes:
    return table([{"date": day, "text": text} for day, text in zip(days, INVOICES, strict=False)])


def heard_on() -> set[str]:
    from groundswell.field.models import Conversation

    live = Conversation.objects.filter(state="live", at__isnull=False)
    return {at.date().isoformat() for at in live.values_list("at", flat=True)}


def test_dates_that_can_be_read_in_two_ways_are_shown_chosen_and_remembered(browser: Client) -> None:
    address = bring(browser, a_csv=dated("03/04/2026", "05/06/2026"))
    work()
    told = page(browser, address)
    assert "Dates such as 03/04/2026 can be read in two ways" in told
    field = re.search(r'name="(\w+-dates)" value="month-first" checked><span>4 Mar 2026', told)
    assert field is not None, told
    assert '"day-first"><span>3 Apr 2026' in told
    act(browser, address, "look", **{field[1]: "day-first"})
    work()
    assert 'value="day-first" checked' in page(browser, address)
    act(browser, address, "take", as_verbatims="on")
    work()
    assert heard_on() == {"2026-04-03", "2026-06-05"}
    again = bring(browser, b_csv=dated("07/08/2026"))
    work()
    assert 'value="day-first" checked' in page(browser, again)
    act(browser, again, "take", as_verbatims="on", **{field[1]: "month-first"})
    work()
    assert heard_on() == {"2026-04-03", "2026-06-05", "2026-07-08"}


def test_a_file_that_settles_the_order_of_its_dates_asks_nothing(browser: Client) -> None:
    address = bring(browser, a_csv=dated("03/04/2026", "05/06/2026"))
    work()
    field = re.search(r'name="(\w+-dates)"', page(browser, address))
    assert field is not None
    act(browser, address, "take", as_verbatims="on", **{field[1]: "month-first"})
    work()
    settled = bring(browser, b_csv=dated("07/08/2026", "25/08/2026"))
    work()
    assert "can be read in two ways" not in page(browser, settled)
    act(browser, settled, "take", as_verbatims="on")
    work()
    assert heard_on() == {"2026-03-04", "2026-05-06", "2026-08-07", "2026-08-25"}


def test_what_is_said_of_one_column_leaves_what_was_said_of_another(browser: Client) -> None:
    rows = [{"zzq": " ".join(t.split()[:2]), "vv": "n/a", "date": "03/04/2026"} for t in INVOICES]
    address = bring(browser, odd_csv=table(rows))
    work()
    mark = re.search(r'<select name="(\w+)-text">', page(browser, address))
    assert mark is not None
    act(browser, address, "look", **{f"{mark[1]}-text": "zzq"})
    work()
    act(browser, address, "take", as_verbatims="on")
    work()
    more = bring(browser, more_csv=table(rows))
    work()
    act(browser, more, "take", as_verbatims="on", **{f"{mark[1]}-dates": "day-first"})
    work()
    from groundswell.field.models import ColumnMap

    assert ColumnMap.objects.get().columns == {"text": "zzq", "dates": "day-first"}


def in_a_folder(browser: Client, files: dict[str, bytes]) -> str:
    """Bring them in by the script, which sends their paths; returns the address of their page."""
    sent: dict[str, object] = {}
    for n, (name, content) in enumerate(files.items()):
        sent |= {f"path-{n}": name, f"file-{n}": SimpleUploadedFile(Path(name).name, content)}
    return str(browser.post("/settings/imports", sent)["Location"])


def test_many_files_are_shown_page_by_page_those_first_that_need_a_word(browser: Client) -> None:
    alike = {f"plain/{n:02}.csv": table(feedback([f"{INVOICES[0]} {n}"], n + 1)) for n in range(25)}
    odd = table([{"zzq": "too slow", "vv": "n/a"}])
    open_order = table([{"day": "03/04/2026", "comment": PRICE[0]}])
    address = in_a_folder(browser, {**alike, "z/odd.csv": odd, "z/open.csv": open_order})
    work()
    first, last = page(browser, address), page(browser, f"{address}?page=3")
    assert "26 rows in 26 files" in first
    names = re.findall(r'<h3 dir="auto">([^<]+)</h3>', first)
    assert names[:3] == ["z/odd.csv", "z/open.csv", "plain/00.csv"]
    assert len(names) == 12
    assert "Page 1 of 3" in first
    assert re.findall(r'<h3 dir="auto">([^<]+)</h3>', last) == [
        "plain/22.csv",
        "plain/23.csv",
        "plain/24.csv",
    ]
    assert "Page 3 of 3" in page(browser, f"{address}?page=99")
    assert "Page 1 of 3" in page(browser, f"{address}?page=no")


def test_what_is_put_right_of_files_further_on_is_kept(browser: Client) -> None:
    alike = {
        f"plain/{n:02}.csv": table(
            [{"date": "25/04/2026", f"comment {n}": f"{INVOICES[0]} {n}", "vv": "Linden"}]
        )
        for n in range(15)
    }
    address = in_a_folder(browser, alike)
    work()
    mark = re.search(r'<select name="(\w+)-account">', page(browser, f"{address}?page=2"))
    assert mark is not None
    act(browser, address, "take", page=2, as_verbatims="on", **{f"{mark[1]}-account": "vv"})
    work()
    from groundswell.field.models import Conversation

    assert Conversation.objects.filter(account="Linden").count() == 1


def test_the_page_asks_the_same_of_the_database_however_many_files_wait(browser: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked: list[int] = []
    for many in (2, 30):
        address = in_a_folder(browser, {f"{n}.csv": FEEDBACK for n in range(many)})
        work()
        with CaptureQueriesContext(connection) as queries:
            told = browser.get(address)
        assert len(told.content) < 200_000
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_files_that_are_just_being_brought_are_nobodys_to_clear_away(
    browser: Client, store_path: Path
) -> None:
    """The worker looks right when they have come to lie where it looks, and are not written down yet."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from groundswell.field.bringing.arriving import clear_away

    def look() -> None:
        clear_away(AT)
        connection.close()  # that of the thread

    looked = list[str]()

    def beside(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        if "field_deliveredfile" in sql and sql.startswith("INSERT"):
            looked.extend(brought(store_path))
            with ThreadPoolExecutor(1) as worker:
                worker.submit(look).result()
        return execute(sql, *more)

    with connection.execute_wrapper(beside):
        bring(browser, a_csv=FEEDBACK)
    assert looked == ["1/a.csv"]
    assert brought(store_path) == looked


def test_files_whose_process_was_killed_once_they_were_taken_go_with_the_next_look(
    browser: Client, store_path: Path
) -> None:
    from groundswell.field.bringing.arriving import clear_away

    taken(browser, a_csv=FEEDBACK)
    waits = bring(browser, b_csv=FEEDBACK)
    left = store_path.parent / "brought" / "1" / "a.csv"
    left.parent.mkdir()
    left.write_bytes(FEEDBACK)
    clear_away(AT)
    assert brought(store_path) == [f"{waits.rpartition('/')[2]}/b.csv"]
