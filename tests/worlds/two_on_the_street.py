"""Cards, targets and what was brought in, and what people do with them, for tests of two who do so at once.

What is looked at before acting is looked at when an act is prepared, as on the page of each.
"""

import tempfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from groundswell.people.roles import Role
from groundswell.results.targets.values import Column
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.kit import drafted, let_out, signed_launch
from tests.worlds.launching import AT, company_that_heard, member
from tests.worlds.selling import sellers

Act = Callable[[], object]
RATING = "a-rating-of-one-phone"
_WHOLE_MONTH = "seller,period,amount\nIda Brandt,2026-04,1000\nBo Lund,2026-04,700\n"
_OVERLAPPING = (
    "seller,period,amount\nIda Brandt,2026-04-10 to 2026-05-09,900\nBo Lund,2026-04-10 to 2026-05-09,600\n"
)


def begin() -> None:
    """A card in the hands of sales, one that waits, tables of targets that overlap, a question, a check."""
    from groundswell.results.targets.services import set_one
    from groundswell.street.kit.asking import ask
    from groundswell.street.used import checking, links
    from groundswell.street.used.services import note_taken, rate
    from groundswell.street.used.tables import Did

    company_that_heard()
    sellers()
    launch = signed_launch(concern_with(OFFLINE[0]))
    let_out(launch)
    drafted(signed_launch(concern_with(INVOICES[0]), sentence="Every invoice comes once.", name="Invoices"))
    seller = member(Role.SELLER)
    ask(seller, "Do you have it in green?", AT)
    note_taken(seller, ["K-1"], AT)
    rate(seller, "K-1", Did.HELPED, AT, key="a-rating-that-stands")
    checking.begin(seller, launch, AT)
    links.make(member(), launch, "A partner", 30, AT)
    set_one(member(Role.EXECUTIVE), _cells("Cleo Marsh", "500"), AT)
    for table in (_WHOLE_MONTH, _OVERLAPPING):
        _bring(table)
    _reaching("Account 2")()
    _label_something()


def prepared(name: str) -> Act:
    made: Mapping[str, Callable[[], Act]] = {
        "the card becomes one": lambda: _editing("One."),
        "the card becomes two": lambda: _editing("Two."),
        "the card is withdrawn": lambda: _withdrawing(1),
        "drafts are let out": _letting_out,
        "the draft is withdrawn": lambda: _withdrawing(2),
        "the drafting is undone": lambda: _undoing("drafted K-1"),
        "the letting out is undone": lambda: _undoing("let K-1"),
        "the first table is taken": lambda: _taking(1),
        "the second table is taken": lambda: _taking(2),
        "the first table is thrown away": _throwing_away,
        "a target of 600 is set": lambda: _setting("600"),
        "a target of 700 is set": lambda: _setting("700"),
        "the target is taken away": _taking_away,
        "the target is undone": lambda: _undoing("set 1 target"),
        "a phone tells": _telling,
        "a rating is taken back": _taking_back,
        "the check is answered": _checking,
        "the question is answered": _answering,
        "the question is asked again": lambda: _asking("Is it loud?"),
        "the link is ended": _ending,
        "a meeting is planned": _meeting,
        "the launch reaches one account": lambda: _reaching("Account 1"),
        "the launch reaches another": lambda: _reaching("Account 3"),
        "the reach is undone": lambda: _undoing("said whom L-1 reaches: Account 2"),
        "the launch goes away": _putting_away,
        "a timeline is taken": _bringing_in,
        "the turn says it": lambda: _labelling(is_said=True),
        "the turn does not say it": lambda: _labelling(is_said=False),
    }
    return made[name]()


def _editing(line: str) -> Act:
    from dataclasses import replace

    from groundswell.street.kit.queries import card
    from groundswell.street.kit.services import edit

    held = card(member(), "K-1", AT)
    return lambda: edit(member(), 1, replace(held.lines, you_say=line), AT, seen=held.seen)


def _withdrawing(number: int) -> Act:
    from groundswell.street.kit.services import withdraw

    return lambda: withdraw(member(), number, AT)


def _letting_out() -> Act:
    from groundswell.street.kit.services import let_out

    return lambda: let_out(member(), 2, AT)


def _undoing(told: str) -> Act:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Entry

    entry = Entry.objects.get(summary__startswith=told).pk
    return lambda: undo(entry, Author(by="ana", at=AT))


def _bring(table: str) -> None:
    from groundswell.results.targets.services import bring

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "targets.csv"
        path.write_text(table)
        bring(member(Role.EXECUTIVE), "targets.csv", path, AT)


