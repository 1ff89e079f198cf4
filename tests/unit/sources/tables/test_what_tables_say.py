from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from groundswell.sources.columns.roles import role_of
from groundswell.sources.contract import NoTextColumn, Why
from groundswell.speech import (
    Account,
    Channel,
    Deal,
    DealStatus,
    Money,
    PersonKind,
    Role,
    Seller,
    StageSeen,
    voice_of,
)
from tests.unit.sources.tables.reading_tables import asides, facts, heard, items_of, notes, refusals, texts


def test_a_helpdesk_ticket_is_its_requesters_words(tmp_path: Path) -> None:
    content = (
        "Ticket ID,Subject,Description,Requester,Requester email,Organization,Created at,Assignee\n"
        "71,Export,The export stops at a thousand rows,Ann,Ann@Linden.example,Linden,"
        "2026-01-02T10:00:00Z,Sue\n"
    )
    (ticket,) = heard(items_of(tmp_path, content))
    assert (ticket.key, ticket.channel, ticket.title) == ("ticket:71", Channel.TICKET, "Export")
    assert (ticket.account, ticket.seller) == ("Linden", "Sue")
    speaker = ticket.turns[0].speaker
    assert (speaker.name, speaker.email, speaker.role) == ("Ann", "ann@linden.example", Role.CUSTOMER)
    assert ticket.at == datetime(2026, 1, 2, 10, tzinfo=UTC)


def test_a_ticket_without_description_says_its_subject(tmp_path: Path) -> None:
    content = (
        "Ticket ID,Subject,Description,Requester\n71,Login fails every morning,,Ann\n72,Other,It is slow,Bo\n"
    )
    assert texts(items_of(tmp_path, content)) == ["Login fails every morning", "It is slow"]


def test_comments_of_a_ticket_become_the_turns_of_one(tmp_path: Path) -> None:
    content = (
        "id,ticket_id,body,created\n5,71,It is slow,2026-01-02\n6,72,It is dear,2026-01-02\n"
        "7,71,Still slow,2026-01-03\n"
    )
    first, second = sorted(heard(items_of(tmp_path, content)), key=lambda ticket: ticket.key)
    assert [turn.row for turn in first.turns] == [1, 3]
    assert [turn.row for turn in second.turns] == [2]
    assert {turn.speaker.role for turn in first.turns} == {Role.UNKNOWN}


@pytest.mark.parametrize(
    "header",
    [
        "Record ID,Note body,Activity date,Activity assigned to,Associated Company,Associated Deal",
        "engagement_id,property_hs_note_body,property_hs_timestamp,hubspot_owner,company,deal name",
        "Activity ID,Full Comments,Date,Assigned,Company / Account,Opportunity,Task Subtype",
        "Id,Description,ActivityDate,Owner,AccountName,What Id,WhoId",
    ],
)
def test_a_sellers_note_is_reported_words_in_every_tools_names(header: str, tmp_path: Path) -> None:
    row = "a1b2c3d4e5f6,<p>She asked <b>when</b> it ships</p>,2026-03-04,Dana,Linden,Linden - Team"
    items = items_of(tmp_path, f"{header.replace(' / Account', '')}\n{row}\n")
    (note,) = heard(items)
    assert note.turns[0].text == "She asked when it ships"
    assert (note.channel, note.turns[0].speaker.role) == (Channel.NOTE, Role.SELLER)
    assert voice_of(note.channel, note.turns[0].speaker.role) == "reported"
    assert (note.account, note.seller, note.deal) == ("Linden", "Dana", "Linden - Team")
    assert note.at == datetime(2026, 3, 4, tzinfo=UTC)


def test_a_mail_among_the_activities_is_its_writers_by_direction(tmp_path: Path) -> None:
    content = (
        "engagement_id,hs_email_text,hs_email_direction,hs_timestamp,type\n"
        "1000001,We cannot see it,INCOMING_EMAIL,1772618400000,EMAIL\n"
        "1000002,Have you looked?,EMAIL,1772618400000,EMAIL\n"
    )
    first, second = heard(items_of(tmp_path, content))
    assert (first.channel, first.turns[0].speaker.role) == (Channel.MAIL, Role.CUSTOMER)
    assert second.turns[0].speaker.role is Role.SELLER


