"""What a guest may be shown of a presentation: words that were released to them, and counts over accounts
enough that none of them can be told."""

from collections.abc import Collection
from dataclasses import replace

from groundswell.street.evidence import Deals, Evidence, OfConcern, Signed

FEWEST_ACCOUNTS = 5


def shared(evidence: Evidence, released: Collection[int]) -> Evidence:
    """Without concerns that fewer than FEWEST_ACCOUNTS raise, without deals, sellers, who signed, and the
    numbers of any verbatim that is not `released`."""
    concerns = tuple(_shared(one, released) for one in evidence.concerns if one.accounts >= FEWEST_ACCOUNTS)
    kept = {one.number for one in concerns}
    covered = evidence.covered
    return replace(
        evidence,
        as_of="",
        sellers=0,
        accounts=max((one.accounts for one in concerns), default=0),
        conversations=0,
        concerns=concerns,
        changes=tuple(
            replace(c, concerns=tuple(n for n in c.concerns if n in kept)) for c in evidence.changes
        ),
        claims=tuple(replace(c, answers=tuple(n for n in c.answers if n in kept)) for c in evidence.claims),
        signed=tuple(Signed(side=one.side, by="", day="", holds=one.holds) for one in evidence.signed),
        covered=replace(
            covered,
            answered=tuple(n for n in covered.answered if n in kept),
            weakly=tuple(n for n in covered.weakly if n in kept),
            missed=tuple(n for n in covered.missed if n in kept),
        ),
    )


def _shared(one: OfConcern, released: Collection[int]) -> OfConcern:
    return replace(
        one,
        sellers=0,
        conversations=0,
        open=Deals(),
        won=Deals(),
        lost=Deals(),
        months=(),
        quotes=tuple(number for number in one.quotes if number in released),
        verbatims=(),
    )
