"""What columns are called in the tools that hold what customers say.

Names are compared without case, punctuation and the prefixes that exports put before them: "Note body",
"hs_note_body", "property_hs_note_body" and "NoteBody" are one. Within a meaning, earlier names win.
"""

import re
from functools import lru_cache

from groundswell.sources.columns.asking import asked_for
from groundswell.sources.columns.currencies import currency_of
from groundswell.sources.columns.east import name_in_the_east
from groundswell.sources.columns.languages import english_name
from groundswell.sources.columns.meaning import Meaning as Meaning
from groundswell.sources.columns.wordlists import in_order

_NAMES: dict[Meaning, str] = {
    Meaning.TEXT: """
        utterance, what they said, said, said seen, said done, statement, statements, verbatim,
        verbatim comment, customer verbatim, quote, customer quote, what was said,
        customer said, feedback text, customer feedback, feedback, review text, review body, review, nps
        comment, survey comment, survey response, open ended response, complaint, objection, pain point,
        ticket description, case description, idea description, suggestion description, post content, post
        body, ticket content, note body, note text, note content, call
        notes, call body, call summary, meeting notes, meeting body, internal meeting notes, meeting
        description, activity notes, activity description, task description, task notes, task body, email
        text, email body, text body, communication body, html body, email html, message body,
        message text, comment body, full comments, comments, comment, rating remark, conversation rating
        remark, body, body text, source body, content, message, text, sentence, response, answer, question,
        request, remark, remarks, notes,
        note, argument, description, issue description, transcript, transcription, details, body preview,
        observation, summary, verbatims, customer message, customer comment, client message, message client,
        review content, satisfaction comment, rating comment, csat comment, score comment,
        problem description, additional comments, complaint text, answer text, free text
    """,
    Meaning.AT: """
        timestamp, at, date, datetime, date time, call date, call time, meeting date, started at, start
        time, meeting start time, started, sent at, sent, sent date, received at, posted at, posted,
        submitted at, submitted, submission date, response date, review date, review created, review date
        created, date submitted, submitted date, date posted, date of review, date left, date of response,
        responded at, completion time, activity date, activity date
        time, start date time, due date, completed date, created at, created date, create date, createdate,
        created, created on, date created, date opened, opened at, opened date, created time, time, occurred
        at, recorded at, date time opened, requested at, requested, message date, submit date utc, submit
        date, review submit date and time, review submit millis since epoch, add time, conversation created
        at, updated at, updated, received, datetime utc, end date, start date utc, start date
    """,
    Meaning.ACCOUNT: """
        account, account name, company, company name, customer account, customer company, organization,
        organisation, organization name, organisation name, ticket organization, requester organization,
        associated company, associated companies, primary company, company account, customer, customer name,
        client, client name, organization id, account id, company id
    """,
    Meaning.SELLER: """
        seller, sales agent, sales rep, sales representative, rep, rep name, account executive, ae, account
        owner, deal owner, opportunity owner, owner, owner name, activity owner, call owner, assigned to,
        assigned, assignee, assignee name, activity assigned to, agent, agent name, logged by, salesperson,
        sales person, created by, hubspot owner, case owner, ticket owner, task owner, meeting owner, assigned
        to user, assigned agent, agent assigned, assigned user, handled by, answered by, processed
        by, recorded by, taken
        by, noted by, received by, responded by, replied by, done by, visited by, interviewed by, interviewer,
        customer owner, host, owner id, assignee id, assigned to id,
        created by id, responsible user, responsible person, responsible
    """,
    Meaning.SPEAKER: """
        speaker, speaker name, author, author name, from, from name, sender, sender name, requester,
        requester name, reporter, respondent, respondent name, submitter, submitter name, creator name,
        from buyer, buyer username, guest full name,
        creator, created by user, posted by, submitted by, user name, username, contact name,
        contact, contact person, associated contact, participant, participants, attendee, attendee name,
        reviewer, reviewer name, nickname, consumer name, review username, reviewer username, reviewer
        nickname,
        visitor, visitor name, user nickname, display name, reviewer display name, customer full name,
        buyer, buyer name, guest, guest name, guest nickname, patient name, caller, caller name, said by, who,
        commenter, pseudo, pseudonym, alias, pen name, screen name, handle, spoken with, spoke
        with, spoke to, talked
        with, talked to, met with, interviewee, interlocutor, person spoken to, complainant, person
        name, person, persona, customer name, customer, client name, name, full name
    """,
    Meaning.ROLE: """
        role, speaker role, person type, author type, author role, sender type, speaker type,
        participant role,
        affiliation, side, party, user type, source author type, from type, actor type, actor id
    """,
    Meaning.CHANNEL: """
        channel, type, activity type, engagement type, task subtype, event subtype, task type, source,
        source type, origin, case origin, medium, ticket channel, via channel, via
    """,
    Meaning.CONVERSATION: """
        conversation id, conversation, dialogue id, dialog id, dialogue, dialog, thread id, thread, call id,
        chat id, session id, meeting id, interaction id, transcript id, contact session id
    """,
    Meaning.ID: """
        utterance id, verbatim id, feedback id, review id, response id, respondent id, submission id,
        comment id, note id, message id, ticket id, ticket number, case number, case id, issue id, issue
        key, activity id, task id, event id, engagement id, record id, object id, opportunity id, deal id,
        row id, arg id, turn id, id, external id, key, nr, no, number, provider unique id, uuid, guid
    """,
    Meaning.TITLE: """
        subject, title, call title, meeting title, meeting name, ticket name, ticket subject, task subject,
        email subject, source subject, topic title, headline, review title, comment title, feedback title,
        complaint title,
        idea name,
        idea title, suggestion title, post title, review headline, short description, summary
    """,
    Meaning.DEAL: """
        deal, deal title, deal name, dealname, opportunity, opportunity name, associated deal,
        associated deals, related to, opportunity id, deal id, what id
    """,
    Meaning.LANGUAGE: "language, lang, locale, reviewer language",
    Meaning.EMAIL: """
        email, e mail, email address, e mail address, reviewer email, review user email, consumer email,
        respondent email, visitor email,
        client email, contact email address, creator email, created by email, submitter email, author
        email, customer email, user email, requester
        email, contact email, from handle, from email, from address, speaker email, sender email, person
        email, email from
        address
    """,
    Meaning.STAGE: """
        stage, deal stage, dealstage, stage name, opportunity stage, deal status, pipeline stage, deal
        pipeline stage id, deal pipeline stage, stage pipeline, phase, status, outcome, result
    """,
    Meaning.WON: "won, is won, is closed won, closed won",
    Meaning.CLOSED: "closed, is closed",
    Meaning.LOST: "lost, is lost, is closed lost, closed lost",
    Meaning.AMOUNT: """
        amount, deal amount, close value, value, deal value, opportunity amount, closed amount, amount in
        company currency, revenue, arr, mrr, acv, tcv
    """,
    Meaning.CURRENCY: """
        currency, currency code, currency iso code, iso currency code, deal currency, deal currency code,
        opportunity currency, amount currency, value currency
    """,
    Meaning.CLOSE_DATE: """
        close date, closedate, date close, closed date, closed at, closing date, close, close time, won time,
        lost time, deal closed on, won on, lost on, expected close date
    """,
    Meaning.LOSS_REASON: """
        loss reason, lost reason, closed lost reason, reason lost, close lost reason, lost reason detail,
        win loss reason, reason for loss, closed lost notes
    """,
    Meaning.NEXT_STEP: "next step, next steps, nextstep",
    Meaning.DOMAIN: """
        domain, company domain name, company domain, website, website url, web site, email domain
    """,
    Meaning.TEAM: """
        team, team name, regional office, region, office, territory, sales team, department, group
    """,
    Meaning.FIRST_NAME: """
        first name, firstname, given name, recipient first name,
        contact first name, customer first name, reviewer first name, respondent first name, user first name
    """,
    Meaning.LAST_NAME: """
        last name, lastname, surname, family name, recipient last name,
        contact last name, customer last name, reviewer last name, reviewer last initial, respondent last
        name, user last name
    """,
    Meaning.NAME: "name, full name, display name, user, user name, username",
    Meaning.DIRECTION: """
        direction, email direction, call direction, message direction, incoming, is incoming, inbound
    """,
    Meaning.STATUS: "status, deal status, opportunity status",
    Meaning.RATING: """
        rating, star rating, stars, score, nps, nps score, csat, csat score, satisfaction, satisfaction
        score, satisfaction rating, customer satisfaction, ces, ces score, review rating, survey score,
        conversation rating, sentiment score
    """,
    Meaning.OFFSET: """
        start, start time, begin, offset, timestamp, time, start seconds, start sec, start s, start time s,
        start time sec, start time seconds, start ms, start time ms, start offset, in, from time, time code,
        timecode, time stamp, seconds, start time code, min, minute, minutes, elapsed
    """,
    Meaning.SEGMENT: """
        segment, customer segment, account segment, company segment, market segment, segment name, business
        segment
    """,
    Meaning.PRODUCT: "product, product name, product line, product area, affected product",
}

