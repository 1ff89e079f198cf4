"""What chats write around the words of their people: to whom, what is answered, what the app added itself.

10:00:01 From Ana Roth to Everyone:          [10.03.26, 15:00:03] Ana Roth: ‎image omitted
    Replying to "The import loses the..."     10/03/26, 15:02 - Ana Roth: <Media omitted>
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from unicodedata import category

# The name is what stands between; "To" may be missing, and a private message names whom it went to.
_ADDRESSED = re.compile(
    r"^(?:from|von|de|da|van|från|fra|od|от|開始|来自)\s+(?P<who>[^:：]{1,80}?)"
    r"(?:\s+(?:to|an|à|a|para|aan|naar|till|til|do|для|宛先|終了|收件人)\s+[^:：]{1,120}?)?\s*[:：]+\s*(?P<said>.*)$",
    re.I,
)
# "Ana Roth > Dana Whit: words"
_TO_ANOTHER = re.compile(
    r"^(?P<who>[^\W\d_][^:<>→»]{1,60}?)\s*(?:->|[>→])\s*[^\W\d_][^:<>→»]{1,60}:\s+(?P<said>.*)$"
)
_TO_ALL = re.compile(r"\s*\((?:to|an|à|a|para)\s[^()]{1,60}\)$|\s*\((?:direct message|privately)\)$", re.I)
# The mark of direction that iOS puts before what WhatsApp itself writes; Android writes it in angle brackets.
_BY_THE_APP = re.compile(r"^(?:\u200e.*|<[^<>]{3,60}>|\u200e?[\w-]{3,60}\.\w{3,4} \([^()]{3,40}\))$")
_TAIL = re.compile(r"\s*\u200e?<[^<>]{6,60}>$")
_EDITED = re.compile(
    r"\s*\((?:edited|bearbeitet|modifi[ée]e?|editado|editada|modificato|bewerkt|edytowano|изменено|編集済み|已编辑)\)$",
    re.I,
)
_DELETED = re.compile(
    r"^(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht|ce message a été supprimé|vous avez supprimé ce message"
    r"|se eliminó este mensaje|eliminaste este mensaje|mensagem apagada|você apagou esta mensagem"
    r"|questo messaggio è stato eliminato|hai eliminato questo messaggio)\.?$",
    re.I,
)
_QUOTING = re.compile(
    r"^(?P<before>[^\"“”„«»:]{2,40})[\"“„«](?P<quoted>.{1,400}?)(?P<cut>\.\.\.|…)?[\"”“»](?P<after>[^\"“”„«»]{0,40})$"
)
# Whole messages that stand for what was no message.
_MISSED = re.compile(
    r"^(?:[☎📞📹📷🎥🎤📎🖼]\ufe0f?\s?)?(?:missed (?:voice |video )?call|verpasster (?:sprach|video)?anruf"
    r"|appel (?:vocal |vidéo )?manqué|(?:video)?llamada (?:de voz )?perdida|(?:video)?chiamata persa"
    r"|chamada (?:de voz |de vídeo )?perdida|gemiste (?:spraak|video)?oproep)$",
    re.I,
)
_PICTURED = re.compile(r"^[☎📞📹📷🎥🎤📎🖼]\ufe0f?\s?(?:\S+\s?){1,3}$")
_ANSWERING = re.compile(r"^(?:replying to|reacted to|removed an?)\b", re.I)
_HEADS_LIST = re.compile(r"^(?:(?P<enclosed>\{[^{}]{2,40}\})|[^\W\d_]{3,20}:)$")
_LINK = re.compile(r"^https?://\S+$")
_LONGEST_REACTION = 6  # words
_FEWEST_QUOTED, _MOST_QUOTED = 8, 24  # letters: a shorter beginning may be anybody's
_LONGEST_TAIL = 80
_DIGITS_OF_A_PHONE = 6


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, parted from what the app did."""

    words: str
    apps: tuple[str, ...] = ()


def addressed_in(text: str) -> tuple[str, str] | None:
    """(name, words) of "From Ana Roth to Everyone: words", else None."""
    match = _ADDRESSED.match(text) or _TO_ANOTHER.match(text)
    return (_TO_ALL.sub("", match["who"]).strip(), match["said"].strip()) if match else None


