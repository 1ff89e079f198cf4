"""Guests are invited, and what they read is let go, by whoever has a keyboard alone; and so do guests."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]


def launch_with_guests(hands: Keyboard) -> str:
    """The address of the sample company's launch that a guest is in."""
    for number in (2, 1):
        hands.page.goto(f"/launches/L-{number}/guests")
        if hands.page.locator("main h2#in").count():
            return f"/launches/L-{number}"
    raise AssertionError("the sample company has a guest")


def space_of(hands: Keyboard) -> str:
    hands.page.goto("/")
    return hands.page.locator("main a[href^='/shared/']").first.get_attribute("href") or ""


@acts("launch-guests", "launch-guest")
def test_a_guest_is_invited_shown_a_code_and_withdrawn(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    hands.page.goto(f"{launch_with_guests(hands)}/guests")
    hands.fill("What guests read the launch called", "Certificates")
    hands.fill("Their e-mail", "ida.frost@agency.example")
    hands.push("Invite")
    expect(hands.page.locator("main code").first).to_be_visible()
    hands.push("Show a code for ida.frost@agency.example")
    expect(hands.page.locator("main code")).to_have_count(1)
    hands.push("Withdraw the invitation of ida.frost@agency.example")
    hands.push("Withdraw it")
    hands.told("the invitation of ida.frost@agency.example is withdrawn")


@acts("launch-words", "launch-withdraw", "launch-hide")
def test_words_names_and_the_house_are_let_go_and_taken_back(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    launch = launch_with_guests(hands)
    hands.page.goto(f"{launch}/shared")
    hands.press(hands.page.locator("input[name=v]").first, "Space")
    hands.push("Look at them without names")
    hands.push("Release", exact=True)
    hands.told("Released 1 verbatim to the guests")
    hands.push("Withdraw V-")
    hands.told("Withdrew V-")
    hands.undo()
    hands.fill("A name to hide", "Brambletool")
    hands.push("Hide it")
    hands.told("“Brambletool” will be hidden")
    hands.push("Hide no longer")
    hands.told("“Brambletool” is no longer hidden")
    hands.press(hands.page.get_by_role("link", name="Take it from the message"))
    hands.push("Release", exact=True)
    hands.told("Released the house to the guests")


@acts("draft-release", "draft-withdraw", "space-ours-comment", "space-ours-back")
def test_a_draft_of_ours_is_released_and_a_guest_says_something_of_it(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    launch = launch_with_guests(hands)
    hands.page.goto(f"{launch}/drafts")
    hands.fill("What it is called", "A leaflet of ours")
    hands.fill("Or paste its words", "The certificate is there when the job is done.")
    hands.push("Bring it")
    hands.told("Brought version 1 of “A leaflet of ours”")
    draft = hands.page.url
    hands.press(hands.page.get_by_role("link", name="Release it to guests"))
    hands.push("Release", exact=True)
    hands.told("Released version 1 of “A leaflet of ours”")
    guest = keyboard("guest")
    guest.page.goto(f"{space_of(guest)}/drafts")
    guest.press(guest.page.get_by_role("link", name="A leaflet of ours"))
    guest.press(guest.page.get_by_role("link", name="Comment on paragraph 1"))
    guest.fill("Your comment", "From which day on?")
    guest.push("Comment", exact=True)
    guest.told("You commented on “A leaflet of ours”")
    guest.push("Take it back")
    guest.told("You took a comment")
    hands.page.goto(draft)
    hands.push("Take it back from guests")
    hands.told("Withdrew “A leaflet of ours”")


@acts("space-drafts", "space-draft", "space-comment", "space-back")
def test_a_guest_brings_a_draft_and_a_newer_version_says_something_of_it_and_takes_it_back(
    keyboard: Keyboards,
) -> None:
    guest = keyboard("guest")
    guest.page.goto(f"{space_of(guest)}/drafts")
    guest.fill("What it is called", "A banner")
    guest.fill("Or paste its words", "Done is done.")
    guest.push("Bring it")
    guest.told("Brought version 1 of “A banner”")
    guest.fill("Or paste its words", "The certificate is there when the job is done.")
    guest.push("Bring it")
    guest.told("Brought version 2 of “A banner”")
    guest.press(guest.page.get_by_role("link", name="Comment on paragraph 1"))
    guest.fill("Your comment", "Shorter?")
    guest.push("Comment", exact=True)
    guest.told("Commented on version 2")
    guest.undo("Took a comment on “A banner” back")
    guest.push("Take this version back")
    guest.told("Took version 2 of “A banner” back")
