"""Chats that were exported or saved as web pages."""

from collections.abc import Callable

from groundswell.sources.contract import Heard, Item, Opened
from groundswell.sources.webpage.reader import READER

Read = Callable[..., list[Item]]


def said(items: list[Item]) -> list[tuple[str, str]]:
    turns = [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]
    return [(turn.speaker.name, turn.text) for turn in turns]


DISCORD = """<!DOCTYPE html><html><head><title>Help - ticket-1</title></head><body>
<div class=preamble><div class=preamble__entry>House</div></div>
<div class=chatlog__message-group><div class=chatlog__message-container><div class=chatlog__header>
<span class=chatlog__author title="tool">Ticket Tool</span><span class=chatlog__author-tag>BOT</span></div>
<div class=chatlog__content>We are with you shortly.</div></div></div>
<div class=chatlog__message-group><div class=chatlog__message-container><span class=chatlog__author>Ana</span>
<span class=chatlog__timestamp title="Wednesday, March 4, 2026 9:59 AM">9:59</span>
<div class="chatlog__content chatlog__markdown">The map is <em>grey</em>.</div></div>
<div class=chatlog__message-container>
<div class="chatlog__content">Since yesterday.<br>On both phones.</div></div></div>
<div class=chatlog__message-group><div class=chatlog__message-container><span class=chatlog__author>Ben</span>
<div class=chatlog__reply><span class=chatlog__reply-content>The map is grey.</span></div>
<div class="chatlog__content">Which one?</div></div></div>
<div class=postamble><div class=postamble__entry>Exported 4 message(s)</div></div></body></html>"""


def test_a_group_of_messages_has_one_name_and_bots_and_quotations_say_nothing(read_with: Read) -> None:
    assert said(read_with(READER, "a.html", DISCORD)) == [
        ("Ana", "The map is grey."),
        ("Ana", "Since yesterday.\nOn both phones."),
        ("Ben", "Which one?"),
    ]


def test_telegrams_services_and_headings_are_nobodys(read_with: Read) -> None:
    page = (
        '<!DOCTYPE html><html><body><div class="page_header"><div class="text bold">Ana</div></div>'
        '<div class="message service"><div class="body details">4 March 2026</div></div>'
        '<div class="message default clearfix"><div class="date" title="04.03.2026 10:00:00">10:00'
        '</div><div class="from_name">Ana</div><div class="text">It fails.</div></div>'
        '<div class="message default clearfix joined"><div class="text">Every day.</div></div></body></html>'
    )

    assert said(read_with(READER, "messages.html", page)) == [("Ana", "It fails."), ("Ana", "Every day.")]


def test_metas_newest_message_comes_last_and_reactions_are_no_words(read_with: Read) -> None:
    one = '<div class="_a6-g"><h2 class="_a6-h">{}</h2><div class="_a6-p"><div>{}</div>{}</div></div>'
    reaction = '<ul class="_a6-q"><li>x Ben</li></ul>'
    page = (
        "<html><body>"
        + one.format("Ben", "Sorry.", "")
        + one.format("Ana", "It broke.", reaction)
        + "</body></html>"
    )

    assert said(read_with(READER, "message_1.html", page)) == [("Ana", "It broke."), ("Ben", "Sorry.")]


def test_a_page_on_which_people_speak_in_plain_lines_is_a_talk(read_with: Read) -> None:
    page = (
        "<!DOCTYPE html><html><body><p><b>Ben Ode:</b> What broke?</p><p><b>Ana Roth:</b> The export.</p>"
        "<p><b>Ben Ode:</b> Since when?</p><p><b>Ana Roth:</b> Monday.</p></body></html>"
    )

    assert said(read_with(READER, "talk.html", page))[1] == ("Ana Roth", "The export.")


def test_a_page_without_talk_is_not_recognised(opened: Callable[[str, str], Opened]) -> None:
    page = "<!DOCTYPE html><html><body><table><tr><td>Starter</td><td>10</td></tr></table></body></html>"

    assert not READER.recognises(opened("prices.html", page))
