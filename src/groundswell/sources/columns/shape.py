"""What kind of table this is, told from the names of its columns and of its file."""

import re
from collections.abc import Set
from enum import StrEnum
from pathlib import PurePosixPath

from groundswell.sources.columns.languages import folded
from groundswell.sources.columns.names import plain_name
from groundswell.sources.columns.wordlists import names as named
from groundswell.sources.columns.wordlists import words


class Shape(StrEnum):
    DEALS = "deal"
    ACCOUNTS = "account"
    SELLERS = "seller"
    CONTACTS = "contact"
    ACTIVITIES = "note"  # what sellers write down: notes, calls, tasks, meetings
    TICKETS = "ticket"
    FEEDBACK = "feedback"
    TALK = "conversation"  # rows are turns
    MAILS = "email"
    PLAIN = "row"


# Tables that tell of business, not of words.
FACTS = (Shape.DEALS, Shape.ACCOUNTS, Shape.SELLERS)

_STAGE = named("""
    stage, deal stage, dealstage, stage name, opportunity stage, deal status, is won, is closed won, is
    closed lost, closed won, deal pipeline stage id
""")
_DEAL = named("""
    opportunity id, deal id, deal name, dealname, opportunity name, opportunity, deal, record id, name,
    id, account, account name, associated company
""")
_VALUE = named("""
    amount, deal amount, close value, deal value, opportunity amount, value, close date, closedate,
    closed amount, amount in company currency
""")
_ACTIVITY = named("""
    activity type, activity date, activity date time, activity notes, activity owner, task subtype,
    event subtype, note body, call notes, call body, call disposition, call duration in seconds,
    engagement id, who id, activity id, meeting body, internal meeting notes, email text, email subject,
    email direction, communication body, body preview, logged by, meeting outcome, call outcome, task
    notes, task id, note id, full comments, meeting notes, assigned, call direction, call title, meeting
    title, activity assigned to
""")
_TICKET = named("""
    ticket id, ticket number, ticket description, ticket subject, ticket name, ticket status, ticket
    organization, case number, case id, case origin, requester, requester id, requester name, submitter
    id, ticket form id, ticket category, ticket priority, has incidents, via channel, requester email,
    case owner, case status, case subject, case description, ticket owner, ticket type, ticket key, issue key,
    issue type, reporter, caller
""")
_ACCOUNT_NAME = named("""
    account, account name, company, company name, organization, organisation, name, organization name,
    customer, customer name, client
""")
_ACCOUNT = named("""
    industry, sector, employees, number of employees, numberofemployees, annual revenue, annualrevenue,
    website, domain, company domain name, billing city, billing country, billing state, subsidiary of,
    parent company, headquarters, office location, shared tickets, ticker symbol, sic, year established,
    monthly spend, user count, company size, session count
""")
_SELLER_NAME = named("""
    sales agent, sales rep, seller, rep, rep name, salesperson, sales person, name, full name, first
    name, firstname, user, username, owner, owner name, email
""")
_SELLER = named("""
    manager, regional office, quota, is active, profile id, user role id, owner id, team, team name,
    role, role id, primary team id, active user id, territory, region, alias, job title, manager id,
    sales team
""")
_CONTACT = named("""
    lead source, lifecycle stage, lifecyclestage, company, contact id, mailing city, mailing street,
    mobile phone, reports to id, converted date, jobtitle, salutation, lead status, is converted
""")
_TALK = named("""
    speaker, speaker name, author type, speaker role, turn, turn id, utterance, call id, role,
    dialogue id, dialog id, conversation id, sender type, part type, actor id, chat index, chat id
""")
_FEEDBACK = named("""
    customer, customer id, customer name, customer email, client, client name,
    rating, stars, nps, nps score, csat score, votes count, what they said, complainant,
    score, sentiment, reviewer, vote count, votes, respondent id, submission id, star rating, survey type,
    collector id, response type, network id, respondent, client id, contact feedback,
    completion time, response id, distribution channel, recipient email, review created, reviewer name,
    supporters, upvotes, upvote count, idea votes, number of votes, likelihood to recommend
""")
_STAMPS = named("timestamp, submitted at, submission date, submit date, completion time, submission time")
_FEEDBACK_WORDS = words("feedback review reviews nps csat survey complaint complaints testimonial")
# The same as files are called elsewhere, without accents.
_FEEDBACK_FILES = words("""
    avis bewertung bewertungen rezension rezensionen umfrage beschwerden reklamation reklamationen
    kundenfeedback
    enquete sondage reclamations plaintes satisfaction opiniones resenas encuesta quejas reclamos
    reclamaciones
    avaliacoes pesquisa reclamacoes opinioes recensioni sondaggio reclami beoordelingen recensies
    enquete klachten
    klanttevredenheid opinie ankieta reklamacje recenze stiznosti anmeldelser klager omdomen klagomal enkat
    отзывы опрос жалобы yorumlar anket
""")
_CUSTOMER_SAID = re.compile(
    r"^(?:customer|client|user) (?:comments?|notes?|remarks?|said|quote|verbatim|utterance"
    r"|message|text|words)$"
)
# "O-Ton Kunde", "Was der Kunde sagt", "Paroles du client".
_OF_CUSTOMER = r"(?:kund\w*|customers?|clients?|clientes?|klant\w*|klient\w*|zakaznik\w*|musteri|клиент\w*)"
_WORDS_OF = (
    r"(?:o-?ton|zitat\w*|aussagen?|stimmen?|wort\w*|sagt\w*|gesagt|wunsch\w*|meinung\w*|ruckmeldung\w*|said|says|quotes?|words|voice"
    r"|wish\w*|paroles?|propos|dit|dice|dijo|palabras|voz|disse|diz|palavras|parole|uitspra\w*|zegt|citat\w*|cytat\w*|цитат\w*|слова)"
)
_SAID_BY_CUSTOMER = re.compile(
    rf"\b{_OF_CUSTOMER}\b.{{0,20}}\b{_WORDS_OF}\b|\b{_WORDS_OF}\b.{{0,20}}\b{_OF_CUSTOMER}\b|\bkunden(?:zitat|stimme|wunsch|meinung|aussage)\w*"
)
_FROM = named("""
    from, from address, from email, from name, sender, sender email, sender name, sender address
""")
_TO = named("""
    to, to address, to email, to name, recipient, recipients, to addresses, recipient email,
    recipient address, cc, cc address, bcc, bcc address
""")
_TO_JOINED = _TO | {name.replace(" ", "") for name in _TO}
_FILES: dict[Shape, str] = {
    Shape.DEALS: "deal deals opportunity opportunities pipeline",
    Shape.ACCOUNTS: "account accounts company companies organization organizations organisations customers",
    Shape.SELLERS: "seller sellers owner owners user users rep reps admin admins agent agents team teams",
    Shape.CONTACTS: "contact contacts lead leads",
    Shape.ACTIVITIES: "note notes task tasks activity activities engagement engagements event events meeting "
    "meetings call calls",
    Shape.TICKETS: "ticket tickets case cases helpdesk support",
    Shape.FEEDBACK: "feedback review reviews nps csat survey complaints",
}
_PREFIXES = {"note": "note", "notes": "note", "activity": "note", "deal": "deal", "opportunity": "deal"}
_BY_FILE = {word: shape for shape, listed in _FILES.items() for word in listed.split()}
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r" \d{1,3}$")


