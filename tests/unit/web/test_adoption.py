"""What sellers say of a launch, as pages show it."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.unit.web.conftest import SignedIn
from tests.worlds.replying import LATER, NOT_SAID, SAID, call, judge, launch_that_says


@pytest.fixture
def launch(heard: None) -> tuple[int, int]:
    from groundswell.field.reading.upkeep import refresh

    refresh(LATER)
    return launch_that_says()


def told(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_each_figure_opens_to_the_turns_in_their_conversation(
    signed_in: SignedIn, launch: tuple[int, int]
) -> None:
    first, second = call(1, NOT_SAID, SAID, day=3), call(2, NOT_SAID, day=20)
    judge()
    browser, path = signed_in("marketing"), f"/launches/L-{launch[0]}/adoption"
    page = told(browser, path)
    assert "Not enough data: 2 chances so far" in page
    weeks = re.findall(r'href="(/launches/L-\d+/adoption\?week=[^"#]+)#chances"', page)
    assert len(weeks) == 2
    opened = told(browser, weeks[0])
    assert SAID in opened
    assert f'href="/conversations/{first}#turn-2"' in opened
    assert f"/conversations/{second}#" not in opened
    assert f'href="/conversations/{second}#turn-0"' in told(browser, weeks[1])


def test_how_often_a_claim_was_said_and_what_was_not_open_to_their_chances(
    signed_in: SignedIn, launch: tuple[int, int]
) -> None:
    said, not_said = call(1, NOT_SAID, SAID, day=3), call(2, NOT_SAID, day=20)
    judge()
    browser, path = signed_in("marketing"), f"/launches/L-{launch[0]}/adoption"
    page = told(browser, path)
    for asked, there, elsewhere in (
        (f"claim={launch[1]}", said, not_said),
        ("said=said", said, not_said),
        ("said=not-said", not_said, said),
    ):
        assert f'href="{path}?{asked}#chances"' in page
        opened = told(browser, f"{path}?{asked}")
        assert f"/conversations/{there}#" in opened
        assert f"/conversations/{elsewhere}#" not in opened
    assert "said=not-sure" not in page


def test_what_is_decided_on_the_page_is_counted_and_can_be_undone(
    signed_in: SignedIn, launch: tuple[int, int]
) -> None:
    call(1, SAID)
    judge()
    browser, path = signed_in("sales lead"), f"/launches/L-{launch[0]}/adoption"
    assert "0 of 1 chance" not in told(browser, path)
    sent = {"turn": 900_101, "claim": launch[1], "said": "no"}
    after = browser.post(f"{path}/decide", sent, follow=True)
    page = unescape(after.content.decode())
    assert "0 of 1 chance" in page
    assert browser.post(f"{path}/decide", sent).status_code == 409
    undo = re.search(r'action="(/history/\d+/undo)"', page)
    assert undo
    browser.post(undo[1])
    assert "1 of 1 chance" in told(browser, path)


def test_a_form_without_an_answer_and_a_turn_that_is_nowhere_decide_nothing(
    signed_in: SignedIn, launch: tuple[int, int]
) -> None:
    call(1, SAID)
    judge()
    browser, path = signed_in("marketing"), f"/launches/L-{launch[0]}/adoption/decide"
    assert browser.post(path, {"turn": 900_101, "claim": launch[1]}).status_code == 422
    for turn, claim in ((5, launch[1]), (900_100, launch[1]), (900_101, 99)):
        assert browser.post(path, {"turn": turn, "claim": claim, "said": "yes"}).status_code == 404


def test_sellers_read_it_and_decide_nothing(signed_in: SignedIn, launch: tuple[int, int]) -> None:
    call(1, SAID)
    judge()
    browser, path = signed_in("seller"), f"/launches/L-{launch[0]}/adoption"
    assert "adoption/decide" not in told(browser, path)
    sent = {"turn": 900_101, "claim": launch[1], "said": "no"}
    assert browser.post(f"{path}/decide", sent).status_code == 404


def test_nobody_asks_for_the_chances_of_a_seller_whose_numbers_are_not_theirs_to_see(
    signed_in: SignedIn, launch: tuple[int, int]
) -> None:
    from groundswell.crm.models import PersonOfOurs

    for number, name in enumerate(("Hanna Lind", "Piet Vos"), start=1):
        PersonOfOurs.objects.create(name=name, key=name)
        call(number, SAID, seller=name, account=f"Yard {number}")
    judge()
    path = f"/launches/L-{launch[0]}/adoption?seller=Piet+Vos"
    assert "Yard 1" not in told(signed_in("executive"), path)
    page = told(signed_in("marketing"), path)
    assert "By seller" not in page
    assert "Yard 1" in page


def test_before_its_day_a_launch_says_so(signed_in: SignedIn, launch: tuple[int, int]) -> None:
    from groundswell.launch.models import Launch

    Launch.objects.update(day=None)
    assert "Its day is not over yet" in told(signed_in("product"), f"/launches/L-{launch[0]}/adoption")


def test_the_results_name_each_launch_whose_day_is_over(signed_in: SignedIn, launch: tuple[int, int]) -> None:
    page = told(signed_in("executive"), "/results")
    assert f'href="/launches/L-{launch[0]}/adoption"' in page
    assert f'href="/launches/L-{launch[0]}/adoption"' in told(signed_in("seller"), f"/launches/L-{launch[0]}")
    assert "No chance to say it yet" in page
