"""A launch that goes the usual way is named while it can be turned, to who can turn it, until it is turned or
an executive lets it go."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from groundswell.engine.spectrum.turning import Sign
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from tests.unit.launch.test_acts import undo
from tests.unit.street.test_deciding import claim_and_sign
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.guests import guest_in
from tests.worlds.launching import AT, begun, member
from tests.worlds.talk import day

DAY = datetime.now(UTC) + timedelta(days=60)  # by which the launch can still be turned


@pytest.fixture
def concern(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return concern_with(INVOICES[0])


def look(at: datetime = AT) -> None:
    from groundswell.results.standing.looking import look_at_launches

    look_at_launches(at)


def open_now(role: Role = Role.EXECUTIVE) -> list[Sign]:
    from groundswell.results.standing.queries import open_signs

    return [one.sign for one in open_signs(member(role))]


def notices() -> list[tuple[str, str]]:
    from groundswell.ledger.models import OutboxItem

    rows = OutboxItem.objects.filter(body__mail="sign").order_by("made")
    return [(row.to, row.body["sign"]) for row in rows]


def mail_goes_out() -> None:
    from groundswell.ledger.models import MailServer

    MailServer.objects.create(host="mail.wrenfield.example", port=25, sender="g@wrenfield.example")


def shown(browser: Client, address: str) -> str:
    return unescape(re.sub(r"\s+", " ", browser.get(address).content.decode()))


def test_a_launch_run_the_usual_way_is_named_before_its_draft_is_approved(
    concern: int, signed_in: SignedIn
) -> None:
    """Product and marketing begin, marketing writes, the agency drafts; sales learns of nothing."""
    from groundswell.launch.models import Launch
    from groundswell.message.drafts.services import Brought, approve, begin_draft
    from groundswell.message.services.claims import add_claim

    mail_goes_out()
    number = begun(concern, day=DAY.date(), by=Role.MARKETING)
    named: dict[int, list[Sign]] = {}

    def on(days: int) -> datetime:
        return AT + timedelta(days=days)

    def pass_a_day(days: int) -> None:
        look(on(days))
        named[days] = open_now()

    pass_a_day(0)
    add_claim(member(), number, "Every invoice leaves the house once.", on(3))
    pass_a_day(3)
    guest_in(number, "the-space")
    agency = member(Role.GUEST)
    version = begin_draft(Launch.objects.get(), "Page", Brought(passages=[("It works.", "")]), agency, on(12))
    pass_a_day(12)
    approve(version, member(), on(20))
    pass_a_day(20)
    assert named == {
        0: [],
        3: [Sign.SALES_NOT_IN],
        12: [Sign.SALES_NOT_IN],
        20: [Sign.SALES_NOT_IN, Sign.APPROVED_UNSIGNED],
    }
    owner = f"U-{member().user}"
    assert notices() == [(owner, "SALES_NOT_IN"), (owner, "APPROVED_UNSIGNED")]
    for role in (Role.MARKETING, Role.EXECUTIVE):
        page = shown(signed_in(role.value), "/")
        assert "Going the usual way" in page
        assert "Marketing or the agency has begun, and sales was not asked." in page
    assert "Going the usual way" not in shown(signed_in(Role.PRODUCT.value), "/")
    assert "It is going the usual way" in shown(signed_in(Role.SELLER.value), f"/launches/L-{number}")


def test_what_turns_it_takes_it_away_and_it_is_told_once(concern: int) -> None:
    mail_goes_out()
    number = begun(day=DAY.date())
    look()
    assert open_now() == [Sign.NO_CONCERN]
    from groundswell.launch.services import tie_concerns, untie_concern

    tie_concerns(number, [concern], member(), AT)
    look()
    assert open_now() == []
    untie_concern(number, concern, member(), AT)
    look()
    assert open_now() == [Sign.NO_CONCERN]
    assert len(notices()) == 1


def test_a_launch_is_looked_at_anew_only_where_something_may_be_otherwise(concern: int) -> None:
    from groundswell.results.models import Standing

    begun(concern, day=DAY.date())
    look()
    first = Standing.objects.get().at
    look(AT + timedelta(minutes=1))
    assert Standing.objects.get().at == first
    for later in (timedelta(minutes=11), timedelta(days=1)):
        look(AT + later)
        assert Standing.objects.get().at == AT + later
    begun(concern, name="Another")
    look(AT + timedelta(days=1, minutes=1))
    assert {row.at for row in Standing.objects.all()} == {AT + timedelta(days=1, minutes=1)}


def test_an_executive_lets_it_go_by_name_and_reason_which_stay_when_it_is_undone(
    company: None, signed_in: SignedIn
) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.results.standing.queries import overrides_of
    from groundswell.results.standing.services import let_go, withdraw

    number = begun(day=DAY.date())
    look()
    executive = member(Role.EXECUTIVE)
    with pytest.raises(ImpossibleCorrection, match="Say why"):
        let_go(executive, number, Sign.NO_CONCERN, " ", AT)
    with pytest.raises(ImpossibleCorrection, match="does not show"):
        let_go(executive, number, Sign.APPROVED_UNSIGNED, "We know", AT)
    for role in (Role.MARKETING, Role.ADMINISTRATOR, Role.SALES_LEAD):
        with pytest.raises(NotForYou):
            let_go(member(role), number, Sign.NO_CONCERN, "We know", AT)
    entry = let_go(executive, number, Sign.NO_CONCERN, "The regulator asks for it", AT)
    with pytest.raises(ImpossibleCorrection, match="let go already"):
        let_go(executive, number, Sign.NO_CONCERN, "Again", AT)
    assert open_now() == []
    look(AT + timedelta(days=1))
    assert open_now() == []
    page = shown(signed_in(Role.SELLER.value), f"/launches/L-{number}/spectrum")
    assert "It is going the usual way" not in page
    assert "The executive (executive) let it go on" in page
    assert "The regulator asks for it" in page
    assert "The regulator asks for it" in shown(signed_in(Role.SELLER.value), f"/launches/L-{number}")
    undo(entry.pk, Role.EXECUTIVE)
    assert open_now() == [Sign.NO_CONCERN]
    (kept,) = overrides_of(member(), number)
    assert (kept.in_force, kept.because) == (False, "The regulator asks for it")
    let_go(executive, number, Sign.NO_CONCERN, "It does, still", AT)
    withdraw(executive, number, overrides_of(member(), number)[1].id, AT)
    assert open_now() == [Sign.NO_CONCERN]
    with pytest.raises(ImpossibleCorrection, match="withdrawn already"):
        withdraw(executive, number, kept.id, AT)


def test_it_is_let_go_and_told_again_on_the_page_and_undone_there(company: None, signed_in: SignedIn) -> None:
    number = begun(day=DAY.date())
    look()
    there = f"/launches/L-{number}/spectrum"
    browser = signed_in(Role.EXECUTIVE.value)
    page = shown(browser, there)
    assert "Let it go the usual way" in page
    assert "What is let go" not in page  # it is the only one, and stands above
    assert "Let it go the usual way" not in shown(signed_in(Role.MARKETING.value), there)
    wrong = browser.post(f"{there}/let-go", {"sign": "NO_CONCERN", "because": ""})
    assert wrong.status_code == 422
    browser.post(f"{there}/let-go", {"sign": "NO_CONCERN", "because": "We know"})
    page = shown(browser, there)
    assert "What was let go the usual way" in page
    (again,) = re.findall(r'action="([^"]*withdraw)"', page)
    assert browser.post(again)["Location"] == there
    assert "It is going the usual way" in shown(browser, there)
    assert browser.post(again).status_code == 422


def test_the_mail_says_what_turns_it_and_none_goes_out_once_it_was_turned(concern: int) -> None:
    from groundswell.launch.services import tie_concerns
    from groundswell.worker.letters import Needless
    from groundswell.worker.of_launches import goes_the_usual_way

    number = begun(day=DAY.date())
    look()
    about = {"launch": number, "sign": "NO_CONCERN"}
    words = goes_the_usual_way(member(), about, AT)
    assert words.subject == "“Offline” is going the usual way"
    assert words.lines[1] == "What turns it: Tie the concerns that it is for."
    assert words.path == f"/launches/L-{number}/spectrum#signs"
    with pytest.raises(Needless):
        goes_the_usual_way(member(Role.PRODUCT), about, AT)
    tie_concerns(number, [concern], member(), AT)
    look()
    with pytest.raises(Needless):
        goes_the_usual_way(member(), about, AT)


def test_lists_show_a_launch_as_its_own_page_does(concern: int, signed_in: SignedIn) -> None:
    from groundswell.launch.queries import one
    from groundswell.results.models import Standing
    from groundswell.results.queries import on_the_spectrum

    number = begun(concern, day=DAY.date(), by=Role.SALES_LEAD)
    claim_and_sign(number)
    look()
    now = on_the_spectrum(member(), one(member(), number), AT).place
    row = Standing.objects.get()
    assert (row.low, row.high, row.place, row.came_in) == (now.low, now.high, now.place, now.sales_came_in)
    page = shown(signed_in(Role.SELLER.value), "/launches")
    assert "Along the spectrum" in page
    assert f"From {round(100 * now.low)} to {round(100 * now.high)} of 100" in page


def test_lists_say_where_a_launch_stands_as_soon_as_the_worker_found_something_out(concern: int) -> None:
    from groundswell.results.standing.looking import look_anew
    from groundswell.results.standings import Standing

    begun(concern, day=DAY.date())
    look(AT)
    Standing.objects.update(place=0.99)
    look(AT + timedelta(minutes=1))
    assert Standing.objects.get().place == 0.99  # nothing was done meanwhile
    look_anew()
    look(AT + timedelta(minutes=2))
    assert Standing.objects.get().place != 0.99
