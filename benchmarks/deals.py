"""Twenty concerns over the public CRM table, with currencies: `python -m benchmarks deals`.

The table has none, so accounts take turns with several, and amounts are written as people write them there,
cents included. Conversations and the concerns they raise are drawn. Groundswell reads the
table and counts; beside it one query of SQL, written on its own and over whole cents, does the same from the
untouched columns. Every count and every sum must agree.
"""

import csv
import random
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from benchmarks.train_extraction import DATA
from groundswell.engine.deals.values import DealsRaised
from groundswell.engine.survey.background import Held
from groundswell.engine.survey.survey import survey
from groundswell.engine.survey.values import Evidence, Field
from groundswell.intake.directory import Directory
from groundswell.sources.contract import Known
from groundswell.sources.reading import read_file
from groundswell.speech import Channel, Deal, Kind, Voice

CRM = DATA / "crm"
CONCERNS, TALKS = 20, 600
# Accounts take turns: a currency, and how an amount is written in it. Amounts without cents have none.
_FORMS = (
    ("USD", "${whole:,}.{cents:02}"),
    ("EUR", "{dotted},{cents:02} €"),
    ("GBP", "{whole:,}.{cents:02}"),
    ("JPY", "¥{whole:,}"),
    ("EUR", "{dotted},{cents:02}"),
    ("NOK", "{spaced},{cents:02} kr"),
    ("CHF", "{primed}.{cents:02}"),
    ("PLN", "{spaced},{cents:02} zł"),
    ("BRL", "R$ {dotted},{cents:02}"),
    ("USD", "{whole}.{cents:02}"),
    ("KES", "({whole:,}.{cents:02})"),
)

Row = dict[str, str]


