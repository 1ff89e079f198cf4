"""Whether most of a concern comes from one account or through one seller, in a sentence."""

from collections import Counter
from collections.abc import Sequence

from groundswell.engine.ranking.scores import LEAST_BY_ACCOUNT, LEAST_BY_SELLER, Origin, concentrated
from groundswell.engine.survey.values import Evidence


def concentration(
    verbatims: Sequence[Evidence], by_seller: Counter[str], by_account: Counter[str]
) -> tuple[str, bool]:
    """One sentence on where most of it comes from, and whether that is one seller."""
    pairs = {(verbatim.conversation, verbatim.account, verbatim.seller) for verbatim in verbatims}
    seller = concentrated(
        Origin(
            verbatims=Counter(verbatim.seller for verbatim in verbatims),
            conversations=Counter(name for _, _, name in pairs),
        ),
        by_seller,
        LEAST_BY_SELLER,
    )
    account = concentrated(
        Origin(
            verbatims=Counter(verbatim.account for verbatim in verbatims),
            conversations=Counter(name for _, name, _ in pairs),
        ),
        by_account,
        LEAST_BY_ACCOUNT,
    )
    if account:
        return _sentence(account, "from one account"), seller is not None
    return (_sentence(seller, "through one seller"), True) if seller else ("", False)


def _sentence(heaviest: tuple[str, int, int], how: str) -> str:
    name, most, total = heaviest
    count = f"All {total}" if most == total else f"{most} of {total}"
    return f"{count} verbatims come {how}, {name}."
