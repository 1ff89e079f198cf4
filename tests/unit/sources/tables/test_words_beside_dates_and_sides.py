"""Words that stand behind a date, and columns that say whose a name is."""

from pathlib import Path

import pytest

from groundswell.sources.columns.content import is_only_a_date
from groundswell.sources.columns.names import plain_name
from groundswell.speech import Channel
from tests.unit.sources.tables.reading_tables import heard, items_of, texts

_ISSUES = "Summary,Issue key,Reporter,Assignee,Created,Description,Comment,Comment\n"


def spoken(folder: Path, content: str) -> list[tuple[str, str, str]]:
    turns = [turn for talk in heard(items_of(folder, content)) for turn in talk.turns]
    return [(turn.speaker.name, turn.speaker.role.value, turn.text) for turn in turns]


def test_short_comments_that_begin_with_a_date_are_words(tmp_path: Path) -> None:
    content = (
        f"{_ISSUES}Photos,EX-1,eelm,dwhit,2026-05-05 10:00,Our photos vanish.,"
        "2026-05-05 11:00;dwhit;We look.,\n"
        "Bill,EX-2,aash,dwhit,2026-05-06 10:00,It is wrong.,2026-05-06 11:00;aash;Page 2.,"
        "2026-05-06 12:00;dwhit;Mended.\n"
    )
    assert spoken(tmp_path, content) == [
        ("eelm", "customer", "Our photos vanish."),
        ("dwhit", "seller", "We look."),
        ("aash", "customer", "It is wrong."),
        ("aash", "customer", "Page 2."),
        ("dwhit", "seller", "Mended."),
    ]


@pytest.mark.parametrize(
    "own",
    [
        "3 March 2026; we called; nobody answered.",
        "3/4/2026 10:00; waited; two hours.",
        "3 March 2026;slow;dear;ugly",
    ],
)
def test_a_list_of_ones_own_with_semicolons_names_no_writer(own: str, tmp_path: Path) -> None:
    content = f"Company,Date,Comment,Comment\nElm,2026-03-03,{own},Slow; dear; ugly.\n"
    assert texts(items_of(tmp_path, content)) == [own, "Slow; dear; ugly."]


@pytest.mark.parametrize(
    "cell",
    ["2026-03-03 still too slow", "3/4/2026 late again", "3 March 2026 they called", "2026-03-03;ana"],
)
def test_what_somebody_wrote_behind_a_date_is_no_date(cell: str) -> None:
    assert not is_only_a_date(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-03 10:00 PM",
        "3. März 2026, 10:00 Uhr",
        "3 марта 2026 г.",
        "Tuesday, March 3, 2026 at 10:05 PM",
        "2026-03-03 23:30:00 PST",
        "Tue Mar 03 2026 23:30:00 GMT-0500 (Eastern Standard Time)",
        "Wed, 4 Mar 2026 09:00:00 +0100",
        "2026-03-03 10:00:00 Europe/Berlin",
    ],
)
def test_a_date_with_its_clock_and_zone_is_a_date(cell: str) -> None:
    assert is_only_a_date(cell)


@pytest.mark.parametrize(
    "header",
    [
        "Subject,Body,From: (Name),From: (Address),To: (Name),To: (Address)",
        "Betreff,Text,Von: (Name),Von: (Adresse),An: (Name),An: (Adresse)",
        "Objet,Corps,De: (nom),De: (adresse),À: (nom),À: (adresse)",
        "Asunto,Cuerpo,De: (nombre),De: (dirección),Para: (nombre),Para: (dirección)",
    ],
)
def test_letters_exported_with_sides_before_the_colon_keep_their_senders(header: str, tmp_path: Path) -> None:
    row = "Photos,Ours vanish.,Eve Elm,eve@elm.example,Dana Whit,dana@house.example"
    (talk,) = heard(items_of(tmp_path, f"{header}\n{row}\n"))
    assert talk.channel is Channel.MAIL
    assert [(turn.speaker.name, turn.speaker.email, turn.text) for turn in talk.turns] == [
        ("Eve Elm", "eve@elm.example", "Ours vanish.")
    ]