def sender(name: str) -> str:
    """The name without whom the message went to: "Ana Roth (to Everyone)"."""
    return _TO_ALL.sub("", name).strip() or name


def apart(words: str, beginnings: Collection[str], people: Collection[str] = ()) -> Message:
    """A message without what the app wrote into it. `beginnings` are those of the messages before, `people`
    the names of those who write."""
    apps = list[str]()
    lines = words.split("\n")
    below = _footer(lines, people)
    lines, behind = lines[:below], [line.strip() for line in lines[below:]]
    first = 0
    while first < len(lines) and (
        _is_apps(lines[first].strip(" \t"), beginnings) or _is_answered(lines[first : first + 2], beginnings)
    ):
        apps.append(lines[first].strip())
        first += 1
    left = "\n".join(lines[first:]).strip()
    tail = _TAIL.search(left[-_LONGEST_TAIL:]) or _EDITED.search(left[-_LONGEST_TAIL:])
    if tail:
        apps.append(tail[0].strip())
        left = left[: len(left) - len(tail[0])]
    return Message(left.strip(), tuple(app for app in (*apps, *behind) if app))


def unquoted(words: str) -> str:
    """Without the quotation marks that hold the lines of one cell together, where tabs part cells."""
    held = "\n" in words and words[0] == words[-1] == '"' and '"' not in words[1:-1]
    return words[1:-1] if held else words


def unedited(words: str) -> Message:
    """What somebody wrote without the mark of having changed it."""
    edited = _EDITED.search(words[-_LONGEST_TAIL:])
    return Message(words[: len(words) - len(edited[0])], (edited[0].strip(),)) if edited else Message(words)


def _footer(lines: Sequence[str], people: Collection[str]) -> int:
    """Where the app's lists behind a message begin: `{Attachments}` above links, "Tapbacks:" above "Loved by
    Ana Roth". A link below words with a colon is its writer's."""
    end, i, listed, linked = len(lines), len(lines), False, False
    while i > 1:
        i -= 1
        line = lines[i].strip()
        if not line:
            continue
        heads = _HEADS_LIST.match(line)
        if heads and (listed or linked) and (not linked or heads["enclosed"]):
            end, listed, linked = i, False, False
        elif _LINK.match(line):
            linked = True
        elif _is_reaction(line, people):
            listed = True
        else:
            break
    return end


def _is_reaction(line: str, people: Collection[str]) -> bool:
    """ "👍 (2)", "Loved by Ana Roth": a picture with its number, or a word or two and who takes part."""
    if _is_picture(line[0]):
        return not any(character.isalpha() for character in line)
    words = line.split()
    return any(" ".join(words[by:]) in people for by in range(2, min(len(words), _LONGEST_REACTION)))


def _is_picture(character: str) -> bool:
    return category(character) == "So"


def _is_answered(lines: Sequence[str], beginnings: Collection[str]) -> bool:
    """A line that ends in an earlier message, whole and in quotes, and is set off from what follows."""
    match = _QUOTING.match(lines[0].strip()) if len(lines) > 1 and not lines[1].strip() else None
    return match is not None and not match["after"] and match["quoted"][:_MOST_QUOTED].rstrip() in beginnings


def beginnings_of(words: str) -> set[str]:
    """How an app may cut these words short when it quotes them."""
    line = words.strip().partition("\n")[0]
    return {line[:length].rstrip() for length in range(_FEWEST_QUOTED, min(len(line), _MOST_QUOTED) + 1)}


def _is_apps(line: str, beginnings: Collection[str]) -> bool:
    if not line:
        return True
    if _BY_THE_APP.match(line) or _DELETED.match(line.strip("\u200e")) or _MISSED.match(line):
        return True
    if _PICTURED.match(line[:_LONGEST_TAIL]) and len(re.findall(r"\d", line)) < _DIGITS_OF_A_PHONE:
        return True  # "☎ 3:12", not the number of somebody's telephone
    match = _QUOTING.match(line)
    if match is None:
        return False
    # In any language: the app quotes the beginning of a message and cuts it with an ellipsis.
    return bool(_ANSWERING.match(match["before"])) or (
        bool(match["cut"])
        and (not match["after"].strip() or any(_is_picture(character) for character in match["after"]))
        and match["quoted"].strip()[:_MOST_QUOTED].rstrip() in beginnings
    )
