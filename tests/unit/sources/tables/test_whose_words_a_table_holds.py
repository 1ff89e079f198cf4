from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from groundswell.sources.contract import Item, SetAside, UnknownColumn, Why
from groundswell.speech import Channel, Deal, DealStatus, Role
from tests.unit.sources.tables.reading_tables import facts, heard, items_of, refusals, texts


def voices(items: list[Item]) -> list[tuple[str, Role, str]]:
    return [(turn.speaker.name, turn.speaker.role, turn.text) for talk in heard(items) for turn in talk.turns]


def set_aside(items: list[Item]) -> list[tuple[Why, str]]:
    return [(item.aside.why, item.aside.words) for item in items if isinstance(item, SetAside)]


@pytest.mark.parametrize(
    "name",
    "tickets feedback march customers-said customers notes calls meetings users leads deals contacts".split(),
)
def test_the_name_of_a_file_does_not_decide_whose_words_it_holds(name: str, tmp_path: Path) -> None:
    content = "id,date,account,contact,text\nT1,2026-01-03,Linden,Ana Roth,The export leaves out a column.\n"
    items = items_of(tmp_path, content, f"{name}.csv")
    assert voices(items) == [("Ana Roth", Role.CUSTOMER, "The export leaves out a column.")]
    assert [(talk.account, talk.channel) for talk in heard(items)] == [("Linden", Channel.TICKET)]


@pytest.mark.parametrize(
    "header", ["company,rep,text", "company,speaker,text", "company,role,text", "company,x,notes"]
)
def test_words_beside_a_seller_or_anybody_are_not_taken_for_the_customers(
    header: str, tmp_path: Path
) -> None:
    items = items_of(tmp_path, f"{header}\nLinden,Dana,They said it is slow\n")
    assert {role for _, role, _ in voices(items)}.isdisjoint({Role.CUSTOMER})


def test_whom_a_note_is_about_does_not_speak_in_it(tmp_path: Path) -> None:
    content = (
        "Activity - Subject,Activity - Note,Activity - Organization,Activity - Contact person,"
        "Activity - Assigned to user,Activity - Due date\n"
        "Call Ana,Ana asks why the planner ignores their hours.,Linden,Ana Roth,Dana Whit,2026-03-03\n"
    )
    items = items_of(tmp_path, content)
    assert voices(items) == [("Dana Whit", Role.SELLER, "Ana asks why the planner ignores their hours.")]
    assert [(talk.channel, talk.account) for talk in heard(items)] == [(Channel.NOTE, "Linden")]


def test_a_status_beside_the_stage_says_how_a_deal_ended(tmp_path: Path) -> None:
    content = (
        "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Stage,Deal - Status,Deal - Won time,"
        "Deal - Lost time\n"
        "1,Rollout,Linden,12000,Proposal,Won,2026-03-20 10:00:00,\n"
        "2,Renewal,Cedar,8000,Negotiation,Lost,,2026-03-22 10:00:00\n3,Pilot,Birch,5000,Qualified,Open,,\n"
    )
    deals = [fact for fact in facts(items_of(tmp_path, content)) if isinstance(fact, Deal)]
    assert [(deal.name, deal.account, deal.status, deal.closed) for deal in deals] == [
        ("Rollout", "Linden", DealStatus.WON, date(2026, 3, 20)),
        ("Renewal", "Cedar", DealStatus.LOST, date(2026, 3, 22)),
        ("Pilot", "Birch", DealStatus.OPEN, None),
    ]


JIRA = (
    "Summary,Issue key,Issue id,Reporter,Reporter Id,Assignee,Assignee Id,Created,Description,"
    "Comment,Comment\n"
    "Export,SUP-1,10001,Ana Roth,557058:aa11-22bb,Dana Whit,7120:cc33-44dd,03/Mar/26 10:00 AM,It "
    "skips orders.,"
    "{first},{second}\n"
)


@pytest.mark.parametrize(
    ("dana", "ana"),
    [("dana.whit", "ana.roth"), ("7120:cc33-44dd", "557058:aa11-22bb"), ("Dana Whit", "aroth")],
)
def test_comments_in_one_cell_are_turns_of_their_writers(dana: str, ana: str, tmp_path: Path) -> None:
    first = f"03/Mar/26 11:00 AM;{dana};We look into it."
    second = f"04/Mar/26 9:00 AM;{ana};It happened again; when is it mended?"
    (ticket,) = heard(items_of(tmp_path, JIRA.format(first=first, second=second)))
    description, answer, again = ticket.turns
    assert (description.text, description.speaker.role) == ("It skips orders.", Role.CUSTOMER)
    assert (answer.text, answer.speaker.role) == ("We look into it.", Role.SELLER)
    assert answer.at == datetime(2026, 3, 3, 11, tzinfo=UTC)
    assert again.text == "It happened again; when is it mended?"
    assert again.speaker.role is (Role.UNKNOWN if ana == "aroth" else Role.CUSTOMER)


def test_a_comment_with_semicolons_stays_whole(tmp_path: Path) -> None:
    said = "First the map; then the price; both are bad."
    assert said in texts(items_of(tmp_path, JIRA.format(first=said, second="")))


