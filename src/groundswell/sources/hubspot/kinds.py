"""What a record is, by the properties it has: HubSpot's answers do not say."""

from enum import StrEnum

from groundswell.sources.exports.fields import Record, part, text


class Kind(StrEnum):
    """The types of objects, as HubSpot's addresses name them."""

    CALLS = "calls"
    NOTES = "notes"
    MEETINGS = "meetings"
    EMAILS = "emails"
    TASKS = "tasks"
    COMMUNICATIONS = "communications"
    TICKETS = "tickets"
    DEALS = "deals"
    COMPANIES = "companies"
    CONTACTS = "contacts"
    OWNERS = "owners"


# One of these properties is enough; contacts have 'hs_email_domain' and the like, so that no prefix will do.
_MARKS = {
    Kind.CALLS: "hs_call_body hs_call_title hs_call_direction hs_call_status hs_call_disposition",
    Kind.MEETINGS: "hs_meeting_body hs_meeting_title hs_internal_meeting_notes hs_meeting_outcome",
    Kind.EMAILS: "hs_email_text hs_email_html hs_email_subject hs_email_direction",
    Kind.TASKS: "hs_task_body hs_task_subject hs_task_status",
    Kind.COMMUNICATIONS: "hs_communication_body hs_communication_channel_type",
    Kind.NOTES: "hs_note_body",
    Kind.DEALS: "dealname dealstage",
    Kind.TICKETS: "content hs_ticket_priority hs_ticket_category hs_pipeline_stage",
    Kind.CONTACTS: "firstname lastname email",
    Kind.COMPANIES: "domain name website",
}
_PROPERTIES = {kind: frozenset(names.split()) for kind, names in _MARKS.items()}
# Ids of standard objects, where a record bears one.
_IDS = {
    "0-1": Kind.CONTACTS,
    "0-2": Kind.COMPANIES,
    "0-3": Kind.DEALS,
    "0-5": Kind.TICKETS,
    "0-18": Kind.COMMUNICATIONS,
    "0-27": Kind.TASKS,
    "0-46": Kind.NOTES,
    "0-47": Kind.MEETINGS,
    "0-48": Kind.CALLS,
    "0-49": Kind.EMAILS,
}
ALL_MARKS = frozenset[str]().union(*_PROPERTIES.values()) | {"hs_object_id", "hs_lastmodifieddate"}
OWNER = frozenset(("firstName", "lastName", "email"))


def kind_of(record: Record) -> Kind | None:
    """The kind of a record, or None where nothing tells it."""
    kind = _IDS.get(text(record, "objectTypeId"))
    if kind is not None:
        return kind
    properties = frozenset(part(record, "properties"))
    if not properties and frozenset(record) >= OWNER:
        return Kind.OWNERS
    return next((kind for kind, marks in _PROPERTIES.items() if properties & marks), None)
