"""Who is who in a Zendesk export, by the users and organizations that come with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from groundswell.sources.business import domains_in
from groundswell.sources.exports.fields import Record, address, part, text, texts
from groundswell.sources.exports.stream import only_objects
from groundswell.speech import Account, PersonKind, Role, Seller, Speaker

# Its own ids, but what a company is called the CRM knows better.
_TELLER = "zendesk"
_ROLES = {"end-user": Role.CUSTOMER, "agent": Role.SELLER, "admin": Role.SELLER}


@dataclass(frozen=True, slots=True)
class People:
    """Speakers and names of organizations, by Zendesk's ids."""

    speakers: Mapping[str, Speaker]
    organizations: Mapping[str, str]
    facts: tuple[Account | Seller, ...]  # customers' users are told by their tickets

    @property
    def mails(self) -> frozenset[str]:
        """The addresses of everybody who may write."""
        return frozenset(speaker.email for speaker in self.speakers.values() if speaker.email)

    @classmethod
    def of(cls, path: Path, users: str, organizations: str) -> "People":
        """Those of the lists at these two places, where the file has them."""
        speakers = dict[str, Speaker]()
        facts = list[Account | Seller]()
        for record in only_objects(path, organizations):
            facts += filter(None, (account_of(record),))
        names = {fact.key: fact.name for fact in facts}
        for record in only_objects(path, users):
            speakers[text(record, "id")] = speaker_of(record)
            facts += filter(None, (seller_of(record),))
        return cls(speakers, names, tuple(facts))

    def author(self, id_: str, ticket: Record) -> Speaker:
        """The writer of a comment. A ticket alone tells sides too: its requester, and who works on it."""
        speaker = self.speakers.get(id_, Speaker())
        if speaker.role is not Role.UNKNOWN or not id_:
            return speaker
        if id_ == text(ticket, "requester_id"):
            return replace(speaker, role=Role.CUSTOMER)
        works = id_ in (text(ticket, "assignee_id"), text(ticket, "submitter_id"))
        return replace(speaker, role=Role.SELLER) if works else speaker


def with_people(ticket: Record, people: People) -> tuple[Record, People]:
    """A ticket that holds its people itself, as full exports do, as one that names them by their ids."""
    ids, speakers = dict[str, object](), dict[str, Speaker]()
    for name in ("requester", "submitter", "assignee"):
        user = part(ticket, name)
        if id_ := text(user, "id"):
            ids[f"{name}_id"] = id_
            speakers[id_] = speaker_of(user)
    if not ids:
        return ticket, people
    return {**ids, **ticket}, replace(people, speakers={**speakers, **people.speakers})


def speaker_of(user: Record) -> Speaker:
    role = _ROLES.get(text(user, "role").lower(), Role.UNKNOWN)
    return Speaker(name=text(user, "name"), email=address(user, "email"), role=role)


def seller_of(user: Record) -> Seller | None:
    """An agent or admin, who answers and does not sell; None for anybody else."""
    speaker = speaker_of(user)
    name = speaker.name or speaker.email
    if speaker.role is not Role.SELLER or not name:
        return None
    kind = PersonKind.SUPPORT
    return Seller(
        key=text(user, "id"), name=name, email=speaker.email, kind=kind, system=_TELLER, through=_TELLER
    )


def account_of(organization: Record) -> Account | None:
    name = text(organization, "name")
    domains = domains_in(*texts(organization, "domain_names"))
    return (
        Account(key=text(organization, "id"), name=name, domains=domains, system=_TELLER, through=_TELLER)
        if name
        else None
    )