def test_what_an_agent_notes_in_a_journal_is_not_the_callers(tmp_path: Path) -> None:
    content = (
        "Number,Description,Caller,Assigned to,Opened at,Additional comments\n"
        'INC01,The export skips orders.,Ana Roth,Dana Whit,2026-03-03 10:00:00,"2026-03-04 09:00:00 '
        "- Ana Roth "
        "(Additional comments)\nIt failed again.\n\n2026-03-03 11:00:00 - Dana Whit (Work notes)\n"
        "Asked the vendor."
        '"\n'
    )
    assert voices(items_of(tmp_path, content))[1:] == [
        ("Ana Roth", Role.CUSTOMER, "It failed again."),
        ("Dana Whit", Role.SELLER, "Asked the vendor."),
    ]


def test_repeated_columns_are_all_read_and_nobody_is_guessed_for_the_later_ones(tmp_path: Path) -> None:
    content = (
        "Company,Date,Comment,Comment,Comment\n"
        "Linden,2026-03-03,It skips orders.,We are on it.,It failed again!\n"
    )
    assert [(role, said) for _, role, said in voices(items_of(tmp_path, content))] == [
        (Role.CUSTOMER, "It skips orders."),
        (Role.UNKNOWN, "We are on it."),
        (Role.UNKNOWN, "It failed again!"),
    ]


def test_every_answer_of_a_form_is_a_turn_of_its_row_and_a_reply_is_ours(tmp_path: Path) -> None:
    content = (
        "Response ID,Date,NPS,Reason for score,Feature request,Agent reply\n"
        "r1000001,2026-03-03,3,Too slow,Dark mode,We will look into it.\n"
        "r1000002,2026-03-04,9,SSO is good,None,\n"
    )
    items = items_of(tmp_path, content)
    assert [(talk.rating, len(talk.turns)) for talk in heard(items)] == [(3.0, 3), (9.0, 1)]
    assert voices(items) == [
        ("", Role.CUSTOMER, "Too slow"),
        ("", Role.CUSTOMER, "Dark mode"),
        ("", Role.SELLER, "We will look into it."),
        ("", Role.CUSTOMER, "SSO is good"),
    ]
    assert set_aside(items) == [(Why.NO_ANSWER, "None")]


def test_one_text_in_two_forms_is_heard_once(tmp_path: Path) -> None:
    content = (
        "FromAddress,ToAddress,Subject,TextBody,HtmlBody,Incoming\n"
        "ana@linden.example,help@house.example,Map,It is slow.,<p>It is slow.</p>,true\n"
        "help@house.example,ana@linden.example,Map,,<p>We look into it.</p>,false\n"
    )
    items = items_of(tmp_path, content)
    assert voices(items) == [
        ("", Role.CUSTOMER, "It is slow."),
        ("", Role.SELLER, "We look into it."),
    ]
    assert {talk.channel for talk in heard(items)} == {Channel.MAIL}


def test_history_below_a_mail_in_a_table_is_not_its_writers(tmp_path: Path) -> None:
    content = (
        "Email subject,Email text,Email direction,Activity date,Activity assigned to\nRe: Export,"
        '"It failed again, when is it mended?\n\nOn Tue, Mar 3, 2026 at 11:00 AM Dana Whit '
        "<dana@house.example> "
        'wrote:\n\n> We raise the price in May.",INCOMING_EMAIL,2026-03-04 10:00,Dana Whit\n'
    )
    assert texts(items_of(tmp_path, content)) == ["It failed again, when is it mended?"]


def test_mails_without_a_header_have_writers_and_their_own_words(tmp_path: Path) -> None:
    content = (
        '"Karte","Ana Roth <ana@linden.example>","dana@house.example","3.3.2026 10:00","",'
        '"<table border=0><tr><td><b>Betreff: </b>Karte</td></tr><tr><td><b>Von: </b>Ana Roth '
        "&lt;ana@linden.example&gt;</td></tr><tr><td><b>Datum: </b>03.03.2026, 10:00</td></tr></table><br>"
        'Frage: wann wird die Karte schneller?"\n'
        '"Preis","Bo Lind <bo@cedar.example>","dana@house.example","4.3.2026 10:00","",'
        '"Der Preis ist doppelt so hoch wie heute."\n'
    )
    items = items_of(tmp_path, content)
    assert [(name, said) for name, _, said in voices(items)] == [
        ("Ana Roth", "Frage: wann wird die Karte schneller?"),
        ("Bo Lind", "Der Preis ist doppelt so hoch wie heute."),
    ]
    assert [talk.title for talk in heard(items)] == ["Karte", "Preis"]
    ((why, cut),) = set_aside(items)
    assert why is Why.STAMP
    assert cut.startswith("Betreff: Karte")


def test_lines_of_a_program_are_set_aside_and_the_words_around_them_stay(tmp_path: Path) -> None:
    content = (
        'Ticket ID,Subject,Description,Requester\n1,Crash,"It crashes at the till.\n'
        "java.lang.NullPointerException: "
        "x\n    at shop.Cart.add(Cart.java:12)\n    at shop.Till.run(Till.java:99)\nWe get an "
        "Error: it says no."
        '",Ana\n'
    )
    items = items_of(tmp_path, content)
    assert texts(items) == ["It crashes at the till.\nWe get an Error: it says no."]
    ((why, cut),) = set_aside(items)
    assert (why, cut.splitlines()[0]) == (Why.MACHINE, "java.lang.NullPointerException: x")


