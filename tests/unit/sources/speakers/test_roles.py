"""Who is the customer and who the seller."""

import random

import pytest

from groundswell.sources.speakers.roles import assign_roles, house_domains_of
from groundswell.speech import Channel, Conversation, Role, Seller, Speaker, Turn

CUSTOMER, SELLER, UNKNOWN = Role.CUSTOMER, Role.SELLER, Role.UNKNOWN


def talk(*speakers: str | Speaker, channel: Channel = Channel.CALL, **fields: str) -> Conversation:
    """A conversation in which these speak in turn; text with "@" and no blank is an address."""
    turns = tuple(
        Turn(row=row, text="some words", speaker=_speaker(speaker)) for row, speaker in enumerate(speakers, 1)
    )
    return Conversation(key="", channel=channel, source="x", turns=turns, **fields)


def _speaker(written: str | Speaker) -> Speaker:
    if isinstance(written, Speaker):
        return written
    return Speaker(email=written) if "@" in written and " " not in written else Speaker(name=written)


def mail(*addresses: str) -> Conversation:
    return talk(*addresses, channel=Channel.MAIL)


def roles(conversation: Conversation, **known) -> list[Role]:
    (told,) = assign_roles([conversation], **known)
    return [turn.speaker.role for turn in told.turns]


def test_without_any_knowledge_everybody_stays_unknown():
    assert roles(talk("Dana Whit", "Tom Reed")) == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(
    "label",
    [
        "Acme",
        "Acme GmbH",
        "Acme Support",
        "ACME Kundenservice",
        "Acme カスタマーサポート",
        "Acme Customer Care Team",
    ],
)
def test_who_speaks_in_our_companys_name_is_ours(label):
    assert roles(talk(label, "Tom Reed"), sellers=["acme.example"]) == [SELLER, CUSTOMER]


@pytest.mark.parametrize("label", ["Greg Acme", "Mr Acme", "Acme Mills", "Acmes"])
def test_a_name_that_holds_more_than_our_companys_is_not_ours_by_it(label):
    assert roles(talk(label, "Tom Reed"), sellers=["acme.example"])[0] is UNKNOWN


def test_what_the_source_says_is_kept():
    said = talk(Speaker(name="Dana Whit", role=CUSTOMER), "Tom Reed")

    assert roles(said, sellers=["Dana Whit"]) == [CUSTOMER, UNKNOWN]


@pytest.mark.parametrize(
    "given",
    [
        *("Dana Whit", "dana whit", "Whit, Dana", "WHIT Dana", "Dána Whit", "Dana"),
        *("dana@acme.example", "acme.example", "@Acme.example"),
    ],
)
def test_a_seller_is_told_by_name_address_or_domain(given):
    speaker = Speaker(name="Dana Whit", email="dana@acme.example")

    assert roles(talk(speaker, "Tom Reed"), sellers=[given]) == [SELLER, CUSTOMER]


@pytest.mark.parametrize(
    "label",
    [
        "Dana",
        "Dana W.",
        "Dana Marie Whit",
        "Whit, Dana",
        "Dana Whit (Acme)",
        "Dana Whit | Acme",
        "Dr. Dana Whit",
        "Dana Whit from Acme",
        "Dana_Whit",
    ],
)
def test_a_name_given_in_full_is_known_in_other_forms(label):
    assert roles(talk(label, "Tom Reed"), sellers=["Dana Whit"]) == [SELLER, CUSTOMER]


def test_a_first_name_that_may_be_two_people_tells_nothing():
    assert roles(talk("Dana", "Tom"), sellers=["Dana Whit", "Dana Moore"]) == [UNKNOWN, UNKNOWN]
    assert roles(talk("Dana Whit", "Dana"), sellers=["Dana Whit"]) == [SELLER, UNKNOWN]
    assert roles(talk("Dana Moore", "Dana Bell"), sellers=["Dana"]) == [UNKNOWN, UNKNOWN]


def test_of_the_crms_many_sellers_only_full_names_and_addresses_count():
    crm = [Seller(key="1", name="Dana Whit", email="dana@acme.example"), Seller(key="2", name="Tom Baker")]

    assert roles(talk("Dana Whit", "Tom"), known=crm) == [SELLER, CUSTOMER]
    assert roles(talk("Tom", "Eve"), known=crm) == [UNKNOWN, UNKNOWN]
    assert roles(talk("dana@acme.example", "eve@h.example"), known=crm) == [SELLER, CUSTOMER]


def test_the_seller_that_a_conversation_names_is_known_in_it():
    assert roles(talk("Dana", "Tom Reed", seller="Dana Whit")) == [SELLER, CUSTOMER]


def test_colleagues_of_a_seller_with_an_address_are_sellers_too():
    said = talk("dana@acme.example", "kim@eu.acme.example", "tom@harbour.example")

    assert roles(said, sellers=["dana@acme.example"]) == [SELLER, SELLER, CUSTOMER]


def test_a_sellers_private_address_makes_no_house_of_its_provider():
    assert roles(mail("dana@gmail.com", "tom@gmail.com"), sellers=["dana@gmail.com"]) == [SELLER, CUSTOMER]


def test_an_address_outside_the_house_is_a_customers_even_before_anybody_answers():
    assert roles(mail("tom@harbour.example"), house_domains=["acme.example"]) == [CUSTOMER]
    assert roles(mail("tom@gmail.com"), house_domains=["acme.example"]) == [CUSTOMER]
    assert roles(talk("tom@gmail.com"), house_domains=["acme.example"]) == [UNKNOWN]