def test_rows_of_one_conversation_are_its_turns_though_others_stand_between(tmp_path: Path) -> None:
    content = (
        "Conversation ID,Author type,Author name,Message,Created at\n"
        "9900001,user,Ann,Is there an API?,1772618400\n9900002,user,Bo,It is slow,1772618400\n"
        "9900001,admin,Sue,There is,1772618500\n9900001,user,Ann,But it is slow,1772618600\n"
    )
    by_key = {chat.key: chat for chat in heard(items_of(tmp_path, content))}
    chat = by_key["conversation:9900001"]
    assert [turn.row for turn in chat.turns] == [1, 3, 4]
    assert [turn.speaker.role for turn in chat.turns] == [Role.CUSTOMER, Role.SELLER, Role.CUSTOMER]
    assert chat.at == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert len(by_key) == 2


def test_a_subject_that_differs_from_its_conversations_is_set_aside(tmp_path: Path) -> None:
    content = (
        "Conversation ID,Author type,Message,Subject\n"
        "9,user,It is slow,Export\n9,admin,It is,Re: Export\n9,user,And dear,Invoice of May\n"
    )
    items = items_of(tmp_path, content)
    assert [chat.title for chat in heard(items)] == ["Export"]
    assert asides(items) == [(3, Why.BESIDE, "Invoice of May")]


def test_a_signature_in_a_message_or_in_a_deals_notes_is_set_aside(tmp_path: Path) -> None:
    cell = "<p>They wait for the export</p><div class='gmail_signature'>Ben Ode</div>"
    for content in (
        f"Conversation ID,Author type,Message\n9,user,{cell}\n",
        f"Deal Name,Deal Stage,Amount,Description\nLinden,Demo,900,{cell}\n",
    ):
        items = items_of(tmp_path, content)
        assert texts(items) == ["They wait for the export"]
        assert asides(items) == [(1, Why.SIGNATURE, "Ben Ode")]


@pytest.mark.parametrize(
    "content",
    [
        "Score,Comment,Email\n3,Support never answers,a@b.example\n",
        "source,customer_email,feedback_text\nweb,a@b.example,Support never answers\n",
        "date,company,customer comment\n2026-01-02,Linden,Support never answers\n",
        "Datum,Kunde,Kommentar\n02.01.2026,Linden,Support never answers\n",
    ],
)
def test_feedback_is_the_customers(content: str, tmp_path: Path) -> None:
    (said,) = heard(items_of(tmp_path, content))
    assert said.turns[0].speaker.role is Role.CUSTOMER


def test_words_nobody_is_named_for_are_nobodys(tmp_path: Path) -> None:
    (said,) = heard(items_of(tmp_path, "text,category\nWhere is my card?,arrival\n"))
    assert said.turns[0].speaker.role is Role.UNKNOWN
    assert voice_of(said.channel, Role.UNKNOWN) == "unknown"


@pytest.mark.parametrize(
    "header", ["text,category", "utterance,intent", "quote,label", "Verbatim,topic", "xyz,kind of thing"]
)
def test_each_row_is_a_verbatim_when_asked_for(header: str, tmp_path: Path) -> None:
    content = f"{header}\nWhere is my card that I ordered?,a\nIt never came to me at home,a\n"
    items = items_of(tmp_path, content, whole=True)
    assert [len(said.turns) for said in heard(items)] == [1, 1]
    assert all(said.whole for said in heard(items))


def test_verbatims_of_one_dialogue_are_turns_of_one_so_that_recurrence_counts_conversations(
    tmp_path: Path,
) -> None:
    content = (
        "dialogue_id,turn_id,text,gold\nbank_0001,t1,Where is my card?,a\nbank_0001,t2,It never came,a\n"
    )
    (said,) = heard(items_of(tmp_path, content, whole=True))
    assert [turn.text for turn in said.turns] == ["Where is my card?", "It never came"]
    assert said.whole


def test_told_that_rows_are_verbatims_a_few_words_are_enough(tmp_path: Path) -> None:
    content = "nr,phrase\n10,Too slow\n11,Too dear\n"
    assert texts(items_of(tmp_path, content, whole=True)) == ["Too slow", "Too dear"]
    with pytest.raises(NoTextColumn):
        items_of(tmp_path, content)


def test_a_table_of_mails_names_its_writers(tmp_path: Path) -> None:
    content = (
        "From,To,Date,Subject,Body\nAna Roth <Ana@Linden.example>,us,2026-01-02,Export,It stops at noon\n"
    )
    (mail,) = heard(items_of(tmp_path, content))
    speaker = mail.turns[0].speaker
    assert (mail.channel, speaker.name, speaker.email) == (Channel.MAIL, "Ana Roth", "ana@linden.example")