@pytest.mark.parametrize(
    "cell",
    [
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "6F9619FF-8B86-D011-B42D-00C04FC964FF",
        "550 5.1.1 <x@y.example>: Recipient address rejected",
        "kxGncrrbQrfONRhWNZBIrw==",
    ],
)
def test_a_row_that_only_a_machine_wrote_is_refused(cell: str, tmp_path: Path) -> None:
    items = items_of(tmp_path, f"date,comment\n2026-01-02,It is slow\n2026-01-03,{cell}\n")
    assert refusals(items) == [(2, "holds only ids, logs or answers of a server")]


@pytest.mark.parametrize(
    "cell",
    ["Donaudampfschifffahrtsgesellschaft", "At checkout (on the till) it stops", "Error 500 again", "SSO"],
)
def test_what_only_looks_like_a_machines_is_heard(cell: str, tmp_path: Path) -> None:
    assert texts(items_of(tmp_path, f"date,comment\n2026-01-02,{cell}\n")) == [cell]


def test_unknown_and_unassigned_are_nobody(tmp_path: Path) -> None:
    content = (
        "Ticket ID,Description,Requester,Organization,Assignee\n"
        "1001,It is slow,Unknown,-,Unassigned\n1002,It is dear,Ana,n/a,null\n1003,It is odd,(blank),"
        "None Such Ltd,\n"
    )
    items = items_of(tmp_path, content)
    assert [(talk.account, talk.seller, talk.turns[0].speaker.name) for talk in heard(items)] == [
        ("", "", ""),
        ("", "", "Ana"),
        ("None Such Ltd", "", ""),
    ]


def test_a_mapping_given_by_a_person_outranks_what_else_could_be_read(tmp_path: Path) -> None:
    content = "Company,Comment,Other remark\nLinden,It is slow,It is dear\n"
    assert texts(items_of(tmp_path, content, text="Other remark")) == ["It is dear"]
    content = "Deal - Note,Deal - Title\nThey ask for SSO,Rollout\n"
    assert texts(items_of(tmp_path, content, text="Deal - Note")) == ["They ask for SSO"]
    with pytest.raises(UnknownColumn, match="Deal - Note"):
        items_of(tmp_path, content, text="Words")


@pytest.mark.parametrize(
    ("cell", "rating"), [("4", 4.0), ("4/5", 4.0), ("★★★☆☆", 3.0), ("5 stars", 5.0), ("3,5", 3.5), ("", None)]
)
def test_a_rating_stands_beside_the_words(cell: str, rating: float | None, tmp_path: Path) -> None:
    content = f'Rating,Comment\n"{cell}",Too slow\n2,Too dear\n'
    assert heard(items_of(tmp_path, content))[0].rating == rating


def test_the_segment_and_the_product_that_a_table_tells_are_kept(tmp_path: Path) -> None:
    rows = [f"T{n},{('Retail', 'Health')[n % 2]},Scheduler,The export is slow {n}" for n in range(6)]
    items = items_of(tmp_path, "\n".join(["id,Customer Segment,Produkt,text", *rows]))

    assert [(talk.segment, talk.product) for talk in heard(items)][:2] == [
        ("Retail", "Scheduler"),
        ("Health", "Scheduler"),
    ]


def test_a_column_of_which_each_row_has_its_own_parts_nothing(tmp_path: Path) -> None:
    rows = [f"T{n},Serial {n},The export is slow {n}" for n in range(6)]

    assert {talk.product for talk in heard(items_of(tmp_path, "\n".join(["id,product,text", *rows])))} == {""}


def test_any_column_may_be_said_to_be_the_segment(tmp_path: Path) -> None:
    items = items_of(tmp_path, "id,branch,text\nT1,North,The export is slow\n", segment="branch")

    assert [talk.segment for talk in heard(items)] == ["North"]


CHAT = (
    "timestamp,sender_type,sender,message\n2026-09-08 09:00,visitor,Ana,Does the basic plan do barcodes?\n"
    "2026-09-08 09:01,system,,Dana Whit has joined the chat\n"
)


def test_beside_people_who_serve_what_a_system_writes_is_nobodys(tmp_path: Path) -> None:
    items = items_of(tmp_path, CHAT + "2026-09-08 09:02,agent,Dana Whit,Yes it does.\n")

    assert [(name, words) for name, _, words in voices(items)] == [
        ("Ana", "Does the basic plan do barcodes?"),
        ("Dana Whit", "Yes it does."),
    ]
    assert refusals(items) == [(2, "written by a bot or a system, so nobody's words")]


def test_a_system_that_alone_answers_is_our_side_of_the_talk(tmp_path: Path) -> None:
    assert [role for _, role, _ in voices(items_of(tmp_path, CHAT))] == [Role.CUSTOMER, Role.SELLER]
