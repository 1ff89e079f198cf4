"""Accounts, deals and people of ours on a terminal."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.text import Text

from groundswell.cli.console import out
from groundswell.cli.opening import command
from groundswell.crm.queries import Question
from groundswell.intake.directory import Directory
from groundswell.intake.telling import Combined, keys_of
from groundswell.report import wording
from groundswell.report.letters import harmless
from groundswell.speech import Account, Deal, Money, PersonKind, Seller

_MOST = 5  # questions after an import; `groundswell crm` asks all
_LEFT_OUT = ("system", "through", "elsewhere", "key", "stages")


def print_business(known: Directory, asked: Sequence[Question]) -> None:
    rest = [person.kind for person in known.people if (person.name or person.email) not in known.sellers]
    support = rest.count(PersonKind.SUPPORT)
    other = len(rest) - support
    people = (
        wording.count(len(known.sellers), "seller"),
        f"{wording.number(support)} in support" if support else "",
        f"{wording.number(other)} elsewhere" if other else "",
    )
    business = f"{wording.count(len(known.accounts), 'account')}, {wording.count(len(known.deals), 'deal')}"
    out.print(f"{business}; of our own people {', '.join(filter(None, people))}.", highlight=False)
    print_questions(asked, most=len(asked))


def print_questions(asked: Sequence[Question], most: int = _MOST) -> None:
    """Which accounts may be one, and how to say it."""
    for question in asked[:most]:
        names = " and ".join(f"“{name}”" for name in question.names)
        _dim(f"  {names} have the mail domain {question.domain}. If they are one:")
        _dim(f"    {command('crm', '--same', *question.names)}   (else --apart)")
    if len(asked) > most:
        _dim(f"  … and {len(asked) - most:,} more pairs of accounts; see: {command('crm')}")


def print_combined(combined: Combined[Account] | Combined[Deal]) -> None:
    """Each value with the system whose word it is, and the stages of a deal with their days."""
    fact = combined.fact
    what = "Account" if isinstance(fact, Account) else "Deal"
    out.print(Text(harmless(f"{what} {fact.name}"), style="bold"))
    for name, teller in combined.by.items():
        if name not in _LEFT_OUT:
            _line(name.replace("_", " "), _value(getattr(fact, name)), _teller(teller))
    if isinstance(fact, Account):
        for key in keys_of(fact):
            _line("id", key.id, key.system or "a table")
        return
    if fact.key:
        _line("id", fact.key, fact.system or "a table")
    for seen in fact.stages:
        _line("stage", f"{wording.day(seen.day)}: {seen.stage}", "" if seen.entered else "as first seen then")


def _line(name: str, value: str, teller: str) -> None:
    text = Text.assemble((f"  {name:12} ", "dim"), harmless(value), (f"  {teller}", "dim"))
    out.print(text, soft_wrap=True)


def _value(value: Any) -> str:
    match value:
        case Money():
            return wording.money(value)
        case date():
            return wording.day(value)
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _teller(telling: Account | Deal | Seller) -> str:
    return telling.through or telling.system or "a table"


def _dim(sentence: str) -> None:
    out.print(harmless(sentence), style="dim", markup=False, highlight=False, soft_wrap=True)