def test_labels_tell_their_side():
    assert roles(talk("Customer", "Rep")) == [CUSTOMER, SELLER]
    assert roles(talk("Me", "Them")) == [SELLER, CUSTOMER]
    assert roles(talk("Tom (Harbour Foods)", "Eve", account="Harbour Foods")) == [CUSTOMER, UNKNOWN]
    assert roles(talk("Kim (Acme)", "Eve Stone"), house_domains=["acme.example"]) == [SELLER, CUSTOMER]


@pytest.mark.parametrize("label", ["", "Speaker 2", "Unknown", "Unknown Speaker", "Zoom user", "Guest"])
def test_a_voice_without_a_name_is_nobodys_even_beside_a_seller(label):
    assert roles(talk("Dana Whit", label), sellers=["Dana Whit"]) == [SELLER, UNKNOWN]


def test_nobody_in_a_note_becomes_a_customer():
    note = talk("Dana Whit", "Tom Reed", "tom@harbour.example", channel=Channel.NOTE)

    assert roles(note, sellers=["Dana Whit"], house_domains=["acme.example"]) == [SELLER, UNKNOWN, UNKNOWN]


def test_the_seller_who_says_most_becomes_the_conversations():
    (told,) = assign_roles(
        [talk("Kim Lee", "Dana Whit (Acme)", "Dana Whit (Acme)", "Tom")], sellers=["Dana Whit", "Kim Lee"]
    )
    (named,) = assign_roles([talk("Kim Lee", seller="Dana Whit")], sellers=["Kim Lee"])

    assert (told.seller, named.seller) == ("Dana Whit", "Dana Whit")


def test_nothing_but_roles_and_seller_changes():
    said = talk("Dana Whit", "Tom Reed", title="t", account="a")
    (told,) = assign_roles([said], sellers=["Dana Whit"])

    assert [(t.row, t.text, t.speaker.name) for t in told.turns] == [
        (t.row, t.text, t.speaker.name) for t in said.turns
    ]
    assert (told.title, told.account, told.source) == (said.title, said.account, said.source)


def test_the_answer_depends_on_no_other_conversation_nor_on_any_order():
    said = [
        talk("Dana Whit", "Tom Reed"),
        talk("Dana", "Eve"),
        mail("tom@harbour.example", "dana@acme.example"),
        talk("Kim Lee", "Customer"),
        talk("Dana Whit", channel=Channel.NOTE),
    ]
    sellers = ["Dana Whit", "Kim Lee", "dana@acme.example"]
    together = assign_roles(said, sellers=sellers)
    shuffled = random.Random(1).sample(range(len(said)), len(said))

    assert [assign_roles([one], sellers=sellers[::-1])[0] for one in said] == together
    assert assign_roles([said[i] for i in shuffled], sellers=sellers) == [together[i] for i in shuffled]
    assert assign_roles(together, sellers=sellers) == together


def threads(others: int, each: int = 2) -> list[Conversation]:
    return [mail(f"p{k}@client{i}.example", "dana@acme.example") for i in range(others) for k in range(each)]


def test_the_domain_in_nearly_every_thread_is_the_houses():
    assert house_domains_of(threads(3)) == {"acme.example"}
    assert house_domains_of([*threads(5), mail("a@x.example", "b@y.example")]) == {"acme.example"}
    assert house_domains_of([*threads(3), mail("new@lead.example")] * 2) == {"acme.example"}


def test_too_few_threads_or_sides_tell_no_house():
    assert house_domains_of([]) == frozenset()
    assert house_domains_of(threads(4, each=1)) == frozenset()
    assert house_domains_of(threads(2, each=9)) == frozenset()
    assert house_domains_of([*threads(3), mail("a@x.example", "b@y.example")]) == frozenset()


def test_a_provider_of_free_mail_is_never_the_house():
    said = [mail(f"p@client{i}.example", "dana@gmail.com") for i in range(9)]

    assert house_domains_of(said) == frozenset()


def test_private_customers_count_as_sides_of_their_own():
    said = [mail(f"p{i}@gmail.com", "dana@acme.example") for i in range(6)]

    assert house_domains_of(said) == {"acme.example"}


def test_an_initial_that_fits_two_people_who_are_there_is_neither_side():
    (told,) = assign_roles([talk("Dana Whit", "Dana Wolf", "Dana W.")], sellers=["Dana Whit"])

    assert [turn.speaker.role for turn in told.turns] == [SELLER, CUSTOMER, UNKNOWN]


def test_an_initial_that_fits_nobody_else_is_the_seller():
    (told,) = assign_roles([talk("Dana Whit", "Ana Wolf", "Dana W.")], sellers=["Dana Whit"])

    assert [turn.speaker.role for turn in told.turns] == [SELLER, CUSTOMER, SELLER]


def test_an_account_that_joins_two_names_is_whoever_has_both() -> None:
    told = assign_roles(
        [talk("DanaWhit", "hexa"), talk("McDonald", "hexa")], sellers=["Dana Whit", "Mc Donald"]
    )

    assert [[turn.speaker.role for turn in one.turns] for one in told] == [
        [SELLER, CUSTOMER],
        [UNKNOWN, UNKNOWN],
    ]
