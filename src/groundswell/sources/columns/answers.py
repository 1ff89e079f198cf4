"""What people and programs write into a field that must not be empty: it stands there and says nothing."""

import re
import unicodedata
from functools import lru_cache

from groundswell.sources.columns.wordlists import names, words

# Longer texts say something, whatever they begin with.
_LONGEST = 80
# What programs, forms and reports write for "nothing is known here".
_PLACEHOLDERS = names(
    """
    n a, na, n v t, nvt, k a, s o, none, null, nil, nan, undefined, unknown, unspecified, not specified, not
    set, not available, not applicable, not provided, blank, empty, no value, none selected, no owner,
    tbd, t b d, tba, to be determined, to be defined, to be confirmed,
    unassigned, not assigned, no answer given, anonymous, anonym, anonyme, anonimo, anonim,
    anonimowo, anonymni, аноним, анонимно, 匿名, 익명, unbekannt, inconnu,
    desconocido, desconhecido, sconosciuto, onbekend, okänd, ukendt, ukjent, nieznany, неизвестно, 不明, 未知,
    keine angabe, keine angaben, nicht angegeben, nicht zugewiesen, non renseigné, non assigné, sin asignar,
    no asignado, não atribuído, non assegnato, niet toegewezen, div 0, n d
    """
)
# Answers to "anything else?" in a few languages.
_NOTHINGS = names(
    """
    no, nope, nah, nothing, ok, okay, okey, k, test, testing, idk, dont know, i dont know, no idea, no
    comment, no comments, no opinion, prefer not to say, x, nein danke, non merci, no gracias, não
    obrigado, não obrigada, no grazie, nee bedankt, cant think of anything,
    see above, as above, same as above, same as before, same as last time, same again, see previous, see
    previous answer, as before, ditto, idem, siehe oben, wie oben, wie zuvor, voir plus haut, voir ci dessus,
    comme avant, ver arriba, como antes, ver acima, vedi sopra, come sopra, zie boven, jak wyżej, см выше,
    то же самое, 同上,
    kein, keine, keiner, keines, keins, nichts, nix, nein, entfällt, weiß nicht, weiss nicht, kein kommentar,
    keine kommentare, keine anmerkung, keine anmerkungen, nichts zu ergänzen, keine wünsche,
    aucun, aucune, rien, non, néant, sans objet, ras, r a s, pas de commentaire, pas de commentaires,
    aucun commentaire, rien à signaler, rien à ajouter, je ne sais pas, sans réponse,
    nada, ninguno, ninguna, sin comentarios, sin comentario, ningún comentario, no aplica, no sé, nada más,
    nada que añadir, nenhum, nenhuma, não, sem comentários, sem comentário, nenhum comentário, não se aplica,
    nada a declarar, nada a acrescentar, não sei,
    niente, nulla, nessuno, nessuna, nessun commento, non applicabile, niente da aggiungere, non so,
    nulla da aggiungere, geen, niets, nee, geen opmerkingen, geen opmerking, geen commentaar,
    niet van toepassing, niks, inget, inga, nej, ingenting, inga kommentarer, nej tack, ingen, intet, nei,
    ingen kommentarer, ingen kommentar, ei, ei mitään, brak, nie, nic, nie dotyczy, brak uwag, ne, žádné,
    žádný, bez komentáře, нет, ничего, не знаю, без комментариев, нет комментариев, ні, немає, нічого,
    yok, hayır, hiçbir şey, nincs, semmi, nem, nimic, nu, niciun comentariu, όχι, τίποτα, κανένα, אין, לא,
    כלום, لا يوجد, لا شيء, لا, नहीं, なし, 無し, 特になし, 特に無し, とくになし, ありません, 特にありません,
    ない, 無い, 特にない, 无, 無, 没有, 沒有, 暂无, 无意见, 없음, 없습니다, 없어요, 특별히 없음
    """
)
# "s/c" (sin comentarios), "n/d", "b/d" (brak danych): "without" and what there is none of. Other letters
# parted by a stroke are things: "A/C", "I/O", "S/N".
_STROKED = re.compile(r"^\s*(?:s/[cdor]|n/[acdrv]|k/[ao]|b/[du])\s*\.?\s*$", re.I)
_NEGATORS = words("no none nothing nope nah nil n")
# Words of which, beside a negator, an English non-answer is made.
_HARMLESS = _NEGATORS | words(
    """
    a any at all comment comments feedback suggestion suggestions remark remarks further additional other
    others else more to add say really thanks thank you this time the moment for now i have ive got can think
    that of is in particular specific anything just so far applicable
    """
)
_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "йцукенгшщзхъ",
)
_APOSTROPHES = str.maketrans("", "", "'’`")


def is_placeholder(text: str) -> bool:
    """Whether the text stands for an empty field: "N/A", "-", "(blank)", "#N/A", "null"."""
    return len(text) <= _LONGEST and _is_placeholder(text)


def is_no_answer(text: str) -> bool:
    """Whether the text answers nothing: a placeholder, "none", "no comment", "keine", "asdf"."""
    return len(text) <= _LONGEST and (_is_placeholder(text) or _is_nothing(text))


@lru_cache(maxsize=4096)
def _is_placeholder(text: str) -> bool:
    if not any(map(str.isalnum, text)):
        # A face or a heart is an answer; strokes and dots are none.
        return not any(unicodedata.category(letter) == "So" for letter in text)
    return _plain(text) in _PLAIN_PLACEHOLDERS


@lru_cache(maxsize=4096)
def _is_nothing(text: str) -> bool:
    plain = _plain(text)
    words = plain.split()
    if any(unicodedata.category(letter) == "So" for letter in text):
        return False
    return (
        plain in _PLAIN_NOTHINGS
        or bool(_STROKED.match(text))
        or bool(_NEGATORS.intersection(words) and _HARMLESS.issuperset(words))
        or all(map(_is_mash, words))
    )


def _plain(text: str) -> str:
    """Lower case words parted by single blanks, without accents and marks."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare)))


def _is_mash(word: str) -> bool:
    """Keys hit one after another ("asdf", "qwertz"), or one few of them over and over ("xxxx", "sdfsdf")."""
    if not word.isalpha():
        return False
    unit = next((word[:size] for size in (1, 2, 3, 4) if word == word[:size] * (len(word) // size)), word)
    if len(unit) == 1:
        return len(word) >= 3
    return _is_run(unit) and (len(unit) >= 4 or (len(unit) == 3 and len(word) > 3))


def _is_run(word: str) -> bool:
    return any(word in row or word[::-1] in row for row in _ROWS)


_PLAIN_PLACEHOLDERS = frozenset(map(_plain, _PLACEHOLDERS))
_PLAIN_NOTHINGS = frozenset(map(_plain, _NOTHINGS))
