"""Every column of every table is known to erasing: whether it may hold a person, and what becomes of it then.

A table or a column that is new fails here. Where it may hold a name, an address or words of a person, let
`forget` reach it and `about_person` hand it out, test that, and put it in REACHED; else say in NOBODYS why it
never holds any.
"""

import pytest
from django.apps import apps
from django.db import models

# Emptied, blotted out or deleted when a person is erased.
REACHED = {
    "crm.Account": {"name", "sources"},
    "crm.Deal": {"name", "account", "seller", "loss_reason", "sources"},
    "crm.Kinship": {"one", "other"},
    "crm.PersonOfOurs": {"key", "name", "email", "team", "system", "through", "sources"},
    "field.AccountSummary": {"name", "segment", "industry", "country", "deals"},
    "field.AccountTrait": {"account", "value"},
    "field.Answer": {"line"},
    "field.Concern": {"name"},
    "field.ConcernCount": {"account", "seller"},
    "field.ConcernEvent": {"by", "because"},
    "field.ConcernSummary": {"name", "record", "concentration", "reason", "telling", "who"},
    "field.Conversation": {"key", "title", "source", "account", "deal", "seller", "segment", "product"},
    "field.CountedConversation": {"account", "seller", "deal"},
    "field.DeliveredFile": {"name", "preview", "refused"},
    "field.Delivery": {"by", "trouble", "sellers", "columns", "speakers", "stopped_by"},
    "field.Entry": {"by", "because", "summary"},
    "field.FieldSummary": {"totals", "themes", "background"},
    "field.Meeting": {"title", "place"},
    "field.Mend": {"speaker", "email", "said", "told"},
    "field.NearestPage": {"lists"},
    "field.NeighbourLists": {"lists"},
    "field.PatchPiece": {"packed"},
    "field.Refusal": {"reason", "raw"},
    "field.Restriction": {"word"},
    "field.SetAside": {"words"},
    "field.SetPhrase": {"said"},
    "field.SetText": {"words"},
    "field.SourceFile": {"name", "error"},
    "field.Term": {"name"},
    "field.Turn": {"speaker", "email", "text", "source"},
    "field.Vector": {"text", "values"},
    "field.Verbatim": {"context", "said", "judged", "language"},
    "field.WatchedFolder": {"by", "trouble"},
    "launch.Launch": {"name", "about"},
    "launch.LaunchEvent": {"by", "because"},
    "ledger.AuditRow": {"name", "ref"},
    "ledger.Errand": {"about"},
    "ledger.OutboxItem": {"to", "body", "failed", "needless", "key"},
    "message.CoverageDecision": {"by"},
    "message.CoveredText": {"name", "words", "by"},
    "message.Draft": {"name"},
    "message.DraftApproval": {"by"},
    "message.DraftComment": {"by", "words"},
    "message.DraftVersion": {"by", "file", "words"},
    "message.Claim": {"sentence"},
    "message.House": {"promise", "tone"},
    "message.Pillar": {"text"},
    "message.Proof": {"text", "link"},
    "message.Signature": {"by", "text"},
    "message.Wording": {"word", "instead"},
    "message.HiddenName": {"text"},
    "message.ReleasedConcern": {"text", "by"},
    "message.ReleasedDraft": {"name", "text", "by"},
    "message.ReleasedText": {"text", "by"},
    "message.ReleasedWords": {"text", "by"},
    "people.Device": {"name", "hash"},
    "people.Entrance": {"email", "hash"},
    "people.Identity": {"issuer", "subject"},
    "people.MailOff": {"kind"},
    "people.SavedView": {"name", "address"},
    "people.SecondFactor": {"sealed", "recovery"},
    "people.SignIn": {"session_data", "session_key", "agent"},
    "people.Token": {"name", "number", "hash", "scopes"},
    "people.User": {"name", "email", "person", "password"},
    "product.Change": {"title", "about", "because", "line"},
    "results.AdoptionDecision": {"by"},
    "results.Look": {"words"},
    "results.Target": {"seller"},
    "results.TargetTable": {"name", "by", "header", "rows", "refused"},
    "street.CardQuestion": {"words", "line", "by", "answered_by"},
    "street.CardVectors": {"values"},
    "street.CardVersion": {"they_say", "you_say", "push_back", "proof", "ask", "dont_say", "by"},
    "results.PastEvent": {"by", "about", "of"},
    "results.PastLaunch": {"name", "file", "by"},
    "results.SignOverride": {"by", "because"},
    "street.Condition": {"what"},
    "street.Decision": {"by", "because", "deck", "evidence"},
    "street.GateOverride": {"by", "because"},
    "street.GuestPresentation": {"subtitle", "presenters", "numbers", "slides"},
    "street.Presentation": {"subtitle", "presenters", "numbers", "slides"},
}
# Never a person's: our own words and numbers, digests, or the company's.
NOBODYS = {
    "crm.Account": {"key", "system", "through", "domains", "segment", "industry", "country"},
    "crm.Deal": {"key", "system", "through", "amount_before", "currency", "products", "stage"},
    "crm.Stage": {"stage"},
    "field.AttentionRule": {"kind", "numbers", "team"},
    "field.Call": {"team", "rule", "occasion"},
    "field.ColumnMap": {"header", "columns"},
    "field.ConcernCount": {"kind"},
    "field.ConcernEvent": {"ref"},
    "field.ConcernSummary": {"kind", "status", "direction", "brought"},
    "field.Conversation": {"fingerprint", "extraction"},
    "field.Delivery": {"system", "process"},
    "field.Entry": {"concerns", "effect"},
    "field.FoundProposals": {"one", "two"},
    "field.GroupingMemory": {"memory", "model"},
    "field.Meeting": {"invited"},
    "field.Mend": {"sides"},
    "field.NearestPage": {"model"},
    "field.NeighbourLists": {"model"},
    "field.Noted": {"key"},
    "field.SeenFile": {"name", "state"},
    "field.SetAside": {"why"},
    "field.SetText": {"source"},
    "field.SourceFile": {"kind"},
    "field.Term": {"of"},
    "field.Tombstone": {"what", "salt", "digest", "verbatims", "traces"},
    "field.Vector": {"model"},
    "field.Verbatim": {"grouping"},
    "field.WatchedFolder": {"path"},
    "field.Work": {"what", "by", "stage", "process"},
    "launch.GateAsked": {"gate"},
    "launch.LaunchEvent": {"kind", "role", "ref"},
    "ledger.AuditRow": {"role", "act"},
    "ledger.Errand": {"kind", "by", "told", "refused"},
    "ledger.Failure": {"work", "what"},
    "ledger.Lease": {"name", "holder"},
    "ledger.MailServer": {"host", "user", "sender"},
    "ledger.OutboxItem": {"kind"},
    "message.CoverageDecision": {"sentence"},
    "message.CoveredText": {"found", "found_of", "trouble"},
    "message.DraftApproval": {"sha256"},
    "message.DraftComment": {"role"},
    "message.DraftVersion": {"role", "sha256"},
    "message.EvidenceShown": {"message", "evidence", "verbatims"},
    "message.Signature": {"role", "sha256", "evidence"},
    "message.Guest": {"space"},
    "message.GuestInvitation": {"code"},
    "message.ReleasedConcern": {"token"},
    "message.ReleasedDraft": {"token"},
    "message.ReleasedText": {"token", "of"},
    "message.ReleasedWords": {"token"},
    "people.Organisation": {
        "name",
        "domains",
        "currency",
        "time_zone",
        "product",
        "products",
        "launch",
        "launches",
    },
    "people.Team": {"name"},
    "people.Try": {"kind", "who"},
    "product.Notification": {"number"},
    "product.Ticket": {"key", "address", "state", "version", "followed", "trouble"},
    "product.TicketState": {"state"},
    "results.AdoptionDecision": {"words"},
    "results.AdoptionLook": {"trouble"},
    "results.JudgedConversation": {"of", "turns"},
    "results.Look": {"of", "verdict", "found"},
    "results.Target": {"team", "product", "currency"},
    "street.CardVectors": {"model", "of"},
    "street.CardVersion": {"verbatims", "internal", "claimed"},
    "results.PastEvent": {"did", "side"},
    "results.SignOverride": {"sign", "role"},
    "results.Standing": {"signs"},
    "street.Decision": {"role", "sha256"},
    "street.GateOverride": {"gate", "role"},
    "street.GuestPresentation": {"order"},
    "street.Presentation": {"order"},
    "product.Tracker": {
        "name",
        "base",
        "repository",
        "sealed_token",
        "sealed_secret",
        "states",
        "trouble",
        "listed",
    },
}
_WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


@pytest.mark.usefixtures("store_path")
def test_every_column_that_can_hold_words_is_known_to_erasing() -> None:
    there = {
        table._meta.label: {
            field.attname
            for field in table._meta.concrete_fields
            if isinstance(field, _WORDS) and not field.choices
        }
        for table in apps.get_models(include_auto_created=True)
        if table.__module__.startswith("groundswell.")
    }
    tables = REACHED.keys() | NOBODYS.keys()
    known = {table: REACHED.get(table, set()) | NOBODYS.get(table, set()) for table in tables}
    assert known == {table: columns for table, columns in there.items() if columns}


def test_no_column_is_both() -> None:
    both = {table: REACHED[table] & NOBODYS[table] for table in REACHED.keys() & NOBODYS.keys()}
    assert not any(both.values())