def rows() -> list[Row]:
    """The pipeline with a currency, whole `cents` and the `written` amount in each row."""
    with (CRM / "sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        made = list(csv.DictReader(file))
    turn = {account: at for at, account in enumerate(sorted({row["account"] for row in made}))}
    draw = random.Random(3)
    for row in made:
        row["currency"], form = _FORMS[turn[row["account"]] % len(_FORMS)]
        row["cents"] = row["written"] = ""
        if row["close_value"]:
            whole, part = int(row["close_value"]), draw.randrange(100) if "{cents" in form else 0
            row["cents"] = f"{'-' if form.startswith('(') else ''}{whole * 100 + part}"
            row["written"] = form.format(
                whole=whole,
                cents=part,
                dotted=f"{whole:,}".replace(",", "."),
                spaced=f"{whole:,}".replace(",", "\u202f"),
                primed=f"{whole:,}".replace(",", "'"),
            )
    return made


def talks(table: list[Row]) -> list[tuple[int, str, date, str]]:
    """(number, account, day, id of a deal named, or '')."""
    draw = random.Random(5)
    accounts = sorted({row["account"] for row in table if row["account"]})
    made = []
    for number in range(1, TALKS + 1):
        account = draw.choice(accounts)
        day = date(2016, 10, 1) + timedelta(draw.randrange(500))
        own = [row["opportunity_id"] for row in table if row["account"] == account]
        made.append((number, account, day, draw.choice(own) if draw.random() < 0.2 else ""))
    return made


def raised_in() -> list[tuple[int, int, str]]:
    """(concern, conversation, voice); a concern may be raised in a conversation by several."""
    draw = random.Random(8)
    voices = ("spoken", "reported", "unknown")
    return [
        (concern, number, draw.choice(voices))
        for concern in range(1, CONCERNS + 1)
        for number in draw.sample(range(1, TALKS + 1), 2 + 3 * concern)
    ]


def by_query(table: list[Row]) -> dict[tuple[int, str, str], tuple[int, int]]:
    """(concern, outcome, currency) -> (deals, cents)."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE deal (id, account, stage, opened, closed, currency, cents INTEGER)")
    names = ("opportunity_id", "account", "deal_stage", "engage_date", "close_date", "currency", "cents")
    base.executemany(
        "INSERT INTO deal VALUES (?, ?, ?, nullif(?, ''), nullif(?, ''), ?, nullif(?, ''))",
        [[row[name] for name in names] for row in table],
    )
    base.execute("CREATE TABLE talk (number, account, day, deal)")
    base.executemany(
        "INSERT INTO talk VALUES (?, ?, ?, ?)",
        [(number, account, day.isoformat(), named) for number, account, day, named in talks(table)],
    )
    base.execute("CREATE TABLE raised (concern, number, voice)")
    base.executemany("INSERT INTO raised VALUES (?, ?, ?)", raised_in())
    query = """
        WITH counted AS (
            SELECT DISTINCT raised.concern, deal.*
            FROM raised JOIN talk USING (number) JOIN deal ON deal.account = talk.account
            WHERE raised.voice <> 'unknown' AND CASE
                WHEN talk.deal <> '' THEN deal.id = talk.deal
                ELSE coalesce(deal.opened <= date(talk.day, '+14 days'), 1)
                    AND (deal.stage NOT IN ('Won', 'Lost') OR deal.closed >= date(talk.day, '-14 days'))
            END)
        SELECT concern, CASE stage WHEN 'Won' THEN 'won' WHEN 'Lost' THEN 'lost' ELSE 'open' END AS outcome,
            CASE WHEN cents IS NULL THEN '' ELSE currency END AS said, count(*), coalesce(sum(cents), 0)
        FROM counted GROUP BY 1, 2, 3
    """
    return {(concern, outcome, said): (n, cents) for concern, outcome, said, n, cents in base.execute(query)}


def by_groundswell(table: list[Row]) -> Field:
    columns = ("opportunity_id", "account", "deal_stage", "written", "currency", "engage_date", "close_date")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sales_pipeline.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["close_value" if name == "written" else name for name in columns])
            writer.writerows([[row[name] for name in columns] for row in table])
        told = [item.fact for item in read_file(path, path.name) if isinstance(item, Known)]
    deals = [fact for fact in told if isinstance(fact, Deal)]
    directory = Directory.of([], deals, [])
    held = {
        number: Held(
            id=number,
            at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
            account=directory.account(account),
            seller="",
            deal=named,
            deal_key=directory.deal_key(named),
            source="calls",
            channel="call",
        )
        for number, account, day, named in talks(table)
    }
    heard, concern_of = [], {}
    for id_, (concern, number, voice) in enumerate(raised_in(), start=1):
        heard.append(_heard(id_, held[number], Voice(voice)))
        concern_of[id_] = concern
    return survey(
        heard=heard,
        concern_of=concern_of,
        labels={},
        held=list(held.values()),
        accounts=[],
        deals=[directory.named(deal) for deal in deals],
        files=[],
        refused=[],
    )


def _heard(id_: int, held: Held, voice: Voice) -> Evidence:
    return Evidence(
        id=id_,
        text="It is slow",
        kind=Kind.FRUSTRATION,
        confidence=1.0,
        voice=voice,
        language="en",
        conversation=held.id,
        channel=Channel.CALL,
        title="",
        source=held.source,
        row=id_,
        turn="It is slow",
        start=0,
        end=10,
        seconds=None,
        said_by="",
        account=held.account,
        seller="",
        deal=held.deal,
        at=held.at,
        score=1.0,
    )


def _of(expected: dict[tuple[int, str, str], tuple[int, int]], concern: int) -> Counter[tuple[str, str]]:
    """What the query found of one concern: cents by outcome and currency, deals by outcome."""
    told = Counter[tuple[str, str]]()
    for (number, outcome, currency), (deals, cents) in expected.items():
        if number == concern:
            told[outcome, "deals"] += deals
            if currency:
                told[outcome, currency] += cents
    return told


def _ours(found: DealsRaised) -> dict[tuple[str, str], int | Decimal]:
    told = dict[tuple[str, str], int | Decimal]()
    for outcome, stand in (("open", found.open), ("won", found.won), ("lost", found.lost)):
        told[outcome, "deals"] = stand.count
        told |= {(outcome, one.currency): one.value * 100 for one in stand.sums}
    return told


def lines() -> Iterator[str]:
    table = rows()
    expected = by_query(table)
    found = {one.id: one.deals for one in by_groundswell(table).concerns}
    yield f"{len(table):,} deals, {TALKS} conversations, {CONCERNS} concerns; sums in cents"
    yield ""
    yield "| concern | open | won | lost | sums | differs |"
    yield "| --- | --- | --- | --- | --- | --- |"
    agreeing = 0
    for concern in range(1, CONCERNS + 1):
        ours, theirs = _ours(found[concern]), _of(expected, concern)
        differs = [" ".join(key) for key in sorted({*ours, *theirs}) if ours.get(key, 0) != theirs[key]]
        agreeing += not differs
        counts = " | ".join(str(ours[outcome, "deals"]) for outcome in ("open", "won", "lost"))
        yield f"| {concern} | {counts} | {len(ours) - 3} | {', '.join(differs) or '–'} |"
    yield ""
    yield f"{agreeing} of {CONCERNS} concerns agree to the cent"
