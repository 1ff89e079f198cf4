"""The words of a turn: a text, or a list of words and punctuation."""

from collections.abc import Sequence

from groundswell.sources.exports.fields import Record, as_text, part, parts, text

WORDS = (
    *(
        "text",
        "transcript",
        "spokenText",
        "spoken_text",
        "utterance",
        "sentence",
        "content",
        "Content",
        "words",
    ),
    *("message", "body", "caption", "transcription", "display", "Transcript", "raw_text"),
    *("phrase", "said", "what"),
)
PIECES = ("words", "elements", "tokens", "sentences", "items")
_PIECE = ("punctuated_word", "text", "value", "content", "word", "Content")
# Marks that stand close to the word before them.
_CLOSE = frozenset(".,?!:;%)…。、？！")


def words_of(turn: Record) -> str:
    """What is said in a turn; empty where it holds no words."""
    told = text(turn, *WORDS)
    if told:
        return told
    for name in PIECES:
        if pieces := parts(turn, name):
            return sentence_of(pieces)
    best = next(iter(parts(turn, "nBest") or parts(turn, "alternatives")), None)
    return text(best, "display", "transcript", "content") if best else ""


def sentence_of(pieces: Sequence[Record]) -> str:
    """Words and marks put together as a person writes them."""
    sentence = list[str]()
    spaced = any(as_text(one.get("value")) == " " for one in pieces)  # the blanks are pieces themselves
    for one in pieces:
        piece = piece_of(one)
        if not piece and spaced and one.get("value") == " ":
            sentence.append(" ")
        elif piece:
            close = spaced or not sentence or _is_mark(one, piece)
            sentence += [piece] if close else [" ", piece]
    return "".join(sentence).strip()


def piece_of(one: Record) -> str:
    told = text(one, *_PIECE)
    best = next(iter(parts(one, "alternatives")), None) if not told else None
    return text(best, "content", "transcript") if best else told


def speaker_piece(one: Record) -> Record:
    """Where a piece tells its speaker: itself, or its first reading."""
    best = next(iter(parts(one, "alternatives")), None)
    return best if best is not None and "speaker" in best else one


def _is_mark(one: Record, piece: str) -> bool:
    return (
        text(one, "type").lower() in ("punctuation", "punct")
        or text(one, "attaches_to") == "previous"
        or all(sign in _CLOSE for sign in piece)
    )


def inner(record: Record, *names: str) -> Record:
    """The object that stands so deep within."""
    for name in names:
        record = part(record, name)
    return record
