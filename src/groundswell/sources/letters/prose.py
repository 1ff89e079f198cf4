"""Whether a line is prose: something said, rather than a name, a label, an address or a rule.

One line alone decides nothing: what only looks like a signature or a history is asked whether prose follows.
"""

import re

_ASKS = re.compile(r"[?？؟;;](?:[\"'”’)\]]*$|\s)|[吗嗎呢か]$")
_QUESTION = re.compile(r"[?？؟]")
_ENDED = re.compile(r"[.!?…。！？؟।][\"'”’)\]]*$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)"
    r"|moin|servus|liebe[rs]?|sehr geehrte\w*|bonjour|bonsoir|ch[eè]re?s?|madame|monsieur|hola|buen[oa]s"
    r"(?: (?:d[ií]as|tardes))?|estimad[oa]s?|ol[áa]|bom dia|boa tarde|prezad[oa]s?|car[oia]|ciao|buongiorno"
    r"|salve|gentile|egregi[oa]|beste|geachte|goedemiddag|hej|hei|hejsan|kære|kjære|bästa|cześć|dzień dobry"
    r"|witam|szanown\w+|dobr[ýé] den|ahoj|dobrý|v[áa]žen\w+|здравствуйте|добрый день|привет|уважаем\w+"
    r"|merhaba|sayın|您好|你好|尊敬的|こんにちは|お世話になって|안녕하세요|שלום|مرحبا|bună|szia|tisztelt)\b",
    re.I,
)
_GREETED = 6  # words a greeting has at most


def asks(line: str) -> bool:
    """Whether a question ends in this line."""
    return _QUESTION.search(line) is not None and _ASKS.search(line) is not None


def is_prose(line: str) -> bool:
    """Whether a line is (part of) a sentence."""
    words = line.split()
    if _UNSPACED.search(line):
        return len(line) >= 8 and (_ENDED.search(line) is not None or len(line) >= 25)
    if len(words) >= 3 and asks(line):
        return True
    small = sum(not word[:1].isupper() and word[:1].isalpha() for word in words)
    if len(words) >= 4 and small >= 2 and _ENDED.search(line):
        return True
    return len(words) >= 7 and 2 * small >= len(words)


def is_greeting(line: str) -> bool:
    """Whether a line only greets somebody. Nothing is told from a longer one."""
    if not line or _QUESTION.search(line) or len(line.split()) > _GREETED or len(line) > 60:
        return False
    return _GREETING.match(line) is not None
