"""What subjects say by their form: answers, mail passed on, and what only a program writes."""

import re

REPLY_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|sv|vs|rv|ref|rif|res|odp|ynt|atb|回复|回覆|答复|返信|답장)"
    r"(?:\s*\[\d+\]|\^\d+)?\s*[:：]\s*",
    re.I,
)
FORWARD_SUBJECT = re.compile(
    r"^\s*(?:fwd?|wg|tr|rv|enc|i|vl|vb|vs|doorst|pd|转发|轉寄|転送)\s*[:：]\s*", re.I
)
# Subjects that only a program writes: the phrase is all there is, or a colon or bracket follows it.
AUTOMATIC_SUBJECT = re.compile(
    r"^\s*(?:(?:automatic reply|auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office"
    r"(?: (?:auto(?:matic)?[ -]?)?reply)?|auto|automatische antwort|abwesenheitsnotiz|automatische"
    r" abwesenheitsnotiz"
    r"|r[ée]ponse automatique|absence du bureau|absent du bureau|respuesta autom[áa]tica"
    r"|fuera de (?:la )?oficina|resposta autom[áa]tica|risposta automatica|fuori ufficio"
    r"|automatisch antwoord|afwezigheidsbericht|autosvar|automatisk svar|automatiskt svar"
    r"|automaattinen vastaus|autoodpowied[źz]|automatyczna odpowied[źz]|автоответ|автоматический ответ"
    r"|automatick[áa] odpov[ěe][ďd]|自动回复|自動返信|자동 회신)\s*(?:[:：\[(]|$)|自动回复|自動返信)",
    re.I,
)
BOUNCE_SUBJECT = re.compile(
    r"^\s*(?:(?:undeliverable|unzustellbar|nicht zustellbar|non remis(?:e|ible)?|no se puede entregar"
    r"|non recapitabile|onbestelbaar|mail delivery (?:failed|failure|subsystem)|mail system error"
    r"|returned mail|delivery status notification|failure notice)\s*(?:[:：\[(]|$)"
    r"|undelivered mail returned to sender|delivery has failed to these recipients"
    r"|message (?:undeliverable|could not be delivered)\s*$|warning: could not send message"
    r"|échec de (?:la )?remise\s*[:：]?)",
    re.I,
)
# Subjects that a program may have written: believed where a header says so too.
SOUNDS_AUTOMATIC = re.compile(
    r"\b(?:auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|on (?:leave|vacation|holiday)"
    r"|automatische antwort|abwesen\w*|r[ée]ponse automatique|absen\w*|respuesta autom[áa]tica|fuera de"
    r"|resposta autom[áa]tica|ausente|risposta automatica|fuori (?:ufficio|sede)|afwezig\w*|autosvar"
    r"|automatisk\w* svar|frånvaro|fravær|poissa\w*|autoodpowied\w*|nieobecno\w*|we (?:have )?received your"
    r"|thank you for (?:your|contacting))|автоответ|自动回复|自動返信|자동",
    re.I,
)
SOUNDS_BOUNCED = re.compile(
    r"\b(?:undeliver\w*|delivery|delayed|returned|failure|could not|unzustellbar|zustell\w*|remise|"
    r"no se (?:puede|pudo)|non recapitabile|onbestelbaar)\b",
    re.I,
)


def topic_of(subject: str) -> str:
    """The subject without any "Re:", "AW:", "Fwd:" before it."""
    for _ in range(20):
        shorter = FORWARD_SUBJECT.sub("", REPLY_SUBJECT.sub("", subject, count=1), count=1)
        if shorter == subject:
            break
        subject = shorter
    return " ".join(subject.split())
