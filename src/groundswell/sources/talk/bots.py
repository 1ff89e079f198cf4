"""Programs that speak in a chat under a name of their own: "Support Bot", "AI assistant".

"Bot" alone behind a name is somebody's name too.
"""

import re
from collections.abc import Collection

from groundswell.sources.speakers.persons import affiliation_of, name_of, plain

_BOT = re.compile(
    r"^(?:(?:chat|support|help|service|order|shop|sales|info|faq|auto|voice|welcome|greeting|web"
    r"|ai)[ -]?)?bots?$"
    r"|[(\[]bot[)\]]|\bchat-?bot"
    r"|\b(?:ai|ki|ia) (?:agent|assistant|assistent\w*|asistente|assistente)\b"
    r"|\b(?:agent|assistant|agente|asistente|assistente) (?:ai|ia|ki|virtuel\w*|virtuale?|digitale?)\b"
    r"|\b(?:virtual|virtuell\w*|virtuele|digital\w*|wirtualn\w+|virtualni|automated|automatic) (?:agent"
    r"|assistant|assistent\w*|asystent\w*|message)\b"
    r"|чат-?бот|виртуальн\w+ (?:помощник|ассистент)|チャットボット|自動応答|聊天机器人|机器人|챗봇"
)
# What a help desk calls its own program, where its people are named with the company.
_BESIDE_PEOPLE = frozenset(("operator", "fin", "answer bot", "resolution bot"))


def bots_among(people: Collection[str]) -> frozenset[str]:
    """Those of a talk's labels that are programs'. Where nobody else speaks, somebody is called so."""
    bots = frozenset(name for name in people if is_bot(name, people))
    return bots if len(bots) < len(people) else frozenset()


def is_bot(label: str, beside: Collection[str] = ()) -> bool:
    """Whether a label is that of a program. `beside` are the labels of the same talk: "Operator from Acme" is
    one where somebody else speaks for Acme."""
    name, house = plain(name_of(label)), affiliation_of(label)
    if any(_BOT.search(written) for written in (plain(label), name, label)):
        return True
    if not house or name not in _BESIDE_PEOPLE:
        return False
    return any(affiliation_of(other) == house and other != label for other in beside)
