"""`kill -9` at random statements of what people do with cards, targets, timelines and adoption, and of what
the worker looks at: each act is done whole, or not at all.

    python -m benchmarks.killed_street [KILLS]

As killed_acts, in another world. What is made of steps, a phone that tells of three uses and a worker that
judges two conversations, is whole at each step, and ends as undisturbed once it is gone on with.
"""

import random
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks import killed_acts
from benchmarks.killed_acts import (
    Act,
    Tables,
    as_command,
    different,
    each_moment,
    main,
    tables_at,
    whole,
)
from groundswell.results.targets.values import Column
from groundswell.street.kit.values import Lines

_SEED = 20261129
_TABLE = (
    "seller,team,period,amount,currency\n"
    "Ida Brandt,,2026-04,1000,EUR\n"
    "Bo Lund,,2026-04,800,EUR\n"
    ",South,2026-Q2,9000,EUR\n"
    "Nobody Known,,2026-04,5,EUR\n"
)
_TIMELINE = (
    ("2024-03-03", "worded", "marketing"),
    ("2024-04-14", "commented", "sales"),
    ("2024-04-01", "decided", "executives"),
    ("2024-05-01", "launched", ""),
)
_KEYS = ("helped-on-a-phone-1", "read-on-a-phone-0002", "helped-on-a-phone-3")


def begin_world() -> None:
    """A company with cards in the hands of sales and others that wait, targets, a table and a past launch."""
    from groundswell.people.roles import Role
    from groundswell.results.targets import services as targets
    from groundswell.street.kit import asking
    from groundswell.street.kit.tables import Card
    from groundswell.street.used import checking, links
    from groundswell.street.used.services import note_taken, rate
    from groundswell.street.used.tables import Did
    from tests.worlds.field import INVOICES, OFFLINE, concern_with
    from tests.worlds.kit import drafted, let_out, signed_launch
    from tests.worlds.launching import AT, company_that_heard, member
    from tests.worlds.selling import deal, sellers

    company_that_heard()
    sellers()
    first = signed_launch(concern_with(OFFLINE[0]), name="Offline")
    let_out(first)
    second = signed_launch(concern_with(INVOICES[0]), sentence="Every invoice comes once.", name="Invoices")
    drafted(second)
    assert Card.objects.filter(out=True).count() == 1
    seller, executive = member(Role.SELLER), member(Role.EXECUTIVE)
    asking.ask(seller, "It is too dear for winter crews.", AT)
    note_taken(seller, ["K-1"], AT)
    rate(seller, "K-1", Did.HELPED, AT, key="a-rating-that-stands")
    assert checking.begin(seller, first, AT) is not None
    links.make(member(), first, "A partner", 30, AT)
    deal("D-1", "Ida Brandt", 50_000, AT.date())
    targets.set_one(executive, _cells("Ida Brandt", "2026-04", "700"), AT)
    _brought()
    _taken("Spring")
    _changed_by_the_lead()
    _heard_after()


def _changed_by_the_lead() -> None:
    """Words on a card that sales holds, which wait for somebody else to read them."""
    from groundswell.people.roles import Role
    from groundswell.street.kit.queries import card
    from groundswell.street.kit.services import edit
    from tests.worlds.launching import AT, member

    held, lead = card(member(), "K-1", AT), member(Role.SALES_LEAD)
    edit(lead, 1, replace(held.lines, you_say="It never fails."), AT, seen=held.seen)


def _cells(seller: str, period: str, amount: str) -> dict[Column, str]:
    return {Column.SELLER: seller, Column.PERIOD: period, Column.AMOUNT: amount, Column.CURRENCY: "EUR"}


def _brought() -> object:
    from groundswell.people.roles import Role
    from groundswell.results.targets.services import bring
    from tests.worlds.launching import AT, member

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "targets.csv"
        path.write_text(_TABLE)
        return bring(member(Role.EXECUTIVE), "targets.csv", path, AT)