def shape_of(header: tuple[str, ...], source: str, sheet: str = "", prefix: str = "") -> Shape:
    """The kind of table. Names of columns decide; the name of the file or sheet only supports them."""
    names = frozenset(map(plain_name, header))
    names |= {_NUMBERED.sub("", name) for name in names}  # "Note 1", "Note 2"
    # "Deal - Title": the tool itself says what all of it is.
    names |= {_PREFIXES[plain_name(prefix)]} if plain_name(prefix) in _PREFIXES else frozenset()
    hints = _hints(source, f"{sheet} {plain_name(prefix)}")
    for shape, is_it in _RULES:
        if is_it(names, hints):
            return shape
    is_of_customer = any(_SAID_BY_CUSTOMER.search(folded(name)) for name in header)
    return Shape.FEEDBACK if is_of_customer or _asks(header, names) else Shape.PLAIN


def _asks(header: tuple[str, ...], names: Set[str]) -> bool:
    """Whether a table is what people answered to a form: questions, beside the time of the answer."""
    asked = sum(name.strip().rstrip("*").strip().endswith(("?", "？", "؟")) for name in header)
    return asked >= 2 or (asked == 1 and bool(names & _STAMPS))


def _hints(source: str, sheet: str) -> frozenset[str]:
    words = _WORD.findall(f"{PurePosixPath(source).stem} {sheet}".lower())
    return frozenset(words)


def _expected(hints: Set[str]) -> frozenset[Shape]:
    return frozenset(_BY_FILE[word] for word in hints if word in _BY_FILE)


def _is_deals(names: Set[str], hints: Set[str]) -> bool:
    if "old value" in names or "field" in names or len(names & _ACTIVITY) >= 2:
        return False
    staged = bool(names & _STAGE) or (Shape.DEALS in _expected(hints) and "status" in names)
    return staged and bool(names & _DEAL) and bool(names & _VALUE)


def _is_tickets(names: Set[str], hints: Set[str]) -> bool:
    marks = len(names & _TICKET)
    return (
        marks >= 2
        or (bool(marks) and bool(names & _SAID))
        or (Shape.TICKETS in _expected(hints) and bool(names & _SAID))
    )


