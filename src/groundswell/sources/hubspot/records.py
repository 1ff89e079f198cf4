"""One record of HubSpot, with where it stands."""

from collections.abc import Iterator

from groundswell.sources.exports.fields import Record, part, parts, text


class CrmRecord:
    """A CRM object: its properties, and the ids of what it is associated with."""

    def __init__(self, whole: Record, source: str, row: int) -> None:
        self.whole = whole
        self.source = source
        self.row = row
        self.id = text(whole, "id") or text(part(whole, "properties"), "hs_object_id")
        self.properties = part(whole, "properties")

    def associated(self, kind: str) -> str:
        """The id of the first object of a kind ("companies") it is associated with, or empty."""
        return next(self._associated(kind), "")

    def _associated(self, kind: str) -> Iterator[str]:
        associations = part(self.whole, "associations")
        for link in parts(part(associations, kind), "results") or parts(associations, kind):
            if id_ := text(link, "id", "toObjectId"):
                yield id_

    @property
    def account(self) -> str:
        named = text(self.properties, "hs_primary_company_name", "associatedcompanyname")
        return (
            named
            or self.associated("companies")
            or text(self.properties, "associatedcompanyid", "hs_primary_associated_company")
        )