def _taken(name: str) -> object:
    from datetime import date

    from groundswell.engine.spectrum.values import Did, Event, Who
    from groundswell.results.timelines.reading import Line
    from groundswell.results.timelines.services import take
    from tests.worlds.launching import AT, member

    lines = [
        Line(
            name="Nora Lind",
            event=Event(day=date.fromisoformat(day), did=Did(did), who=Who(who) if who else None),
        )
        for day, did, who in _TIMELINE
    ]
    return take(lines, name, member(), AT, file=f"{name}.csv")


def _heard_after() -> None:
    """After the day of a launch of their own, two calls in which sellers speak."""
    from tests.worlds.replying import NOT_SAID, SAID, call, launch_that_says

    launch_that_says()
    call(1, NOT_SAID, SAID)
    call(2, NOT_SAID)
    _judge()
    call(3, SAID)
    call(4, NOT_SAID)


def _judge(later: int = 0) -> None:
    """Where it died in a try it rests for a while."""
    from groundswell.results.adoption.working_out import do_what_is_due
    from tests.worlds.encoding import WordEncoder
    from tests.worlds.replying import LATER

    do_what_is_due(LATER + timedelta(days=later), WordEncoder)


def acts() -> dict[str, Act]:
    """What people do, each in one act."""
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo, undo
    from groundswell.field.models import Entry, Turn
    from groundswell.people.roles import Role
    from groundswell.results.adoption.services import decide
    from groundswell.results.models import Target, TargetTable
    from groundswell.results.targets import services as targets
    from groundswell.results.timelines.services import take_away
    from groundswell.street import checklist
    from groundswell.street.kit import asking, services
    from groundswell.street.kit.queries import card
    from groundswell.street.used import checking, links
    from groundswell.street.used.handed import KitLink
    from groundswell.street.used.services import rate, take_back
    from groundswell.street.used.tables import CheckShown, Did
    from groundswell.street.used.values import Said
    from tests.worlds.field import INVOICES, concern_with
    from tests.worlds.launching import AT, member
    from tests.worlds.replying import LATER, SAID

    seller, executive = Role.SELLER, Role.EXECUTIVE

    def edit() -> None:
        held = card(member(), "K-1", AT)
        services.edit(member(), 1, _otherwise(held.lines), AT, seen=held.seen)

    def agree() -> None:
        services.agree(member(), 1, AT, seen=card(member(), "K-1", AT).seen)

    def answer() -> None:
        asking.answer(member(), 1, "Winter crews pay by the month.", AT, concern=concern_with(INVOICES[0]))

    def check() -> None:
        row = CheckShown.objects.get()
        said = {called: Said(typed=card(member(), called, AT).lines.you_say) for called, _ in row.asked}
        assert all(checking.answer(member(seller), row.pk, said, AT).values())

    def label() -> None:
        turn = Turn.objects.filter(text=SAID).order_by("pk")[0]
        decide(member(), 3, turn.pk, 3, LATER, is_said=False)

    def undo_last() -> None:
        number = last_to_undo()
        assert number is not None
        undo(number, Author(by="a benchmark", at=AT))

    def undo_set() -> None:
        undo(Entry.objects.filter(action="target").order_by("-pk")[0].pk, Author(by="a benchmark", at=AT))

    def one_rating(name: str) -> None:
        rate(member(seller), "K-1", Did.HELPED, AT, key=name)

    return {
        "let out": lambda: services.let_out(member(), 2, AT),
        "edit a card": edit,
        "agree to what another wrote on a card": agree,
        "withdraw a card": lambda: services.withdraw(member(), 1, AT, because="Too early."),
        "ask": lambda: asking.ask(member(seller), "Do you have it in green?", AT),
        "answer, of a concern, too": answer,
        "rate": lambda: one_rating("another-rating-of-it"),
        "take a rating back": lambda: take_back(member(seller), "a-rating-that-stands", AT),
        "pass a check": check,
        "tick": lambda: checklist.tick(member(), 1, sorted(checklist.BY_HAND)[0], AT),
        "make a link": lambda: links.make(member(), 1, "Another partner", 7, AT),
        "end a link": lambda: links.end(member(), 1, KitLink.objects.get().pk, AT),
        "bring targets": _brought,
        "take targets": lambda: targets.take(member(executive), TargetTable.objects.get().pk, AT),
        "set a target anew": lambda: targets.set_one(
            member(executive), _cells("Ida Brandt", "2026-04", "900"), AT
        ),
        "take a target away": lambda: targets.take_away(member(executive), Target.objects.get().pk, AT),
        "throw a table away": lambda: targets.throw_away(member(executive), TargetTable.objects.get().pk, AT),
        "undo a target": undo_set,
        "bring in a timeline": lambda: _taken("Summer"),
        "take a timeline away": lambda: take_away(1, member(), AT),
        "undo a timeline": undo_last,
        "label a turn": label,
    }


