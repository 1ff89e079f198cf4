"""Chats as people save them: of meetings, of WhatsApp on both kinds of phone, of other apps."""

import pytest

from groundswell.sources.contract import Item, Noted, Refused, Why
from groundswell.sources.registry import reader_for
from groundswell.sources.speakers.roles import assign_roles
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel, Role
from tests.unit.sources.talk.test_forms import JAN, MIA, said, set_aside, talk_of

ZOOM = {
    "new form": "15:01:39 From Jan de Vries to Everyone:\n\tThe import loses numbers\n"
    "15:01:45 From Mia Okafor to Everyone:\n\tThanks, I will look\n"
    "15:02:00 From Jan de Vries to Mia Okafor(Direct Message):\n\tWhen?\n",
    "old form": "15:01:39\t From  Jan de Vries : The import loses numbers\n"
    "15:01:45\t From  Mia Okafor  to  Jan de Vries(Privately) : Thanks, I will look\n"
    "15:02:00\t From  Jan de Vries  to  Everyone : When?\n",
    "German": "15:01:39 Von Jan de Vries an Alle:\n\tThe import loses numbers\n"
    "15:01:45 Von Mia Okafor an Jan de Vries (Direktnachricht):\n\tThanks, I will look\n"
    "15:02:00 Von Jan de Vries an Alle:\n\tWhen?\n",
    "Spanish": "15:01:39 De Jan de Vries a Todos:\n\tThe import loses numbers\n"
    "15:01:45 De Mia Okafor a Todos:\n\tThanks, I will look\n15:02:00 De Jan de Vries a Todos:\n\tWhen?\n",
    "with its day": "2026-03-10 15:01:39 From Jan de Vries to Everyone:\n\tThe import loses numbers\n"
    "2026-03-10 15:01:45 From Mia Okafor to Everyone:\n\tThanks, I will look\n"
    "2026-03-10 15:02:00 From Jan de Vries to Everyone:\n\tWhen?\n",
    "Webex": "from Jan de Vries to everyone:    3:01 PM\nThe import loses numbers\n"
    "from Mia Okafor to everyone:    3:02 PM\nThanks, I will look\n"
    "from Jan de Vries to Mia Okafor (privately):    3:03 PM\nWhen?\n",
}
ZOOM_SAID = [(JAN, "The import loses numbers"), (MIA, "Thanks, I will look"), (JAN, "When?")]


@pytest.mark.parametrize("form", ZOOM)
def test_the_chat_of_a_meeting_is_read_whoever_it_went_to(read_with, form):
    items = read_with(READER, "chat.txt", ZOOM[form])

    assert said(items) == ZOOM_SAID
    assert talk_of(items).channel is Channel.CHAT


@pytest.mark.parametrize(
    ("day", "event"),
    [
        ("2026/03/09(月)", "Mia Okaforがメッセージの送信を取り消しました"),
        ("Mon, 03/09/2026", "Mia Okafor changed the group's name."),
        ("2026/03/09(월)", "Mia Okafor님이 메시지 전송을 취소했습니다."),
    ],
)
def test_a_line_without_the_cell_of_a_name_is_the_apps(day, event, read_with):
    chat = f"10:12\tJan de Vries\tIt leaks\n10:13\tMia Okafor\tWhich?\n10:14\t{event}\n"
    text = f"{day}\n{chat}10:15\tJan de Vries\tBlue\n"
    items = read_with(READER, "[LINE] chat.txt", text)

    assert [words for _, words in said(items)] == ["It leaks", "Which?", "Blue"]
    assert [f"{turn.at:%d %H:%M}" for turn in talk_of(items).turns if turn.at] == [
        "09 10:12",
        "09 10:13",
        "09 10:15",
    ]


def test_a_private_message_to_the_seller_is_the_customers(read_with):
    (told,) = assign_roles([talk_of(read_with(READER, "c.txt", ZOOM["new form"]))], sellers=["Mia Okafor"])

    assert [turn.speaker.role for turn in told.turns] == [Role.CUSTOMER, Role.SELLER, Role.CUSTOMER]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ('Replying to "The import loses..."\n\n\tsince May\n', "since May"),
        ('Antwort auf "The import loses..."\n\n\tsince May\n', "since May"),
        ('Respuesta a "The import loses numbers"\n\n\tsince May\n', "since May"),
    ],
)
def test_what_an_answer_quotes_is_not_said_again(read_with, answer, words):
    text = f"{ZOOM['new form']}15:03:00 From Mia Okafor to Everyone:\n\t{answer}"
    items = read_with(READER, "chat.txt", text)

    assert said(items) == [*ZOOM_SAID, (MIA, words)]
    assert set_aside(items, Why.RECORDER) == [answer.partition("\n")[0]]


