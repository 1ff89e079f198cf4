"""Who is who in a Freshdesk export, by what stands in the ticket and the lists that come beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from groundswell.sources.exports.fields import Record, address, part, text
from groundswell.sources.exports.outline import beside
from groundswell.sources.exports.stream import only_objects
from groundswell.speech import Role, Speaker


@dataclass(frozen=True, slots=True)
class Names:
    """People and companies by Freshdesk's ids."""

    people: Mapping[str, tuple[str, str]]  # id -> (name, address)
    companies: Mapping[str, str]

    @classmethod
    def of(cls, path: Path, json_path: str) -> "Names":
        """Those of the lists beside the one at `json_path`, where the file has them."""
        if not json_path.endswith("item") or json_path == "item":
            return cls({}, {})
        people = dict[str, tuple[str, str]]()
        for name in ("contacts", "requesters", "agents", "users"):
            people.update(_people(path, beside(json_path, name)))
        companies = only_objects(path, beside(json_path, "companies"))
        return cls(people, {text(company, "id"): text(company, "name") for company in companies})

    def company_of(self, ticket: Record) -> str:
        id_ = text(ticket, "company_id", "department_id")
        named = text(part(ticket, "company"), "name") or text(ticket, "company_name")
        return named or self.companies.get(id_, "") or id_

    def agent_of(self, ticket: Record) -> str:
        return self._named(ticket, "responder")[0]

    def speaker(self, id_: str, ticket: Record, role: Role) -> Speaker:
        """The person of an id; without one, of the ticket's requester or agent, whose side it is."""
        if role is Role.CUSTOMER and id_ in ("", _id_of(ticket, "requester")):
            name, mail = self._named(ticket, "requester")
        elif role is Role.SELLER and id_ and id_ == _id_of(ticket, "responder"):
            name, mail = self._named(ticket, "responder")
        else:
            name, mail = self.people.get(id_, ("", ""))
        return Speaker(name=name, email=mail, role=role)

    def _named(self, ticket: Record, who: str) -> tuple[str, str]:
        whole = part(ticket, who)
        known = self.people.get(_id_of(ticket, who), ("", ""))
        name = text(whole, "name") or text(ticket, f"{who}_name") or known[0]
        mail = address(whole, "email") or address(ticket, f"{who}_email") or known[1]
        return name, mail or (address(ticket, "email") if who == "requester" else "")


def _id_of(ticket: Record, who: str) -> str:
    """The id of the ticket's requester or agent; where they are told whole, it may stand only there."""
    return text(ticket, f"{who}_id") or text(part(ticket, who), "id")


def _people(path: Path, json_path: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for person in only_objects(path, json_path):
        who = part(person, "contact") or person  # an agent's name stands within their contact
        first_last = " ".join(filter(None, (text(person, "first_name"), text(person, "last_name"))))
        yield text(person, "id"), (text(who, "name") or first_last, address(who, "email"))
