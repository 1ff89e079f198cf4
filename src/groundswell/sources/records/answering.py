"""What an answer to a form says, and which of its fields hold it."""

from groundswell.sources.columns.names import plain_name
from groundswell.sources.exports.fields import Record, as_text, part, text
from groundswell.sources.records.vocabulary import ANSWERS, CLOSED, IDS, TIMES, TYPED, plain_key

_ASKED = ("question", "label", "field", "ref", "heading", "question_text", "prompt")
_OTHERS = ("other", "other_text", "comment", "free_response")
_WHO = frozenset(
    (
        "name",
        "full name",
        "first name",
        "last name",
        "email",
        "email address",
        "company",
        "company name",
        "phone",
    )
)
_PROSE = 4  # words from which an answer of an unknown kind is in somebody's own words


def answer(node: Record) -> list[tuple[str, str]]:
    """What an answer to a form says; of one that is chosen from a list only what was written beside it."""
    kind = text(node, "type", "question_type", "field_type") or text(part(node, "question"), "type")
    kind = plain_key((kind or text(part(node, "field"), "type")).removeprefix("control_"))
    names = _OTHERS if kind in CLOSED else (*ANSWERS, *TYPED)
    if "answer" in node:  # then the text is what was asked
        names = tuple(name for name in names if name != "text")
    for name in names:
        key = as_text(node.get(name))
        typed = name in TYPED or bool(kind) or len(key.split()) >= _PROSE
        if key and typed and not is_no_word(key) and not _asks_who(node):
            return [(name, key)]
    if kind or any(name in node for name in (*ANSWERS, *TYPED, *_ASKED)):
        return []
    prose = [(name, as_text(value)) for name, value in node.items() if name not in (*IDS, *TIMES)]
    return [
        (name, answer_words)
        for name, answer_words in prose
        if (len(answer_words.split()) >= _PROSE or (answer_words and name.endswith("_text")))
        and not is_no_word(answer_words)
    ]


def _asks_who(node: Record) -> bool:
    """Whether a question asks for a name or an address, which are nobody's words."""
    asked = [as_text(node.get(name)) for name in (*_ASKED, "title")]
    asked += [text(part(node, "field"), "ref", "title"), text(part(node, "question"), "text", "title")]
    asked += [text(node, "text")] if "answer" in node else []
    return any(plain_name(word) in _WHO for word in asked if word)


def is_form(node: Record) -> bool:
    return isinstance(node.get("fields"), list) and "form" in text(node, "type", "event_type").lower()


def is_no_word(answer_text: str) -> bool:
    """A link alone is none; whatever else somebody sent is theirs."""
    return " " not in answer_text and answer_text.startswith(("http://", "https://", "data:"))
