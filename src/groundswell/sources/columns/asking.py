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


def asked_for(name: str) -> str:
    """What such a column is of: "name" of "Your name (optional)"; empty for a name that asks nothing."""
    if len(name) > _LONGEST_ASKED:
        return ""
    bare = _REMARK.sub("", name).strip(" *:?.")
    asked = _ASKED.match(bare)
    if asked is None:
        return bare if bare != name.strip() else ""
    return bare[asked.end() :]
