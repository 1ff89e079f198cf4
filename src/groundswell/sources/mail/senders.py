"""Who wrote a mail: where it comes under an address of our own, the customer it was sent for.

Mailing groups, help desks and forms send a customer's mail under their own address, and say whose it is in
`X-Original-From`, in `Reply-To`, or by "Ana Roth via Support" in the name.
"""

import re

from groundswell.sources.mail.headers import Mail, header, people
from groundswell.speech import Role, Speaker

_ORIGINAL = ("X-Original-From", "X-Original-Sender", "X-Google-Original-From", "X-Envelope-Original-From")
_VIA = re.compile(
    r"^[\"'“‘]?(?P<name>[^()]{1,100}?)[\"'”’]?\s+[(\[]?(?:via|über|vía|a través de|por medio de|tramite"
    r"|attraverso|au travers de|przez|através de)\s+(?P<by>.{1,100}?)[)\]]?$",
    re.I,
)
_BEHALF = re.compile(
    r"^(?P<by>.{0,100}?)[(\[]?\b(?:on behalf of|im (?:auftrag|namen) von|au nom de|de la part de|en nombre de"
    r"|em nome de|per conto di|a nome di|namens|w imieniu|på vegne af|på uppdrag av)"
    r"\s+(?P<name>[^()]{1,100}?)[)\]]?$",
    re.I,
)
_TO = ("To", "Delivered-To", "X-Original-To")
_TWO = re.compile(r"^(?P<name>[^<>]{1,300}@[^<>]{1,300}\s[^<>]{1,300}?)\s*<(?P<address>[^<>\s]{1,200})>\s*$")
_LONGEST = 1000  # characters of a name that are looked at
_MACHINE = re.compile(
    r"^(?:no-?_?reply|do-?not-?_?reply|forms?|web-?(?:site|form|master)|contact(?:form|us)?|notifications?|wordpress"
    r"|www-data|apache|mailer|support|help-?desk|info|service|office|hello|feedback|enquir\w*|inquir\w*|kontakt"
    r"|formular|survey|tickets?|system|admin|sales)(?:[+@.-]|$)",
    re.I,
)
_TICKET = re.compile(
    r"^(?:[^@]{1,200}\+|(?:tickets?|cases?|requests?|reply|replies|support|help-?desk|no-?_?reply)[._-]?[^@]{0,200}@)",
    re.I,
)


def sender_of(message: Mail) -> Speaker:
    """The writer, named as the mail names them."""
    name, address = _of_another(header(message, "From")[:_LONGEST]) or _named(message)
    original = next((person for field in _ORIGINAL for person in people(message, field)), None)
    behalf = _VIA.match(name) or _BEHALF.match(name)
    answered = _reply_to(message, address)
    if behalf is not None:
        return _behalf_of(message, behalf["name"].strip("\"' "), address, original or answered)
    if original is not None and _is_elsewhere(original[1], address) and _is_ours(message, address):
        return Speaker(name=original[0] or name, email=original[1])
    if answered is not None and _is_sent_for(message, address, answered[1]):
        return Speaker(name=answered[0] or _not_ours(name), email=answered[1])
    return Speaker(name=name, email=address)


def _is_sent_for(message: Mail, address: str, answered: str) -> bool:
    """Whether a mail under `address` is sent for whoever answers go to.

    What a help desk sends to a customer is answered to the help desk, at a place for one ticket.
    """
    if _is_ours(message, address):
        return True
    return _MACHINE.match(address) is not None and not _TICKET.match(answered)


def _of_another(written: str) -> tuple[str, str] | None:
    """(whole name, address) of "support@house.example on behalf of Ana Roth <ana@…>", two in one place."""
    match = _TWO.match(written)
    if match is None or _BEHALF.match(match["name"]) is None:
        return None
    return match["name"].strip("\"' "), match["address"].lower()


def _named(message: Mail) -> tuple[str, str]:
    writers = people(message, "From") or people(message, "Sender") or people(message, "Reply-To")
    return writers[0] if writers else (header(message, "From").strip("<>\"' "), "")


def _behalf_of(message: Mail, name: str, address: str, behalf: tuple[str, str] | None) -> Speaker:
    """Whoever a group, a help desk or a program sent the mail for."""
    if behalf is not None and behalf[1] != address:
        return Speaker(name=name, email=behalf[1])
    if not _is_ours(message, address):
        return Speaker(name=name, email=address)  # a service of theirs, or their very address
    # Sent to our own house under its own address: whoever it is, they wrote to us.
    return Speaker(name=name, role=Role.CUSTOMER)


def _reply_to(message: Mail, address: str) -> tuple[str, str] | None:
    """Somebody of another domain to whom answers go."""
    answered = next(iter(people(message, "Reply-To")), None)
    return answered if answered is not None and _is_elsewhere(answered[1], address) else None


def _is_ours(message: Mail, address: str) -> bool:
    """Whether a mail comes from the house that it goes to, and to nobody else."""
    to = next((people_of for field in _TO if (people_of := people(message, field))), None)
    return to is not None and all(_domain(shared) == _domain(address) for _, shared in to)


def _is_elsewhere(address: str, other: str) -> bool:
    return _domain(address) != _domain(other)


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _not_ours(name: str) -> str:
    """A form's own name is nobody's."""
    return "" if _MACHINE.match(name.replace(" ", "") + "@") else name
