"""What the name of a column says of the words below it: whether there are any, and whose they are."""

import re
from collections.abc import Sequence
from enum import StrEnum

from groundswell.sources.columns.languages import folded
from groundswell.sources.columns.names import NAMES, Meaning, plain_name
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.wordlists import words


class By(StrEnum):
    """Who wrote a column of words."""

    ROW = "row"  # whoever the row tells of
    OURS = "ours"  # whoever serves the customer
    OPEN = "open"  # one of several, and the table does not say who


# Words of names whose columns an agent, a seller or a developer fills.
_OURS = words(
    """
    reply replies resolution internal developer agent staff admin support seller rep owner our private closing
    company business vendor merchant host hotel shop store brand official we
    """
)

_BY_OURS = frozenset(("agent notes", "notes", "internal comments", "work notes", "next step", "next steps"))

# Of a ticket, what customers and agents write in turns.
IN_TURNS = frozenset(
    (
        "comment",
        "comments",
        "message",
        "messages",
        "conversation",
        "conversations",
        "thread",
        "full comments",
        "additional comments",
        "comments and work notes",
        "all comments",
        "ticket comments",
        "answer",
        "response",
    )
)

# Words of names whose columns hold labels or tell of a thing, however long.
NO_WORDS = words(
    """
    name id ids url urls link links address code path tag tags category categories product products type
    status plan version device browser title job page location segment campaign label labels topic topics
    intent country city region industry time date key sku file attachment attachments priority group queue
    steps script macro template policy sla form brand environment summary permalink permalinks metadata
    rules rule store marketplace platform author username nickname phone role position function occupation
    profession
    """
)

# Of these, whatever else a name says, a label stands below: "Request type", "Reason code".
_LABELLED = words(
    """
    type types id ids code tag tags category categories status priority group key url link date time name
    field
    """
)

_ASKING = re.compile(
    r"^(?:what|why|how|which|who|where|when|is|are|do|does|did|would|could|can|please|tell|any|anything|was|wie|"
    r"was|warum|welche[rs]?|gibt|haben|bitte|que|qu|quel\w*|pourquoi|comment|avez|por|qu[eé]|c[oó]mo|cu[aá]l\w*|"
    r"tiene\w*|o que|como|qual\w*|tem|cosa|come|perch[eé]|quale|wat|waarom|hoe|welke|heeft) ",
    re.I,
)

# Words of names whose columns people are asked to fill.
_FOR_WORDS = words(
    """
    reason why suggestion suggestions improve improvement improvements like dislike likes dislikes pros cons
    request requests wish wishes missing else thoughts opinion said expect expected explain
    """
)


def is_question(name: str) -> bool:
    """Whether a column is headed by a question, or by what people are asked for ("Reason for score")."""
    bare = name.strip().strip("*").strip()
    if bare.endswith(("?", "？", "؟")) or (len(bare.split()) > 3 and bool(_ASKING.match(bare))):
        return True
    words = frozenset(plain_name(bare).split())
    return bool(_FOR_WORDS & words) and not words & _LABELLED


def repeats(header: Sequence[str], index: int, main: int) -> bool:
    """Whether a column goes by the name of the main one, told apart by its number only."""
    name = unnumbered(header[index])
    unnamed = name == "column"  # "column 3" is what a column without a name goes by
    return index != main and name == unnumbered(header[main]) and not unnamed


def unnumbered(name: str) -> str:
    """The name of a column without its number: "Comment (4)", "Comment 2", "comment_2"."""
    return plain_name(re.sub(r"(?:[ _]\d+| \(\d+\))$", "", name))


def is_reply(name: str) -> bool:
    """Whether a column holds what whoever serves the customer wrote ("Developer Reply Text")."""
    words = set(name.split())
    if words & NO_WORDS:
        return False
    return bool(words & _OURS) and bool(
        words
        & {
            "text",
            "body",
            "comment",
            "comments",
            "note",
            "notes",
            "reply",
            "replies",
            "response",
            "message",
            "content",
            "answer",
            "resolution",
        }
    )


