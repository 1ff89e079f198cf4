"""What stands in captions and nobody said: sounds, songs, stamps, and what recorders write of themselves."""

import re

_MOST_WORDS = 6
_LONGEST = 60  # characters of a mark
_SHORTEST = 8  # characters of what a recorder says
# One pair of brackets or of stars, and nothing inside that ends a sentence.
_MARK = (
    r"(?:\[[^\[\]]{1,60}\]|\([^()]{1,60}\)|（[^（）]{1,60}）|【[^【】]{1,60}】"
    r"|<[^<>]{1,60}>|\*{1,2}[^*\s][^*]{0,58}\*{1,2})"
)
_MARKS_ALONE = re.compile(rf"^[\s.,-]*(?:>>\s*)?{_MARK}(?:[\s.,-]*{_MARK}){{0,5}}[\s.,]*$")
_OPENING = frozenset("[(（【*<>-")
_CLOSING = frozenset("])）】*>")
_LEAD = re.compile(rf"\s*(?:(?:>>|-)\s*)?({_MARK})\s*[.,]?\s*")
_TAIL = re.compile(rf"\s*({_MARK})\s*$")
_SONG = re.compile(r"^\s*[-\s]*[♪♫♬♩🎵🎶#]*[♪♫♬♩🎵🎶]")
_ENDS = re.compile(r"[.?!。？！]\s*$")
# Answers that an editor may have put in brackets because they were said beside the talk.
_ANSWERS = frozenset(
    "yes no yeah nope yep ok okay sure right ja nein oui non sí si no да нет はい いいえ".split()
)
_SOUNDS = re.compile(
    r"\b(?:musi[ckq]\w*|m[úu]sica|muzyk\w*|muziek|hudba|zene|музык\w*|applau\w*|appla?us|aplau\w*|oklask\w*|taps|аплодисмент\w*"
    r"|laugh\w*|laughter|chuckl\w*|giggl\w*|lach\w*|gel[äa]chter|rires?|risas?|risos?|risate"
    r"|ri(?:e|ono)|gelach|[śs]miech"
    r"|смех|смеется|смеётся|silence|stille|pause|silenc\w*|schweigen|тишина|пауза|cough\w*"
    r"|husten\w*|toux|tos|sigh\w*"
    r"|seufz\w*|soupir\w*|sneez\w*|sniff\w*|breath\w*|gasps?|cheer\w*|noise|ger[äa]usch\w*"
    r"|rauschen|bruit\w*|ruido|rumore"
    r"|шум|beep\w*|ring(?:ing|s)?|ringtone|klingel\w*|klingelt|phone rings|door|t[üu]r|static"
    r"|knock\w*|typing|clears|throat"
    r"|r[äa]usper\w*|background|foreign|indistinct|chatter|crosstalk|overlapping|whisper\w*"
    r"|blank_audio|blank)\b"
    r"|音楽|拍手|笑|沈黙|音乐|掌声|笑声|음악|박수|웃음",
    re.I,
)
# Words that could not be heard: a gap in what was said, which its quote must show.
_UNHEARD = re.compile(
    r"\b(?:inaudible|unintelligible|unclear|unverst[äa]ndlich|inaudible|ininteligible|inintelligible|incomprensibile"
    r"|onverstaanbaar|niezrozumia\w*|неразборчиво)\b|聞き取れ|听不清",
    re.I,
)
_OPENING_STAMP = frozenset("[(<")
_STAMP = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_ENCLOSED_STAMP = re.compile(rf"^\s*(?:\[{_STAMP}\]|\({_STAMP}\)|<{_STAMP}>)\s*[-–—:]?\s*")
_BARE_STAMP = re.compile(rf"^\s*{_STAMP}(?=\s|$)\s*(?:[-–—|]\s+)?")
_NAME_STAMP = re.compile(
    rf"^(?P<name>[^\[\]():]{{1,60}}?)\s*(?P<stamp>[\[(]{_STAMP}[\])])\s*(?P<colon>[:：])"
)
# "Transcribed by …", "Untertitel von …": what was made, by whom, and nothing more.
_CREDIT = re.compile(
    r"^\W{0,4}(?:automatically\s|auto-?)?(?:transcri\w+|transkri\w+|trascri\w+|subtitle\w*|subtitul\w+|sous-titr\w+"
    r"|sottotitol\w+|untertitel\w*|ondertitel\w*|legend\w+|caption\w*|recorded|generated|powered|napisy|субтитры|字幕)\s"
    r"(?:\w+\s){0,3}?(?:by|with|using|von|vom|mit|durch|im auftrag|par|avec|por|con|da|di"
    r"|door|przez|от|сделал\w*|создавал)\b",
    re.I,
)
_ABOUT_RECORDING = re.compile(
    r"^\W{0,3}(?:recording|transcription|transcript|captioning|aufzeichnung|aufnahme|transkription|enregistrement|transcripci[óo]n"
    r"|grabaci[óo]n|grava[çc][ãa]o|registrazione|запись)\s(?:has |was |is |wurde |hat |a été "
    r"|ha sido |foi )?"
    r"(?:now )?(?:started|stopped|paused|resumed|ended|in progress|begonnen|gestartet|beendet|angehalten"
    r"|démarrée?|commencée?|arrêtée?|terminée?|iniciada|detenida|finalizada|encerrada|avviata|interrotta|началась"
    r"|начата|остановлена|завершена)\W*$"
    r"|^\W{0,3}this (?:meeting|call|conference) is (?:now )?being (?:recorded|transcribed)\W*$",
    re.I,
)
_COMES = re.compile(
    r"^(?P<name>[^.,:;?!]{2,60}?) (?:has |ist |a )?(?:joined|left|(?:started|stopped|paused|resumed)"
    r" (?:the )?(?:recording|transcription|sharing|screen sharing))"
    r"(?: (?:the )?(?:meeting|call|conference|chat|room))?\W*$",
    re.I,
)
_LINK_ALONE = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$", re.I)


