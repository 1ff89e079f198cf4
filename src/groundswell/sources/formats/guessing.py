"""Guessing the encoding of text that is not UTF-8, from how its letters read in each candidate.

A general detector is good on long prose and poor on the handful of accents in a small table. But every
language uses few letters beyond ASCII, and a wrong code page turns them into letters of no language: so the
code page is taken under which all of them belong to one. What fits none goes to charset-normalizer.
"""

from itertools import pairwise

import charset_normalizer

_MARKS = frozenset("“”„‘’–—…•·«»€£°§®©™´×½¼²³ºª\xa0\ufeff、。「」『』，！？：；（）・～ー　")
_WEST = {
    "German": "äöüß",
    "French": "éèêëàâçîïôùûüœæ",
    "Spanish": "áéíóúüñ¿¡",
    "Portuguese": "ãõáéíóúâêôàçü",
    "Italian": "àèéìòùî",
    "Nordic": "åäöæøéü",
    "Dutch": "éëïèöüáó",
    "Icelandic": "áðéíóúýþæö",
}
_CENTRAL = {
    "Polish": "ąćęłńóśźż",
    "Czech and Slovak": "áäčďéěíĺľňóôŕřšťúůýž",
    "Hungarian": "áéíóöőúüű",
    "Croatian and Slovene": "čćđšž",
    "Romanian": "ăâîşţ",
}
_CYRILLIC = {"Russian": "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
_GREEK = {"Greek": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"}
_TURKISH = {"Turkish": "çğıöşüâîûi̇"}
_BALTIC = {"Lithuanian": "ąčęėįšųūž", "Latvian": "āčēģīķļņšūž", "Estonian": "äõöüšž"}
# In the order in which equal evidence decides: the most common first.
_SINGLE_BYTE = (
    ("cp1252", _WEST),
    ("cp1250", _CENTRAL),
    ("cp1251", _CYRILLIC),
    ("cp1253", _GREEK),
    ("cp1254", _TURKISH),
    ("cp1257", _BALTIC),
    ("iso8859_2", _CENTRAL),
    ("koi8_r", _CYRILLIC),
    ("mac_roman", _WEST),
    ("cp850", _WEST),
    ("cp866", _CYRILLIC),
)
_ASCII = 0x7F
_PUNCTUATION = frozenset(b"\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x80\x99\xa0\xa3\xb4\xb0\xae\xa9\xab\xbb")
# Share of the letters beyond ASCII that must belong to one language.
_FITS = 0.95
# The characters that Chinese text is made of more than of any others.
_CHINESE = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過"
    "发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理"
    "心她本前开開但因只从從想实實日军者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两"
)


def guess_encoding(sample: bytes) -> str:
    """The name of the most likely encoding; `sample` holds mostly lines with bytes beyond ASCII."""
    return _east_asian(sample) or _single_byte(sample) or _by_detector(sample)


def _single_byte(sample: bytes) -> str | None:
    scored = [
        (share, -order, encoding)
        for order, (encoding, languages) in enumerate(_SINGLE_BYTE)
        if (share := _best_share(sample, encoding, languages)) >= _FITS
    ]
    return max(scored)[2] if scored else None


def _best_share(sample: bytes, encoding: str, languages: dict[str, str]) -> float:
    """Of the letters beyond ASCII, the share the best fitting language knows, less those out of place."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    letters = [char.lower() for char in text if char > "\x7f" and char not in _MARKS]
    if not letters:
        return 1.0 if any(char > "\x7f" for char in text) else 0.0
    known = max(sum(char in alphabet for char in letters) for alphabet in languages.values())
    return (known - _out_of_place(text, latin=languages not in (_CYRILLIC, _GREEK))) / len(letters)


def _out_of_place(text: str, *, latin: bool) -> int:
    """Capitals within words, and letters of two scripts in one: what a wrong code page makes."""
    wrong = 0
    for before, char in pairwise(text):
        if char > "\x7f" and char.isalpha() and before.isalpha():
            wrong += (char.isupper() and before.islower()) or (not latin and before.isascii())
    return wrong


def _east_asian(sample: bytes) -> str | None:
    for encoding in ("cp932", "euc_jp"):
        kana, _, _, count = _scripts(sample, encoding)
        if count and kana > 0.25 * count:
            return encoding
    if _is_punctuated(sample):
        return None
    _, hangul, _, count = _scripts(sample, "cp949")
    if count and hangul > 0.9 * count and not _is_strewn(sample, "cp949"):
        return "cp949"
    if _is_strewn(sample, "gb18030"):
        return None
    rated = [(common / count, encoding) for encoding in ("gb18030", "big5")
             for _, _, common, count in [_scripts(sample, encoding)] if count]  # fmt: skip
    best = max(rated, default=(0.0, ""))
    return best[1] if best[0] > 0.08 else None


def _is_punctuated(sample: bytes) -> bool:
    """Whether all beyond ASCII is a quote, a dash or an ellipsis of Windows, between letters and blanks of
    ours: "it's" makes a syllable of Korean with the letter behind it."""
    beyond = [index for index, byte in enumerate(sample) if byte > _ASCII]
    marks = all(sample[index] in _PUNCTUATION for index in beyond)
    return marks and not any(after - before == 1 for before, after in pairwise(beyond))


def _is_strewn(sample: bytes, encoding: str) -> bool:
    """Whether Chinese characters or Korean syllables would stand alone behind letters of ours, as an accent
    and the letter after it make them: in "f黵 die" nobody wrote Chinese."""
    text = sample.decode(encoding, errors="replace")
    pairs = [
        (before, char)
        for before, char in pairwise(text)
        if "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"
    ]
    behind = sum(before.isascii() and before.isalpha() for before, _ in pairs)
    return behind > len(pairs) / 2


def _scripts(sample: bytes, encoding: str) -> tuple[int, int, int, int]:
    """(kana, hangul, common Chinese characters, all beyond ASCII but punctuation); zeros if not decodable."""
    try:
        beyond = [char for char in sample.decode(encoding) if char > "\x7f" and char not in _MARKS]
    except UnicodeDecodeError:
        return 0, 0, 0, 0
    kana = sum("\u3041" <= char <= "\u30fe" for char in beyond)
    hangul = sum("\uac00" <= char <= "\ud7a3" for char in beyond)
    return kana, hangul, sum(char in _CHINESE for char in beyond), len(beyond)


def _by_detector(sample: bytes) -> str:
    best = charset_normalizer.from_bytes(sample).best()
    name = best.encoding if best is not None else "cp1252"
    # Latin-1 has control characters where Windows has quotes and the euro sign; nobody means the former.
    return "cp1252" if name in ("latin_1", "ascii") else name
