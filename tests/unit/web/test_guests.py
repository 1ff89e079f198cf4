"""A guest of a launch: invited by a link and a code, reading what was released, and out at once."""

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with, verbatim_with
from tests.worlds.guests import AGENCY, launch_for, let_in, member, release
from tests.worlds.mailing import mail_server, plain, send_by

pytestmark = pytest.mark.usefixtures("heard")
PASSWORD = "nine lanterns on the quay"
MARKETING, LEAD = Role.MARKETING.value, Role.SALES_LEAD.value


@pytest.fixture
def launch() -> int:
    return launch_for([concern_with(OFFLINE[0])])


def browser() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def as_guest(user: int) -> Client:
    from groundswell.people.models import User

    client = browser()
    client.force_login(User.objects.get(pk=user))
    return client


def invited(inviter: Client, launch: int, email: str = AGENCY) -> tuple[str, str]:
    """The link and the code that the page shows."""
    page = inviter.post(f"/launches/L-{launch}/guests", {"email": email, "name": "Offline"}).content.decode()
    (link,) = re.findall(r"/shared/join/[\w-]+", page)
    codes = re.findall(r"<code>(\d{4} \d{4})</code>", page)
    return link, codes[0] if codes else ""


def join(link: str, code: str) -> tuple[Client, str]:
    """Somebody new behind the link, and where they come to; empty where they do not come in."""
    client = browser()
    answer = client.post(link, {"code": code, "name": "Lin", "password": PASSWORD})
    return client, answer.headers.get("Location", "")


def test_a_guest_comes_in_by_the_link_and_the_code_that_the_inviter_was_shown(
    signed_in: SignedIn, launch: int
) -> None:
    link, code = invited(signed_in(MARKETING), launch)
    assert b"You are invited to Offline" in browser().get(link).content
    client, to = join(link, code)
    assert to.startswith("/shared/")
    assert b"Nothing is shared with you yet" in client.get(to).content
    assert b"Offline" in client.get("/").content
    assert join(link, code)[1] == ""  # once


def test_neither_the_link_nor_a_code_of_another_lets_anybody_in(signed_in: SignedIn, launch: int) -> None:
    from groundswell.people.models import User

    marketing = signed_in(MARKETING)
    link, code = invited(marketing, launch)
    _, other = invited(marketing, launch, "bo@agency.example")
    for wrong in ("", "0000 0000", other):
        assert join(link, wrong)[1] == ""
    assert not User.objects.filter(email=AGENCY).exists()
    assert browser().get(link.replace("/shared/join/", "/invitation/")).status_code == 410
    assert browser().get(link.replace("/shared/join/", "/in/")).status_code == 410
    assert join(link, code)[1]


def test_who_guesses_codes_is_held_up(signed_in: SignedIn, launch: int) -> None:
    link, code = invited(signed_in(MARKETING), launch)
    client = browser()
    typed = {"name": "Lin", "password": PASSWORD}
    told = [client.post(link, {**typed, "code": f"{n:08}"}).status_code for n in range(6)]
    assert told == [422] * 5 + [429]
    assert client.post(link, {"code": code, "name": "Lin", "password": PASSWORD}).status_code == 429


