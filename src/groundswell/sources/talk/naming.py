"""Whether a few words on a line of talk can be somebody's name or label, and what belongs to it."""

import re

from groundswell.sources.speakers.nobody import is_counted_voice

_MOST_WORDS = 6
_MOST_LETTERS = 60
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_NAME = re.compile(r"[.?!;…:：\"“”„«»<>{}=]$|[?!;…\"“”„«»<>{}=、。？！]|https?|,\s+[a-z]|\.\s+[a-z]")
# A word of a name begins with a capital, or with a letter of a script that has none, or is a small word of
# names.
_SMALL = frozenset("de da di du von van der den la le el bin al y e of from and | - – / &".split())
# Scripts without capitals write whole sentences without a blank: a name is short.
_LONGEST_UNCASED = 12
# What heads a part of anybody's notes, or stands before a colon in them.
_SECTIONS = frozenset(
    """
    note notes summary overview agenda attendees participants speakers transcript transcription topics
    chapters highlights details background timeline budget outline recap introduction conclusion discussion
    decisions risks questions answers feedback requirements goals objectives context keywords tags title
    date duration location link recording time timestamp start end bug feature fix fixed added changed removed
    todo done example warning tip
    important question answer zusammenfassung notizen teilnehmer themen aufgaben fragen transkript résumé
    resumen participantes notas temas transcripción riepilogo partecipanti trascrizione resumo transcrição
    samenvatting deelnemers
    """.split()
) | frozenset(
    (
        *(
            "next steps",
            "next step",
            "action items",
            "action item",
            "key takeaways",
            "key points",
            "pain points",
        ),
        *("meeting notes", "open questions", "follow up", "follow ups", "summary keywords", "key decisions"),
        *("call summary", "meeting summary", "nächste schritte", "ordre du jour", "prochaines étapes"),
        *("points clés", "próximos pasos", "próximos passos", "prossimi passi", "volgende stappen"),
    )
)
_SUMMARIES = frozenset(
    "summary notes zusammenfassung notizen résumé resumen riepilogo resumo samenvatting".split()
)
_WHEN = re.compile(
    r"[\s,·—–-]*\b(?:today|yesterday|heute|gestern|hoy|ayer|hier|aujourd'hui)(?:\s+(?:at|um|à|a las))?$"
    r"|\s+(?:at|@)$",
    re.I,
)
# What a chat's program calls somebody: "Ana Roth [U0AAA111]".
_IDENTIFIER = re.compile(r"\s*(?:[\[(](?=[A-Z0-9]*\d)[A-Z0-9]{7,}[\])]|\(\+\d[\d ().-]{5,20}\))$")
_COUNTED = re.compile(r"^\s*#\d{1,6}\s+(?=\D)")  # "#3 Ana Roth"
_EDGES = ' \t*_#>~|/,·•–—-"“”„«»'


def clean_name(text: str) -> str:
    """A label without what marks it up: `**Ana Roth**`, `~ Ana Roth`, `Ana Roth — Today at`."""
    name = " ".join(_COUNTED.sub("", text.replace("**", "")).strip(_EDGES).split())
    name = _IDENTIFIER.sub("", _WHEN.sub("", name))
    return name.strip(_EDGES).removesuffix(":").strip(_EDGES)


def is_section(text: str) -> bool:
    """Whether the words head a part of notes ("Next steps") rather than name a person."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", text.casefold()) in _SECTIONS


def heads_section(text: str) -> bool:
    """Whether a line begins with the heading of a part of notes and a colon: "Next steps: check the zone".

    One word before a colon is said as often ("Question: does it …?"): a heading has two, or says that a
    summary follows.
    """
    head, colon, _ = text.partition(":")
    return bool(colon) and is_section(head) and (" " in head.strip() or head.strip().casefold() in _SUMMARIES)


def is_name(text: str) -> bool:
    """Whether the text is written as a name or label is: "Dana Whit (Acme)", "speaker 1", "Ana | Linden"."""
    if is_counted_voice(text):
        return True
    bare = " ".join(_IN_BRACKETS.sub(" ", text).split())
    words = bare.split()
    if not 0 < len(words) <= _MOST_WORDS or len(bare) > _MOST_LETTERS or is_section(bare):
        return False
    abbreviated = re.sub(r"\b(?:Dr|Mr|Mrs|Ms|Jr|Sr|St|Prof|[A-Z])\.", "", bare)
    if _NO_NAME.search(abbreviated) or not any(character.isalpha() for character in bare):
        return False
    return all(_is_part_of_name(word) for word in words)


def _is_part_of_name(word: str) -> bool:
    first = word.lstrip("@'’(")[:1]
    if word.casefold() in _SMALL or word.isdigit() or first.isupper() or word.startswith("@"):
        return True
    uncased = first.isalpha() and first.lower() == first.upper()
    return (uncased and len(word) <= _LONGEST_UNCASED) or bool(re.fullmatch(r"[#№]?\d+", word))
