"""HubSpot's objects: every value is text, and the properties tell what an object is."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from groundswell.speech import Account, Channel, Deal, DealStatus, Money, Role, Seller
from tests.unit.sources.exports.conftest import Tell

MOMENT = datetime(2026, 3, 4, 9, tzinfo=UTC)
BOTH = {
    "companies": {"results": [{"id": "501", "type": "note_to_company"}]},
    "deals": {"results": [{"id": "901", "type": "note_to_deal"}]},
}


def listed(*objects: dict[str, Any]) -> dict[str, Any]:
    return {"results": list(objects), "paging": {"next": {"after": "100"}}}


def crm(id_: str = "7", associations: object = None, **properties: Any) -> dict[str, Any]:
    told = {"hs_object_id": id_, "hs_lastmodifieddate": "2026-03-05T00:00:00Z", **properties}
    return {"id": id_, "properties": told, "archived": False, "associations": associations}


@pytest.mark.parametrize(
    ("kind", "properties", "title"),
    [
        ("calls", {"hs_call_body": "<p>They find it slow.</p>", "hs_call_title": "Call"}, "Call"),
        ("notes", {"hs_note_body": "<div>They find it slow.</div>"}, ""),
        ("meetings", {"hs_internal_meeting_notes": "They find it slow.", "hs_meeting_title": "M"}, "M"),
        ("tasks", {"hs_task_body": "They find it slow.", "hs_task_subject": "T"}, "T"),
        ("communications", {"hs_communication_body": "They find it slow."}, ""),
    ],
)
def test_what_is_logged_is_reported_by_its_owner(
    tell: Tell, kind: str, properties: dict[str, str], title: str
) -> None:
    told = tell(
        listed(crm(associations=BOTH, hubspot_owner_id="88", hs_timestamp=MOMENT.isoformat(), **properties))
    )
    assert told.kind == "hubspot"
    assert (told.only.key, told.only.channel, told.only.title) == (f"hubspot:{kind}:7", Channel.NOTE, title)
    assert (told.only.account, told.only.deal, told.only.seller) == ("501", "901", "88")
    assert [(turn.text, turn.speaker.role) for turn in told.turns] == [("They find it slow.", Role.SELLER)]


@pytest.mark.parametrize("when", ["1772614800000", "2026-03-04T09:00:00Z", "2026-03-04 09:00:00"])
def test_a_time_is_milliseconds_as_text_or_iso(tell: Tell, when: str) -> None:
    assert tell(listed(crm(hs_note_body="Too slow.", hs_timestamp=when))).only.at == MOMENT


def test_a_models_summary_in_the_body_of_a_call_is_nobodys_words(tell: Tell) -> None:
    block = '<div id="aircall-call-summary"><div>Summary</div><p>Model says.</p></div>'
    told = tell(
        listed(
            crm("1", hs_call_body=f"<p>They wait.</p>{block}<p>And wait.</p>"),
            crm("2", hs_call_body=block, hs_call_summary="<p>Model says.</p>"),
            crm("3", hs_call_body='<p>Open.</p><div id="aircall-call-summary">Model says.'),
        )
    )
    assert [turn.text for turn in told.turns] == ["They wait.\nAnd wait.", "Open."]
    assert told.refused == {2: "no words"}
    assert told.noted == ["a summary that a model made of the call was left out"] * 3
    assert [words for row, _, words in told.aside if row != 2] == ["Summary\nModel says.", "Model says."]


@pytest.mark.parametrize(
    ("direction", "role"),
    [("INCOMING_EMAIL", Role.CUSTOMER), ("EMAIL", Role.SELLER), ("FORWARDED_EMAIL", Role.UNKNOWN)],
)
def test_a_mail_is_its_senders_by_direction_without_the_history(
    tell: Tell, direction: str, role: Role
) -> None:
    headers = {"from": {"email": "Ana@Harbour.example", "firstName": "Ana", "lastName": "Roth"}}
    mail = crm(
        hs_email_direction=direction,
        hs_email_subject="Re: Export",
        hs_email_text="It stops again.\n\nOn Mon, Mar 2, 2026, Ben <b@maker.example> wrote:\n> Better?",
        hs_email_headers=json.dumps(headers),
        hs_timestamp="1772614800000",
    )
    told = tell(listed(mail))
    (turn,) = told.turns
    assert (turn.text, turn.speaker.role) == ("It stops again.", role)
    assert (turn.speaker.name, turn.speaker.email) == ("Ana Roth", "ana@harbour.example")
    assert (told.only.channel, told.only.key) == (Channel.MAIL, "hubspot:emails:7")


def test_a_ticket_is_the_customers_and_its_subject_can_be_all(tell: Tell) -> None:
    told = tell(
        listed(
            crm("1", subject="Export", content="<p>It stops.</p>", hs_pipeline_stage="1"),
            crm("2", subject="Where is it?", content=None, hs_pipeline_stage="1"),
        )
    )
    assert [(turn.text, turn.speaker.role) for turn in told.turns] == [
        ("It stops.", Role.CUSTOMER),
        ("Where is it?", Role.CUSTOMER),
    ]
    assert {one.channel for one in told.conversations} == {Channel.TICKET}


def test_an_amount_of_a_deal_that_cannot_be_read_is_noted(tell: Tell) -> None:
    told = tell(listed(crm("1", dealname="Harbour", dealstage="x", amount="about 10k")))
    assert (told.facts[0].amount, told.noted) == (None, ["the amount 'about 10k' cannot be read"])


def test_a_deal_is_lost_or_won_by_its_flags_and_its_words_are_its_owners(tell: Tell) -> None:
    lost = crm(
        "1",
        associations=BOTH,
        dealname="Harbour 40",
        dealstage="19823",
        hs_is_closed_won="false",
        hs_is_closed_lost="true",
        amount="12500.50",
        deal_currency_code="EUR",
        createdate="2026-01-02T08:00:00Z",
        closedate="1772614800000",
        hubspot_owner_id="88",
        closed_lost_reason="No export of larger tables",
    )
    hoped = crm(
        "2",
        dealname="Linden 5",
        dealstage="x",
        closedate="2030-01-01T00:00:00Z",
        createdate="2026-01-02",
        description="They want single sign on",
    )
    won = crm("3", dealname="Mill 2", dealstage="closedwon", amount=None)
    told = tell(listed(lost, hoped, won))
    assert told.facts[0] == Deal(
        key="1",
        name="Harbour 40",
        account="501",
        status=DealStatus.LOST,
        amount=Money(12_500_50, "EUR"),
        opened=date(2026, 1, 2),
        closed=date(2026, 3, 4),
        seller="88",
        loss_reason="No export of larger tables",
        stage="19823",
        system="hubspot",
    )
    assert [fact.status for fact in told.facts if isinstance(fact, Deal)] == [
        DealStatus.LOST,
        DealStatus.OPEN,
        DealStatus.WON,
    ]
    assert [(one.turns[0].text, one.at and one.at.year) for one in told.conversations] == [
        ("No export of larger tables", 2026),
        ("They want single sign on", 2026),
    ]
    assert told.turns[0].row == 1


def test_companies_owners_contacts_and_what_tells_nothing(tell: Tell) -> None:
    companies = tell(listed(crm("501", name="Harbour Foods", domain="Harbour.example")))
    assert companies.facts == [
        Account(key="501", name="Harbour Foods", domains=("harbour.example",), system="hubspot")
    ]
    owner = {
        "id": "88",
        "email": "Ben@maker.example",
        "firstName": "Ben",
        "lastName": "Ode",
        "userId": 4,
        "archived": False,
        "teams": [
            {"id": "1", "name": "West", "primary": False},
            {"id": "2", "name": "North", "primary": True},
        ],
    }
    assert tell({"results": [owner]}).facts == [
        Seller(key="88", name="Ben Ode", email="ben@maker.example", team="North", system="hubspot")
    ]
    rest = tell(
        listed(
            crm("1", firstname="Ana", hs_email_domain="harbour.example"),
            crm("2"),
            {**crm("3"), "archived": True},
        )
    )
    assert list(rest.refused) == [1, 2, 3]
    assert rest.refused[1] == "is a contact, which says nothing"
    assert "hs_note_body" in rest.refused[2]
    assert rest.refused[3] == "is archived in HubSpot"


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"data": listed(one)}])
def test_objects_are_found_bare_and_wrapped(tell: Tell, wrap: Any) -> None:
    assert tell(wrap(crm(hs_note_body="Too slow."))).only.key == "hubspot:notes:7"


def test_history_in_a_ticket_is_not_the_customers(tell: Tell) -> None:
    content = (
        "The export stops.\n\nOn Tue, Mar 3, 2026 at 11:00 AM Ben Ode <support@maker.example> wrote:\n"
        "> Did you restart the job?"
    )
    told = tell(listed(crm(content=content, hs_ticket_priority="HIGH")))
    assert [turn.text for turn in told.turns] == ["The export stops."]


def test_a_trace_in_a_ticket_is_set_aside_and_prose_that_is_not_read_named(tell: Tell) -> None:
    content = "It crashes:\njava.lang.NullPointerException: x\n    at com.shop.Import.run(Import.java:12)"
    told = tell(listed(crm(content=content, hs_resolution="We restarted it by hand and told her.")))
    assert [turn.text for turn in told.turns] == ["It crashes:"]
    assert told.noted == ["fields that are not read: properties.hs_resolution"]


def test_an_answer_of_a_mail_server_is_refused(tell: Tell) -> None:
    mail = crm(
        hs_email_text="Gone.", hs_email_from_email="postmaster@linden.example", hs_email_direction="EMAIL"
    )
    assert tell(listed(mail)).refused == {1: "an answer of a mail server"}


def test_a_deal_has_a_day_for_each_stage_it_entered(tell: Tell) -> None:
    told = tell(
        listed(
            crm(
                "1",
                dealname="Harbour",
                dealstage="proposal",
                hs_v2_date_entered_demo="2026-02-01T09:00:00Z",
                hs_date_entered_proposal="2026-03-04T09:00:00Z",
                hs_v2_date_entered_closedwon=None,
                closedate="2026-06-30",
            )
        )
    )
    (deal,) = (fact for fact in told.facts if isinstance(fact, Deal))
    assert [(seen.stage, seen.day) for seen in deal.stages] == [
        ("demo", date(2026, 2, 1)),
        ("proposal", date(2026, 3, 4)),
    ]
    assert (deal.closed, deal.expected) == (None, date(2026, 6, 30))
