"""What a text of ours answers of what customers say, what it misses, and what it says that nobody asked."""

from groundswell.engine.coverage.claiming import told_by_manner
from groundswell.engine.coverage.expected import AT_ALL
from groundswell.engine.coverage.features import Raised
from groundswell.engine.coverage.likelihood import enough, likelihoods, not_sure
from groundswell.engine.coverage.statements import Claims, Statement, statements_of
from groundswell.engine.coverage.verdicts import Claim, Coverage, Standing, judge
from groundswell.engine.coverage.weighing import Verdict, said

__all__ = [
    "AT_ALL",
    "Claim",
    "Claims",
    "Coverage",
    "Raised",
    "Standing",
    "Statement",
    "Verdict",
    "enough",
    "judge",
    "likelihoods",
    "not_sure",
    "said",
    "statements_of",
    "told_by_manner",
]
