"""Names as sentences bend them: "Northgate's", "the Millers", "Müllers Angebot", "z Markiem"."""

from collections.abc import Iterator

# The longest first.
_ENDINGS = (
    "owego owych owej iego owie schen scher sches sche ovou iem ami ach owi ens isch ovi "
    "es en er em ns om ow ou ie ia as us os om in n s e a u y i o t"
).split()
_SHORTEST = 4  # letters of a name that other endings than an s hang on


def stems_of(word: str) -> Iterator[str]:
    """What a word may be an ending of, itself first."""
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= (3 if ending == "s" else _SHORTEST):
            yield stem