def test_a_code_is_sent_to_the_mail_of_the_guest_and_holds_for_a_quarter_of_an_hour(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.message.guests.services import is_code
    from groundswell.message.models import GuestInvitation
    from groundswell.worker.outgoing import send_what_is_due

    with mail_server() as server, override_settings(PUBLIC_URL="https://groundswell.example"):
        send_by(server)
        link, code = invited(signed_in(MARKETING), launch)
        assert code == ""  # nobody but the guest gets it
        client = browser()
        assert client.post(link, {"act": "send"}).status_code == 302
        send_what_is_due(now())
        assert server.messages[0]["To"] == AGENCY
        (sent,) = re.findall(r"\d{4} \d{4}", plain(server.messages[0]))
        row = GuestInvitation.objects.get()
        assert is_code(row, sent, now())
        assert not is_code(row, sent, now() + timedelta(minutes=16))
        assert join(link, sent)[1].startswith("/shared/")


def test_one_who_has_an_account_needs_the_code_alone_and_keeps_both_launches(
    signed_in: SignedIn, launch: int
) -> None:
    guest = let_in(launch)
    other = launch_for([concern_with(INVOICES[0])], "Invoices")
    link, code = invited(signed_in(LEAD), other)
    client = browser()
    to = client.post(link, {"code": code})["Location"]
    assert client.get(to).status_code == client.get(f"/shared/{guest.space}").status_code == 200
    assert client.get("/").content.count(b'href="/shared/') == 2


@pytest.mark.parametrize("role", [Role.SELLER, Role.ADMINISTRATOR])
def test_a_member_is_not_invited_as_a_guest(signed_in: SignedIn, launch: int, role: Role) -> None:
    page = signed_in(MARKETING).post(
        f"/launches/L-{launch}/guests", {"email": member(role).email, "name": "Offline"}
    )
    assert page.status_code == 422
    assert b"They belong to your company" in page.content


def test_words_are_chosen_looked_at_mended_and_then_read_by_guests(signed_in: SignedIn, launch: int) -> None:
    guest = let_in(launch)
    marketing, agency = signed_in(MARKETING), as_guest(guest.user)
    concern, verbatim = concern_with(OFFLINE[0]), verbatim_with(OFFLINE[1])
    offered = marketing.get(f"/launches/L-{launch}/shared").content.decode()
    assert f'name="v" value="{verbatim}"' in offered
    looked_at = marketing.get(f"/launches/L-{launch}/shared/words?v={verbatim}").content.decode()
    assert OFFLINE[1] in looked_at
    assert b"basement" not in agency.get(f"/shared/{guest.space}").content
    edited = {"v": verbatim, f"text-{verbatim}": "no signal down there", f"title-{concern}": "No signal"}
    assert marketing.post(f"/launches/L-{launch}/shared/words", edited).status_code == 302
    read = agency.get(f"/shared/{guest.space}").content.decode()
    assert "no signal down there" in read
    assert "1 verbatim new since you last looked" in read
    assert "basement" not in read
    assert "Nothing is new" in agency.get(f"/shared/{guest.space}").content.decode()


def test_what_still_names_somebody_is_refused_beside_its_field_until_it_is_ticked(
    signed_in: SignedIn, launch: int
) -> None:
    marketing = signed_in(MARKETING)
    concern, verbatim = concern_with(OFFLINE[0]), verbatim_with(OFFLINE[1])
    told = {"v": verbatim, f"title-{concern}": "No signal", f"text-{verbatim}": "Account 6 pays €400"}
    page = marketing.post(f"/launches/L-{launch}/shared/words", told)
    assert page.status_code == 422
    assert "This still names: Account 6, €400" in page.content.decode()
    assert "Account 6 pays €400</textarea>" in page.content.decode()  # what was typed stays
    fine = {**told, f"fine-text-{verbatim}": "on"}
    assert marketing.post(f"/launches/L-{launch}/shared/words", fine).status_code == 302


def test_words_of_a_concern_that_is_not_the_launchs_cannot_be_released(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.message.models import ReleasedWords

    other = verbatim_with(INVOICES[0])
    marketing = signed_in(MARKETING)
    assert marketing.get(f"/launches/L-{launch}/shared/words?v={other}").status_code == 404
    told = {"v": other, f"text-{other}": "words", f"title-{concern_with(INVOICES[0])}": "Invoices"}
    assert marketing.post(f"/launches/L-{launch}/shared/words", told).status_code in (404, 422)
    assert not ReleasedWords.objects.exists()


def test_a_brief_is_read_as_it_was_released_and_no_longer_once_it_is_withdrawn(
    signed_in: SignedIn, launch: int
) -> None:
    guest = let_in(launch)
    marketing, agency = signed_in(MARKETING), as_guest(guest.user)
    told = {"kind": "brief", "text": "Write for those who work underground."}
    done = marketing.post(f"/launches/L-{launch}/shared/text", told, follow=True)
    assert f'name="back" value="/launches/L-{launch}/shared"' in done.content.decode()
    assert b"who work underground" in agency.get(f"/shared/{guest.space}").content
    marketing.post(f"/launches/L-{launch}/shared/withdraw", {"what": "brief"})
    assert b"who work underground" not in agency.get(f"/shared/{guest.space}").content


def test_a_name_that_is_too_long_for_guests_is_refused(signed_in: SignedIn, launch: int) -> None:
    from groundswell.message.models import ReleasedText

    answer = signed_in(MARKETING).post(
        f"/launches/L-{launch}/shared/text", {"kind": "name", "text": "Offline " * 30}
    )
    assert answer.status_code == 422
    assert not ReleasedText.objects.filter(text__startswith="Offline Offline").exists()


def test_a_withdrawal_is_undone_by_who_may_release_and_by_nobody_else(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.field.models import Entry
    from groundswell.message.models import ReleasedWords

    guest = let_in(launch)
    release(launch, concern_with(OFFLINE[0]))
    agency = as_guest(guest.user)
    row = ReleasedWords.objects.get()
    signed_in(LEAD).post(f"/launches/L-{launch}/shared/withdraw", {"what": row.pk})
    assert b"what guests read" not in agency.get(f"/shared/{guest.space}").content
    last = Entry.objects.order_by("-pk")[0].pk
    for role in (Role.SELLER, Role.PRODUCT):
        assert signed_in(role.value).post(f"/history/{last}/undo").status_code == 404
    assert signed_in(MARKETING).post(f"/history/{last}/undo").status_code == 302
    assert b"what guests read" in agency.get(f"/shared/{guest.space}").content


def test_a_count_is_told_from_five_customers_on_and_only_roughly(signed_in: SignedIn, launch: int) -> None:
    from groundswell.field.read_model import ConcernSummary
    from groundswell.field.reading.upkeep import refresh

    guest = let_in(launch)
    concern = concern_with(OFFLINE[0])
    release(launch, concern)
    agency = as_guest(guest.user)
    refresh(now())
    assert b"customers or more" not in agency.get(f"/shared/{guest.space}").content  # four of them
    for accounts, told in ((4, ""), (5, "5"), (9, "5"), (10, "10"), (37, "20"), (412, "100")):
        ConcernSummary.objects.filter(concern=concern).update(accounts=accounts)
        read = agency.get(f"/shared/{guest.space}").content.decode()
        assert re.findall(r"from (\d+) customers or more", read) == ([told] if told else [])


def test_a_guest_is_out_at_once_with_what_runs_and_what_waits(signed_in: SignedIn, launch: int) -> None:
    from groundswell.ledger.models import OutboxItem
    from groundswell.message.models import Guest
    from groundswell.people.models import SignIn
    from groundswell.web.shared.downloading import InvitationEnded
    from groundswell.worker.outgoing import send_what_is_due

    with mail_server() as server, override_settings(PUBLIC_URL="https://groundswell.example"):
        send_by(server)
        marketing = signed_in(MARKETING)
        guest = let_in(launch)
        agency = as_guest(guest.user)
        release(launch, concern_with(OFFLINE[0]))
        assert OutboxItem.objects.filter(to=f"U-{guest.user}").count() == 1
        running = iter(agency.get(f"/shared/{guest.space}/words.csv").streaming_content)
        assert next(running)
        one = {"act": "end", "number": guest.pk}
        asked = marketing.post(f"/launches/L-{launch}/guests/one", one).content.decode()
        assert "End the invitation of Lin of the agency?" in asked
        assert agency.get(f"/shared/{guest.space}").status_code == 200
        marketing.post(f"/launches/L-{launch}/guests/one", {**one, "sure": "on"})
        with pytest.raises(InvitationEnded):
            next(running)
        assert agency.get(f"/shared/{guest.space}")["Location"].startswith("/sign-in")
        assert not SignIn.objects.filter(user=guest.user).exists()
        send_what_is_due(now())
        assert server.given == []
        assert OutboxItem.objects.get(to=f"U-{guest.user}").needless
        again = as_guest(guest.user)  # by their password
        assert again.get(f"/shared/{guest.space}").status_code == 404
        assert b"Nothing is shared with you yet" in again.get("/").content
        assert Guest.objects.get().ended_by == member().user


def test_a_launch_that_is_put_away_and_rights_that_end_leave_nothing_to_a_guest(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.launch.models import Launch
    from groundswell.people import services

    guest = let_in(launch)
    agency = as_guest(guest.user)
    Launch.objects.update(removed=True)
    assert agency.get(f"/shared/{guest.space}").status_code == 404
    assert b"Nothing is shared with you yet" in agency.get("/").content
    Launch.objects.update(removed=False)
    assert agency.get(f"/shared/{guest.space}").status_code == 200
    services.end_rights(guest.user, now())
    assert agency.get(f"/shared/{guest.space}")["Location"].startswith("/sign-in")


def test_an_open_invitation_lets_nobody_in_once_it_is_withdrawn_or_its_launch_is_put_away(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.launch.models import Launch
    from groundswell.message.models import GuestInvitation

    marketing = signed_in(MARKETING)
    link, code = invited(marketing, launch)
    Launch.objects.update(removed=True)
    assert browser().get(link).status_code == 410
    assert join(link, code)[1] == ""
    Launch.objects.update(removed=False)
    one = {"act": "withdraw", "number": GuestInvitation.objects.get().pk, "sure": "on"}
    marketing.post(f"/launches/L-{launch}/guests/one", one)
    assert browser().get(link).status_code == 410


def test_a_guest_of_one_launch_finds_nothing_of_another(signed_in: SignedIn, launch: int) -> None:
    other = launch_for([concern_with(INVOICES[0])], "Invoices")
    guest, stranger = let_in(launch), let_in(other, "bo@agency.example")
    release(other, concern_with(INVOICES[0]))
    agency = as_guest(guest.user)
    for path in (f"/shared/{stranger.space}", f"/shared/{stranger.space}/words.csv", "/shared/none"):
        assert agency.get(path).status_code == 404
    assert b"Invoices" not in agency.get("/").content


def test_members_see_what_a_guest_would_and_have_no_space(signed_in: SignedIn, launch: int) -> None:
    guest = let_in(launch)
    release(launch, concern_with(OFFLINE[0]))
    product = signed_in(Role.PRODUCT.value)
    assert b"what guests read of it" in product.get(f"/launches/L-{launch}/shared/as-guest").content
    assert product.get(f"/shared/{guest.space}").status_code == 404


def test_a_name_that_only_a_person_knows_is_hidden_from_then_on(signed_in: SignedIn, launch: int) -> None:
    from groundswell.message.released.proposing import still_named

    marketing = signed_in(MARKETING)
    assert still_named(["we left Crewmatic for you"]) == [()]
    told = {"name": "Crewmatic", "kind": "product"}
    assert marketing.post(f"/launches/L-{launch}/shared/hide", told).status_code == 302
    assert still_named(["we left crewmatik for you"]) == [("crewmatik",)]
