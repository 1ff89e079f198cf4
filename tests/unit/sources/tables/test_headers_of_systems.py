"""Real headers of the systems people export from, and what each column of them means."""

from collections.abc import Iterator

import pytest

from groundswell.sources.columns.items import items_of
from groundswell.sources.columns.names import plain_name
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.contract import Options, Understood


def understood(header: str, row: str) -> Understood:
    """How a table of this header, with one row, is read."""

    def rows() -> Iterator[Row]:
        yield Row(number=1, cells=[cell.strip() for cell in row.split("|")])

    names = tuple(name.strip() for name in header.split("|"))
    table = Table(source="export.csv", header=names, rows=rows)
    return next(one for one in items_of([table], Options()) if isinstance(one, Understood))


SYSTEMS = {
    "salesforce cases": (
        "Case Number|Account Name|Contact Name|Subject|Description|Date/Time Opened|Case Owner",
        "00001026|Linden|Ana Roth|Export|It skips half of our orders|3/3/2026 10:00|Dana Whit",
        "tickets",
        {"id": "Case Number", "account": "Account Name", "speaker": "Contact Name", "text": "Description"},
    ),
    "salesforce mails": (
        "Id|ParentId|FromAddress|FromName|ToAddress|Subject|TextBody|HtmlBody|Incoming|MessageDate",
        "02s1|5001|ana@linden.example|Ana|help@house.example|Map|It is slow||true|2026-03-04T10:00:00Z",
        "mails",
        {"email": "FromAddress", "speaker": "FromName", "direction": "Incoming", "text": "TextBody"},
    ),
    "hubspot deals": (
        "Record ID|Deal Name|Deal Stage|Close Date|Deal owner|Amount|Associated Company",
        "9001|Rollout|Closed Won|2026-03-20|Dana Whit|12000|Linden",
        "deals",
        {"deal": "Deal Name", "stage": "Deal Stage", "seller": "Deal owner", "account": "Associated Company"},
    ),
    "hubspot tickets": (
        "Ticket ID|Ticket name|Ticket description|Create date|Ticket owner|Associated Company",
        "9001|Map|The map is slow|2026-03-20|Dana Whit|Linden",
        "tickets",
        {"title": "Ticket name", "text": "Ticket description", "seller": "Ticket owner"},
    ),
    "zendesk": (
        "ID|Subject|Description|Requester|Requester email|Organization|Assignee|Created at",
        "101|Map|The map is slow|Ana Roth|ana@linden.example|Linden|Dana Whit|2026-03-20",
        "tickets",
        {"speaker": "Requester", "email": "Requester email", "account": "Organization", "seller": "Assignee"},
    ),
    "freshdesk": (
        "Ticket ID|Subject|Status|Agent|Created time|Full name|Title|Email|Company Name|Description",
        "101|Map|Open|Dana Whit|2026-03-20|Ana Roth|Head of sales|ana@linden.example|Linden|It is slow",
        "tickets",
        {"title": "Subject", "speaker": "Full name", "seller": "Agent", "account": "Company Name"},
    ),
    "jira": (
        "Summary|Issue key|Issue id|Reporter|Assignee|Created|Description|Comment|Comment (9)",
        "Map|SUP-1|10001|Ana Roth|Dana Whit|03/Mar/26 10:00 AM|The map is slow||",
        "tickets",
        {"title": "Summary", "text": "Description", "text 2": "Comment", "text 3": "Comment (9)"},
    ),
    "servicenow": (
        "Number|Short description|Description|Caller|Assigned to|Opened at|Additional comments",
        "INC01|Map|The map is slow|Ana Roth|Dana Whit|2026-03-03 10:00:00|",
        "tickets",
        {"title": "Short description", "text": "Description", "speaker": "Caller", "seller": "Assigned to"},
    ),
    "intercom": (
        "Conversation ID|Author type|Author name|Author email|Body|Created at",
        "214000|user|Ana Roth|ana@linden.example|Is there an API?|1772618400",
        "turns of conversations",
        {"conversation": "Conversation ID", "role": "Author type", "text": "Body"},
    ),
    "help scout": (
        "Conversation Number|Subject|Customer|Customer Email|Company|Assigned To|Created|Body",
        "77001|Map|Ana Roth|ana@linden.example|Linden|Dana Whit|2026-03-03|The map is slow",
        "feedback",
        {"speaker": "Customer", "account": "Company", "seller": "Assigned To", "text": "Body"},
    ),
    "front": (
        "Message ID|Conversation ID|Direction|Author|From|To|Subject|Body|Created at",
        "msg_1|cnv_1|Inbound||ana@linden.example|help@house.example|Map|It is slow|2026-03-03 10:00",
        "mails",
        {"conversation": "Conversation ID", "direction": "Direction", "speaker": "From", "text": "Body"},
    ),
    "typeform": (
        "#|What is missing most?|Response Type|Start Date (UTC)|Submit Date (UTC)|Network ID|Tags",
        "hefupfub1|Offline mode|completed|2026-03-03 10:00:00|2026-03-03 10:05:00|a1b2|",
        "feedback",
        {"id": "#", "text": "What is missing most?", "at": "Submit Date (UTC)"},
    ),
    "surveymonkey": (
        "Respondent ID|Collector ID|Start Date|End Date|IP Address|First Name|Last Name|What do you miss?",
        "114000001|401|03/03/2026 10:00:00 AM|03/03/2026 10:05:00 AM|10.0.0.1|Ana|Roth|Offline mode",
        "feedback",
        {"id": "Respondent ID", "first_name": "First Name", "text": "What do you miss?", "at": "End Date"},
    ),
    "google forms": (
        "Timestamp|Email Address|Rate us|What should we build next?",
        "3/3/2026 10:00:00|ana@linden.example|4|Dark mode",
        "feedback",
        {"at": "Timestamp", "email": "Email Address", "text": "What should we build next?"},
    ),
    "delighted": (
        "Person ID|Person Email|Person Name|Survey type|Score|Comment|Permalink|Created at",
        "1|ana@linden.example|Ana Roth|NPS|3|Too slow|https://x.example/r/1|2026-03-03",
        "feedback",
        {"speaker": "Person Name", "rating": "Score", "text": "Comment"},
    ),
    "google play": (
        "Package Name|Reviewer Language|Review Submit Date and Time|Star Rating|Review Title|Review Text|"
        "Developer Reply Text|Review Link",
        "com.x|en|2026-03-03T10:00:00Z|2||Dark mode|We are on it|https://x.example/1",
        "feedback",
        {"rating": "Star Rating", "text": "Review Text", "text 2": "Developer Reply Text"},
    ),
    "app store": (
        "Date|App Name|Rating|Title|Review|Nickname|Version|Developer Response",
        "2026-03-03|Planner|2|Crashes|It crashes when I take a photo|ana77|1.2|We are on it.",
        "feedback",
        {"speaker": "Nickname", "rating": "Rating", "title": "Title", "text": "Review"},
    ),
    "pipedrive deals": (
        "Deal - ID|Deal - Title|Deal - Organization|Deal - Value|Deal - Owner|Deal - Stage|Deal - Status|"
        "Deal - Won time|Deal - Lost time|Deal - Lost reason",
        "1|Rollout|Linden|12000|Dana Whit|Proposal|Won|2026-03-20 10:00||",
        "deals",
        {"deal": "Deal - Title", "account": "Deal - Organization", "status": "Deal - Status"},
    ),
    "pipedrive notes": (
        "Note - ID|Note - Content|Note - Organization|Note - User|Note - Add time",
        "1|They ask for SSO|Linden|Dana Whit|2026-03-03 10:00:00",
        "notes of sellers",
        {"text": "Note - Content", "seller": "Note - User", "account": "Note - Organization"},
    ),
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_columns_of_a_system_mean_what_they_mean_there(system: str) -> None:
    header, row, what, columns = SYSTEMS[system]
    told = understood(header, row)
    assert told.what == what
    assert {meaning: told.columns.get(meaning) for meaning in columns} == columns


def test_what_is_read_and_what_is_not_is_all_of_the_header() -> None:
    for header, row, _, _ in SYSTEMS.values():
        told = understood(header, row)
        assert {*told.columns.values(), *told.unread} == set(told.header)


LANGUAGES = {
    "German": "Ticketnummer|Betreff|Beschreibung|Anfragender|Organisation|"
    "Zugewiesener Mitarbeiter|Erstellt am",
    "French": "Numéro du ticket|Objet|Description|Demandeur|Organisation|Assigné|Date de création",
    "Spanish": "Número de ticket|Asunto|Descripción|Solicitante|Organización|"
    "Agente asignado|Fecha de creación",
    "Portuguese": "ID do ticket|Assunto|Descrição|Solicitante|Organização|Atribuído|Criado em",
    "Italian": "ID ticket|Oggetto|Descrizione|Richiedente|Organizzazione|Assegnatario|Data di creazione",
    "Dutch": "Ticketnummer|Onderwerp|Beschrijving|Aanvrager|Organisatie|Toegewezen medewerker|Aangemaakt op",
}
DEALS = {
    "German": "Deal-Name|Deal-Phase|Betrag|Abschlussdatum|Zuständiger Mitarbeiter|Unternehmensname",
    "French": "Nom de la transaction|Phase de la transaction|Montant|Date de fermeture|"
    "Propriétaire de la transaction|Nom de l'entreprise",
    "Spanish": "Nombre del negocio|Etapa del negocio|Importe|Fecha de cierre|Propietario del negocio|Empresa",
    "Portuguese": "Nome do negócio|Etapa do negócio|Valor|Data de fechamento|Proprietário do negócio|Empresa",
    "Italian": "Nome trattativa|Fase trattativa|Importo|Data di chiusura|Proprietario trattativa|Azienda",
    "Dutch": "Dealnaam|Dealfase|Bedrag|Sluitingsdatum|Dealeigenaar|Bedrijfsnaam",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticket_table_is_one_in_every_language(language: str) -> None:
    told = understood(LANGUAGES[language], "101|Map|It is slow.|Ana Roth|Linden|Dana Whit|2026-03-03")
    assert told.what == "tickets"
    assert list(map(told.columns.get, ("id", "title", "text", "speaker", "account", "seller", "at"))) == list(
        told.header
    )


@pytest.mark.parametrize("language", DEALS)
def test_a_table_of_deals_is_one_in_every_language(language: str) -> None:
    told = understood(DEALS[language], "Rollout|Closed Won|12000|2026-03-20|Dana Whit|Linden")
    assert told.what == "deals"
    assert list(
        map(told.columns.get, ("deal", "stage", "amount", "close_date", "seller", "account"))
    ) == list(told.header)


@pytest.mark.parametrize(
    "name", ["Transaction ID", "Transaction amount", "Note type", "Data object", "Creation", "Fallback"]
)
def test_english_names_are_not_taken_for_another_language(name: str) -> None:
    assert plain_name(name) == name.lower()


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Propriétaire de la requête", "case owner"),
        ("E-mail du demandeur", "requester email"),
        ("Kundenvorgangsnummer", "case number"),
        ("Motivo de pérdida", "loss reason"),
        ("Bedrijfsnaam", "company name"),
        ("FROMADDRESS", "from address"),
    ],
)
def test_a_name_is_told_from_its_parts(name: str, english: str) -> None:
    assert plain_name(name) == english