_SAID = named("description, body, content, comment, comments, message, text, subject")
# Whoever serves the customer stands in the row beside what was said: perhaps they wrote it.
_OURS = named("""
    seller, sales agent, sales rep, sales representative, rep, rep name, account executive, ae, account owner,
    deal owner, opportunity owner, owner, owner name, activity owner, call owner, assigned to, assigned,
    assignee, assignee name, agent, agent name, logged by, salesperson, sales person, created by,
    hubspot owner, responsible user, responsible person, responsible
""")
_NOTE = named("note, notes, call notes, meeting notes, note text, details, summary, description")


def _is_mails(names: Set[str], hints: Set[str]) -> bool:
    """Letters: from somebody, to somebody."""
    del hints
    words = names & (_SAID | named("text body, html body, body text, body html, email body, email text"))
    other = names & (_ACTIVITY - {"activity id"}) or _are_calls(names)
    return bool(names & _FROM) and bool(names & _TO_JOINED) and bool(words) and not other


def _are_calls(names: Set[str]) -> bool:
    """A log of calls: how long each was and who rang whom. What stands beside it, whoever rang wrote down."""
    long = names & named("duration, call duration, talk time, duration in seconds, duration in call")
    return bool(long) and bool(names & named("direction, call direction, call type"))


_NOTED_OF = named("deal, lead, person, organization, contact, opportunity, company, account")


def _is_activities(names: Set[str], hints: Set[str]) -> bool:
    marks = len(names & _ACTIVITY)
    noted = names & (_SAID | named("notes, note, note body, call notes, meeting notes"))
    if not names & named("user email, customer email, email, requester email"):
        noted |= names & named("note content, note text")
    # What a file is called does not make the words of a customer's contact a seller's.
    ours = bool(names & (_OURS | _NOTE))
    # Notes about somebody, beside the user who wrote them.
    ours |= bool(names & named("user, user name, added by")) and len(names & _NOTED_OF) > 1
    expected = Shape.ACTIVITIES in _expected(hints) and not names & _TALK and ours
    if marks < 2 and names & {"speaker", "speaker name", "utterance", "turn"}:
        return False
    # Notes beside whoever looks after the customer are theirs.
    owned = bool(names & named("note, notes")) and bool(names & _OURS) and not names & _TALK
    marks += _are_calls(names)
    return marks >= 2 or (bool(marks) and bool(noted)) or (expected and bool(noted)) or owned


def _is_accounts(names: Set[str], hints: Set[str]) -> bool:
    marks = len(names & _ACCOUNT)
    if names & _CONTACT - {"company"} or names & {
        "first name",
        "firstname",
        "author",
        "message",
        "comment",
        "feedback",
    }:
        return False
    return bool(names & _ACCOUNT_NAME) and (marks >= 2 or (marks == 1 and Shape.ACCOUNTS in _expected(hints)))


def _is_contacts(names: Set[str], hints: Set[str]) -> bool:
    person = (
        bool(names & {"first name", "firstname", "last name", "email", "name"}) and len(names & _SELLER) < 4
    )
    return person and (
        len(names & _CONTACT) >= 2 or (Shape.CONTACTS in _expected(hints) and not names & _SAID)
    )


def _is_sellers(names: Set[str], hints: Set[str]) -> bool:
    if names & (_SAID | {"amount", "product"}) or not names & _SELLER_NAME:
        return False
    marks = len(names & _SELLER)
    sells = bool(names & named("sales agent, sales rep, seller, rep name, salesperson, sales person"))
    return (sells and marks >= 1) or (marks >= 1 and Shape.SELLERS in _expected(hints))


def _is_talk(names: Set[str], hints: Set[str]) -> bool:
    del hints
    return len(names & _TALK) >= 2 or bool(names & {"conversation id", "dialogue id", "dialog id", "chat id"})


def _is_feedback(names: Set[str], hints: Set[str]) -> bool:
    words = {word for name in names for word in name.split()} | hints
    files = frozenset(map(folded, hints))
    is_feedback = names & _FEEDBACK or words & _FEEDBACK_WORDS or files & _FEEDBACK_FILES
    return bool(is_feedback or any(map(_CUSTOMER_SAID.match, names)))


_RULES = (
    (Shape.DEALS, _is_deals),
    (Shape.MAILS, _is_mails),
    (Shape.TICKETS, _is_tickets),
    (Shape.CONTACTS, _is_contacts),
    (Shape.SELLERS, _is_sellers),
    (Shape.ACCOUNTS, _is_accounts),
    (Shape.ACTIVITIES, _is_activities),
    (Shape.TALK, _is_talk),
    (Shape.FEEDBACK, _is_feedback),
)
