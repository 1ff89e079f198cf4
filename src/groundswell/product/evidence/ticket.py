"""The evidence as Markdown, for a ticket in a tracker that others read.

Whatever was said stands in fences: letter for letter, and nothing in it links, mentions anybody, or ends the
quote. Whatever else was written by people is escaped.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from groundswell.engine.deals.values import Deals
from groundswell.engine.survey.values import Evidence
from groundswell.people.currency import sums_in_own
from groundswell.people.language import here
from groundswell.product.evidence.pack import OfConcern, Pack, Said
from groundswell.product.queries import Waiting
from groundswell.report import outcomes, wording
from groundswell.report.quotes import voice_told

LONGEST = 60_000  # letters: GitHub takes 65,536
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&])")


def markdown(pack: Pack, *, address: str = "", with_names: bool = True) -> str:
    """`address`: where the application is reached, for links; `with_names`: of accounts, people and deals,
    too. Too long for a ticket, it holds fewer verbatims."""
    for most in (1_000, 6, 3, 1, 0):
        text = _text(pack, address, most, with_names=with_names)
        if len(text) <= LONGEST:
            return text
    return text[:LONGEST]


def _text(pack: Pack, address: str, most: int, *, with_names: bool) -> str:
    parts = [part for one in pack.concerns for part in _concern(one, address, most, with_names=with_names)]
    parts.append(_who(pack.waiting, with_names=with_names))
    if pack.as_of:
        parts.append(f"As of {wording.day(pack.as_of)}.")
    return "\n\n".join(filter(None, parts)) + "\n"


def _concern(one: OfConcern, address: str, most: int, *, with_names: bool) -> Iterable[str]:
    concern = one.concern
    number = f"C-{concern.id}"
    link = f"[{number}]({address}/{number})" if address else number
    yield f"## {escaped(concern.name)} ({link})"
    yield _figures(one, with_names=with_names)
    if one.unsure:
        yield "\n".join(f"- **How sure:** {escaped(why)}" for why in _unsure(one, with_names=with_names))
    shown = 0
    for place, said in enumerate(one.said, start=1):
        verbatims = said.verbatims[: max(0, most - shown)]
        shown += len(verbatims)
        yield from _said(said, verbatims, place, address, with_names=with_names)
    left = one.left + sum(len(said.verbatims) for said in one.said) - shown
    if left:
        yield f"{wording.count(left, 'more verbatim')} in {link}."


def _figures(one: OfConcern, *, with_names: bool) -> str:
    concern = one.concern
    when = wording.span(concern.first_at, concern.last_at)
    # The reason may name sources, which may be called after a customer.
    trend = f"{concern.trend.direction.value}. {escaped(concern.trend.reason) if with_names else ''}".strip()
    return "\n".join(
        (
            f"- Raised by {wording.raised_by(concern)}{f', {when}' if when else ''}",
            f"- Over time: {trend}",
            f"- In deals: {escaped(deals_told(one))}",
        )
    )


def deals_told(one: OfConcern) -> str:
    """`open 2: €12,500 · won 1 · lost 3: €4,000`."""
    deals = one.concern.deals
    named = (("open", deals.open), ("won", deals.won), ("lost", deals.lost))
    return (
        " · ".join(f"{name} {outcomes.standing(_in_own(stood))}" for name, stood in named if stood.count)
        or "none"
    )


def _in_own(deals: Deals) -> Deals:
    return replace(deals, sums=sums_in_own(deals.sums))


def _said(
    said: Said, verbatims: Sequence[Evidence], place: int, address: str, *, with_names: bool
) -> Iterable[str]:
    if not verbatims:
        return
    known = escaped(said.account) if with_names else f"Account {place}"
    yield f"**{known if said.account else 'Account unknown'}**"
    for verbatim in verbatims:
        number = f"V-{verbatim.id}"
        link = f"[{number}]({address}/{number})" if address else number
        told = (link, wording.day(verbatim.at and here(verbatim.at)), voice_told(verbatim.voice))
        yield f"{_fenced(verbatim.text)}\n{' · '.join(filter(None, told))}"


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _who(waiting: Sequence[Waiting], *, with_names: bool) -> str:
    if not waiting:
        return ""
    deals = [deal for account in waiting for deal in account.deals]
    sums = wording.sums(sums_in_own(deal.amount for deal in deals if deal.amount))
    in_deals = (
        f", with {wording.count(len(deals), 'open deal')}{f': {sums}' if sums else ''}" if deals else ""
    )
    head = f"## Who waits\n\n{wording.count(len(waiting), 'account')}{in_deals}."
    if not with_names:
        return head
    lines = [f"- {escaped(account.account)}{_deals_of(account)}" for account in waiting[:50]]
    return f"{head}\n\n" + "\n".join(lines)


def _deals_of(account: Waiting) -> str:
    if not account.deals:
        return ""
    sums = wording.sums(sums_in_own(account.revenue))
    return f": {wording.count(len(account.deals), 'open deal')}{f', {sums}' if sums else ''}"


def _unsure(one: OfConcern, *, with_names: bool) -> Sequence[str]:
    leaning = one.concern.concentration  # which names the seller or the account
    return [_LEANS if why == leaning and not with_names else why for why in one.unsure]


_LEANS = "Most of it comes through one seller or from one account."


def escaped(text: str) -> str:
    """One line in which nothing is a mark, a link, a number of a ticket or a mention."""
    plain = " ".join(text.split())
    return _MARKS.sub(r"\\\1", plain).replace("\\@", "@\u200b").replace("\\#", "#\u200b")