def test_a_prefix_that_says_what_a_table_is_about_is_still_taken_off(tmp_path: Path) -> None:
    content = "Feedback: Text,Feedback: Date,Feedback: Company\nOurs vanish.,2026-03-03,Elm\n"
    (talk,) = heard(items_of(tmp_path, content))
    assert (talk.account, talk.turns[0].text) == ("Elm", "Ours vanish.")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Behandelaar", "agent"),
        ("Handläggare", "agent"),
        ("Atendente", "agent"),
        ("Beställare", "requester"),
        ("Připomínka", "comment"),
        ("Yorum", "comment"),
        ("Tarih", "date"),
    ],
)
def test_more_languages_name_agents_and_remarks(name: str, told: str) -> None:
    assert plain_name(name) == told


def test_short_sentences_are_words_in_whatever_language_their_column_is_named(tmp_path: Path) -> None:
    content = "Yritys,Kuvaus\nJalava,Kuvat katoavat aina yöllä.\nTammi,Hinta on liian korkea!\n"
    assert texts(items_of(tmp_path, content)) == ["Kuvat katoavat aina yöllä.", "Hinta on liian korkea!"]


def test_names_of_firms_are_no_sentences_though_they_end_with_a_full_stop(tmp_path: Path) -> None:
    content = "Xa,Xb\nElm Timber Works Inc.,1\nOak and Ash Ltd.,2\n"
    with pytest.raises(Exception, match="no column that holds what people said"):
        items_of(tmp_path, content)


def test_a_column_of_dates_with_a_zone_stays_the_date(tmp_path: Path) -> None:
    content = "Company,Date,Feedback\nElm,2026-03-03 23:30:00 PST,Ours vanish.\n"
    items = items_of(tmp_path, content)
    assert [str(talk.at) for talk in heard(items)] == ["2026-03-03 23:30:00-08:00"]


def test_numbered_notes_beside_whoever_is_responsible_are_the_sellers(tmp_path: Path) -> None:
    header = "Lead name,Company,Note 1,Note 2,Responsible user\n"
    content = f"{header}Rollout,Elm,Eve finds it slow.,Asked for SSO.,Dana\n"
    assert spoken(tmp_path, content) == [
        ("Dana", "seller", "Eve finds it slow."),
        ("Dana", "seller", "Asked for SSO."),
    ]


def test_numbered_notes_without_a_seller_are_still_not_the_customers(tmp_path: Path) -> None:
    content = "Company,Note 1,Note 2\nElm,Eve finds it slow.,Asked for SSO.\n"
    assert "customer" not in {role for _, role, _ in spoken(tmp_path, content)}


def test_answers_of_a_form_are_the_customers_though_its_column_of_names_is_empty(tmp_path: Path) -> None:
    content = (
        "ID,Start time,Completion time,Email,Name,What is your biggest problem?\n"
        "1,3/13/26 10:00:00,3/13/26 10:05:00,anonymous,,Photos vanish.\n"
    )
    assert [(role, text) for _, role, text in spoken(tmp_path, content)] == [("customer", "Photos vanish.")]


def test_a_chat_with_german_columns_has_its_sides(tmp_path: Path) -> None:
    content = (
        "Chat ID;Datum;Absender;Absendertyp;Nachricht\n"
        "1;03.03.2026 10:00;Eva Ulme;Kunde;Fotos verschwinden.\n"
        "1;03.03.2026 10:01;Dana Whit;Mitarbeiter;Alle?\n"
    )
    assert spoken(tmp_path, content) == [
        ("Eva Ulme", "customer", "Fotos verschwinden."),
        ("Dana Whit", "seller", "Alle?"),
    ]


def test_dates_with_the_whole_name_of_their_zone_are_not_spoken(tmp_path: Path) -> None:
    content = (
        "Company,Submitted,Feedback\n"
        'Elm,"Tuesday, 3 March 2026 10:00:00 Central European Standard Time",Slow.\n'
        'Oak,"Wednesday, 4 March 2026 10:00:00 Central European Standard Time",Dear.\n'
    )
    assert texts(items_of(tmp_path, content)) == ["Slow.", "Dear."]


def test_a_header_of_sides_without_end_is_read_as_any_other() -> None:
    assert plain_name("to: " * 2_000 + "name").startswith("to to")
