"""What is quoted from a conversation, and that every quote is letter for letter in its source."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.engine.extraction.extract import MOST_OF_A_TURN, extract
from groundswell.engine.extraction.priors import prior_of
from groundswell.engine.extraction.sentences import LONGEST, sentences_of
from groundswell.speech import Channel, Conversation, Kind, Role, Speaker, Turn, Verbatim
from tests.worlds.talk import conversation

PROSE = st.lists(
    st.sampled_from(
        [
            "It keeps crashing",
            "hi",
            "why is it so slow",
            "thanks",
            "zu teuer für uns",
            "もう少し安くなりますか",
            "and",
            ". ",
            "? ",
            "! ",
            "… ",
            ", ",
            "; ",
            "\n",
            "\r\n",
            "\u2028",
            " ",
            "\t",
            "- ",
            "1) ",
            "。",
            "“",
            "”",
            "Mr. ",
            "😀",
            "e\u0301",
            "\u200b",
            "\ud800",
            "1,000.50",
            "because it hurts",
            "I need an export",
        ]
    ),
    max_size=60,
).map("".join)


def said(
    *texts: str,
    channel: Channel = Channel.CALL,
    role: Role = Role.CUSTOMER,
    whole: bool = False,
) -> Conversation:
    turns = tuple(Turn(row=at, text=text, speaker=Speaker(role=role)) for at, text in enumerate(texts, 1))
    return Conversation(key="", channel=channel, source="made up", turns=turns, whole=whole)


def texts_of(verbatims: tuple[Verbatim, ...]) -> list[str]:
    return [verbatim.text for verbatim in verbatims]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.text(), PROSE), max_size=4), st.sampled_from(Channel), st.booleans())
def test_every_quote_stands_letter_for_letter_at_its_place(
    texts: list[str], channel: Channel, whole: bool
) -> None:
    conversation = said(*texts, channel=channel, whole=whole)
    found = extract(conversation)
    for verbatim in found:
        assert conversation.turns[verbatim.turn].text[verbatim.start : verbatim.end] == verbatim.text
        assert verbatim.text.strip()
        assert 0 <= verbatim.confidence <= 1
    for one, following in pairwise(found):
        assert (one.turn, one.end) <= (following.turn, following.start) or one.turn < following.turn


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="abc ", min_size=500, max_size=2000))
def test_no_quote_is_longer_than_a_reader_takes_in(babble: str) -> None:
    texts = [babble, "it keeps crashing and " * 60, "x" * 1500]
    assert all(len(verbatim.text) <= LONGEST for verbatim in extract(said(*texts)))


def test_a_seller_speaking_to_a_customer_is_not_heard() -> None:
    assert extract(said("Why is the export so slow?", role=Role.SELLER)) == ()


def test_a_sellers_note_is_heard_clause_by_clause() -> None:
    note = said(
        "Customer says pricing too high; wants SSO. Next call Tuesday.",
        channel=Channel.NOTE,
        role=Role.SELLER,
    )
    assert texts_of(extract(note)) == ["Customer says pricing too high", "wants SSO."]


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("They are worried about the move to another data centre.", Kind.OBJECTION),
        ("Asked whether the archive can be searched.", Kind.QUESTION),
        ("Loves the new board.", Kind.PRAISE),
    ],
)
def test_a_note_tells_what_the_customer_felt(note: str, kind: Kind) -> None:
    assert [one.kind for one in extract(said(note, channel=Channel.NOTE, role=Role.SELLER))] == [kind]


def test_an_unknown_speaker_is_heard() -> None:
    assert len(extract(said("Does it work with older tablets?", role=Role.UNKNOWN))) == 1


def test_what_goes_on_with_the_sentence_before_is_quoted_with_it() -> None:
    found = extract(said("It keeps logging me out. Every single day. And I love the new dashboard."))
    assert texts_of(found) == ["It keeps logging me out. Every single day.", "And I love the new dashboard."]


def test_a_reason_is_quoted_with_the_question_it_is_given_for() -> None:
    asked = "Can we keep our own domain? Because our clients know it."
    assert texts_of(extract(said(asked))) == [asked]


def test_two_paragraphs_of_a_mail_are_never_one_quote() -> None:
    mail = "The import fails every night.\n\nBecause of that, can we talk to support?"
    assert all("\n" not in text for text in texts_of(extract(said(mail, channel=Channel.MAIL))))


def test_bullets_are_quoted_without_their_marks() -> None:
    mail = "Hi Ana,\n\n- How much is the big plan?\n* The search is slow.\n2) We need an export.\n\nKim"
    assert texts_of(extract(said(mail, channel=Channel.MAIL))) == [
        "How much is the big plan?",
        "The search is slow.",
        "We need an export.",
    ]


def test_each_row_taken_whole_is_one_verbatim_whatever_it_says() -> None:
    rows = ("ok thanks", "The export fails. It is far too slow! Why?", "  ")
    found = extract(said(*rows, whole=True))
    assert texts_of(found) == list(rows[:2])
    assert found[1].kind in (Kind.FRUSTRATION, Kind.QUESTION)
    assert found[1].confidence > found[0].confidence


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das ist uns leider viel zu teuer, wir haben nur zwölf Leute.", "de"),
        ("Est-ce que l'application fonctionne aussi sans connexion ?", "fr"),
        ("毎回ログインし直さなければならないので困っています。", "ja"),
    ],
)
def test_another_language_is_kept_and_marked_with_less_confidence(text: str, language: str) -> None:
    (found,) = extract(said(text))
    assert (found.text, found.language) == (text, language)
    assert found.confidence <= 0.6


def test_thanks_in_another_language_are_left_out() -> None:
    assert extract(said("Vielen Dank!", "Merci beaucoup", "Muchas gracias")) == ()


def test_in_a_long_spoken_turn_only_what_stands_out_is_quoted() -> None:
    ramble = (
        "So the way we work is that the orders come in at night. Then somebody prints them. "
        "The trucks leave at five. We have done it like that for years. "
        "What really hurts is that the printer keeps losing orders. "
        "Anyway, Tom is going to join us later. He is on the train."
    )
    assert texts_of(extract(said(ramble))) == ["What really hurts is that the printer keeps losing orders."]


def test_the_same_conversation_gives_the_same_verbatims() -> None:
    conversation = said("Why is it slow? It keeps hanging. I'd like a refund please.")
    assert extract(conversation) == extract(conversation)


@pytest.mark.parametrize(
    "fact",
    [
        "The roster shows the same nurse on two wards every Friday.",
        "The statement lists the same delivery twice.",
    ],
)
def test_a_complaint_told_as_a_plain_fact_is_heard_on_a_call(fact: str) -> None:
    assert texts_of(extract(said(f"Morning. {fact} Anyway."))) == [fact]


@pytest.mark.parametrize(
    "chat",
    [
        "My cousin has bought a donkey.",
        "Could you flip back to the picture before?",
        "About nine, two of them on leave.",
        "The bus got stuck behind a tractor.",
    ],
)
def test_small_talk_and_the_mechanics_of_a_meeting_are_left_out(chat: str) -> None:
    assert extract(said(chat)) == ()


def test_a_ticket_of_which_nothing_stands_out_is_heard_by_its_strongest_sentence() -> None:
    dull = "Good morning. Second depot opened in Ghent."
    assert texts_of(extract(said(dull, channel=Channel.TICKET))) == ["Second depot opened in Ghent."]
    assert extract(said(dull, channel=Channel.MAIL)) == ()


def test_a_ticket_that_carries_nothing_is_not_quoted_at_any_price() -> None:
    said_nothing = "He will be there on Monday from nine on."
    assert extract(said(said_nothing, channel=Channel.TICKET)) == ()


@pytest.mark.parametrize("mark", [". ", "! ", "\n", "。", ", ", " "])
@pytest.mark.parametrize("channel", list(Channel))
def test_a_turn_makes_a_bounded_number_of_verbatims_whatever_its_punctuation(
    channel: Channel, mark: str
) -> None:
    complaints = [f"The export of list {n} keeps crashing and we lose orders" for n in range(300)]
    found = extract(said(mark.join(complaints), channel=channel))
    assert 0 < len(found) <= MOST_OF_A_TURN


def test_of_many_the_strongest_are_kept_in_their_order() -> None:
    strong = "The app keeps crashing when we export the report."
    weak = [f"They wanted to see how the north {n} does it." for n in range(MOST_OF_A_TURN)]
    found = extract(said(" ".join([*weak, strong]), channel=Channel.NOTE))
    assert found[-1].text.endswith(strong)
    assert [v.start for v in found] == sorted(v.start for v in found)


def test_a_row_too_long_to_be_read_whole_is_heard_by_its_statements() -> None:
    first, last = "The invoices come twice.", "Can you export to Excel?"
    review = " ".join([first, *["We had lunch with the family at noon."] * 60, last])
    found = [v.text for v in extract(said(review, channel=Channel.TICKET, whole=True))]
    assert found[0].startswith(first)
    assert found[-1].endswith(last)
    assert max(map(len, found)) <= LONGEST


def test_a_long_row_taken_whole_is_heard_whatever_it_says() -> None:
    assert extract(said("We had lunch with the family at noon. " * 60, whole=True))


def test_short_words_about_nothing_of_the_business_start_behind_on_a_call_and_not_in_a_mail() -> None:
    short, business = ["it", "stays", "grey"], ["your", "app", "stays", "grey"]
    assert prior_of(Channel.CALL, short) < prior_of(Channel.CALL, business) < prior_of(Channel.MAIL, short)


@given(st.text(alphabet="ab .!?…;\n-1é", max_size=40), st.booleans())
def test_a_text_told_at_a_glance_is_cut_as_any_other(text: str, clauses: bool) -> None:
    # A line before it takes the long way; what follows it must be cut alike.
    before = "first\n"
    cut = [(start + len(before), end + len(before)) for start, end in sentences_of(text, clauses=clauses)]
    assert [*sentences_of(before + text, clauses=clauses)][1:] == cut


def answer(text: str) -> list[str]:
    return [v.text for v in extract(conversation(text, channel=Channel.TICKET))]


@pytest.mark.parametrize(
    "text", ["Dark mode", "SSO", "Too slow", "Price!", "export to excel", "Slooow", "暗黑模式"]
)
def test_a_few_words_are_heard_whole_where_they_are_all_that_was_answered(text: str) -> None:
    assert answer(text) == [text]


@pytest.mark.parametrize("text", ["Thanks!", "ok", "Hello", "yes please", "no"])
def test_manners_alone_are_no_answer(text: str) -> None:
    assert answer(text) == []