def test_labels_are_no_words(tmp_path: Path) -> None:
    content = (
        "category,utterance,utterance_id\nA long label that reads like words,Slow,u1\n"
        "Another of the same kind,Dear,u2\n"
    )
    assert texts(items_of(tmp_path, content)) == ["Slow", "Dear"]


def test_without_a_telling_name_the_column_of_sentences_is_taken(tmp_path: Path) -> None:
    content = (
        "ref,col_b,col_c\nX-1,Linden,We could not get the export to work at all\n"
        "X-2,Harbour,Why is the seat so much dearer this year\n"
    )
    assert texts(items_of(tmp_path, content))[0] == "We could not get the export to work at all"


def test_deals_are_known_with_their_outcome_and_their_sellers_words(tmp_path: Path) -> None:
    content = (
        "Opportunity Name,Stage,Amount,Close Date,Account Name,Opportunity Owner,Loss Reason,"
        "Next Step,Description,Created Date\n"
        'Linden - Team,Closed Lost,"1.234,50 €",31.03.2026,Linden,Dana,Price,,'
        "The audit log comes too late for them,01.01.2026\n"
        'Harbour,Negotiation,"$12,000",15.04.2026,Harbour,Ana,,Send them the sandbox keys,,\n'
        "Mill,Closed Won,900,01.04.2026,Mill,Ana,,,,\n"
    )
    items = items_of(tmp_path, content)
    lost, open_, won = facts(items)
    assert lost == Deal(
        key="",
        name="Linden - Team",
        account="Linden",
        status=DealStatus.LOST,
        amount=Money(1_234_50, "EUR"),
        opened=date(2026, 1, 1),
        closed=date(2026, 3, 31),
        seller="Dana",
        loss_reason="Price",
        stage="Closed Lost",
    )
    assert isinstance(open_, Deal)
    assert (open_.status, open_.amount) == (DealStatus.OPEN, Money(12_000_000, "$"))
    assert isinstance(won, Deal)
    assert won.status is DealStatus.WON
    assert texts(items) == ["The audit log comes too late for them", "Send them the sandbox keys"]
    note = heard(items)[0]
    assert (note.turns[0].row, note.channel, note.turns[0].speaker.role) == (1, Channel.NOTE, Role.SELLER)


def test_labels_in_the_columns_of_a_deals_words_are_named_once(tmp_path: Path) -> None:
    content = (
        "Deal Name,Stage,Amount,Next step,Lost reason\nLinden,Demo,900,Call,\nMill,Closed Lost,900,,Price\n"
        "Elm,Demo,900,Send quote,N/A\n"
    )
    items = items_of(tmp_path, content)
    assert texts(items) == []
    assert notes(items) == [(3, "labels of less than 3 words are not heard, in: Next step")]


def test_flags_of_a_deal_outrank_the_name_of_its_stage(tmp_path: Path) -> None:
    content = (
        "deal_id,dealname,dealstage,amount,closedate,hs_is_closed_won,hs_is_closed\n"
        "1,A,stage_17,10,2026-01-02,true,true\n2,B,stage_18,10,2026-01-02,false,true\n"
        "3,C,stage_19,10,,false,false\n"
    )
    assert [deal.status for deal in facts(items_of(tmp_path, content)) if isinstance(deal, Deal)] == [
        DealStatus.WON,
        DealStatus.LOST,
        DealStatus.OPEN,
    ]


def test_accounts_are_known_by_name_and_domain_and_what_they_do_is_not_heard(tmp_path: Path) -> None:
    content = (
        "Record ID,Company name,Company Domain Name,Industry,Description\n"
        "12,Linden,https://www.linden.example/x,Food,Linden bakes bread for the whole of the north\n"
    )
    items = items_of(tmp_path, content)
    assert facts(items) == [Account(key="12", name="Linden", domains=("linden.example",), industry="Food")]
    assert not heard(items)


def test_sellers_are_known_with_their_team_and_customers_among_the_users_are_refused(tmp_path: Path) -> None:
    content = (
        "id,name,email,role,team\n7,Dana Whit,Dana@maker.example,agent,North\n"
        "8,Ann,ann@linden.example,end-user,\n"
    )
    items = items_of(tmp_path, content, "users.csv")
    assert [(fact.key, fact.name) for fact in facts(items)] == [("7", "Dana Whit")]
    assert refusals(items) == [(2, "is a customer's user, not a seller")]


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Customer", Role.CUSTOMER),
        ("end-user", Role.CUSTOMER),
        ("external user", Role.CUSTOMER),
        ("Customer Success Manager", Role.SELLER),
        ("agent:4031", Role.SELLER),
        ("Account Executive", Role.SELLER),
        ("admin", Role.SELLER),
        ("3", Role.UNKNOWN),
        ("", Role.UNKNOWN),
    ],
)
def test_a_role_is_told_from_the_word_for_it(written: str, role: Role) -> None:
    assert role_of(written) is role