# When a deal began: other tables' dates of making are the dates of what was said.
OPENED_NAMES = in_order(
    "engage date, create date, createdate, created date, created at, created, opened, opened at, open date, "
    "opened date, date opened, date created, start date, created on, deal created, add time, deal created on"
)

_SPLIT = re.compile(r"[^\w]+|_+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# "Von: (Name)", as Outlook writes it: the word before the colon is no particle there.
_SIDE = re.compile(r"^\s*(\w{1,12})\s*:\s*(\S.*)$")
_SIDES = ("from", "to")
# Of these names, what somebody tells of themselves.
_OF_SOMEBODY = frozenset(
    in_order(
        "name, full name, first name, last name, surname, family name, given name, email, e mail, "
        "email address, e mail address, company, company name, organization, organisation, "
        "organization name, organisation name"
    )
)
_PREFIXES = ("property ", "properties ", "hs ", "hubspot ", "custom ", "sf ")
_SUFFIXES = (" c", " text area", " html", " plain")

NAMES: dict[Meaning, tuple[str, ...]] = {meaning: in_order(names) for meaning, names in _NAMES.items()}
_KNOWN = frozenset(name for names in NAMES.values() for name in names)
_JOINED = {name.replace(" ", ""): name for name in sorted(_KNOWN) if " " in name}
_BY_WORDS = {frozenset(name.split()): name for names in reversed(NAMES.values()) for name in reversed(names)}


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """The name without case, punctuation, camel case and the prefixes and suffixes of exports; in English."""
    plain = _bare_name(name)
    if plain in _KNOWN:
        return plain
    english = (
        _of_a_side(name) or _of_oneself(name) or name_in_the_east(name) or english_name(plain, _BY_WORDS)
    )
    return english or _without_zone(plain) or _without_currency(plain) or plain


def _bare_name(name: str) -> str:
    """As `plain_name`, in the language of the table."""
    if name.strip() == "#":
        return "no"
    words = _CAMEL.sub(" ", name.strip()) if not name.isupper() else name
    plain = " ".join(word for word in _SPLIT.split(words.lower()) if word)
    if plain in _KNOWN:
        return plain
    for prefix in _PREFIXES:
        while plain.startswith(prefix) and plain not in _KNOWN:
            plain = plain.removeprefix(prefix)
    for suffix in _SUFFIXES:
        if plain not in _KNOWN:
            plain = plain.removesuffix(suffix)
    if plain not in _KNOWN and plain in _JOINED:
        return _JOINED[plain]  # "FROMADDRESS", as databases write it
    return plain


def _of_oneself(name: str) -> str:
    """Who somebody is, as forms ask for it. Only what says who: "your role" and "your agent" are other things
    than a role and an agent."""
    asked = asked_for(name)
    plain = _bare_name(asked) if asked else ""
    english = plain if plain in _KNOWN else english_name(plain, _BY_WORDS)
    return english if english in _OF_SOMEBODY else ""


def _without_zone(plain: str) -> str:
    """ "created at" of "created at utc"; empty where no zone is named."""
    bare = re.sub(r" (?:utc|gmt|cet|est|pst|local|local time)(?: [+-]?\d{1,2})?$", "", plain)
    return bare if bare != plain and bare in _KNOWN else ""


def _without_currency(plain: str) -> str:
    """ "amount" of "amount eur" and "value in gbp"; empty where no amount is named."""
    words = plain.split()
    bare = words[:-1] if len(words) > 1 and currency_of(words[-1]) else []
    name = " ".join(bare[:-1] if bare[-1:] == ["in"] else bare)
    english = name if name in _KNOWN or not name else english_name(name, _BY_WORDS)
    return english if english in NAMES[Meaning.AMOUNT] else ""


def _of_a_side(name: str) -> str:
    """What belongs to a sender or a recipient: "Von: (Adresse)" is "from address"; else empty."""
    match = _SIDE.match(name)
    side = _side(match[1]) if match else ""
    if match is None or side not in _SIDES:
        return ""
    bare = _bare_name(match[2])  # a side of a side is none
    of_it = bare if bare in _KNOWN else english_name(bare, _BY_WORDS) or bare
    return f"{side} {'name' if of_it == 'last name' else of_it}"  # French "nom" is either


def _side(word: str) -> str:
    return "to" if word.casefold() in ("à", "a") else english_name(word.casefold(), _BY_WORDS)


def is_known_name(name: str) -> bool:
    return plain_name(name) in _KNOWN


def find_all(header: tuple[str, ...], names: tuple[str, ...]) -> list[int]:
    """The columns that go by one of `names`, best name first."""
    plain = [plain_name(name) for name in header]
    return [index for name in names for index, given in enumerate(plain) if given == name]


def find_ending(header: tuple[str, ...], endings: tuple[str, ...]) -> list[int]:
    """The columns whose plain name ends so, in the order of the table."""
    return [index for index, name in enumerate(header) if plain_name(name).endswith(endings)]
