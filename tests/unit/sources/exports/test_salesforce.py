"""Salesforce's answers to queries, with relations nested and by id."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from groundswell.sources.contract import UnreadableSource, Why
from groundswell.sources.salesforce.ids import id18
from groundswell.speech import Account, Channel, Deal, DealStatus, Money, PersonKind, Role, Seller
from tests.unit.sources.exports.conftest import Tell


def answer(*records: dict[str, Any]) -> dict[str, Any]:
    return {"totalSize": len(records), "done": True, "records": list(records)}


def sobject(type_: str, id_: str = "00T5g00000AbCdE", **fields: Any) -> dict[str, Any]:
    url = f"/services/data/v60.0/sobjects/{type_}/{id_}"
    return {"attributes": {"type": type_, "url": url}, "Id": id_, **fields}


def named(type_: str, name: str) -> dict[str, Any]:
    return {"attributes": {"type": type_, "url": "/x"}, "Name": name}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        # Computed by hand from the published algorithm: capitals of each five, first letter lowest.
        ("aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaAAA"),
        ("AAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAA555"),
        ("00A0a0000A0aAaA", "00A0a0000A0aAaAEQU"),
        ("aaaaaaaaaaaaaaaAAA", "aaaaaaaaaaaaaaaAAA"),
        ("", ""),
    ],
)
def test_ids_of_15_characters_become_those_of_18(short: str, long: str) -> None:
    assert id18(short) == long


def test_a_task_is_reported_by_its_owner_about_account_and_deal(tell: Tell) -> None:
    told = tell(
        answer(
            sobject(
                "Task",
                Subject="Call",
                Description="They find it slow.",
                ActivityDate="2026-03-04",
                WhatId="0065g00000AbCdE",
                What=named("Opportunity", "Harbour 40"),
                Account=named("Account", "Harbour Foods"),
                Owner=named("User", "Ben Ode"),
            )
        )
    )
    assert told.kind == "salesforce"
    assert told.only.key == f"salesforce:Task:{id18('00T5g00000AbCdE')}"
    assert (told.only.channel, told.only.title) == (Channel.NOTE, "Call")
    assert (told.only.account, told.only.deal, told.only.seller) == ("Harbour Foods", "Harbour 40", "Ben Ode")
    assert (told.turns[0].speaker.role, told.turns[0].speaker.name) == (Role.SELLER, "Ben Ode")
    assert told.only.at == datetime(2026, 3, 4, tzinfo=UTC)


def test_without_relations_the_ids_of_18_stand_for_them(tell: Tell) -> None:
    told = tell(
        answer(sobject("Task", Description="Slow.", AccountId="0015g00000AbCdE", WhatId="0065g00000AbCdE"))
    )
    assert (told.only.account, told.only.deal) == (id18("0015g00000AbCdE"), id18("0065g00000AbCdE"))
    about = tell(answer(sobject("Event", Description="Slow.", WhatId="0015g00000AbCdE")))
    assert (about.only.account, about.only.deal) == (id18("0015g00000AbCdE"), "")


def test_the_time_of_an_event_may_have_a_zone_without_colon(tell: Tell) -> None:
    event = sobject("Event", Description="Slow.", StartDateTime="2026-03-04T09:00:00.000+0000")
    assert tell(answer(event)).only.at == datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_a_case_is_spoken_by_its_contact_and_comments_by_the_kind_of_user(tell: Tell) -> None:
    comments = {
        "records": [
            {"CommentBody": "We look.", "CreatedBy": {"Name": "Ben Ode", "UserType": "Standard"}},
            {"CommentBody": "Still.", "CreatedBy": {"Name": "Ana Roth", "UserType": "CspLitePortal"}},
        ]
    }
    told = tell(
        answer(
            sobject(
                "Case",
                Subject="Export",
                Description="It stops.",
                ContactEmail="Ana@Harbour.example",
                CreatedDate="2026-03-04T09:00:00.000+0000",
                CaseComments=comments,
            ),
            sobject("Case", "5005g00000AbCdE", Subject="Where is it?", Description=None),
            sobject("CaseComment", "00a5g00000AbCdE", CommentBody="Hm.", ParentId="5005g00000AbCdE"),
        )
    )
    assert [(turn.row, turn.text, turn.speaker.role) for turn in told.turns] == [
        (1, "It stops.", Role.CUSTOMER),
        (1, "We look.", Role.SELLER),
        (1, "Still.", Role.CUSTOMER),
        (2, "Where is it?", Role.CUSTOMER),
        (3, "Hm.", Role.UNKNOWN),
    ]
    assert told.turns[0].speaker.email == "ana@harbour.example"
    assert {one.channel for one in told.conversations} == {Channel.TICKET}


@pytest.mark.parametrize(
    "field", ["Loss_Reason__c", "Closed_Lost_Reason__c", "Reason_Lost__c", "Closed_Lost_Notes__c"]
)
def test_an_opportunity_is_a_deal_with_its_loss_reason_and_what_its_owner_wrote(
    tell: Tell, field: str
) -> None:
    lost = sobject(
        "Opportunity",
        "0065g00000AbCdE",
        Name="Harbour 40",
        StageName="Dead end",
        IsClosed=True,
        IsWon=False,
        Amount=12500.5,
        CurrencyIsoCode="CHF",
        CloseDate="2026-04-30",
        CreatedDate="2026-01-02T08:00:00.000+0000",
        NextStep="Call",
        Description="They need larger exports",
        Account=named("Account", "Harbour Foods"),
        Owner=named("User", "Ben Ode"),
        **{field: "No large exports"},
    )
    told = tell(answer(lost))
    assert told.facts == [
        Deal(
            key=id18("0065g00000AbCdE"),
            name="Harbour 40",
            account="Harbour Foods",
            status=DealStatus.LOST,
            amount=Money(12_500_50, "CHF"),
            opened=date(2026, 1, 2),
            closed=date(2026, 4, 30),
            seller="Ben Ode",
            loss_reason="No large exports",
            stage="Dead end",
            system="salesforce",
        )
    ]
    assert [turn.text for turn in told.turns] == ["They need larger exports", "No large exports"]
    assert (told.only.deal, told.only.channel) == ("Harbour 40", Channel.NOTE)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"IsClosed": True, "IsWon": True}, DealStatus.WON),
        ({"IsClosed": False, "IsWon": False, "StageName": "Verbal won"}, DealStatus.OPEN),
        ({"StageName": "Closed Won"}, DealStatus.WON),
        ({"StageName": "Closed Lost"}, DealStatus.LOST),
        ({"StageName": "Proposal"}, DealStatus.OPEN),
    ],
)
def test_flags_outweigh_the_name_of_a_stage(tell: Tell, fields: dict[str, Any], status: DealStatus) -> None:
    (deal,) = tell(answer(sobject("Opportunity", Name="D", **fields))).facts
    assert isinstance(deal, Deal)
    assert deal.status is status


def test_accounts_and_users_are_facts_and_other_types_are_refused_by_name(tell: Tell) -> None:
    told = tell(
        answer(
            sobject(
                "Account", "0015g00000AbCdE", Name="Harbour Foods", Website="http://www.Harbour.example/x"
            ),
            sobject(
                "User",
                "0055g00000AbCdE",
                Name="Ben Ode",
                Email="Ben@maker.example",
                UserRole=named("UserRole", "North"),
            ),
            sobject("User", Name="Automated Process", UserType="AutomatedProcess"),
            sobject("Lead", Name="Ana"),
            sobject("Task", Subject="Call"),
            sobject("Task", Description="Slow.", IsDeleted=True),
        )
    )
    assert told.facts == [
        Account(
            key=id18("0015g00000AbCdE"),
            name="Harbour Foods",
            domains=("harbour.example",),
            system="salesforce",
        ),
        Seller(
            key=id18("0055g00000AbCdE"),
            name="Ben Ode",
            email="ben@maker.example",
            team="North",
            system="salesforce",
        ),
    ]
    assert list(told.refused) == [3, 4, 5, 6]
    assert told.refused[4] == "is a record of the type Lead, which is not read"
    assert told.refused[5] == "no words"


def test_incoming_mails_are_the_customers(tell: Tell) -> None:
    mails = [
        sobject(
            "EmailMessage",
            f"02s5g00000AbCd{n}",
            TextBody=f"Number {n}.",
            Incoming=incoming,
            FromAddress="a@b.example",
        )
        for n, incoming in enumerate((True, False))
    ]
    told = tell(mails)
    assert [turn.speaker.role for turn in told.turns] == [Role.CUSTOMER, Role.SELLER]
    assert {one.channel for one in told.conversations} == {Channel.MAIL}


HISTORY = (
    "\n\n--------------- Original Message ---------------\nFrom: House Support [support@house.example]\n"
    "Sent: 3/3/2026, 11:00 AM\nTo: ana@linden.example\nSubject: Export\n\nDid you restart the job?\n"
    "ref:_00D1.5001:ref"
)


def test_history_in_a_case_is_not_the_customers(tell: Tell) -> None:
    told = tell(answer(sobject("Case", Description=f"It failed again, why?{HISTORY}", Subject="Export")))
    assert [turn.text for turn in told.turns] == ["It failed again, why?"]


def test_a_reference_below_a_mail_is_set_aside(tell: Tell) -> None:
    mail = sobject("EmailMessage", TextBody="Who looks at it?\n\nref:_00D1.5001:ref", Incoming=True)
    assert tell(answer(mail)).turns[0].text == "Who looks at it?"


def test_mails_of_a_case_are_its_turns_and_the_description_is_not_told_twice(tell: Tell) -> None:
    mails = [
        {"TextBody": "The export stops.", "Incoming": True, "FromAddress": "ana@linden.example"},
        {"TextBody": "We look.", "Incoming": False, "FromAddress": "support@house.example"},
    ]
    told = tell(answer(sobject("Case", Description="The export stops.", EmailMessages={"records": mails})))
    assert [turn.text for turn in told.turns] == ["The export stops.", "We look."]


def test_what_a_process_wrote_into_a_case_is_set_aside(tell: Tell) -> None:
    writer = {"Name": "Flow", "UserType": "AutomatedProcess"}
    comment = {"attributes": {"type": "CaseComment"}, "CommentBody": "Sorted by rule.", "CreatedBy": writer}
    told = tell(answer(sobject("Case", Description="Too slow.", CaseComments={"records": [comment]})))
    assert told.aside == [(1, Why.RECORDER, "Sorted by rule.")]


def test_a_process_that_comments_is_nobody_and_costs_the_case_nothing(tell: Tell) -> None:
    comments = [
        {"CommentBody": "Case reopened automatically", "CreatedBy": {"UserType": "AutomatedProcess"}},
        {"CommentBody": "Why does nobody call?", "CreatedBy": {"UserType": "CspLitePortal"}},
    ]
    case = sobject("Case", Description="The export stops.", CaseComments={"records": comments})
    told = tell(answer(case, sobject("CaseComment", id_="00a", **comments[0])))
    assert [turn.text for turn in told.turns] == ["The export stops.", "Why does nobody call?"]
    assert list(told.refused) == [2]
    assert "written by an automation, so nobody's words" in told.noted


def test_answers_of_mail_servers_are_refused_and_own_fields_named(tell: Tell) -> None:
    bounce = sobject(
        "EmailMessage", TextBody="Gone.", Incoming=True, FromAddress="MAILER-DAEMON@linden.example"
    )
    case = sobject(
        "Case", Description="The export stops.", More__c="A field with more words than labels have."
    )
    told = tell(answer(bounce, case))
    assert told.refused == {1: "an answer of a mail server"}
    assert told.noted == ["fields that are not read: More__c"]


@pytest.mark.parametrize(
    "payload",
    [
        {"data": [{"id": "1", "attributes": {"type": "text", "body": "It is slow"}}]},
        {"entry": [{"label": "It is slow", "attributes": {"type": "text"}}]},
    ],
)
def test_other_objects_with_attributes_are_no_records(tell: Tell, payload: Any) -> None:
    with pytest.raises(UnreadableSource):
        tell(payload)


def test_an_opportunity_tells_its_products_and_stages_where_the_query_asked_for_them(tell: Tell) -> None:
    history = [
        {"StageName": "Demo", "CreatedDate": "2026-02-01T08:00:00.000+0000"},
        {"StageName": "Proposal", "CreatedDate": "2026-03-04T08:00:00.000+0000"},
    ]
    told = tell(
        answer(
            sobject(
                "Opportunity",
                Name="Harbour",
                StageName="Proposal",
                IsClosed=False,
                CloseDate="2026-06-30",
                LastStageChangeDate="2026-03-04T08:00:00.000+0000",
                OpportunityHistories={"records": history},
                OpportunityLineItems={"records": [{"Product2": {"Name": "Planner"}}, {"Name": "Archive"}]},
            ),
            sobject(
                "Account", Name="Harbour Foods", Industry="Food", BillingCountry="Ireland", Segment__c="Mid"
            ),
            sobject("User", Name="Kim Orr", UserType="Standard", Title="Support Engineer"),
        )
    )
    deal, account, person = told.facts
    assert isinstance(deal, Deal)
    assert isinstance(account, Account)
    assert isinstance(person, Seller)
    assert [(seen.stage, seen.day) for seen in deal.stages] == [
        ("Demo", date(2026, 2, 1)),
        ("Proposal", date(2026, 3, 4)),
    ]
    assert (deal.products, deal.expected) == (("Planner", "Archive"), date(2026, 6, 30))
    assert (account.segment, account.industry, account.country) == ("Mid", "Food", "Ireland")
    assert person.kind is PersonKind.SUPPORT