def _taking(place: int) -> Act:
    from groundswell.results.models import TargetTable
    from groundswell.results.targets.services import take

    table = list(TargetTable.objects.order_by("pk"))[place - 1].pk
    return lambda: take(member(Role.EXECUTIVE), table, AT)


def _throwing_away() -> Act:
    from groundswell.results.models import TargetTable
    from groundswell.results.targets.services import throw_away

    table = TargetTable.objects.order_by("pk")[0].pk
    return lambda: throw_away(member(Role.EXECUTIVE), table, AT)


def _cells(seller: str, amount: str) -> dict[Column, str]:
    return {Column.SELLER: seller, Column.PERIOD: "2026-04", Column.AMOUNT: amount}


def _setting(amount: str) -> Act:
    from groundswell.results.targets.services import set_one

    return lambda: set_one(member(Role.EXECUTIVE), _cells("Cleo Marsh", amount), AT)


def _taking_away() -> Act:
    from groundswell.results.models import Target
    from groundswell.results.targets.services import take_away

    number = Target.objects.get(seller="Cleo Marsh").pk
    return lambda: take_away(member(Role.EXECUTIVE), number, AT)


def _telling() -> Act:
    from groundswell.street.used.services import Told, take_from_phone
    from groundswell.street.used.tables import Did

    told = [
        Told(key=key, card="K-1", did=did, at=AT)
        for key, did in ((RATING, Did.HELPED), ("what-a-phone-showed", Did.READ))
    ]

    def tell() -> None:
        taken = take_from_phone(member(Role.SELLER), told, AT + timedelta(hours=1))
        assert all(taken.values()), taken

    return tell


def _taking_back() -> Act:
    from groundswell.street.used.services import take_back

    return lambda: take_back(member(Role.SELLER), "a-rating-that-stands", AT)


def _checking() -> Act:
    from groundswell.street.kit.queries import card
    from groundswell.street.used import checking
    from groundswell.street.used.tables import CheckShown
    from groundswell.street.used.values import Said

    row = CheckShown.objects.get()
    said = {called: Said(typed=card(member(), called, AT).lines.you_say) for called, _ in row.asked}
    return lambda: checking.answer(member(Role.SELLER), row.pk, said, AT)


def _answering() -> Act:
    from groundswell.street.kit.asking import answer

    return lambda: answer(member(), 1, "In green, too.", AT, concern=concern_with(INVOICES[0]))


def _asking(words: str) -> Act:
    from groundswell.street.kit.asking import ask

    return lambda: ask(member(Role.SELLER), words, AT)


def _ending() -> Act:
    from groundswell.street.used.handed import KitLink
    from groundswell.street.used.links import end

    number = KitLink.objects.get().pk
    return lambda: end(member(), 1, number, AT)


def _meeting() -> Act:
    from groundswell.field.attention.meetings import Plan, ask_to_meet

    plan = Plan(
        title="Three teams",
        at=AT + timedelta(days=2),
        minutes=45,
        place="",
        concerns=[concern_with(OFFLINE[0])],
        invited=[member().user],
    )
    return lambda: ask_to_meet(plan, member(Role.SELLER), AT)


def _reaching(account: str) -> Act:
    from groundswell.launch.reaching import Reach, reaches_of, say_reach

    seen = reaches_of(member(), [1])[1].seen
    return lambda: say_reach(1, Reach(accounts=(account,)), member(), AT, seen=seen)


def _putting_away() -> Act:
    from groundswell.launch.services import put_away

    return lambda: put_away(1, member(), AT)


def _bringing_in() -> Act:
    from datetime import date

    from groundswell.engine.spectrum.values import Did, Event
    from groundswell.results.timelines.reading import Line
    from groundswell.results.timelines.services import take

    lines = [Line(name="", event=Event(day=date(2024, 5, 1), did=Did.LAUNCHED))]
    return lambda: take(lines, "Spring", member(), AT, file="spring.csv")


def _label_something() -> None:
    from groundswell.results.adoption.working_out import do_what_is_due
    from tests.worlds.encoding import WordEncoder
    from tests.worlds.replying import LATER, SAID, call, launch_that_says

    launch_that_says()
    call(1, SAID)
    do_what_is_due(LATER, WordEncoder)


def _labelling(*, is_said: bool) -> Act:
    from groundswell.field.models import Turn
    from groundswell.message.models import Claim
    from groundswell.results.adoption.services import decide
    from tests.worlds.replying import LATER, SAID

    turn, claim = Turn.objects.get(text=SAID).pk, Claim.objects.get(launch=3).pk
    return lambda: decide(member(), 3, turn, claim, LATER, is_said=is_said)