def _otherwise(lines: Lines) -> Lines:
    return replace(lines, you_say="Every list is on the phone, always.")


# What is made of steps.


def steps() -> dict[str, Act]:
    from groundswell.people.roles import Role
    from groundswell.results.standing.looking import look_at_launches
    from groundswell.street.used.services import Told, take_from_phone
    from groundswell.street.used.tables import Did
    from tests.worlds.launching import AT, member

    def sync() -> None:
        did = (Did.HELPED, Did.READ, Did.NOT)
        told = [Told(key=key, card="K-1", did=one, at=AT) for key, one in zip(_KEYS, did, strict=True)]
        assert all(take_from_phone(member(Role.SELLER), told, AT + timedelta(hours=1)).values())

    return {
        "a phone tells": sync,
        "what sellers say is judged": lambda: [_judge(later) for later in (0, 1)],
        "launches are looked at": lambda: look_at_launches(AT),
    }


def begin_looks() -> None:
    """A launch that went to market, and what was heard before and since."""
    from groundswell.launch.launching import go_to_market
    from tests.worlds.field import INVOICES, concern_with
    from tests.worlds.launching import AT, begun, company_that_heard
    from tests.worlds.worked import DAY, heard_round

    company_that_heard()
    concern = concern_with(INVOICES[0])
    go_to_market(begun(concern, day=DAY), AT)
    heard_round(concern, 0.25, 0.02, days=91)


def looks() -> dict[str, Act]:
    from groundswell.results.worked.looking import look_at_what_is_due
    from tests.worlds.worked import after

    return {"a concern is looked at on three days": lambda: look_at_what_is_due(after(90))}


WORLDS = ((begin_world, steps), (begin_looks, looks))


def kills(number: int, folder: Path) -> Iterator[tuple[str, int, list[str]]]:
    return killed_acts.kills(number, folder, begin_world, acts)


def kills_of_steps(number: int, folder: Path) -> Iterator[tuple[str, int, list[str]]]:
    """(what, moment, faults): whole in between, and gone on with as where nobody disturbed it."""
    draws = random.Random(_SEED)
    for begin, made in WORLDS:
        begun = folder / f"{begin.__name__}.db"
        assert as_command(begin, begun)[0] == 0
        for name, act, moment, path, after in each_moment(number, begun, tables_at(begun), made, draws):
            yield name, moment, _faults(act, path, moment, after)


def _faults(act: Act, path: Path, moment: int, after: Tables) -> list[str]:
    status, _ = as_command(act, path, die_at=moment)
    told = [] if status == -signal.SIGKILL else [f"ended with {status}"]
    told += [f"unsound: {wrong}"] if (wrong := whole(path)) else []
    told += _half(tables_at(path))
    again, _ = as_command(act, path)
    told += [f"went on and ended with {again}"] if again else []
    otherwise = different(tables_at(path), after)
    return told + ([f"ends otherwise: {', '.join(otherwise)}"] if otherwise else [])


def _half(left: Tables) -> list[str]:
    """What belongs together stands together: a rating and its row of the audit, a look that says that a
    concern faded and the row of history that says so."""
    rated = sum("'helped'" in row or "'unhelpful'" in row for row in left["street.CardUse"])
    audited = sum("'rate a card'" in row for row in left["ledger.AuditRow"])
    faded = sum("'faded'" in row for row in left["results.Look"])
    told = sum("'faded'" in row for row in left["field.ConcernEvent"])
    found = [f"{rated} ratings, {audited} in the audit"] if rated != audited else []
    return found + ([f"{faded} looks say faded, {told} events"] if bool(faded) != bool(told) else [])


if __name__ == "__main__":
    main(kills, kills_of_steps)
