"""Two stretches of time held against each other, like with like.

A stratum is one account in one stream of conversations: what another account or another source brings is no
change of the share. Only strata with conversations in both stretches can tell one. Accounts that speak but
a few times in a stream are one stratum together, for alone they would tell nothing; so are those that spoke
once, where they are the rule (a shop's tickets, a survey). An account that has begun, or ended, is never
among them.

Counts that vary more from week to week than chance would make them (a faulty release, a holiday) make
neighbouring conversations alike, and so tell less: that spread is estimated as R. DerSimonian and N. Laird
estimate that between trials ("Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986)
177-188), each week a trial, and never taken to be less than chance.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from groundswell.engine.trend.intervals import Score

SELDOM = 3  # conversations in a stream, at most: too few for a stratum of one's own
SILENT = 0.1  # an account silent in one of the stretches counts where so many would be by chance
SPOKE_ONCE = 0.5  # share of a stream's conversations from which accounts that spoke once are the rule
DOUBT, WEIGHTED = 0.5, 2.0  # see _spread
LATE = 8  # weeks in which a change must still be there


class Stratum(NamedTuple):
    """One account in one stream; the account is empty where it is not known, or where `few` are together."""

    stream: str
    account: str
    few: bool = False


class Placed(NamedTuple):
    """A conversation as the comparison needs it."""

    id: int
    stratum: Stratum
    week: int  # 0 and up in the recent stretch, below 0 in the earlier one


class Sizes(NamedTuple):
    """Conversations of a stratum in both stretches."""

    recent: int
    earlier: int

    @property
    def whole(self) -> int:
        return self.recent + self.earlier

    @property
    def weight(self) -> tuple[float, float]:
        """What one conversation counts in the recent and in the earlier stretch (Mantel-Haenszel)."""
        return self.earlier / self.whole, self.recent / self.whole


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Two stretches, the same for every concern."""

    stratum_of: Mapping[int, Stratum]  # of the conversations that are compared
    week_of: Mapping[int, int]
    sizes: Mapping[Stratum, Sizes]
    weeks: Mapping[Stratum, Mapping[int, int]]  # conversations held by week
    left_out: Mapping[Stratum, Sizes]  # in one stretch only

    @property
    def recent(self) -> int:
        """Conversations compared, in the recent stretch."""
        return sum(size.recent for size in self.sizes.values())

    @property
    def earlier(self) -> int:
        return sum(size.earlier for size in self.sizes.values())


class Seen(NamedTuple):
    """How often it was raised in some weeks, and how often at each stratum's mean share."""

    raised: int
    expected: float


class Course(NamedTuple):
    earlier: Seen
    first: Seen  # of the recent stretch
    last: Seen


class HowOften(NamedTuple):
    """How often a concern was raised in the conversations compared."""

    recent: int
    earlier: int
    score: Score
    spread: float  # times chance, at least 1
    course: Course

    @property
    def away(self) -> float:
        """In standard errors, above 0 where the recent share is higher."""
        return self.score.away(self.spread)


def comparison(conversations: Sequence[Placed]) -> Comparison:
    """What can be compared with what. O(conversations)."""
    strata = _strata(conversations)
    sizes = _sizes((strata[conversation.id], conversation.week) for conversation in conversations)
    in_both = {stratum: size for stratum, size in sizes.items() if size.recent and size.earlier}
    weeks: dict[Stratum, Counter[int]] = defaultdict(Counter)
    compared = [conversation for conversation in conversations if strata[conversation.id] in in_both]
    for conversation in compared:
        weeks[strata[conversation.id]][conversation.week] += 1
    return Comparison(
        stratum_of={conversation.id: strata[conversation.id] for conversation in compared},
        week_of={conversation.id: conversation.week for conversation in compared},
        sizes=in_both,
        weeks=weeks,
        left_out={stratum: size for stratum, size in sizes.items() if stratum not in in_both},
    )


def _sizes(placed: Iterable[tuple[Stratum, int]]) -> dict[Stratum, Sizes]:
    counts: dict[Stratum, list[int]] = defaultdict(lambda: [0, 0])
    for stratum, week in placed:
        counts[stratum][week < 0] += 1
    return {stratum: Sizes(*counts[stratum]) for stratum in sorted(counts)}


def _strata(conversations: Sequence[Placed]) -> dict[int, Stratum]:
    """The stratum of each conversation: those that speak seldom together, but none that has just begun."""
    often = Counter(conversation.stratum for conversation in conversations)
    once = _of_once(conversations, often)
    staying = _staying(conversations)

    def together(stratum: Stratum) -> bool:
        if not stratum.account or often[stratum] > SELDOM:
            return False
        return stratum.account in staying or (often[stratum] == 1 and stratum.stream in once)

    return {
        conversation.id: Stratum(conversation.stratum.stream, "", few=True)
        if together(conversation.stratum)
        else conversation.stratum
        for conversation in conversations
    }


def _staying(conversations: Sequence[Placed]) -> set[str]:
    """Accounts heard in both stretches, or so seldom that being silent in one may well be chance."""
    sides: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for conversation in conversations:
        sides[conversation.stratum.account][conversation.week < 0] += 1
    before = sum(conversation.week < 0 for conversation in conversations) / max(len(conversations), 1)
    return {
        account
        for account, (recent, earlier) in sides.items()
        if (recent and earlier) or (before**earlier if earlier else (1 - before) ** recent) >= SILENT
    }


