"""Launches that were not run here: looked at, taken, judged as those that were, taken away, erased."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from random import Random

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.results.timelines.reading import MOST_ROWS
from tests.unit.street.test_deciding import claim_and_sign
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_spectrum import values_of
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, change_for, member
from tests.worlds.talk import day

HEAD = "who,role,when,event,about,for,value"
ROWS = f"""{HEAD}
Nora Lind,marketing,2024-03-03,worded,,,
,,2024-05-01,launched,,,
Lin Park,agency,2024-03-03,drafted,the campaign,,
Teo Marsh,sales,2024-04-14,commented,the campaign,,
Iris Vane,executives,2024-04-01,decided,,,
"""


def sent(browser: Client, written: str, name: str = "spring_2024.csv") -> tuple[int, str]:
    file = BytesIO(written.encode())
    file.name = name
    answer = browser.post("/launches/past", {"file": file})
    return answer.status_code, unescape(re.sub(r"\s+", " ", answer.content.decode()))


def taken(browser: Client, written: str = ROWS, name: str = "Spring 2024") -> str:
    _, page = sent(browser, written)
    (looked_at,) = re.findall(r'name="looked_at" value="([^"]+)"', page)
    answer = browser.post("/launches/past/take", {"name": name, "looked_at": looked_at})
    assert answer.status_code == 302
    return answer["Location"]


def shown(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


@pytest.fixture
def marketing(signed_in: SignedIn) -> Client:
    return signed_in(Role.MARKETING.value)


def test_what_could_not_come_back_is_said_before_it_is_looked_at(marketing: Client) -> None:
    """A table within all limits of a file, whose letters no packing makes fewer."""
    random = Random(7)

    def letters() -> str:
        return "".join(chr(random.randrange(0x4E00, 0x9FFF)) for _ in range(290))

    rows = [
        f"{letters()},sales,2024-01-01,addressed,{letters()},{letters()},1"
        for _ in range(MOST_ROWS * 7 // 10)
    ]
    status, page = sent(marketing, "\n".join([HEAD, *rows]))
    assert status == 422
    assert "holds more text than can be taken at once; split it first" in page
    assert taken(marketing, "\n".join([HEAD, *rows[: len(rows) // 2]])).startswith("/launches/past/P-")


def test_a_file_is_looked_at_and_kept_only_once_it_is_taken(marketing: Client) -> None:
    from groundswell.results.models import PastLaunch

    status, page = sent(marketing, ROWS)
    assert status == 200
    assert "Completely disconnected" in page
    assert 'value="spring 2024"' in page
    assert "Nora Lind" in page
    assert not PastLaunch.objects.exists()
    assert taken(marketing) == "/launches/past/P-1"
    assert PastLaunch.objects.get().events.count() == 5
    assert "Spring 2024" in shown(marketing, "/launches/past")


def test_what_is_over_is_told_as_over_and_never_as_too_early(marketing: Client) -> None:
    page = shown(marketing, taken(marketing, f"{HEAD}\n,,2024-05-01,launched,,,\n"))
    assert "Too little is known to say where it stands" in page
    assert "The order of what is known of it shows neither way." in page
    assert " yet" not in page
    went = shown(marketing, taken(marketing))
    assert "It went the usual way." in went
    assert "Too early" not in shown(marketing, "/launches/past")


def test_it_is_judged_with_names_by_day_where_it_left_the_better_way(marketing: Client) -> None:
    page = shown(marketing, taken(marketing))
    assert "<h1>Completely disconnected</h1>" in page
    assert "3 Mar 2024: marketing (Nora Lind) and the agency (Lin Park)" in page
    assert "1 Apr 2024: executives (Iris Vane)" in page
    assert "sales (Teo Marsh) first came in on 14 Apr 2024" in page
    assert values_of(page)[0] == "not known"
    assert "Nothing that is kept tells of it." in page


def test_where_the_number_says_better_than_the_band_it_is_said_why(marketing: Client) -> None:
    late = "Where sales is not asked before it is decided, no number makes up for it."
    _, looked_at = sent(marketing, f"{ROWS},,2024-06-01,attained,,,0.62\n")
    assert '<code>attained</code> <span dir="auto">0.62</span>' in looked_at
    assert late in looked_at
    assert "with what is not known, anywhere from" in looked_at
    assert late in shown(marketing, taken(marketing))
    _, asked = sent(marketing, ROWS.replace("2024-04-14", "2024-03-02"))
    assert late not in asked


def test_what_is_sent_twice_is_brought_in_once_and_says_where_it_stands(marketing: Client) -> None:
    from groundswell.results.models import PastLaunch

    taken(marketing)
    _, page = sent(marketing, ROWS)
    (looked_at,) = re.findall(r'name="looked_at" value="([^"]+)"', page)
    again = {"name": " Spring  2024", "looked_at": looked_at}
    answer = marketing.post("/launches/past/take", again)
    assert answer.status_code == 422
    assert "It stands there already, as P-1." in answer.content.decode()
    other = marketing.post("/launches/past/take", {**again, "name": "Autumn 2024"})
    assert other["Location"] == "/launches/past/P-2"
    marketing.post("/launches/past/P-1/away")
    assert marketing.post("/launches/past/take", again)["Location"] == "/launches/past/P-3"
    assert PastLaunch.objects.filter(removed=False).count() == 2


def test_one_wrong_row_and_nothing_is_taken(marketing: Client) -> None:
    status, page = sent(marketing, f"{ROWS}Bo,markting,2024-03-05,worded,,,\nBo,,soon,signd,,,\n")
    assert status == 422
    assert "Row 6: “markting” is no role and no side. Is “marketing” meant?" in page
    assert "Row 7: “signd” is no event. Is “signed” meant? “soon” is no day" in page
    assert "looked_at" not in page
    status, page = sent(marketing, "a,b\n1,2\n")
    assert status == 422
    assert "There is no column “when”; there are: a, b." in page


def test_a_file_that_is_none_says_so(marketing: Client) -> None:
    assert "Choose a file first." in unescape(marketing.post("/launches/past").content.decode())
    status, page = sent(marketing, "")
    assert status == 422
    assert "“spring_2024.csv” is empty" in page
    status, page = sent(marketing, HEAD + "\n" + ",,2024-03-03,began,,,\n" * 1_001)
    assert "has more than 1,000 rows; split it first" in page


def test_what_was_looked_at_cannot_be_taken_by_somebody_else_nor_made_up(
    marketing: Client, signed_in: SignedIn
) -> None:
    from groundswell.results.models import PastLaunch

    _, page = sent(marketing, ROWS)
    (looked_at,) = re.findall(r'name="looked_at" value="([^"]+)"', page)
    other = signed_in(Role.PRODUCT.value)
    for browser, one in ((other, looked_at), (marketing, looked_at[:-1]), (marketing, "")):
        assert browser.post("/launches/past/take", {"name": "x", "looked_at": one}).status_code == 422
    nameless = marketing.post("/launches/past/take", {"name": " ", "looked_at": looked_at})
    assert nameless.status_code == 422
    assert not PastLaunch.objects.exists()


def test_it_is_undone_and_taken_away_and_brought_back_and_each_act_is_in_the_audit(marketing: Client) -> None:
    from groundswell.ledger.models import AuditRow

    there = taken(marketing)
    page = shown(marketing, there)
    (undo,) = re.findall(r'action="(/entries/\d+/undo|/undo/\d+|[^"]*undo[^"]*)"', page)
    assert marketing.post(undo, {"back": "/launches/past"})["Location"] == "/launches/past"
    assert marketing.get(there).status_code == 404
    there = taken(marketing, name="Again")
    assert marketing.post(f"{there}/away")["Location"] == "/launches/past"
    page = shown(marketing, "/launches/past")
    assert f'href="{there}"' not in page
    (undo,) = re.findall(r'action="([^"]*undo[^"]*)"', page)
    marketing.post(undo)
    assert marketing.get(there).status_code == 200
    acts = list(AuditRow.objects.order_by("pk").values_list("act", "ref"))
    assert ("bring in a past launch", "P-1") in acts
    assert ("take a past launch away", "P-2") in acts


def test_whoever_does_not_act_on_launches_sees_it_and_brings_none_in(
    marketing: Client, signed_in: SignedIn
) -> None:
    there = taken(marketing)
    seller = signed_in(Role.SELLER.value)
    assert "Take it away" not in shown(seller, there)
    assert 'type="file"' not in shown(seller, "/launches/past")
    assert sent(seller, ROWS)[0] == 404


def test_somebody_who_stands_in_a_timeline_alone_is_handed_their_rows_and_erased(marketing: Client) -> None:
    from groundswell.field.erasing.about import about_person
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    there = taken(marketing)
    before = values_of(shown(marketing, there))
    held = about_person(member(Role.ADMINISTRATOR), "Nora Lind")
    assert [row["did"] for row in held["pastevent"]] == ["worded"]
    forget("Nora Lind", Author(by="Agnes Holm", at=AT))
    page = shown(marketing, there)
    assert "Nora Lind" not in page
    assert values_of(page) == before


@pytest.fixture
def concern(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return concern_with(INVOICES[0])


def test_a_launch_that_runs_here_is_judged_the_same_from_its_own_table(
    concern: int, marketing: Client
) -> None:
    from groundswell.launch.queries import one
    from groundswell.launch.services import tie_changes
    from groundswell.people.queries import local_day
    from groundswell.results.gathering import events_of
    from groundswell.results.queries import reading_of
    from groundswell.results.timelines.queries import past_launch
    from groundswell.web.shell.clock import now

    begun(concern, day=date(2027, 4, 1), by=Role.SALES_LEAD)
    tie_changes(1, [change_for([concern])], member(), AT)
    claim_and_sign(1)
    answer = marketing.get("/launches/L-1/timeline.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="timeline-L-1.csv"'
    table = answer.content.decode()
    assert "The marketing" not in table
    taken(marketing, table)
    here, there = events_of(member(), one(member(), 1)), past_launch(member(), 1).events
    assert set(here) == set(there)
    for as_of in (local_day(now()), date(2027, 6, 1)):
        assert reading_of(here, as_of) == reading_of(there, as_of)
    again = marketing.get("/launches/past/P-1/timeline.csv").content.decode()
    assert sorted(again.splitlines()) == sorted(table.splitlines())