_ANSWERED = (
    r"repl(?:y|ies|ied)|respon[sd]e?s?(?:ed)?|answer(?:s|ed)?|antwort(?:en|et|ete|eten)?|ruckantwort|stellungnahme|reponses?"
    r"|repondu|respuestas?|respondi\w*|contestacion|respostas?|rispost[aeo]|antwoord(?:en)?|reactie|svar|odpowiedz|odpoved|vastaus"
    r"|cevap|cevabimiz|yanit|yanitimiz|ответ\w*|reaktion|reaccion|reaction|reazione|reacao"
)
_OF_OURS = (
    r"we|our|us|company|business|vendor|owner|seller|merchant|host|property|shop|store|agent|team|unser\w*|uns|wir"
    r"|firma|unternehmens?|handlers?|verkaufers?|inhabers?|anbieters?|hotels?|notre|nos|nous|vendeur|proprietaire|entreprise|marchand"
    r"|etablissement|nuestr\w+|empresa|vendedor|propietario|negocio|tienda|noss\w+|loja|nostr\w+|azienda|titolare|venditore|onze?|ons"
    r"|bedrijf|verkoper|eigenaar|alojamiento|hospedaje|hospedagem|unterkunft|accommodation|struttura|etablissement|restaurants?|hoteliers?|equipe|equipo|teams?|squadra|var[at]?|vores|nasz\w*|sklepu|firmy|sprzedawcy|nas\w*|наш\w*|компании|продавца|владельца"
)
# In what a shop downloads, "you" is the shop.
_YOUR = r"your|ihre?|deine?|votre|tu|su|sua|tua|uw|je|jouw|din|ditt|twoja|вас|ваш\w*"
_OUR_ANSWER = re.compile(
    rf"^(?=.*\b(?:{_ANSWERED})\b)(?=.*\b(?:{_OF_OURS})\b)(?!.*\b(?:you|customers?|users?|kunden?|clients?|date|datum|fecha|data|time|id)\b)"
)
_YOUR_ANSWER = re.compile(rf"^(?:{_YOUR}) (?:{_ANSWERED})$")
# Whatever is answered to a customer is ours; so is what was done about it.
_TO_CUSTOMER = re.compile(
    rf"^(?:{_ANSWERED}) (?:an|to|for|fur|a|al|au|para|pour|per|aan|till|til|do) (?:den |die |the "
    rf"|le |la |el |o |il |de )?"
    r"(?:customers?|clients?|clientes?|clienti?|kund\w*|klant\w*|klient\w*|reviewers?|guests?|gast|gaste)$"
    r"|^(?:action|actions|measures?|steps?) taken$|^what we (?:did|said|replied|told them)$"
    r"|^(?:ma(?:ss|ß)nahmen?|was wir \w+ haben)$"
)
# What we think of it, and what we did about it: "Unser Eindruck", "Co zrobiono", "Suite donnée".
_OURS_BEGINS = re.compile(
    r"^(?:our|unsere?|notre|nos|nuestr[oa]s?|noss[oa]s?|nostr[oaie]|il nostro|la nostra"
    r"|onze?|var[at]?|vores|nasz\w?|nase|наш\w?)"
    r" (?!(?:customers?|kund\w+|clients?|clientes?|klant\w*|klien\w+)\b)\w+(?: \w+){0,3}$"
)
_DONE = re.compile(
    r"^(?:eigene[rs]?|personliche[rs]?|interne[rs]?) (?:einschatzung|eindruck|beurteilung"
    r"|bewertung|bemerkung|notiz\w*)$"
    r"|^(?:eindruck|einschatzung|impressions?|assessment|appreciation|impresion(?:es)?|impressao|impressoes|impressione"
    r"|indruk|wrazenie|intryck|inntrykk|indtryk|dojem|впечатление)$|"
    r"^(?:(?:was (?:sagen|machen|tun|antworten|unternehmen) wir(?: da(?:zu|gegen|mit))?"
    r"|what do we (?:say|do|think|answer|reply)(?: (?:about|to) (?:it|this|that))?"
    r"|que (?:disons|faisons) nous|que (?:decimos|hacemos)"
    r"|cosa (?:diciamo|facciamo)|wat (?:zeggen|doen|vinden) (?:wij|we)(?: ervan| eraan)?"
    r"|what (?:was|has been|we(?: have|ve)?) (?:done|did|changed)|what did we do"
    r"|(?:was|wie) (?:wurde|haben wir)(?: da(?:raufhin|gegen|mit|nach))? (?:getan|gemacht"
    r"|unternommen|reagiert|erledigt|geantwortet)|was getan"
    r"|ce qui a ete fait|ce que nous avons fait|suites? donnees?|que se hizo|que hicimos|lo que se hizo"
    r"|o que (?:foi feito|fizemos)|cosa (?:e stato|abbiamo) fatto|wat (?:is er|hebben we|we) (?:gedaan|deden)"
    r"|co (?:zrobiono|zrobilismy)|vad (?:gjorde vi|har gjorts)|hva (?:gjorde vi|ble gjort)"
    r"|hvad (?:gjorde vi|blev gjort)"
    r"|co (?:bylo|jsme) udelal\w*|что (?:сделано|сделали)|ne yapildi)"
    r"|(?:ergriffene |eingeleitete |umgesetzte |corrective |follow ?up )?(?:ma(?:ss"
    r"|ß)nahmen?|actions?|measures?)"
    r"(?: taken| by us| ergriffen| prises?| tomadas?)?|korrekturma(?:ss|ß)nahmen?"
    r"|(?:action|mesure)s? (?:prises?|correctives?|menees?)|accion(?:es)? (?:tomadas?"
    r"|realizadas?|correctivas?)"
    r"|medidas? (?:tomadas?|adotadas?)|ac(?:ao|oes) (?:tomadas?|realizadas?|corretivas?)"
    r"|azion[ei] (?:intraprese?|correttiv[ae])"
    r"|provvedimenti|ondernomen acties?|genomen maatregel\w*|(?:podjete )?dzialania"
    r"|atgard(?:er)?|tiltak|принятые меры"
    r"|follow ?ups?|erledigung|bearbeitungs(?:vermerk|notiz)\w*|(?:interne?r?|internal"
    r"|interna|interno) (?:vermerk|notiz\w*|notes?|bemerkung\w*"
    r"|kommentar\w*|comments?|remarks?|note|nota|notas|comentarios?|commentaires?|opmerking\w*|einschatzung))"
    r"(?: by us| von uns)?$"
    r"|^(?:team|staff|sales|support|vertriebs?|rep|manager)s?\W(?:reply|replies|thoughts|comments?|notes?|impression|view|remarks?)\b"
)
# Beside a customer's remark, an answer without a further word is to it.
_ANSWERS = frozenset(("response", "answer", "responses", "answers"))
_LONGEST_NAME = 60


