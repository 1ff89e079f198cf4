"""Taking a text apart into words, and telling words that carry something from those that only join."""

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

# Scripts that put no space between words: each of their letters is counted by itself, and pairs of them.
_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W_{_LETTERS}]"
_WORD = re.compile(rf"[{_LETTERS}]|{_LETTER}+(?:['’.\-]{_LETTER}+)*")
_UNSPACED = re.compile(f"[{_LETTERS}]")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|un|dell|all|nell|dall|sull|quest|c)'(?=\w{3})")
_ENDING = re.compile(r"(?:'s|ings?|ied|ies|ed|es|s|e|(?<=[bcdfghjklmnpqrstvwxz])y)$")

_JOINING = {
    "en": """a about after again all also am an and any anyone are as at be because been before being but
        by can could did do does doing done don't doesn't didn't each either else even ever
        every few for from further get gets getting got had has have having he her here hers
        him his how i if in into is it its it's i'm i've i'd i'll isn't just let lets like
        many may me might more most much must my myself need of off on once one ones only or
        other others our ours out over own please really same she should since so some
        something still such than that that's the their theirs them then there there's these
        they they're this those through to too until up upon us very want wanted was wasn't
        we we'd we'll we're we've were what what's when where where's whether which while
        who whom why will with within without won't would yet you you're your yours hi hello
        hey thanks thank yes no not okay ok well um uh er oh ah yeah sure actually basically
        maybe think know tell help thing things kind sort lot bit gonna wanna going go make
        sure right now per via able way under across between
        during against above below near along around behind beyond inside onto past upon yet though
        although however anymore anything everything nothing anybody everybody nobody says said say told
        asked asks wants""",
    "de": """aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bitte da
        damit dann das dass dem den denn der des die dies diese diesem diesen dieser dieses
        doch dort du durch ein eine einem einen einer eines er es etwas für haben hat hatte
        hier ich ihr ihre im in ist ja jetzt kann kein keine können man mehr mein meine mich
        mir mit nach nicht noch nur oder ohne schon sehr sein seine sich sie sind so über um
        und uns unser unsere unter vom von vor war warum was weil wenn wer werden wie wir
        wird wo zu zum zur hallo danke""",
    "fr": """à au aux avec avez avons ce ces cet cette ça car comme comment d dans de des du elle en est
        et été être eu fait faire il ils j je l la le les leur lui ma mais me mes moi mon n
        ne nos notre nous on ont ou où par pas plus pour pourquoi qu quand que quel quelle
        qui s sa sans se ses si son sont sur ta te tes toi ton tout tous très tu un une vos
        votre vous y bonjour merci""",
    "es": """a al algo así aunque cada como cómo con cual cuando de del desde donde dos e el ella ellos
        en entre era es esa ese eso esta está están este esto fue ha hay la las le les lo
        los más me mi mis muy no nos o para pero por porque puede qué que quien se sea ser
        si sí sin sobre son su sus también te tiene todo tu tus un una uno y ya yo hola
        gracias""",
    "it": """a ad al alla anche c che chi ci come con cosa cui da dal dalla dei del della delle di dove e
        è ed era gli ha hanno ho i il in io la le lei lo loro lui ma mi mia mio ne nei nel
        nella no noi non o per perché più può quando quanto quello questa questo se sei si
        sì sia sono su sua sul suo ti tra tu un una uno vi voi ciao grazie""",
    "nl": """aan al alle als bij dan dat de den der deze die dit doen door dus een en er had heb hebben
        heeft het hij hoe hun ik in is ja je kan kunnen maar me meer met mij mijn naar niet
        nog nu of om omdat ons onze ook op over te toen tot u uit uw van veel voor waar
        waarom was wat we wel wij wil worden zal ze zei zich zij zijn zo zou hallo bedankt""",
    "pt": """a ao aos as até com como da das de dela dele do dos e é ela ele em entre era essa esse esta
        está este eu foi há isso já lhe mais mas me meu minha muito na não nas no nos nós o
        os ou para pela pelo por porque qual quando que quem são se sem ser seu sua só
        também te tem um uma você vocês olá obrigado""",
}
JOINING = {language: frozenset(words.split()) for language, words in _JOINING.items()}


class Word(NamedTuple):
    start: int
    end: int
    lower: str
    stem: str  # '' for a word that only joins

    @property
    def term(self) -> str:
        """What it is counted as."""
        return self.stem or self.lower


@lru_cache(maxsize=1 << 17)
def stem(lower: str, language: str) -> str:
    """A rough stem for counting only, never shown: arrived, arrives and arriving are one.

    Empty for a word that only joins, a lone letter or a number. An unknown language is read as English.
    """
    if language in ("fr", "it", "ca"):
        lower = _ELIDED.sub("", lower)
    joins = lower in JOINING.get(language, JOINING["en"])
    if joins or lower.isdigit() or (len(lower) == 1 and lower.isascii()):
        return ""
    cut = _ENDING.sub("", lower)
    return cut if len(cut) >= 3 else lower


def words(text: str, language: str, most: int | None = None) -> list[Word]:
    """The words of a text in order, the first `most` of them."""
    listed: list[Word] = []
    for match in islice(_WORD.finditer(text), most):
        lower = match.group().lower().replace("’", "'")
        listed.append(Word(match.start(), match.end(), lower, stem(lower, language)))
    return listed


def lowered(text: str) -> list[str]:
    """The words of a text in lower case, where nothing else of them is asked for."""
    return _WORD.findall(text.lower().replace("’", "'"))


def unspaced(lower: str) -> bool:
    """Whether this word is a letter of a script without spaces."""
    return len(lower) == 1 and not lower.isascii() and _UNSPACED.fullmatch(lower) is not None


def terms(text: str, language: str) -> set[str]:
    """What the words of a text are counted as: stems, and pairs side by side of which one is a stem."""
    lower_words = lowered(text)
    stems = [stem(word, language) for word in lower_words]
    counted = {stemmed for stemmed in stems if stemmed}
    for (first, first_stem), (second, second_stem) in pairwise(zip(lower_words, stems, strict=True)):
        if first_stem or second_stem:
            counted.add(f"{first_stem or first} {second_stem or second}")
    return counted
