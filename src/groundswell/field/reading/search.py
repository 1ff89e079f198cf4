"""Finding verbatims by their words: whole or begun, whatever the accents and the case, the best first.

The index is kept by triggers, so that words which are erased leave it with them: in SQLite an FTS5 table that
holds no words itself (they stand in `Turn.text`) and overwrites what it lets go of; in PostgreSQL a table of
tsvectors. What no longer counts stays in the index and is left out when it is asked.
"""

import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from django.db import connection

from groundswell.field.reading.narrowed import EVERYTHING, Narrowed

_WORD = re.compile(r"\w+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_MOST = 12  # words that are looked for
_LONGEST = 200  # letters of each: PostgreSQL takes no more than 2 kB
_OVERWRITES = (3, 42)  # the SQLite from which on FTS5 overwrites what it lets go of


def find(words: str, top: int, *, after: int | None = None, narrowed: Narrowed = EVERYTHING) -> list[int]:
    """Numbers of the verbatims that hold all of these words, best first, at most `top`; one query. Each word
    may be the beginning of one. Those that are no longer told are left out. With `after` those that come
    after this one, and one query more."""
    asked = _folded(words)[:_MOST]
    if not asked:
        return []
    postgresql = connection.vendor == "postgresql"
    looked_for = (
        " & ".join(f"{word}:*" for word in asked) if postgresql else " ".join(f'"{word}"*' for word in asked)
    )
    further, begin = _after(looked_for, after) if after else ("", [])
    sql = (_FIND_ON_POSTGRESQL if postgresql else _FIND_IN_SQLITE).format(narrowed.sql, further)
    with connection.cursor() as cursor:
        cursor.execute(sql, [looked_for, *narrowed.told, *begin, top])
        return [row[0] for row in cursor.fetchall()]


def _after(looked_for: str, verbatim: int) -> tuple[str, list[Any]]:
    """What keeps to those that stand behind a verbatim; nothing where the words are no longer in it."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(_RANK_ON_POSTGRESQL if postgresql else _RANK_IN_SQLITE, [looked_for, verbatim])
        rank = cursor.fetchone()
    if rank is None:
        return "", []
    return (_AFTER_ON_POSTGRESQL if postgresql else _AFTER_IN_SQLITE), [rank[0], rank[0], verbatim]


def _folded(words: str) -> list[str]:
    """As the index holds them: without accents, in small letters."""
    # Not folded further: to neither database is "strasse" the small "STRAẞE".
    words_found = _WORD.findall(_ACCENTS.sub("", unicodedata.normalize("NFKD", words.lower())))
    return [word[:_LONGEST] for word in words_found]


def put_up() -> None:
    """Make the index where there is none, fill it, and keep it from here on; the tables must be there."""
    new = "field_words" not in connection.introspection.table_names()
    take_down()
    _run(_statements(f"words_{connection.vendor}.sql"))
    if new:
        rebuild()


def take_down() -> None:
    """Take down what leans on tables that migrations may make anew; the index itself stays."""
    if connection.vendor == "postgresql":
        tables = connection.introspection.table_names()
        _run(
            f"DROP TRIGGER IF EXISTS words_of_{table} ON field_{table}"
            for table in ("verbatim", "turn")
            if f"field_{table}" in tables
        )
    else:
        _run(f"DROP TRIGGER IF EXISTS field_words_{name}" for name in _TRIGGERS)
    _run(["DROP VIEW IF EXISTS field_said"])


def rebuild() -> None:
    """Make the whole index anew from the words that stand."""
    if connection.vendor == "postgresql":
        _run(["DELETE FROM field_words", "INSERT INTO field_words SELECT id, words FROM field_said"])
        return
    if can_overwrite():
        _run(["INSERT INTO field_words(field_words, rank) VALUES ('secure-delete', 1)"])
    _run(["INSERT INTO field_words(field_words) VALUES ('rebuild')"])


def overwrites_what_goes() -> bool:
    """Whether what is taken out of the index in SQLite leaves no trace in it; else `rebuild` has to see to
    that: before SQLite 3.42, and where the index was made by one of those."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT v FROM field_words_config WHERE k = 'secure-delete'")
        setting = cursor.fetchone()
    return can_overwrite() and setting is not None and bool(int(setting[0]))


def can_overwrite() -> bool:
    """Whether the SQLite that this process opens stores by has FTS5's secure-delete."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        row = cursor.fetchone()
    return row is not None and tuple(map(int, str(row[0]).split("."))) >= _OVERWRITES


def _statements(name: str) -> list[str]:
    script = files(__name__.rpartition(".")[0]).joinpath("sql", name).read_text(encoding="utf-8")
    if connection.vendor == "postgresql":
        script = script.replace("{letters}", _collation_that_knows_letters())
    return [
        statement
        for statement in script.split("\n\n")
        if statement.strip() and not statement.startswith("--")
    ]


def _collation_that_knows_letters() -> str:
    """What each server can have of it differs; where it has none, the database's own has to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT collname FROM pg_collation WHERE collname = ANY(%s)", [list(_KNOW_LETTERS)])
        there = {name for (name,) in cursor.fetchall()}
    known = (name for name in _KNOW_LETTERS if name in there)
    return connection.ops.quote_name(next(known, "default"))


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


_KNOW_LETTERS = ("pg_c_utf8", "und-x-icu", "C.utf8")
_TRIGGERS = ("heard", "moved", "gone", "changed", "lost")
_FIND_IN_SQLITE = """
SELECT v.id FROM field_words
JOIN field_verbatim v ON v.id = field_words.rowid
JOIN field_conversation c ON c.id = v.conversation_id
WHERE field_words MATCH %s AND v.state = 'live' AND c.state = 'live' {}{}
ORDER BY field_words.rank, v.id LIMIT %s
"""
_RANK_IN_SQLITE = "SELECT rank FROM field_words WHERE field_words MATCH %s AND rowid = %s"
_AFTER_IN_SQLITE = " AND (field_words.rank > %s OR (field_words.rank = %s AND v.id > %s))"
_FIND_ON_POSTGRESQL = """
SELECT v.id FROM to_tsquery('simple', %s) asked, field_words w
JOIN field_verbatim v ON v.id = w.verbatim
JOIN field_conversation c ON c.id = v.conversation_id
WHERE w.words @@ asked AND v.state = 'live' AND c.state = 'live' {}{}
ORDER BY ts_rank(w.words, asked, 1) DESC, v.id LIMIT %s
"""
_RANK_ON_POSTGRESQL = """
SELECT ts_rank(w.words, asked, 1) FROM to_tsquery('simple', %s) asked, field_words w
WHERE w.words @@ asked AND w.verbatim = %s
"""
_AFTER_ON_POSTGRESQL = (
    " AND (ts_rank(w.words, asked, 1) < %s::real OR (ts_rank(w.words, asked, 1) = %s::real AND v.id > %s))"
)
