"""Deals in which a concern was raised, in words: how they stand, why they count, how often they are lost."""

from groundswell.engine.deals.values import Deals, DealsRaised, Losing, Odds, Rule
from groundswell.report import wording

_RULES = {
    Rule.NAMED: "named in the conversation",
    Rule.NEAR: "by the time of the conversation (open then, opened up to 14 days after, or closed up to"
    " 14 days before)",
    Rule.UNDATED: "by the time of the conversation, the day of opening not told",
}


def facts(raised: DealsRaised) -> list[tuple[str, str]]:
    """What a terminal tells of a concern's deals: (title, text), a line for each thing to know."""
    if not raised.count:
        return [("Deals", not_counted(raised) or "raised in none that is known")]
    named = (("open", raised.open), ("won", raised.won), ("lost", raised.lost))
    without, compared = without_amount(raised), losing(raised.odds)
    lines = (
        " · ".join(f"{name} {standing(deals)}" for name, deals in named),
        by_rule(raised),
        f"{without} without an amount" if without else "",
        not_counted(raised),
    )
    return [("Deals", "\n".join(filter(None, lines))), *([("Losing", compared)] if compared else [])]


def standing(deals: Deals) -> str:
    """`2: €12,500 + ¥900,000`; the number alone where no amount is known."""
    sums = wording.sums(deals.sums)
    return f"{wording.number(deals.count)}: {sums}" if sums else wording.number(deals.count)


def not_counted(deals: DealsRaised) -> str:
    """What stands for a nought where nobody knows whether a customer spoke; empty where all is counted."""
    if not deals.speakers_unknown:
        return ""
    more = f"{wording.number(deals.speakers_unknown)} more " if deals.count else ""
    return f"{more}not counted: speakers unknown"


def by_rule(deals: DealsRaised) -> str:
    """`2 named in the conversation, 1 by …`; empty without deals."""
    counts = [(deals.by_rule.get(rule, 0), how) for rule, how in _RULES.items()]
    return ", ".join(f"{wording.number(n)} {how}" for n, how in counts if n)


def without_amount(deals: DealsRaised) -> int:
    return deals.open.without_amount + deals.won.without_amount + deals.lost.without_amount


def losing(odds: Odds) -> str:
    """Lost where it was raised next to lost where it was not, and what that shows."""
    raised, others = odds.lost_raised + odds.won_raised, odds.lost_others + odds.won_others
    if not raised:
        return ""
    counts = (
        f"of {wording.count(raised, 'closed deal')} in which it was raised {wording.number(odds.lost_raised)}"
        f" lost, of {wording.number(others)} others with a conversation {wording.number(odds.lost_others)}"
    )
    if odds.verdict is Losing.NOT_ENOUGH:
        return f"Not enough data to compare: {counts}."
    return f"{odds.verdict.value.capitalize()}: {counts}; {_ratio(odds)}. That is no proof of a cause."


def _ratio(odds: Odds) -> str:
    low = 0.0 if odds.low is None else odds.low
    if odds.high is None:
        return f"at least {figure(low)} times the odds of losing (95 % interval)"
    ratio = 0.0 if odds.ratio is None else odds.ratio
    return f"{figure(ratio)} times the odds of losing, 95 % interval {figure(low)} to {figure(odds.high)}"


def figure(value: float) -> str:
    """`1.25`, `1,250`"""
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"
