"""Banners that a mail gateway puts on top of what comes from outside, and what other machines put there.

Only the head of a mail is looked at: from its first line, or below a greeting. Sentence by sentence, so that
words which stand in one paragraph with a banner, or on its very line, stay.
"""

import re
from collections.abc import Iterator, Sequence

from groundswell.sources.letters import gateway_phrases as phrases
from groundswell.sources.letters.prose import is_greeting

_END_MARK = re.compile(r"^ZjQcmQRYFpfptBannerEnd\s*$")
_START_MARK = re.compile(r"^ZjQcmQRYFpfptBannerStart\s*$")
_TAG = re.compile(rf"(?:{phrases.OUTSIDE_TAG})", re.I)
_TAG_LINE = re.compile(
    rf"^[\W_]*(?:(?:{phrases.WARNING})[\W_]+)?(?:{phrases.OUTSIDE_TAG_WORDS})[\W_]*$", re.I
)
_TAGGED = re.compile(rf"^[\W_]*(?:(?:{phrases.WARNING})[\W_]+)?(?:{phrases.OUTSIDE_TAG_WORDS})[\W_]+", re.I)
_RULE = re.compile(r"^[\W_]+$")
_ORIGIN = re.compile(rf"(?:{phrases.FROM_OUTSIDE})", re.I)
_SEEN = re.compile(rf"(?:{phrases.OF_A_MAIL})", re.I)
_SENDER = re.compile(rf"\b(?:{phrases.SENDER})\b", re.I)
_OUTSIDE = re.compile(rf"(?:{phrases.OUTSIDE})", re.I)
_THIS_MAIL = re.compile(rf"(?:{phrases.THIS_MAIL})", re.I)
_ADVICE = re.compile(rf"(?:{phrases.ADVICE})", re.I)
_LEAD = re.compile(rf"^[\W_]*(?:{phrases.WARNING})[\W_]*$", re.I)
_WARNED = re.compile(rf"\b(?:{phrases.WARNING})\b", re.I)
_TITLE = 8  # words that a banner's title has at most
_LEARN = re.compile(r"https?://aka\.ms/LearnAboutSenderIdentification[^\s>)\]]{0,200}[>)\]]?", re.I)
_SENTENCE = re.compile(r"[.!?。！？](?:[\"'”’)\]*_]{0,3})(?=\s|$)|[:：](?=\s|$)")
_FULL = 50  # characters from which on a line may be one that was wrapped
_LONGEST = 400  # characters of a sentence that are looked at
_FRAMED = re.compile(r"^(?:[^\w\s]{2,}|[^\w\s\"'“”‘’(\[<-]).*", re.S)
_MOST = 12  # sentences of a paragraph that are looked at for advice
_HEAD = 40  # lines within which a banner stands


def banner_lines(lines: Sequence[str]) -> tuple[list[str], set[int]]:
    """The lines, split where a banner ends within one, and which of them are the banner."""
    marked = _marked(lines)
    head = list(lines[:_HEAD])
    start = max(marked) + 1 if marked else 0
    start = _past_greeting(head, start)
    places: set[int] = set(marked)
    at = start
    while at < len(head):
        if not head[at].strip():
            at += 1
            continue
        end = next((i for i in range(at, len(head)) if not head[i].strip()), len(head))
        taken, rest = _banner_of(head[at:end], after=bool(places))
        if not taken:
            break
        places.update(range(at, at + len(taken)))
        head[at:end] = [*taken, *rest]
        at += len(taken)
        if rest:
            break
    return [*head, *lines[_HEAD:]], places


def _marked(lines: Sequence[str]) -> set[int]:
    """Lines up to the mark by which a gateway ends its banner."""
    for at, line in enumerate(lines[:_HEAD]):
        if _END_MARK.match(line.strip()):
            begin = next((i for i in range(at) if _START_MARK.match(lines[i].strip())), 0)
            return set(range(begin, at + 1))
    return set()


def _past_greeting(head: Sequence[str], start: int) -> int:
    """Below the greeting, where a banner stands there: some gateways do not find the top."""
    written = [at for at in range(start, len(head)) if head[at].strip()]
    if len(written) > 1 and is_greeting(head[written[0]].strip()):
        return written[1]
    return start


def _banner_of(paragraph: Sequence[str], *, after: bool) -> tuple[list[str], list[str]]:
    """(lines of the banner, the paragraph's other lines); none of the former where none begins."""
    text = "\n".join(paragraph)
    if match := _LEARN.search(text):  # Outlook's own link ends what it says of a new sender, in any language
        return _split_at(text, match.end())
    end = 0
    is_banner, warned = after, False
    spans = list(_sentences(paragraph, text))
    advised = any(_ADVICE.search(text[begin : min(stop, begin + _LONGEST)]) for begin, stop in spans[:_MOST])
    for begin, stop in spans:
        sentence = text[begin:stop].strip()
        if _tells(sentence, warned=warned, advised=advised):
            is_banner, end = True, stop
        elif _is_lead(sentence[:100]) or _RULE.match(sentence[:100]) or _ADVICE.search(sentence[:_LONGEST]):
            end = stop if is_banner else end  # before the sentence that tells, it waits for it
            warned = warned or _is_lead(sentence[:100])
        else:
            tag = _TAG.match(text, begin)
            if tag is not None:
                is_banner, end = True, tag.end()
            break
    if not is_banner or not end:
        return [], list(paragraph)
    return _split_at(text, end)


def _split_at(text: str, end: int) -> tuple[list[str], list[str]]:
    return text[:end].split("\n"), [line for line in text[end:].lstrip().split("\n") if line.strip()]


def _is_lead(line: str) -> bool:
    """A warning word alone, or a title that warns or says "outside": between marks or in capitals."""
    if _LEAD.match(line):
        return True
    titled = _FRAMED.match(line) is not None or line.isupper()
    return titled and len(line.split()) <= _TITLE and bool(_WARNED.search(line) or _OUTSIDE.search(line))


def _tells(sentence: str, *, warned: bool, advised: bool) -> bool:
    """Whether a sentence says that the mail comes from outside.

    Where it only speaks of mail and of outside, a warning before it or advice beside it has to say the same.
    """
    if _TAG_LINE.match(sentence):
        return True
    if len(sentence) > _LONGEST or not _OUTSIDE.search(sentence):
        return False
    if advised and (len(sentence.split()) <= 2 or _TAGGED.match(sentence)):
        return True
    framed = warned or advised or _FRAMED.match(sentence) is not None
    if not _SEEN.search(sentence) and not (framed and _SENDER.search(sentence)):
        return False
    return _ORIGIN.search(sentence) is not None or (framed and _THIS_MAIL.search(sentence) is not None)


def _sentences(paragraph: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where sentences stand in the text; a short line is one by itself, a full one goes on in the next."""
    begin = offset = 0
    for line in paragraph:
        stop = offset + len(line)
        for match in _SENTENCE.finditer(text, offset, stop):
            yield begin, match.end()
            begin = match.end()
        if len(line) < _FULL and text[begin:stop].strip():
            yield begin, stop
            begin = stop
        offset = stop + 1
    if text[begin:].strip():
        yield begin, len(text)
