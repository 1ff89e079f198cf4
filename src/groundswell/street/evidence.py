"""What a presentation stands on, as a value: counts, and the numbers of the verbatims behind them. It holds
nobody's words, so that what is erased or restricted later is not in what was frozen."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Deals:
    """Deals that stand alike, in which a concern was raised."""

    count: int = 0
    amount: str = ""  # as it is shown, a sum a currency; empty where none is known


@dataclass(frozen=True, kw_only=True, slots=True)
class OfConcern:
    number: int
    name: str
    accounts: int  # that said it themselves
    sellers: int
    conversations: int
    open: Deals = Deals()
    won: Deals = Deals()
    lost: Deals = Deals()
    months: tuple[tuple[int, int], ...] = ()  # (202603, verbatims), ascending
    quotes: tuple[int, ...] = ()  # verbatims, the most telling first
    verbatims: tuple[int, ...] = ()  # all, ascending


@dataclass(frozen=True, kw_only=True, slots=True)
class OfChange:
    number: int
    title: str
    state: str
    concerns: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfClaim:
    number: int
    sentence: str
    proofs: tuple[str, ...]
    answers: tuple[int, ...]  # concerns


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    side: str
    by: str
    day: str  # 2026-03-05
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Covered:
    """Which concerns are answered: by an approved draft, or without one by claims."""

    draft: str = ""  # its name; empty: by claims
    version: int = 0
    answered: tuple[int, ...] = ()
    weakly: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()
    unasked: tuple[str, ...] = ()  # what we say and no concern asks for


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    launch: int
    name: str
    as_of: str  # the day up to which the field was heard; empty: nothing was
    promise: str = ""
    # Behind all its concerns, each once.
    accounts: int = 0
    sellers: int = 0
    conversations: int = 0
    concerns: tuple[OfConcern, ...] = ()
    changes: tuple[OfChange, ...] = ()
    claims: tuple[OfClaim, ...] = ()
    signed: tuple[Signed, ...] = ()
    covered: Covered = field(default_factory=Covered)
    numbers: tuple[tuple[str, str], ...] = ()  # to hit: (what, how much), as people typed them


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One figure, and what it rests on."""

    key: str  # in addresses
    value: str | int
    amount: str = ""  # of deals
    concern: int = 0  # 0: of several
    concerns: tuple[int, ...] = ()  # where the figure counts concerns
    verbatims: tuple[int, ...] = ()


def facts(evidence: Evidence) -> dict[str, Fact]:
    """Every figure by its key."""
    return {fact.key: fact for fact in (*_of_all(evidence), *_of_each(evidence))}


def _of_all(evidence: Evidence) -> Iterable[Fact]:
    behind = tuple(sorted({number for one in evidence.concerns for number in one.verbatims}))
    for key in ("accounts", "sellers", "conversations"):
        yield Fact(key=key, value=getattr(evidence, key), verbatims=behind)
    for key in ("answered", "weakly", "missed"):
        concerns: tuple[int, ...] = getattr(evidence.covered, key)
        yield Fact(key=key, value=len(concerns), concerns=concerns)
    yield Fact(key="unasked", value=len(evidence.covered.unasked))


def _of_each(evidence: Evidence) -> Iterable[Fact]:
    for one in evidence.concerns:
        about = {"concern": one.number, "verbatims": one.verbatims}
        for name in ("accounts", "sellers", "conversations"):
            yield Fact(key=f"C-{one.number}.{name}", value=getattr(one, name), **about)
        for name in ("open", "won", "lost"):
            deals: Deals = getattr(one, name)
            yield Fact(key=f"C-{one.number}.{name}", value=deals.count, amount=deals.amount, **about)
        counts = ", ".join(str(count) for _, count in one.months)
        yield Fact(key=f"C-{one.number}.months", value=counts, **about)


def as_text(evidence: Evidence) -> str:
    return canonical(asdict(evidence))


def canonical(told: Mapping[str, Any]) -> str:
    """The same text for the same value; names stand in it letter for letter, where erasing looks for them."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Evidence:
    """What `as_text` gave."""
    told = json.loads(text)
    return Evidence(
        **{
            **told,
            "concerns": tuple(map(_concern, told["concerns"])),
            "changes": tuple(OfChange(**_tuples(one)) for one in told["changes"]),
            "claims": tuple(OfClaim(**_tuples(one)) for one in told["claims"]),
            "signed": tuple(Signed(**one) for one in told["signed"]),
            "covered": Covered(**_tuples(told["covered"])),
            "numbers": tuple((what, how_much) for what, how_much in told["numbers"]),
        }
    )


def _concern(told: dict[str, Any]) -> OfConcern:
    deals = {name: Deals(**told[name]) for name in ("open", "won", "lost")}
    months = tuple((month, count) for month, count in told["months"])
    return OfConcern(**{**_tuples(told), **deals, "months": months})


def _tuples(told: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
