"""One record of a Salesforce answer, with where it stands and what it is related to."""

from datetime import datetime

from groundswell.sources.exports.fields import Record, moment, part, text
from groundswell.sources.salesforce.ids import id18, is_account, is_deal
from groundswell.speech import Channel, Conversation


class SalesRecord:
    """A record; relations (`Account.Name`) are nested where they were asked for, else there is an id."""

    def __init__(self, fields: Record, source: str, row: int) -> None:
        self.fields = fields
        self.source = source
        self.row = row
        self.type = text(part(fields, "attributes"), "type")
        self.id = id18(text(fields, "Id"))

    def related(self, name: str, id_field: str = "") -> str:
        """The name of a related record, else its id."""
        return text(part(self.fields, name), "Name") or id18(text(self.fields, id_field or f"{name}Id"))

    @property
    def account(self) -> str:
        what = text(self.fields, "WhatId")
        named = text(part(self.fields, "Account"), "Name")
        return (
            named
            or (self.related("What") if is_account(what) else "")
            or text(part(part(self.fields, "What"), "Account"), "Name")
            or id18(text(self.fields, "AccountId"))
        )

    @property
    def deal(self) -> str:
        return self.related("What") if is_deal(text(self.fields, "WhatId")) else self.related("Opportunity")

    @property
    def seller(self) -> str:
        return self.related("Owner")

    def frame(self, channel: Channel, title: str, at: datetime | None) -> Conversation:
        return Conversation(
            key=f"salesforce:{self.type}:{self.id}" if self.id else "",
            channel=channel,
            source=self.source,
            turns=(),
            at=at,
            title=title,
            account=self.account,
            deal=self.deal,
            seller=self.seller,
        )

    def at(self, *names: str) -> datetime | None:
        return moment(self.fields, *names)