def test_an_unreadable_date_is_noted_and_the_row_is_taken(tmp_path: Path) -> None:
    items = items_of(
        tmp_path, "comment,date\nIt is slow,2026-01-02\nIt is dear,some day\nIt is odd,2026-01-03\n"
    )
    assert len(texts(items)) == 3
    assert notes(items) == [(2, "the date 'some day' cannot be read")]


def test_an_open_order_of_day_and_month_is_noted_once(tmp_path: Path) -> None:
    items = items_of(tmp_path, "comment,date\nIt is slow,03/04/2026\nIt is dear,04/05/2026\n")
    ((row, reason),) = notes(items)
    assert row == 1
    assert "month before day" in reason


def test_rows_without_an_id_differ_by_what_no_meaning_was_found_for(tmp_path: Path) -> None:
    content = (
        "comment,date,shop\nIt is slow,2026-01-02,North\nIt is slow,2026-01-02,South\n"
        "It is slow,2026-01-02,South\n"
    )
    first, second, third = (said.extra for said in heard(items_of(tmp_path, content)))
    assert first != second == third


def test_ids_that_merely_count_rows_are_those_of_their_file(tmp_path: Path) -> None:
    content = "id,comment\n1,It is slow\n2,It is dear\n"
    one = {said.key for said in heard(items_of(tmp_path, content, "january.csv"))}
    other = {said.key for said in heard(items_of(tmp_path, content, "february.csv"))}
    assert not one & other


def test_an_id_that_many_rows_share_is_no_identity(tmp_path: Path) -> None:
    content = "respondent id,comment\nabcdef01,It is slow\nabcdef01,It is dear\nabcdef02,It is odd\n"
    assert {said.key for said in heard(items_of(tmp_path, content))} == {""}


def test_a_deal_has_its_products_its_stages_with_their_days_and_the_day_it_is_hoped_to_close(
    tmp_path: Path,
) -> None:
    content = (
        "Deal ID,Deal Name,Deal Stage,Amount,Close Date,Expected close date,Product,Last stage change date,"
        '"Date entered ""Demo (Sales Pipeline)"""\n'
        "1,Harbour,Proposal,10,,2026-06-30,Planner; Archive,2026-03-04,2026-02-01\n"
        "2,Mill,Closed Won,10,2026-03-01,2026-04-15,,,\n"
        "3,Quay,Proposal,10,2026-07-01,,,,soon\n"
    )
    items = items_of(tmp_path, content)
    first, won, hoped = (fact for fact in facts(items) if isinstance(fact, Deal))
    assert first.stages == (
        StageSeen("Demo", date(2026, 2, 1)),
        StageSeen("Proposal", date(2026, 3, 4)),
    )
    assert (first.stage, first.products) == ("Proposal", ("Planner", "Archive"))
    assert (first.closed, first.expected) == (None, date(2026, 6, 30))
    assert (won.closed, won.expected) == (date(2026, 3, 1), date(2026, 4, 15))
    assert (hoped.closed, hoped.expected) == (None, date(2026, 7, 1))
    assert notes(items) == [(3, "the date 'soon' cannot be read")]


def test_an_account_has_a_segment_an_industry_and_a_country(tmp_path: Path) -> None:
    content = (
        "Account ID,Account Name,Website,Industry,Billing Country,Customer Tier\n"
        "12,Linden,linden.example; linden.test; gmail.com,Food,Ireland,Enterprise\n"
    )
    (told,) = facts(items_of(tmp_path, content))
    assert told == Account(
        key="12",
        name="Linden",
        domains=("linden.example", "linden.test"),
        segment="Enterprise",
        industry="Food",
        country="Ireland",
    )


def test_a_list_of_people_tells_who_sells_and_who_serves(tmp_path: Path) -> None:
    content = (
        "User ID,Name,Email,Role,Team,Job Title\n1,Ben Ode,ben@maker.example,agent,North,Account Executive\n"
        "2,Kim Orr,kim@maker.example,agent,Customer Support,\n3,Lee Moss,lee@maker.example,agent,North,\n"
    )
    told = [
        fact.kind for fact in facts(items_of(tmp_path, content, "sellers.csv")) if isinstance(fact, Seller)
    ]
    assert told == [PersonKind.SELLER, PersonKind.SUPPORT, None]
