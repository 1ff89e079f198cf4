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


def text_of(turn: Record) -> str:
    """What is said in a turn; empty where it holds no words."""
    written = text(turn, *WORDS)
    if written:
        return written
    for name in PIECES:
        if pieces := parts(turn, name):
            return sentence_of(pieces)
    best = next(iter(parts(turn, "nBest") or parts(turn, "alternatives")), None)
    return text(best, "display", "transcript", "content") if best else ""


def sentence_of(pieces: Sequence[Record]) -> str:
    """Words and marks put together as a person writes them."""
    sentence = list[str]()
    spaced = any(as_text(piece.get("value")) == " " for piece in pieces)  # the blanks are pieces themselves
    for record in pieces:
        piece = piece_of(record)
        if not piece and spaced and record.get("value") == " ":
            sentence.append(" ")
        elif piece:
            close = spaced or not sentence or _is_mark(record, piece)
            sentence += [piece] if close else [" ", piece]
    return "".join(sentence).strip()


def piece_of(record: Record) -> str:
    piece = text(record, *_PIECE)
    best = next(iter(parts(record, "alternatives")), None) if not piece else None
    return text(best, "content", "transcript") if best else piece


def speaker_piece(record: Record) -> Record:
    """Where a piece tells its speaker: itself, or its first reading."""
    best = next(iter(parts(record, "alternatives")), None)
    return best if best is not None and "speaker" in best else record


def _is_mark(record: Record, piece: str) -> bool:
    return (
        text(record, "type").lower() in ("punctuation", "punct")
        or text(record, "attaches_to") == "previous"
        or all(sign in _CLOSE for sign in piece)
    )


def inner(record: Record, *names: str) -> Record:
    """The object that stands so deep within."""
    for name in names:
        record = part(record, name)
    return record