def is_sound(label: str) -> bool:
    """Whether what stands in brackets is a sound and can be no name: "Music", "door closes"."""
    return len(label) <= _LONGEST and bool(_SOUNDS.search(label) or _UNHEARD.search(label))


def is_nobodys(words: str) -> bool:
    """Whether all of a cue is a sound, a song or a gap: "[Music]", "(applause)", "♪ la ♪", "[inaudible]"."""
    words = words.strip()
    if not words.isascii() and _SONG.match(words):
        return True
    if len(words) > 300 or not (words[:1] in _OPENING or words[:1] in ".," or words.isupper()):
        return False
    if words.isupper() and len(words.split()) <= 3 and _SOUNDS.fullmatch(words):
        return True
    return bool(_MARKS_ALONE.match(words)) and not _is_said(words)


def _is_said(marked: str) -> bool:
    """Whether words in brackets read as something that was said, if beside the talk."""
    inside = re.sub(r"[\[\]()（）【】*<>]", " ", marked).strip()
    if is_sound(inside):
        return False
    words = inside.split()
    return bool(_ENDS.search(inside)) or len(words) > _MOST_WORDS or inside.casefold() in _ANSWERS


def without_sounds(words: str) -> tuple[str, list[str]]:
    """(what was said, the sounds that stood before and behind it)."""
    cut, begin = sounds_before(words)
    end = len(words)
    behind: list[str] = []
    while end > begin and words[end - 1] in _CLOSING:
        start = max(begin, end - _LONGEST - 10)
        match = _TAIL.search(words[start:end])
        if match is None or not _is_heard(match[1]):
            break
        behind.append(match[1])
        end = start + match.start()
    return words[begin:end], cut + behind[::-1]


def sounds_before(words: str) -> tuple[list[str], int]:
    """(the sounds at the beginning, how many characters they take)."""
    sounds: list[str] = []
    begin = 0
    while (
        words[begin : begin + 1] in _OPENING and (match := _LEAD.match(words, begin)) and _is_heard(match[1])
    ):
        sounds.append(match[1])
        begin = match.end()
    return sounds, begin


def _is_heard(mark: str) -> bool:
    return bool(_SOUNDS.search(mark)) and not _UNHEARD.search(mark) and len(mark.split()) <= _MOST_WORDS


def is_recorders(words: str) -> bool:
    """Whether a cue is what a recorder or a captioner says of itself."""
    if not _SHORTEST <= len(words) <= 160:
        return False
    credit = _CREDIT.match(words) and not words.rstrip().endswith("?") and len(words.split()) <= 14
    return bool(credit or _ABOUT_RECORDING.match(words) or _LINK_ALONE.match(words))


def who_comes(words: str) -> str:
    """ "Ana Roth" of "Ana Roth joined the meeting"; empty where the words say nothing of the kind."""
    match = _COMES.match(words) if _SHORTEST <= len(words) <= 160 else None
    return match["name"] if match else ""


def enclosed_stamp(line: str) -> int:
    """How many characters a time in brackets takes at the beginning of a line; 0 without one."""
    match = _ENCLOSED_STAMP.match(line) if line[:1] in _OPENING_STAMP else None
    return match.end() if match else 0


def bare_stamp(line: str) -> int:
    """How many characters a time without brackets takes at the beginning of a line; 0 without one."""
    match = _BARE_STAMP.match(line) if line[:1].isdigit() else None
    return match.end() if match else 0


def stamp_in_name(line: str) -> tuple[str, str]:
    """(the line without a time between name and colon, the time): "Ana (00:07): yes"."""
    match = _NAME_STAMP.match(line) if "[" in line[:_LONGEST] or "(" in line[:_LONGEST] else None
    if match is None:
        return line, ""
    return f"{match['name']}{match['colon']}{line[match.end() :]}", match["stamp"]