@pytest.mark.parametrize(
    "reaction",
    ['Reacted to "When?" with 👍', 'Removed a 👍 reaction from "When?"', 'reacted to "The…" with "❤"'],
)
def test_a_reaction_is_no_message(read_with, reaction):
    items = read_with(
        READER, "c.txt", f"{ZOOM['new form']}15:03:00 From Mia Okafor to Everyone:\n\t{reaction}\n"
    )

    assert said(items) == ZOOM_SAID
    assert [reaction in item.reason for item in items if isinstance(item, Refused)] == [True]


def test_somebody_who_quotes_keeps_their_words(read_with):
    words = 'The manual says "The import loses..." and it is right'
    items = read_with(
        READER, "c.txt", f"{ZOOM['new form']}15:03:00 From Mia Okafor to Everyone:\n\t{words}\n"
    )

    assert said(items)[-1] == (MIA, words)


def test_a_message_keeps_its_lines(read_with):
    words = "Two things:\nfirst, the import\n\nthen the price"
    text = f"15:01:39 From Jan de Vries : {words}\n15:01:45 From Mia Okafor : Ok\n"

    assert said(read_with(READER, "c.txt", text))[0][1] == words


LINES = {
    "Android": ("10/03/2026, 15:00 - {}", "13/03/2026, 09:05 - {}"),
    "Android in German": ("10.03.26, 15:00 - {}", "13.03.26, 09:05 - {}"),
    "Android in American": ("3/10/26, 3:00\u202fPM - {}", "3/13/26, 9:05\u202fAM - {}"),
    "Android in Spanish": ("10/3/2026 3:00 p. m. - {}", "13/3/2026 9:05 a. m. - {}"),
    "Android in French": ("10/03/2026 à 15:00 - {}", "13/03/2026 à 09:05 - {}"),
    "Android in Dutch": ("10-03-2026 15:00 - {}", "13-03-2026 09:05 - {}"),
    "Android in Indonesian": ("10/03/26 15.00 - {}", "13/03/26 09.05 - {}"),
    "Android in Japanese": ("2026/03/10 15:00 - {}", "2026/03/13 09:05 - {}"),
    "Android in Chinese": ("2026/3/10 下午3:00 - {}", "2026/3/13 上午9:05 - {}"),
    "Android in Korean": ("2026. 3. 10. 오후 3:00, {}", "2026. 3. 13. 오전 9:05, {}"),
    "iPhone": ("[10.03.26, 15:00:00] {}", "[13.03.26, 09:05:00] {}"),
    "iPhone in Finnish": ("[10.3.2026 klo 15.00.00] {}", "[13.3.2026 klo 9.05.00] {}"),
    "iPhone in Canadian": ("[2026-03-10, 3:00:00\u202fPM] {}", "[2026-03-13, 9:05:00\u202fAM] {}"),
}


