"""Mail that a service sends: a form, a help desk, a chat, a telephone or a market place.

Its own words are nobody's. What it passes on is told by `relayed`.
"""

import re

from groundswell.sources.letters.history import is_reply_mark
from groundswell.sources.letters.prose import is_prose
from groundswell.sources.letters.subjects import FORWARD_SUBJECT, REPLY_SUBJECT
from groundswell.sources.mail.headers import Mail, header, people
from groundswell.speech import Speaker

# The addresses that services write from; the words stand at the beginning of the local part.
_LOCAL = re.compile(
    r"^(?:no-?_?reply|do-?not-?_?reply|ne-?pas-?repondre|no-?responder|nicht-?antworten|non-?rispondere"
    r"|forms?"
    r"|notif(?:y|ications?|ier|icaciones)|benachrichtigung\w*|alerts?|mailer|wordpress|www-data|apache"
    r"|web-?form\w*"
    r"|web-?(?:site|master)|contact-?form\w*|formular\w*|submissions?|responses?|surveys?|umfrage\w*"
    r"|voice-?mail\w*"
    r"|messages?|messenger|chat(?:s|bot|service|support)?|transcripts?|robot|bot|automation|system|server"
    r"|service-?desk|jira|tickets?"
    r"|updates?|reviews?|bounces?|relay)(?:[+@._-]|\d|$)",
    re.I,
)
_WITHIN = re.compile(r"no-?_?reply|do-?not-?_?reply|notifications?@", re.I)
_WITHIN_ONLY = re.compile(
    r"no-?_?reply|do-?not-?_?reply|ne-?pas-?repondre|no-?responder|nicht-?antworten|non-?rispondere"
    r"|nao-?responda",
    re.I,
)
# Places that pass messages on under an address of their own for each of their members.
_RELAYS = re.compile(
    r"@(?:[\w-]+\.)*(?:members|marketplace|relay|reply|guests?|messag(?:es|ing)|txt|sms)\.", re.I
)
_MAILERS = re.compile(
    r"phpmailer|zendesk|freshdesk|jira|wp-?mail|wordpress|jotform|typeform|formspree|mailchimp|sendgrid"
    r"|hubspot"
    r"|wufoo|drupal|joomla|helpscout|zoho ?desk|osticket|otrs|znuny|redmine|gravity|ninja ?forms|intercom",
    re.I,
)
# What a service is called, as no person is.
_SERVICE_NAME = re.compile(
    r"\b(?:no-?reply|service|support|system|forms?|formular|chat|mailer|notifications?|notifier|messenger"
    r"|messages?"
    r"|voice ?mail|phone|telefon|bot|robot|alerts?|website|web|help ?desk|desk|team|survey|umfrage|reviews?"
    r"|marketplace|store|shop|app|wordpress|info|kontakt|contact|online|via|tickets?|updates?)\b",
    re.I,
)


_VOICEMAIL = re.compile(
    r"voice[ -]?(?:mail|message)|missed call|sprachnachricht|sprachmitteilung|anrufbeantworter"
    r"|mailbox-?nachricht"
    r"|message (?:vocal|sur (?:le|votre) répondeur)|messagerie vocale|(?:mensaje|buz[óo]n|mensagem"
    r"|correio) de voz"
    r"|messaggio vocale|segreteria telefonica|voicemailbericht|spraakbericht|wiadomo[śs][ćc] głosow"
    r"|poczt\w+ głosow"
    r"|hlasov\w+ (?:zpráv|schránk)|röstmeddelande|talebesked|talemelding|telefonsvar|vastaaja|ääniviesti"
    r"|hangüzenet"
    r"|голосов\w+ (?:сообщени|почт)|留守番電話|留守電|ボイスメール"
    r"|语音(?:留言|邮件)|語音(?:留言|信箱)|음성 ?(?:메시지|사서함)",
    re.I,
)


def _is_heard(message: Mail) -> bool:
    """Whether a telephone service, which is called as its domain is, tells of what a caller said."""
    name, address = next(iter(people(message, "From")), ("", ""))
    subject = header(message, "Subject")
    is_voicemail = _VOICEMAIL.search(subject) is not None and REPLY_SUBJECT.match(subject) is None
    return is_voicemail and FORWARD_SUBJECT.match(subject) is None and is_called_as_service(name, address)


def is_service(message: Mail, body: str) -> bool:
    """Whether a service sent a mail: by its address, its headers, or its "reply above this line"."""
    if is_sent_by_nobody(message) or _is_heard(message):
        return True
    address = from_address(message)
    answered = next((other for _, other in people(message, "Reply-To")), "")
    if _RELAYS.search(address) or _RELAYS.search(answered):
        return True
    if _MAILERS.search(header(message, "X-Mailer")):
        return True
    first = next((line.strip() for line in body.split("\n", 12)[:12] if line.strip()), "")
    return not first.startswith(">") and is_reply_mark(first)


def is_sent_by_nobody(message: Mail) -> bool:
    """Whether a program sent a mail from an address that no person writes from."""
    automatic = header(message, "Auto-Submitted").lower().startswith("auto-generated")
    return automatic or is_service_address(from_address(message))


def from_address(message: Mail) -> str:
    return next((address for _, address in people(message, "From")), "")


def is_service_address(address: str) -> bool:
    """Whether nobody writes from an address but a program."""
    return bool(_LOCAL.match(address) or _WITHIN.search(address))


def takes_no_answer(message: Mail) -> bool:
    """Whether a mail says that it comes from nobody: it may not be answered, here or elsewhere."""
    address = from_address(message)
    others = [
        other for _, other in people(message, "Reply-To") if other != address and not _WITHIN.search(other)
    ]
    return _WITHIN_ONLY.search(address) is not None and not others


def is_called_as_service(name: str, address: str) -> bool:
    """Whether a name is that of the service: it says so, or its domain bears it."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())
    labels = address.rpartition("@")[2].split(".")[:-1]
    named = bool(letters) and any(letters == label.replace("-", "") for label in labels)
    return named or _SERVICE_NAME.search(name) is not None or is_prose(name)


def sender_behind(message: Mail, writer: Speaker) -> Speaker:
    """Whom a service sent a mail for, as far as its headers tell: not the service's own address and name."""
    address = from_address(message)
    shown = next((name for name, _ in people(message, "From")), "")
    service = is_service_address(address) or _is_heard(message)
    email = "" if writer.email == address and (service or _RELAYS.search(address) is None) else writer.email
    alone = service and writer.name == shown and " " not in writer.name.strip()
    name = "" if alone or is_called_as_service(writer.name, address) else writer.name
    return Speaker(name=name, email=email)
