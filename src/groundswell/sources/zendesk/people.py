"""Who is who in a Zendesk export, by the users and organizations that come with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from groundswell.sources.exports.fields import Record, address, text, texts
from groundswell.sources.exports.stream import objects
from groundswell.speech import Account, Role, Seller, Speaker

_ROLES = {"end-user": Role.CUSTOMER, "agent": Role.SELLER, "admin": Role.SELLER}


@dataclass(frozen=True, slots=True)
class People:
    """Speakers and names of organizations, by Zendesk's ids."""

    speakers: Mapping[str, Speaker]
    organizations: Mapping[str, str]

    @classmethod
    def of(cls, path: Path, users: str, organizations: str) -> "People":
        """Those of the lists at these two places, where the file has them."""
        return cls(
            {text(one, "id"): speaker_of(one) for one in objects(path, users) if one},
            {text(one, "id"): text(one, "name") for one in objects(path, organizations) if one},
        )

    def author(self, id_: str, ticket: Record) -> Speaker:
        """The writer of a comment. A ticket alone tells sides too: its requester, and who works on it."""
        told = self.speakers.get(id_, Speaker())
        if told.role is not Role.UNKNOWN or not id_:
            return told
        requester = text(ticket, "requester_id")
        if id_ == requester:
            return Speaker(name=told.name, email=told.email, role=Role.CUSTOMER)
        worker = id_ in (text(ticket, "assignee_id"), text(ticket, "submitter_id"))
        return Speaker(name=told.name, email=told.email, role=Role.SELLER if worker else Role.UNKNOWN)


def speaker_of(user: Record) -> Speaker:
    role = _ROLES.get(text(user, "role").lower(), Role.UNKNOWN)
    return Speaker(name=text(user, "name"), email=address(user, "email"), role=role)


def seller_of(user: Record) -> Seller | None:
    """An agent or admin as a seller; None for anybody else."""
    speaker = speaker_of(user)
    name = speaker.name or speaker.email
    if speaker.role is not Role.SELLER or not name:
        return None
    return Seller(key=text(user, "id"), name=name, email=speaker.email)


def account_of(organization: Record) -> Account | None:
    name = text(organization, "name")
    domain = next(iter(texts(organization, "domain_names")), "").lower()
    return Account(key=text(organization, "id"), name=name, domain=domain) if name else None


def facts_of(path: Path, users: str, organizations: str) -> Iterator[Account | Seller]:
    """The accounts and sellers that come with tickets; customers' users are told by their tickets."""
    for one in objects(path, organizations):
        if one is not None and (account := account_of(one)):
            yield account
    for one in objects(path, users):
        if one is not None and (seller := seller_of(one)):
            yield seller