def is_ours(name: str, *, alone: bool = False) -> bool:
    """Whether a column by that name, as it is written, holds what we answered: "What we answered",
    "Antwort des
    Händlers". "Ihre Antwort" is ours beside a customer's words, but not `alone`."""
    if is_reply(unnumbered(name)):
        return True
    bare = " ".join(re.findall(r"\w+", folded(name)))[:_LONGEST_NAME]
    if (
        _TO_CUSTOMER.match(bare)
        or bare in ("cevabimiz", "cevabımız", "yanitimiz", "yanıtımız")
        or _OUR_ANSWER.search(bare)
    ):
        return True
    if alone:
        return False
    asks = name.rstrip().endswith(("?", "？"))
    return bool(_DONE.match(bare) or (not asks and (_YOUR_ANSWER.match(bare) or _OURS_BEGINS.match(bare))))


def _is_answer(name: str) -> bool:
    """An answer, be it told whose: "Response", "Réponse OF", and not that of a survey's customer."""
    bare = " ".join(re.findall(r"\w+", folded(name)))[:_LONGEST_NAME]
    return plain_name(name) in _ANSWERS or bool(_ANSWER_OF.match(bare))


_ANSWER_OF = re.compile(
    rf"^(?:{_ANSWERED})(?: (?!(?:you|customers?|users?|kunden?|clients?|date|datum|id)\b)\w+){{1,2}}$"
)


def _tells_who_answered(header: Sequence[str]) -> bool:
    """Whether a column names whoever wrote the answers of a table."""
    return any(plain_name(name) in _ANSWERERS for name in header)


_ANSWERERS = frozenset(("responded by", "replied by", "answered by", "response by", "reply by"))


def written_by(header: tuple[str, ...], shape: Shape, index: int, main: int) -> By:
    """Who wrote a column of words: as the row says, ours, or open."""
    name = unnumbered(header[index])
    if shape is Shape.ACTIVITIES:
        return By.ROW
    if is_ours(header[index], alone=index == main) or (
        name in _BY_OURS and (index != main or shape is Shape.TICKETS)
    ):
        return By.OURS
    main_name = header[main]
    to_a_remark = index != main and not is_question(main_name) and not _is_answer(main_name)
    if shape is Shape.FEEDBACK and to_a_remark and _is_answer(header[index]):
        return By.OURS
    if index != main and name in _ANSWERS and _tells_who_answered(header):
        return By.OURS
    if index == main or shape in (Shape.FEEDBACK, Shape.TALK, Shape.MAILS):
        return By.ROW
    if name in IN_TURNS or repeats(header, index, main):
        return By.OPEN
    described = shape is Shape.TICKETS and name in NAMES[Meaning.TEXT]
    return By.ROW if described or is_question(header[index]) else By.OPEN
