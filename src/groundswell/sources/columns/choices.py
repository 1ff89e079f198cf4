"""Columns of answers that were chosen, not written: from a scale, from a list, by a tick."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from groundswell.sources.columns.languages import folded
from groundswell.sources.columns.write_ins import has_write_in, is_write_in

# Questions that are answered with a measure or with a choice.
_MEASURED = re.compile(
    r"\b(?:how (?:long|often|many|much|likely|satisfied|easy|difficult|would you rate|old"
    r"|frequently|large|big)"
    r"|which of|what (?:is|was|best describes) your (?:role|age|job|position|industry|company size"
    r"|gender|level)"
    r"|wat is (?:uw|je) (?:functie|rol|leeftijd)|was ist ihre (?:rolle|position|funktion)"
    r"|quel(?:le)? est votre (?:poste|role|metier)"
    r"|cual es (?:su|tu) (?:cargo|puesto|rol|edad)|qual (?:e )?o seu (?:cargo|papel)"
    r"|qual e il (?:suo|tuo) ruolo"
    r"|rate your|wie (?:lange|oft|viele?|wahrscheinlich|zufrieden|einfach|haufig|leicht|gross"
    r"|bewerten)|seit wann"
    r"|welche (?:funktionen|produkte|module|der folgenden)|(?:depuis )?combien|a quelle frequence"
    r"|quel(?:le)? est votre"
    r" (?:niveau|degre|age|fonction)|dans quelle mesure|cuanto tiempo|cuant[oa]s|con que frecuencia"
    r"|que tan|que probabilidad"
    r"|nivel de satisf|nivel de satisfaccion|ha quanto tempo|com que frequencia|quant[oa]s?"
    r"|qual (?:e )?(?:o )?seu nivel"
    r"|nivel de satisfacao|quais (?:recursos|produtos|modulos|funcionalidades)|que (?:funciones"
    r"|productos|modulos)"
    r"|da quanto|quanto|con quale frequenza|hoe (?:lang|vaak|tevreden|waarschijnlijk|veel|makkelijk)"
    r"|jak (?:dlugo|czesto|bardzo|oceniasz)|hur (?:lange|ofta|nojd|manga)|hvor (?:lenge|ofte|fornoyd|mange)"
    r"|как (?:долго|часто)|насколько|сколько)\b"
    r"|\b(?:return reasons?|reasons? for (?:the )?returns?|(?:ruckgabe|retouren?"
    r"|rucksende)grund|motif (?:de|du) retour"
    r"|motivo d\w+ (?:devolu\w+|reso)|retourreden|reden (?:van|voor) retour|powod zwrotu"
    r"|returorsak|returgrunn)\b"
    r"|\b(?:which|what|welche[rsnm]?|quel(?:le)?s?|cual|que|qual|quale"
    r"|welke) (?:\w{1,12} )?(?:teams?|department|abteilung|bereich"
    r"|equipe|departamento|reparto|afdeling|country|land|pays|pais|paese|region|device"
    r"|browser|version|language|industry|age group"
    r"|altersgruppe|products? (?:did|do|have) you (?:buy|bought|use|used|order|ordered|own"
    r"|purchase|purchased))\b"
    # Where somebody heard of us, and which shop they went to.
    r"|\b(?:(?:how|where|who) (?:did|do|have) (?:you|we|they) (?:first )?(?:hear|find out"
    r"|(?:find|learn|discover"
    r"|come across|get to know|know) (?:about|of|us)\b)|where (?:did|do) (?:you"
    r"|they) (?:\w+ ){0,2}(?:find|buy|shop|order)"
    r"|(?:wie|wo|woher|wodurch) (?:haben|hast|sind|bist|wurden|kennen|kennst) (?:sie|du|wir)\b.{0,40}"
    r"\b(?:erfahren|gehort|gefunden|aufmerksam|kennengelernt|uns)"
    r"|comment (?:nous )?(?:avez|as)[- ](?:vous|tu)\b.{0,30}\b(?:entendu|connus?|decouvert|trouves?)"
    r"|como (?:nos|nos has|supo|supiste|se entero|te enteraste|conocio|conociste|conheceu"
    r"|ficou sabendo|soube)"
    r"|come (?:ci )?(?:hai|ha|avete) (?:conosciut|sentit|trovat|scopert)\w*"
    r"|hoe (?:heeft|heb|bent|ben) (?:u|je) .{0,30}(?:gevonden|gehoord|terechtgekomen)"
    r"|(?:skad|jak) (?:sie )?(?:pan|pani|o nas)?.{0,20}\b(?:dowiedzial\w*|trafil\w*)"
    r"|h[uv]or? (?:horde|fick|fandt|fant) (?:du|ni|i) .{0,30}\b(?:om|oss|os)"
    r"|откуда вы .{0,20}(?:узнали|знаете)"
    r"|(?:which|what|welche[rsnm]?|quel(?:le)?|cual|que|qual|quale|welke|ktor[yae]\w*"
    r"|vilken|hvilken) (?:of our )?(?:\w{1,12}[ -])?"
    r"(?:shops?|stores?|branch(?:es)?|location|office|site|plan|filialen?|laden|geschaft|standort|tarif|magasin|boutique"
    r"|agence|tienda|sucursal|loja|unidade|filial|negozio|filiale|sede|winkel|vestiging|sklep|butik|butikk|butiken)\b)"
)
# Why somebody left us, which is mostly chosen from a list: then reasons come back.
_ENDED_FOR = re.compile(
    r"\b(?:cancel\w*|churn|unsubscribe|termination|closing) reasons?\b"
    r"|\breasons? for (?:cancel\w+|leaving|churn\w*|termination)\b"
    r"|\bkundigungsgrund|\bmotif (?:de|du) (?:resiliation|depart)"
    r"|\bmotivo d\w+ (?:cancelacion|baja|cancelamento|disdetta)"
    r"|\bopzegreden|\breden van opzegging"
)
# What programs call a thing by: "NOT_AS_DESCRIBED", "not_as_described", "NotAsDescribed".
_CODE = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)+|[a-z0-9]+(?:_[a-z0-9]+)+")
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
_CODE_LIKE = re.compile(r"[A-Z][A-Z0-9_]{2,}|[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_CODES = 0.25  # of the cells, with an underline
# What scales are made of.
_SCALE = re.compile(
    r"(?:(?:very|extremely|somewhat|quite|rather|not at all|not so|not very|slightly|moderately"
    r"|completely|strongly|neither"
    r"|fairly|mostly|totally|sehr|eher|uberhaupt nicht|gar nicht|nicht|teils|voll und ganz|trifft"
    r"|stimme|tres|plutot|pas du tout|pas"
    r"|assez|muy|bastante|poco|nada|totalmente|algo|muito|pouco|molto|abbastanza|per niente|zeer"
    r"|heel|niet|helemaal"
    r"|bardzo|raczej|mycket|ganska|inte|veldig|meget|svaert|очень|скорее|совсем не)\s+)*"
    r"(?:positiv[eoa]?|negativ[eoa]?|positif|negatif|positief|negatief|pozytywn[yae]|negatywn[yae]|(?:dis|un)?satisf(?:ied|actory|ait\w*|eito|eita|echo|echa)|insatisf\w*|neutral\w*|neutro|neutre|agree|disagree|likely|unlikely|easy|difficult|useful"
    r"|helpful|happy|unhappy|important|good|bad|poor|excellent|fair|average|often|sometimes|rarely|never|always|daily|weekly|monthly"
    r"|yes|no|true|false|wahr|falsch|vrai|faux|verdadero|verdadeiro|falso|vero|waar|checked"
    r"|selected|x|maybe|not sure|zufrieden|unzufrieden|zu|wahrscheinlich|unwahrscheinlich|gut"
    r"|schlecht|einfach|schwierig|ja|nein|vielleicht"
    r"|manchmal|selten|nie|immer|oft|taglich|wochentlich|monatlich|d'accord|probable|improbable|facile|difficile|oui|non|parfois|jamais"
    r"|souvent|toujours|satisfecho|de acuerdo|en desacuerdo|facil|dificil|si|a veces|nunca|siempre"
    r"|concordo|discordo|provavel|sim|nao"
    r"|as vezes|sempre|soddisfatt[oa]|insoddisfatt[oa]|d'accordo|a volte|mai|tevreden|ontevreden"
    r"|eens|oneens|nee|soms|nooit|altijd|vaak"
    r"|zadowolon[ya]|niezadowolon[ya]|tak|nie|nojd|missnojd|fornoyd|misfornoyd|tilfreds|utilfreds|доволен|недоволен|да|нет)"
    r"(?:\s+(?:nor (?:dis)?satisfied|nor (?:dis)?agree|ganz zu|voll zu|nicht zu))?"
)
_MEASURE_WORDS = 7.0  # mean words up to which an answer to such a question is a measure
_ITEM_WORDS = 4
_LEAST = 0.8
_LONGEST = 200  # characters of what may be chosen


def is_chosen(name: str, cells: Sequence[str], others: Collection[str] = ()) -> bool:
    """Whether the answers below a name were chosen. `cells` are those of some rows, `others` the names of the
    other columns, which a form may have for each choice."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or max(map(len, filled)) > _LONGEST:
        return False
    if is_write_in(name):
        return False
    if _are_codes(filled):
        return True
    if all(_same(cell, name) for cell in filled):
        return True  # a column for each choice, which holds its own name where it is ticked
    if len(filled) > 1 and len(set(filled)) == 1 and filled[0].endswith(("?", "？")):
        return True  # what was asked, beside each answer
    if others and all(cell in others for cell in filled):
        return True
    plain = [folded(cell).strip(" .!") for cell in filled]
    if sum(bool(_SCALE.fullmatch(cell)) for cell in plain) >= _LEAST * len(plain):
        return True
    words = sum(len(cell.split()) for cell in filled) / len(filled)
    has_sentences = any(cell.endswith((".", "!")) and len(cell.split()) > _ITEM_WORDS for cell in filled)
    is_free = has_write_in(name, others) or _MEASURED.search(folded(name))
    if words <= _MEASURE_WORDS and not has_sentences and is_free:
        return True
    if (
        words <= _ITEM_WORDS
        and not has_sentences
        and len(set(filled)) < len(filled)
        and _ENDED_FOR.search(folded(name))
    ):
        return True
    return _is_list(filled)


def _are_codes(filled: Sequence[str]) -> bool:
    """Names of programs, each in one word, some of which nobody would write so."""
    if len(set(filled)) > 1 and all(map(_CAMEL.fullmatch, filled)):
        return True
    codes = sum(map(bool, map(_CODE.fullmatch, filled)))
    return codes >= _CODES * len(filled) and all(map(_CODE_LIKE.fullmatch, filled))


def _is_list(filled: Sequence[str]) -> bool:
    """Several choices in a cell, parted by commas: the same few come back in many rows."""
    items = [[item.strip() for item in re.split(r"[,;|]\s*", cell)] for cell in filled]
    every = [item for row in items for item in row]
    if (
        len(filled) < 2
        or not any(len(row) > 1 for row in items)
        or any(len(item.split()) > _ITEM_WORDS for item in every)
    ):
        return False
    rows = Counter(item for row in items for item in set(row))
    return sum(times for times in rows.values() if times > 1) >= _LEAST * len(every) * 0.8 and len(
        rows
    ) <= 0.6 * len(every)


def _same(cell: str, name: str) -> bool:
    return folded(cell).strip(" .:") == folded(name).strip(" .:")
