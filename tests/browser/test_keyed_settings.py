"""What is set, by whoever has a keyboard alone: people, rules, mail, what is kept and what is erased."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.worlds.browsing import is_counted
from tests.worlds.keyboard import Keyboard, acts
from tests.worlds.mailing import mail_server
from tests.worlds.serving import until

Keyboards = Callable[[str | None], Keyboard]


@acts("people", "invited")
def test_somebody_is_invited_given_a_new_link_and_the_invitation_withdrawn(keyboard: Keyboards) -> None:
    hands = keyboard("administrator")
    hands.page.goto("/settings/people")
    hands.fill("Their e-mail", "nobody")
    hands.keys("Control+a", "Backspace")
    hands.type("ines@wrenfield.example")
    hands.push("Invite")
    expect(hands.page.locator("[data-land]")).to_be_focused()
    hands.push("A new link for ines")
    expect(hands.page.locator("[data-land]")).to_be_focused()
    hands.push("Withdraw the invitation of ines")
    hands.push("Withdraw it")
    hands.told("is withdrawn")


@acts("teams", "team", "person")
def test_a_team_is_made_renamed_and_removed_and_a_person_changed(keyboard_of_their_own: Keyboards) -> None:
    hands = keyboard_of_their_own("administrator")
    hands.page.goto("/settings/people")
    hands.fill("The team's name", "North")
    hands.keys("Enter")
    hands.told("There is a team North")
    hands.fill("Another name for North", "South")
    hands.push("Rename North")
    hands.told("is called South now")
    hands.press(hands.page.locator(".people").first.get_by_role("link", name="Ifeoma"))
    hands.press(hands.page.get_by_role("checkbox", name="South"), "Space")
    hands.push("Keep the teams")
    hands.undo("")
    hands.choose("Role", "marketing")
    hands.push("Change the role")
    hands.undo("")
    hands.fill("Name in the CRM", "Ifeoma Obi")
    hands.push("That is who they are")
    expect(hands.page.locator(".done")).to_be_focused()
    hands.push("A link for a new password")
    expect(hands.page.locator("[data-land]")).to_be_focused()
    hands.push("End their rights")
    hands.push("End their rights")
    expect(hands.page.locator(".done")).to_be_focused()
    hands.push("Let them in again")
    expect(hands.page.locator(".done")).to_be_focused()
    hands.page.goto("/settings/people")
    hands.push("Remove South")
    hands.told("no team South")


@acts("rule", "organisation", "keeping", "audit-export", "backup")
def test_rules_the_company_terms_copies_and_the_audit(keyboard: Keyboards) -> None:
    hands = keyboard("administrator")
    page = hands.page
    until(lambda: is_counted(page))  # after somebody was erased before
    page.goto("/settings/attention")
    hands.push("What would it bring today")
    expect(page.get_by_role("status").filter(has_text="It would bring")).to_be_visible()
    hands.fill("Days to answer", "5")
    hands.push("Keep")
    hands.undo()
    hands.push("Keep")
    hands.told("Nothing is different")
    page.goto("/settings/organisation")
    hands.fill("Currency", "eur")
    hands.push("Keep")
    expect(page.locator(".done")).to_be_focused()
    page.goto("/settings/keeping")
    hands.choose("Conversations of this channel", "ticket")
    hands.fill("Months that they are kept", "120")
    hands.push("See what would go")
    hands.push("Keep them")
    hands.told("is kept: 120 months")
    hands.push("Keep for ever")
    hands.told("kept for ever")
    page.goto("/settings/audit")
    with page.expect_download():
        hands.push("Take it along as a table")
    page.goto("/settings/backup")
    hands.push("Make one now")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@acts("mail", "mail-test", "mail-without", "me-mail")
def test_mail_is_set_tried_and_left(keyboard: Keyboards) -> None:
    hands = keyboard("administrator")
    with mail_server() as server:
        hands.page.goto("/settings/mail")
        hands.fill("Mail server", "127.0.0.1")
        hands.fill("Port", str(server.port))
        hands.choose("Encryption", "none")
        hands.fill("Mail comes from", "groundswell@wrenfield.example")
        hands.push("Keep it")
        hands.told("mail goes out")
        hands.push("Send me a trial")
        expect(hands.page.locator("[data-land]")).to_be_focused()
        hands.page.goto("/me")
        hands.press(hands.page.locator("[name=kind]").first, "Space")
        hands.push("Keep it so")
        hands.undo("your mail")
        hands.page.goto("/settings/mail")
        hands.push("Send no mail any more")
        hands.told("no mail is sent")


@acts("look-before-erasing", "about-person", "erasing")
def test_a_person_is_found_handed_out_and_erased_by_name(keyboard: Keyboards) -> None:
    hands = keyboard("administrator")
    page = hands.page
    page.goto("/settings/erasing")
    hands.fill("A name, an address or a file", "gareth")
    person = page.get_by_role("list", name="Found").get_by_role("listitem").first.locator("b").inner_text()
    hands.push("See what would go")
    with page.expect_download():
        hands.push("Everything of this person as a file")
    hands.push("Erase for good")
    expect(page.locator("#by-name")).to_be_focused()
    hands.type(person)
    hands.push("Erase for good")
    page.wait_for_url("**/settings/erasing")


@acts("me-away", "my-tokens", "token", "note-device", "end-device")
def test_ones_own_page(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto("/me")
    hands.to(hands.field("Away until"))
    hands.type("03022090")
    hands.push("Let them answer")
    hands.undo("you are back")
    page.goto("/me/tokens")
    hands.push("Make it")
    expect(hands.field("What it is for")).to_be_focused()
    hands.fill("What it is for", "A report")
    hands.press(page.get_by_role("checkbox").first, "Space")
    hands.push("Make it")
    expect(page.locator("[data-land]")).to_be_focused()
    hands.push("Revoke")
    expect(page.locator(".done")).to_be_focused()
    page.goto("/note")
    hands.push("Stay signed in here")
    expect(page.get_by_role("button", name="Stay signed in here")).to_have_count(0)
    page.goto("/me")
    hands.push("Take it out")
    hands.told("no more notes")


@acts("note", "noted")
def test_what_was_heard_is_noted_changed_and_taken_back(keyboard: Keyboards) -> None:
    hands = keyboard("seller")
    page = hands.page
    hands.open("/")
    hands.keys("n")
    page.wait_for_url("**/note")
    hands.to(page.locator("[data-chips] input").first)
    hands.keys("Space")
    hands.fill("In their words", "the basement has no signal at all")
    hands.push("Send")
    answer = page.locator("[data-answer]")
    expect(answer).to_be_visible(timeout=60_000)
    hands.unfold("Change it, or take it back")
    hands.press(answer.get_by_label("In their words"), "Control+a")
    hands.type("there is no signal in the basement")
    hands.press(answer.get_by_role("button", name="Say it so"))
    expect(answer).to_be_focused()
    expect(answer).to_contain_text("there is no signal in the basement")
    hands.unfold("Change it, or take it back")
    hands.push("Take it back")
    expect(page.get_by_text("taken back").first).to_be_visible()
