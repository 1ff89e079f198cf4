"""Mail that goes to many at once: newsletters and offers, which no customer wrote to us."""

import re

from groundswell.sources.mail.headers import Mail, header

_LEAVING = re.compile(
    r"unsubscrib|opt[ -]?out|manage (?:your )?(?:preferences|subscription)|no longer wish to receive"
    r"|newsletter"
    r"|abmelden|abbestell|austragen|désabonn|désinscri|se désinscrire|darse de baja|cancelar (?:tu"
    r"|su|la) suscripci"
    r"|cancelar (?:a )?(?:subscrição|inscrição|assinatura)|descadastr|cancellar\w*|disiscri"
    r"|annulla l['’]iscrizione"
    r"|afmelden|uitschrijven|wypisa[ćc]|rezygnacj|odhlásit|avregistrera|avprenumerera|afmeld"
    r"|meld (?:deg|dig) av"
    r"|отписаться|配信停止|退订|取消订阅|수신 ?거부",
    re.I,
)
_CAMPAIGN = (
    "X-Campaign",
    "X-CampaignId",
    "X-Campaign-Id",
    "X-MC-User",
    "X-Mailgun-Tag",
    "X-Newsletter",
    "X-Mailing-Id",
)


def is_bulk(message: Mail, body: str) -> bool:
    """Whether a mail is a newsletter: it tells, in its headers and in its text, how to get no more of them.

    What a mailing group passes on may be left too; but there one may write to it, and somebody did.
    """
    group = "List-Post" in message or "X-Original-Sender" in message or "X-Original-From" in message
    if group or header(message, "In-Reply-To"):
        return False
    sent_to_many = "List-Unsubscribe" in message or header(message, "Precedence").lower() == "bulk"
    sent_to_many = sent_to_many or any(name in message for name in _CAMPAIGN)
    return sent_to_many and _LEAVING.search(body) is not None