def _of_once(conversations: Sequence[Placed], often: Mapping[Stratum, int]) -> set[str]:
    """Streams in which most conversations, in both stretches, are of accounts that spoke once."""
    held: Counter[tuple[str, bool]] = Counter()
    once: Counter[tuple[str, bool]] = Counter()
    for conversation in conversations:
        side = (conversation.stratum.stream, conversation.week < 0)
        held[side] += 1
        once[side] += bool(conversation.stratum.account) and often[conversation.stratum] == 1
    return {
        stream
        for stream, _ in held
        if all(once[stream, side] > SPOKE_ONCE * held[stream, side] for side in (True, False))
    }


def how_often(raised: Collection[int], within: Comparison) -> HowOften:
    """What the comparison says of a concern raised in these conversations (ids)."""
    counts: dict[Stratum, list[int]] = defaultdict(lambda: [0, 0])
    weeks: dict[int, _Week] = defaultdict(_Week)
    for id_ in sorted(raised):
        stratum = within.stratum_of.get(id_)
        if stratum is None:
            continue
        week = within.week_of[id_]
        counts[stratum][week < 0] += 1
        weeks[week].raised += 1
        weeks[week].weighed += within.sizes[stratum].weight[week < 0]
    score = _score(counts, within)
    _expect(counts, within, weeks)
    recent = sum(a for a, _ in counts.values())
    earlier = sum(b for _, b in counts.values())
    return HowOften(recent, earlier, score, _spread(weeks, score), _course(weeks))


@dataclass(slots=True)
class _Week:
    raised: int = 0
    weighed: float = 0.0  # the same, each conversation with its weight
    expected: float = 0.0  # raised, were each stratum at its own mean share
    expected_weighed: float = 0.0
    variance: float = 0.0  # of `weighed`, by chance alone


def _score(counts: Mapping[Stratum, Sequence[int]], within: Comparison) -> Score:
    recent = earlier = variance = third = 0.0
    for stratum, (a, b) in counts.items():
        n, k = within.sizes[stratum]
        m, whole = a + b, n + k
        recent += a * k / whole
        earlier += b * n / whole
        variance += (n * k * m - a * b * whole) / (whole * whole)
        if whole > 2:  # two conversations are as even as a coin
            even = whole**3 * (whole - 1) * (whole - 2)
            third += n * k * m * (whole - m) * (whole - 2 * n) * (whole - 2 * m) / even
    return Score(recent, earlier, variance, third)


def _expect(
    counts: Mapping[Stratum, Sequence[int]], within: Comparison, weeks: MutableMapping[int, _Week]
) -> None:
    """Per week what the strata would bring at their own mean shares, and how much that varies by chance."""
    for stratum, (a, b) in counts.items():
        size = within.sizes[stratum]
        m, whole = a + b, size.whole
        chance = m * (whole - m) / (whole * whole * (whole - 1))  # hypergeometric: both windows, so whole > 1
        for number, held in within.weeks[stratum].items():
            week, weight = weeks[number], size.weight[number < 0]
            week.expected += held * m / whole
            week.expected_weighed += weight * held * m / whole
            week.variance += weight * weight * held * (whole - held) * chance


def _spread(weeks: Mapping[int, _Week], score: Score) -> float:
    """How many times more than by chance the score varies, because weeks have shares of their own."""
    distance = between = 0.0
    used = 0
    for before in (True, False):
        side = [week for number, week in weeks.items() if (number < 0) is before and week.variance > 0]
        expected = sum(week.expected_weighed for week in side)
        level = sum(week.weighed for week in side) / expected if expected else 0.0
        if level <= 0:
            continue
        away = [week.weighed - level * week.expected_weighed for week in side]
        distance += sum(a * a / (level * week.variance) for a, week in zip(away, side, strict=True))
        precisions = [level * week.expected_weighed**2 / week.variance for week in side]
        between += sum(precisions) - sum(precision * precision for precision in precisions) / sum(precisions)
        used += len(side)
    freedom = max(used - 2, 1)  # the levels of the two stretches are taken from the weeks
    # The distance varies by chance too. Half a standard error of that is let pass, so that unchanging weeks
    # seldom cost anything, and what is beyond counts more, for a spread told from so few weeks is uncertain.
    more = WEIGHTED * (distance - freedom - DOUBT * sqrt(2 * freedom))
    if min(more, between, score.variance) <= 0:
        return 1.0
    return 1.0 + more / between * sum(week.expected_weighed**2 for week in weeks.values()) / score.variance


def _course(weeks: Mapping[int, _Week]) -> Course:
    """Counts in the earlier stretch, and in the recent one's first and last part."""
    turn = max((number for number in weeks if number >= 0), default=0) + 1 - LATE
    sides: tuple[list[_Week], ...] = ([], [], [])
    for number, week in weeks.items():
        sides[0 if number < 0 else 1 if number < turn else 2].append(week)
    earlier, first, last = (
        Seen(sum(week.raised for week in side), sum(week.expected for week in side)) for side in sides
    )
    return Course(earlier, first, last)
