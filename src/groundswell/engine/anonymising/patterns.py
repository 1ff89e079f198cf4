"""What is known by its shape: addresses of the net and of places, amounts, telephone and other numbers."""

import re
from collections.abc import Iterator
from dataclasses import replace

from groundswell.engine.anonymising.values import Hidden, Span

_EMAIL = re.compile(r"[\w.+%-]+(?:@|\s?[\[(]at[\])]\s?)[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_][\w-]*)+")
_TOP = (
    "com|net|org|info|biz|io|co|app|dev|ai|eu|uk|ie|de|at|ch|fr|be|nl|lu|es|pt|it|dk|se|no|fi|is|pl|cz|sk|hu|ro"
    "|gr|tr|us|ca|mx|br|ar|au|nz|jp|cn|in|za|shop|store|online|cloud|tech|group|gmbh|example|test|invalid"
)
_LINK = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]']"
    rf"|(?<![\w@.-])(?:[a-z0-9](?:[\w-]*[a-z0-9])?\.)+(?:{_TOP})(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'])?(?![\w-])",
    re.I,
)
_CODE = "EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|JPY|INR|BRL|ZAR|CNY|MXN|TRY"
_COIN = (
    r"euros?|dollars?|bucks?|quid|pounds?(?: sterling)?|pence|cents?|francs?|franken|kronor|kroner|zloty"
    r"|złotych?|yen"
    r"|rupees?|grand|pfund|livres?|libras?|dólares|sterline|dollari|reais"
)
_SIGN = r"(?:[€$£¥₹₽₺₩]|(?:US|CA|A|NZ)\$)"
_FIGURE = r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2}[-–]?)?|\d+(?:[.,]\d{1,2})?"
_MANY = (
    r"(?:\s?(?:k|K|m|M|mn|bn|[Mm]io\.?|[Tt]sd\.?|million|millions|billion|thousand|hundred|Millionen|tausend"
    r"|milliers|millions d['’]|mil|mila|miljoen)(?![^\W_]))?"
)
_SPELT = (
    r"(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
    r"|half|couple|few|several|some|of|and"
    r"|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dreißig|vierzig|fünfzig|hundert|tausend"
    r"|deux|trois|quatre|cinq|dix|vingt|trente|cent|mille|dos|tres|cuatro|cinco|diez|veinte|cien|due|tre|quattro"
    r"|cinque|dieci|venti|twee|drie|vier|vijf|tien|twintig|honderd|duizend)[\s-]+)"
)
_AMOUNT = re.compile(
    rf"(?:{_SIGN}|\b(?:{_CODE}))\s?[-–]?(?:{_FIGURE}){_MANY}(?:\s?(?:{_CODE})\b)?"
    rf"|(?<![\w.,-])(?:{_FIGURE}){_MANY}\s?(?:{_SIGN}|(?:{_CODE})(?![^\W_]))"
    rf"|(?<![\w.,-])(?:{_FIGURE}){_MANY}[\s-]?(?i:{_COIN})(?![^\W_])"
    rf"|(?<![^\W_])(?i:{_SPELT}+(?:{_COIN}))(?![^\W_])"
    rf"|(?<![\w.,-])\d+(?:[.,]\d+)?\s?[kK](?![^\W_])"
    rf"|(?<![\w.,-])\d{{1,3}}(?:[.,'’]\d{{3}})+(?:[.,]\d{{2}})?(?=\s(?i:a|per|each|pro|par|por|al|je|im)\s)"
)
_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?(?![^\W_])")
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
    r"|\d{1,2}:\d{2}(?::\d{2})?"
)
_PHONE = re.compile(r"(?<![\w#€$£.,/-])(?:\+|00|\(|0)?\(?\d(?:[\s().\u00a0/–-]{0,2}\d){6,14}(?![\w%])")
_MARKED = re.compile(
    r"(?<![^\W_])(?i:order|invoice|ticket|case|contract|customer|account|serial|ref|reference|booking|quote|po|rma|job"
    r"|auftrag|auftrags|bestellung|bestell|rechnung|rechnungs|kunden|vertrag|vertrags|vorgang|commande|facture"
    r"|contrat|dossier|pedido|factura|contrato|ordine|fattura|contratto|bestelling|factuur|klant)"
    r"(?:(?i:nummer|number|no|nr|num|id)?(?:\s|[.:#º°-])*?(?:(?i:number|nummer|no|nr|num|numéro|número|numero|id|n)\b)?[.:#º°\s-]*)"
    r"(?P<number>[A-Z]{0,4}[-_/]?\d[\dA-Z]*(?:[-_/.][\dA-Z]+)*)(?![^\W_])"
)
_HASHED = re.compile(r"(?<![^\W_])#\s?[A-Z]{0,4}-?\d[\w-]*")
_CODED = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{1,6}[-_/]?(?=[\d-]*\d{3})\d+(?:[-_/][\dA-Za-z]+)*|\d{4,}[-_/]?[A-Z]{1,4}(?:[-_/]?\d+)*|\d{2,4}[-/]\d{3,}(?:[-/]\d+)*)(?![^\W_])"
)
_LONG = re.compile(r"(?<![\w.,-])\d{6,}(?![\w])")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_STREETS = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Close|Court|Ct|Place|Pl|Square|Sq|Boulevard|Blvd|Terrace"
    r"|Row|Quay|Highway|Hwy|Parkway|Crescent|Mews|Gardens|Grove|Hill"
)
_PLACE = re.compile(
    rf"\b\d{{1,5}}[a-zA-Z]?,?\s(?:{_CAPITAL}\s){{1,3}}(?:{_STREETS})\b\.?"
    rf"|\b(?:{_CAPITAL}\s){{1,3}}(?:{_STREETS})\.?\s\d{{1,5}}[a-zA-Z]?\b"
    r"|\b[^\W\d_][\w-]*(?:straße|strasse|str\.|gasse|allee|platz|damm|ufer|straat|laan|plein|gracht|kade|vej|gade|gatan|vägen|gata)\s\d{1,4}\s?[a-z]?\b"
    rf"|\b[A-ZÄÖÜ][\w-]*(?:weg|ring)\s\d{{1,4}}[a-z]?\b"
    rf"|\b\d{{1,4}}(?:\sbis)?,?\s(?i:rue|avenue|boulevard|place|chemin|quai|impasse|allée|route)\s(?:(?:de|du|des|la|le|les|l['’]|d['’])\s?)*{_CAPITAL}(?:[\s-]{_CAPITAL})*"
    rf"|\b(?i:rue|calle|avenida|plaza|paseo|via|viale|corso|piazza|rua|praça)\s(?:(?:de|del|della|dei|do|da|la|las|los)\s)*{_CAPITAL}(?:\s{_CAPITAL})*,?\s\d{{1,4}}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"
    rf"|\b(?:[A-Z]{{1,2}}-)?\d{{5}}\s{_CAPITAL}(?=[\s.,;!?]|$)(?<!\d)"
    r"|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b"
    r"|\b(?:P\.?\s?O\.?\s(?i:box)|(?i:postfach))\s\d+\b"
)
_TITLED = re.compile(
    rf"(?<![^\W_])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Madame|Monsieur|Mme|Sr|Sra|Señora?|Signora?|Mevrouw|Meneer)\.?\s(?P<name>{_CAPITAL}(?:\s(?:van|von|de|der|den|di|da)){{0,2}}(?:\s{_CAPITAL})?)"
)
_COMPANY = re.compile(
    rf"(?P<name>(?:(?<![^\W_]){_CAPITAL}(?:\s&)?\s){{1,4}})(?:GmbH|AG|KG|Ltd|Limited|Inc|LLC|LLP|PLC|plc|Corp|SARL|SAS|S\.A\.|B\.V\.|BV|N\.V\.|AB|Oy|ApS|S\.r\.l\.|Srl|S\.p\.A\.)(?![^\W_])"
)
# In this order: what one has taken is no later one's.
_SHAPES: tuple[tuple[re.Pattern[str], Hidden], ...] = (
    (_EMAIL, Hidden.EMAIL),
    (_LINK, Hidden.LINK),
    (_IBAN, Hidden.NUMBER),
    (_AMOUNT, Hidden.AMOUNT),
    (_PLACE, Hidden.ADDRESS),
    (_HASHED, Hidden.NUMBER),
    (_PHONE, Hidden.PHONE),
    (_CODED, Hidden.NUMBER),
    (_MARKED, Hidden.NUMBER),
    (_LONG, Hidden.NUMBER),
)
_NAMED = ((_TITLED, Hidden.PERSON), (_COMPANY, Hidden.CUSTOMER))


