"""What helpdesks write into a ticket by themselves: bots, automations, and lines that say what was done."""

import re

from groundswell.sources.exports.fields import Record, as_text, text

BOT = "a bot's own words"
AUTOMATION = "written by an automation, so nobody's words"
_EVENT_WORDS = 25
_THING = (
    r"(?:ticket|request|case|conversation|issue|incident|anfrage|vorgang|fall|demande|incidente|solicitud|conversa\w*"
    r"|conversación|chamado|solicita\w+|richiesta|verzoek|zgłoszenie|тикет|заявка)"
)
_DONE = (
    r"(?:merged|reopened|re-opened|closed|solved|resolved|assigned|reassigned|escalated|snoozed|unsnoozed|archived"
    r"|transferred|moved|tagged|zusammengeführt|geschlossen|gelöst|zugewiesen|wiedereröffnet|wieder geöffnet"
    r"|fusionnée?|fermée?|rouverte?|clôturée?|attribuée?|résolue?|fusionad[oa]|cerrad[oa]|reabiert[oa]|asignad[oa]|resuelt[oa]"
    r"|mesclad[oa]|fechad[oa]|reabert[oa]|atribuíd[oa]|unit[oa]|chius[oa]|riapert[oa]|assegnat[oa]"
    r"|samengevoegd|gesloten|heropend|toegewezen|zamknięte|połączone|закрыт\w*|объединен\w*)"
)
_EVENT = re.compile(
    rf"^\W*(?:(?:this|the|your|dieses?|diese|das|der|die|cette|le|ce|la|este|esta|el|o|a|questa|dit|deze|het|это\w*)\s+)?"
    rf"{_THING}\s*(?:(?:no\.?|nr\.?|id)?\s*#?\s?\d[\w-]*\s*)?(?:[\"“'][^\"”']{{0,200}}[\"”']\s*)?"
    rf"(?:\w+\s+){{0,4}}?{_DONE}\b",
    re.I,
)
# "Assigned to Support", "Status changed from open to solved", "Dana Whit merged this ticket into #12".
_SHORT = re.compile(
    r"^\W*(?:(?:re)?assigned to|status (?:was )?changed|priority (?:was )?changed|tags? (?:was |were )?"
    r"(?:added|removed)"
    r"|group (?:was )?changed|sla (?:policy )?(?:was )?(?:applied|breached)|"
    r"auto(?:matically)?[- ](?:closed|solved|reopened)"
    r"|(?:merged|closed|reopened|snoozed) (?:by|into|until|automatically|due to)\b"
    r"|(?:\S+\s+){1,3}(?:merged|closed|reopened|assigned|snoozed) (?:this|the)"
    r" (?:ticket|conversation|request|case)\b)",
    re.I,
)


def is_event(words: str) -> bool:
    """Whether a text only says what was done to a ticket: "This ticket was merged into #12"."""
    line = words.strip().partition("\n")[0][:500]
    if "?" in line or len(line.split()) > _EVENT_WORDS:
        return False
    if line != words.strip() and not re.search(r"#\s?\d", line):
        return False
    return bool(_EVENT.match(line) or _SHORT.match(line))


_BOT_TYPES = frozenset(
    (
        "bot",
        "operator",
        "system",
        "ai_agent",
        "aiagent",
        "automation",
        "workflow",
        "virtual_agent",
        "assistant",
    )
)


def is_bot(author: Record) -> bool:
    """Whether an author says of itself that it is no person."""
    if text(author, "type", "role", "kind").lower() in _BOT_TYPES:
        return True
    flags = (author.get(name) for name in ("is_bot", "isBot", "from_ai_agent", "is_ai_answer", "is_system"))
    mail = as_text(author.get("email")).lower()
    return any(flag is True for flag in flags) or (mail.startswith("operator+") and "intercom" in mail)