def whatsapp(read_with, locale: str, *messages: str) -> list[Item]:
    first, last = LINES[locale]
    lines = [first.format(message) for message in messages[:-1]] + [last.format(messages[-1])]
    return read_with(READER, "_chat.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("locale", LINES)
def test_whatsapp_is_a_chat_with_its_days_in_every_locale(read_with, locale):
    items = whatsapp(
        read_with,
        locale,
        "Mia Okafor: How is it?",
        "Jan de Vries: Bad\nreally bad: look",
        "Jan de Vries: And now?",
    )
    told = talk_of(items)

    assert said(items) == [(MIA, "How is it?"), (JAN, "Bad\nreally bad: look"), (JAN, "And now?")]
    assert told.channel is Channel.CHAT
    assert [turn.at.isoformat()[:16] if turn.at else "" for turn in told.turns] == [
        *["2026-03-10T15:00"] * 2,
        "2026-03-13T09:05",
    ]
    assert not [item for item in items if isinstance(item, Noted)]


@pytest.mark.parametrize("locale", LINES)
def test_whatsapp_is_no_table(opened, locale):
    first, last = LINES[locale]
    text = f"{first.format('Mia Okafor: How?')}\n{last.format('Jan de Vries: Bad')}\n"

    assert reader_for(opened("WhatsApp Chat with Jan.txt", text)).kind == "transcript"


@pytest.mark.parametrize(
    "line",
    [
        "Messages and calls are end-to-end encrypted. Tap to learn more.",
        "Mia Okafor added Jan de Vries",
        "Jan de Vries left",
        "Mia Okafor hat den Betreff zu „Linden: Einführung“ geändert.",
    ],
)
def test_lines_of_the_app_are_nobodys(read_with, line):
    items = whatsapp(read_with, "Android", "Mia Okafor: Hi", line, "Jan de Vries: Bad")

    assert said(items) == [(MIA, "Hi"), (JAN, "Bad")]
    assert [line in words for words in set_aside(items, Why.RECORDER)] == [True]


@pytest.mark.parametrize(
    "placeholder",
    [
        "<Media omitted>",
        "<Medien ausgeschlossen>",
        "\u200eimage omitted",
        "\u200e<attached: 0001-PHOTO.jpg>",
        "IMG-20260312-WA0001.jpg (file attached)",
        "This message was deleted",
    ],
)
def test_what_stands_for_a_picture_is_no_message(read_with, placeholder):
    items = whatsapp(
        read_with, "iPhone", "Mia Okafor: Hi", f"Jan de Vries: {placeholder}", "Jan de Vries: Bad"
    )

    assert said(items) == [(MIA, "Hi"), (JAN, "Bad")]
    assert len([item for item in items if isinstance(item, Refused)]) == 1


def test_words_beneath_a_picture_are_read(read_with):
    items = whatsapp(
        read_with,
        "Android",
        "Mia Okafor: Hi",
        "Jan de Vries: IMG-1-WA.jpg (file attached)\nsee the error",
        "Mia Okafor: Ok",
    )

    assert said(items)[1] == (JAN, "see the error")


def test_the_mark_of_an_edited_message_is_set_aside(read_with):
    items = whatsapp(
        read_with,
        "Android",
        "Mia Okafor: Hi",
        "Jan de Vries: Bad \u200e<This message was edited>",
        "Mia Okafor: Ok",
    )

    assert said(items)[1] == (JAN, "Bad")
    assert set_aside(items, Why.RECORDER) == ["\u200e<This message was edited>"]


def test_the_order_of_days_tells_which_number_is_the_month(read_with):
    text = "".join(f"{day}/26, 15:00 - Jan de Vries: Nada\n" for day in ("10/3", "12/3", "2/4"))
    items = read_with(READER, "a.txt", text)

    assert str(talk_of(items).at)[:10] == "2026-03-10"
    assert not [item for item in items if isinstance(item, Noted)]


def test_a_day_that_could_be_either_is_noted(read_with):
    text = "10/03/2026, 15:00 - Mia Okafor: Hi\n10/03/2026, 15:01 - Jan de Vries: Bad\n"
    items = read_with(READER, "a.txt", text)

    assert str(talk_of(items).at)[:10] == "2026-03-10"
    assert ["which number is the month" in item.reason for item in items if isinstance(item, Noted)] == [True]


LOGS = {
    "Slack": "Mia Okafor  3:00 PM\nHow is it?\nJan de Vries  3:01 PM\nBad\nMia Okafor  3:02 PM\nOk\n",
    "Slack, time below": "Mia Okafor\n  3:00 PM\nHow is it?\nJan de Vries\n  3:01 PM\nBad\n"
    "Mia Okafor\n  3:02 PM\nOk\n",
    "Teams": "[10/03/2026 15:01] Mia Okafor\nHow is it?\n[10/03/2026 15:02] Jan de Vries\nBad\n"
    "[13/03/2026 15:02] Mia Okafor\nOk\n",
    "Discord": "Mia Okafor — Today at 3:00 PM\nHow is it?\nJan de Vries — Today at 3:01 PM\nBad\n"
    "Mia Okafor — Today at 3:02 PM\nOk\n",
    "Telegram": "Mia Okafor, [10.03.2026 15:01]\nHow is it?\n\nJan de Vries, [10.03.2026 15:02]\nBad\n\n"
    "Mia Okafor, [10.03.2026 15:03]\nOk\n",
    "live chat": "(15:01:22) Mia Okafor: How is it?\n(15:02:22) Jan de Vries: Bad\n"
    "(15:02:25) Mia Okafor: Ok\n(15:02:29) *** Jan de Vries has left the chat ***\n",
    "LINE": "2026/03/10(Tue)\n15:01\tMia Okafor\tHow is it?\n15:02\tJan de Vries\tBad\n"
    "15:03\tMia Okafor\tOk\n",
    "KakaoTalk": "--------------- 2026년 3월 10일 화요일 ---------------\n"
    "[Mia Okafor] [오후 3:01] How is it?\n[Jan de Vries] [오후 3:02] Bad\n[Mia Okafor] [오후 3:03] Ok\n",
    "log": "2026-03-10T15:00:01.123Z Mia Okafor: How is it?\n2026-03-10T15:00:02.456Z Jan de Vries: Bad\n"
    "2026-03-10T15:00:03.456Z Mia Okafor: Ok\n",
}


@pytest.mark.parametrize("app", LOGS)
def test_logs_of_other_chats_are_read(read_with, app):
    assert said(read_with(READER, "log.txt", LOGS[app])) == [(MIA, "How is it?"), (JAN, "Bad"), (MIA, "Ok")]
