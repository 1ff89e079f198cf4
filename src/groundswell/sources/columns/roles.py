"""Who speaks and through which channel, in the words tools use for it."""

from groundswell.sources.columns.wordlists import words
from groundswell.speech import Channel, Role

_CUSTOMER = words(
    """
    customer client user end-user enduser end_user visitor caller lead contact requester prospect buyer
    guest consumer external respondent reporter subscriber member patient kunde kundin cliente
    utilisateur
    """
)
_SELLER = words(
    """
    agent rep seller admin staff support advisor adviser bot system operator teammate internal employee
    representative assistant salesperson ae sdr bdr csm host company team vendor verkäufer mitarbeiter
    conseiller agente vendedor
    """
)
# Of these, programs: where people serve the customer too, what these write is nobody's. Where they alone
# answer ("user" and "system" of a dialogue), it is our side of the talk.
_PROGRAMS = words("bot system automation workflow chatbot trigger event")
# Parts of titles of those who sell, care and serve.
_OURS = words("sales success service care executive presales consultant")
_CHANNELS = {
    Channel.CALL: "call phone voice telephone calls anruf appel llamada telefon",
    Channel.MEETING: "meeting event video demo zoom teams webinar onsite",
    Channel.MAIL: "email e-mail mail incoming_email outgoing_email forwarded_email inbound_email",
    Channel.TICKET: "ticket case support incident problem web portal form",
    Channel.CHAT: "chat message messenger sms whatsapp livechat communication conversation",
    Channel.NOTE: "note notes task todo activity",
}
_CHANNEL_OF = {word: channel for channel, words in _CHANNELS.items() for word in words.split()}


def role_of(word: str) -> Role:
    """Customer or seller, as a role column names it ("end-user", "agent:4031"), else unknown."""
    plain = word.strip().lower().partition(":")[0]
    if plain in _CUSTOMER:
        return Role.CUSTOMER
    parts = frozenset(plain.split())
    # "Customer success manager" works for the seller: our own words outrank the customer's.
    if parts & (_SELLER | _OURS):
        return Role.SELLER
    return Role.CUSTOMER if parts & _CUSTOMER else Role.UNKNOWN


def is_program(word: str) -> bool:
    """Whether a role column names a program: "system", "bot:12"."""
    return word.strip().lower().partition(":")[0] in _PROGRAMS


def channel_of(word: str) -> Channel | None:
    """The channel a type column names, or None where it says something else."""
    plain = word.strip().lower()
    return _CHANNEL_OF.get(plain) or _CHANNEL_OF.get(plain.split(" ")[-1] if plain else "")


def direction_of(word: str) -> Role:
    """Who wrote a message, by its direction: incoming ones are the customer's."""
    plain = word.strip().lower()
    if plain.startswith(("in", "received", "from_customer")):
        return Role.CUSTOMER
    return Role.SELLER if plain.startswith(("out", "sent", "email", "forwarded")) else Role.UNKNOWN
