"""Why a concern has faded, or is back, in a sentence that only says what was counted. English is kept, as
all history is; pages say it anew from the numbers."""

from groundswell.engine.worked.returning import OVER, Again
from groundswell.engine.worked.values import BEFORE, Look, Share, Times
from groundswell.results.worked.subjects import Subject


def faded_because(look: Look, subject: Subject) -> str:
    return (
        f"raised less often in the {look.days} days since {subject.of}: {_of(look.after)},"
        f" {_of(look.before)} in the {BEFORE} days before{_times(look.times)}"
    )


def returned_because(found: Again) -> str:
    return (
        f"raised again, from {found.accounts} accounts: {_of(found.now)} in the last {OVER} days,"
        f" {_of(found.faded)} when it had faded"
    )


def _of(share: Share) -> str:
    return f"{share.raised} of {share.held} conversations"


def _times(times: Times) -> str:
    if times.value is None or times.low is None or times.high is None:
        return ""
    return (
        f"; within sources and accounts {times.value:.1f} times as often"
        f" (95 % interval {times.low:.1f} to {times.high:.1f})"
    )