def shaped(text: str) -> list[Span]:
    """In their order; no two of them overlap."""
    dates = [match.span() for match in _DATE.finditer(text)]
    found: list[Span] = []
    for pattern, kind in _SHAPES:
        for span in _of(pattern, kind, text):
            if not _is_a_date(span, kind, dates):
                found.extend(_what_is_left(span, found, text))
    return sorted(found, key=lambda span: span.start)


def _what_is_left(span: Span, taken: list[Span], text: str) -> list[Span]:
    """The parts of it that no other has taken: of "+49 866 51934 ASK" the beginning, where its end was taken
    for a place with its postcode."""
    edges = sorted((other.start, other.end) for other in taken if crosses(span, [other]))
    starts = [span.start, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), span.end]
    return [
        replace(span, start=start, end=end)
        for start, end in zip(starts, ends, strict=True)
        if any(letter.isalnum() for letter in text[start:end])
    ]


def named_by_form(text: str) -> list[Span]:
    """Names that nobody told us of, by what stands beside them: "Mrs Okafor", "Brandt Lifte GmbH"."""
    return [span for pattern, kind in _NAMED for span in _of(pattern, kind, text)]


def _of(pattern: re.Pattern[str], kind: Hidden, text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        part = "name" if "name" in pattern.groupindex else "number" if "number" in pattern.groupindex else 0
        start, end = match.span(part)
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        key = text[start:end].casefold() if kind in (Hidden.PERSON, Hidden.CUSTOMER) else ""
        yield Span(start, end, kind, key)


def crosses(span: Span, taken: list[Span]) -> bool:
    """Whether it shares a letter with one of those."""
    return any(span.start < other.end and other.start < span.end for other in taken)


def _is_a_date(span: Span, kind: Hidden, dates: list[tuple[int, int]]) -> bool:
    """A day or a time of day stays; digits of a date that go on are none."""
    numbers = (Hidden.PHONE, Hidden.NUMBER, Hidden.ADDRESS)
    return kind in numbers and any(start <= span.start and span.end <= end for start, end in dates)
