"""How forms name a column: "Your name (optional)", "What is your e-mail address?"."""

import re

# Whose it is, or a question for it; and whether one has to answer.
_ASKED = re.compile(
    r"(?:what(?:['’]?s| is) )?your |(?:please )?(?:enter|provide|leave|tell us) your |ihre? |deine? |votre "
    r"|ton |tu |su |(?:o |a )?(?:seu|sua) |(?:il )?(?:tuo|suo) |(?:la )?(?:tua|sua) |uw |je |jouw |ditt? "
    r"|din |twoj[ea] |tw[óo]j ",
    re.I,
)
_REMARK = re.compile(
    r"\s*[(\[](?:optional\w*|required|mandatory|not required|freiwillig\w*|pflicht\w*|optionnel\w*"
    r"|facultati\w*|obligatoire|obligatori\w*|op[ct]ional|facoltativ\w*|optioneel|verplicht|valfri\w*|frivillig\w*"
    r"|opcjonaln\w*|nieobowiązkow\w*)[)\]]\s*\*?\s*$",
    re.I,
)
_LONGEST_ASKED = 100
# The name, asked for in a sentence: "First of all, what's your name?", "Wie heißen Sie?".
_NAME = re.compile(
    r"\b(?:what(?:['’]?s| is| should we call) (?:your )?(?:full |first )?name|who are you"
    r"|how (?:should|may|can) we (?:call|address) you"
    r"|wie (?:hei(?:ß|ss)en sie|hei(?:ß|ss)t du|ist (?:ihr|dein) name|d[üu]rfen wir sie ansprechen)"
    r"|comment vous appelez|comment t['’]appelles|quel est votre (?:nom|pr[ée]nom)"
    r"|c[óo]mo (?:te llamas|se llama)"
    r"|cu[áa]l es (?:tu|su) nombre|como (?:voc[êe] )?se chama|qual (?:[ée] )?o? ?seu nome"
    r"|come ti chiami|qual [èe] il (?:tuo|suo) nome"
    r"|hoe (?:heet|heten)|wat is (?:uw|je|jouw) naam|jak masz na imi[ęe]|jak si[ęe] (?:pan"
    r"|pani)? ?nazywa|vad heter du|hva heter du"
    r"|hvad hedder du|как вас зовут)\b",
    re.I,
)


def asked_for(name: str) -> str:
    """What such a column is of: "name" of "Your name (optional)"; empty for a name that asks nothing."""
    if len(name) > _LONGEST_ASKED:
        return ""
    if _NAME.search(name):
        return "name"
    bare = _REMARK.sub("", name).strip(" *:?.")
    asked = _ASKED.match(bare)
    if asked is None:
        return bare if bare != name.strip() else ""
    return bare[asked.end() :]
