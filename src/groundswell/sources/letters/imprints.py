"""What law makes a company write below its mails: its register, its seat, and for whom the mail is meant.

Such a paragraph is as long as what somebody says, so it is told by its matter. It is looked for below a
signature only: above, one writes of a register as of anything else.
"""

import re
from collections.abc import Sequence

from groundswell.sources.letters.prose import asks

_LINES, _READ = 20, 1500  # of a paragraph, and characters of them, that are looked at
# What a register holds of a company, as its mails tell it.
_REGISTERED = re.compile(
    r"registered (?:office|in|address|company|number|charity)|place of registration|company (?:reg\w*|no"
    r"|number)\b"
    r"|\bvat (?:no|number|reg|id)\b|sitz der gesellschaft|registergericht|amtsgericht|handelsregister"
    r"|firmenbuch"
    r"|gesch[äa]ftsf[üu]hr\w+\s?:|aufsichtsrat|\bust-?\s?id|\bau capital de|si[èe]ge social|tva intra\w*"
    r"|registro mercantil|domicilio social|conservat[óo]ria|capital social|sede (?:legale|social)"
    r"|capitale sociale"
    r"|codice fiscale|partita iva|registro delle imprese|statutair gevestigd|handelsregister"
    r"|\borg\.?\s?(?:nr|nummer)"
    r"|y-tunnus|s[ąa]d rejonowy|kapita[łl] zak[łl]adowy|obchodn\w+ rejst[řr][íi]k|c[ée]gjegyz[ée]k"
    r"|(?-i:\b(?:HR[AB]|RCS|SIRET|SIREN|P\.?\s?IVA|KvK|BTW|CVR|KRS|NIP|REGON|IČO?|DIČ|NIPC|NIF|CIF|CNPJ"
    r"|ABN|ИНН|ОГРН)"
    r"[\s.:№#-]*(?:[A-Z][a-zé]+ )?[A-Z]{0,3}\d)",
    re.I,
)
_OF_A_MAIL = re.compile(
    r"\be-?mails?\b|\b(?:message|communication|transmission|nachricht|courriel|mensaje|correo|mensagem"
    r"|messaggio"
    r"|comunicazione|bericht|wiadomo[śs]\w*|zpr[áa]v\w+|meddelande\w*|e-?post\w*|beskeden?|viesti\w*"
    r"|[üu]zenet\w*"
    r"|сообщени\w+|письм\w+)\b|メール|邮件|郵件|메일",
    re.I,
)
_CONFIDENTIAL = re.compile(
    r"\b(?:confiden[tc]\w+|privileged|proprietary|vertraulich\w*|vertrouwelijk\w*|riservat\w+|poufn\w+"
    r"|d[ůu]v[ěe]rn\w+"
    r"|konfidenti\w+|fortrolig\w*|luottamuksel\w+|bizalmas\w*|конфиденциальн\w+)|機密|保密|기밀",
    re.I,
)
_MEANT = re.compile(
    r"\b(?:intended|recipients?|addressees?|named above|empf[äa]nger\w*|adressat\w*|destinatair\w*"
    r"|destinatari\w*"
    r"|destin[ée]\w*|geadresseerde\w*|bestemd|odbiorc\w*|adresat\w*|adres[áa]t\w*|p[řr][íi]jemc\w*"
    r"|mottagare\w*"
    r"|modtager\w*|mottaker\w*|vastaanottaja\w*|c[íi]mzett\w*|получател\w+|адресат\w*|in error|by mistake"
    r"|irrt[üu]mlich|par erreur|por error|por engano|per errore|omy[łl]kowo|unauthori[sz]ed|unbefugt\w*)\b"
    r"|受信者|收件人|수신자",
    re.I,
)
_DATA_LAW = re.compile(
    r"\b(?:gdpr|dsgvo|rgpd|lopd\w*|avg|rodo)\b|2016/679|protecci[óo]n de datos|prote[çc][ãa]o de dados"
    r"|protezione dei dati|datenschutz(?:hinweis\w*|erkl\w+|grundverordnung)|privacy (?:policy|notice)",
    re.I,
)
_VIRUSES = re.compile(r"\b(?:virus\w*|malware|viren\w*|vir[íi]?\b)", re.I)
_PRINTED = re.compile(
    r"(?:environment|umwelt|environnement|medio ?ambiente|ambiente|milieu|milj[öø]\w*)\b.{0,80}"
    r"\b(?:print|druck|imprim|stamp|afdruk|skriv|utskrift)\w*"
    r"|\b(?:think|consider|denken|pens\w+|piens\w+)\b.{0,40}\b(?:before|bevor|avant|antes|prima"
    r"|wel)\b.{0,40}"
    r"\b(?:print|druck|imprim|stamp)\w*",
    re.I,
)
# Of a register alone a customer may write too: "please use the VAT number …".
_SAID = re.compile(
    r"\b(?:we|our|us|you|your|please|wir|uns\w*|sie|ihr\w*|bitte|nous|notre|vous|votre|merci|nosotros"
    r"|nuestr\w+"
    r"|usted\w*|favor|noi|nostr\w+|wij|ons|onze|graag|vi|vår\w*)\b",
    re.I,
)
# Whoever speaks of themselves, or after a letter adds a word, is no law.
_ONES_OWN = re.compile(
    r"\bI(?:'m|'ll|'d|'ve|’m|’ll|’d|’ve)?\b(?!\.)|(?i:\b(?:my|ich|mir|mein\w*|j['’]ai|moi|mon|yo|mi|meu"
    r"|minha|mio|mia|ik"
    r"|mijn|jag|jeg|min|m[ůu]j|moje|м(?:не|ой|оя))\b)|^(?i:p\.? ?\.?s\b)"
)


def is_imprint(bare: Sequence[str], index: int) -> bool:
    """Whether a paragraph below a signature that begins on this line is the company's, not the writer's."""
    lines: list[str] = []
    for line in bare[index : index + _LINES]:
        if not line:
            break
        lines.append(line)
    text = " ".join(lines)[:_READ]
    if not text or any(asks(line) for line in lines) or _ONES_OWN.search(text):
        return False
    matters = [matter.search(text) is not None for matter in (_CONFIDENTIAL, _MEANT, _VIRUSES)]
    beside = [matter.search(text) is not None for matter in (_OF_A_MAIL, _DATA_LAW)]
    if (any(matters) and sum(matters) + sum(beside) > 1) or _PRINTED.search(text):
        return True
    return _REGISTERED.search(text) is not None and _SAID.search(text) is None
