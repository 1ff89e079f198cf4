"""Whether sellers say the claims of a launch in their own turns, by meaning, and how often they do."""

from groundswell.engine.adoption.features import Claims
from groundswell.engine.adoption.likelihood import Spoken, likelihoods, not_sure, verdict
from groundswell.engine.adoption.values import Said, Worded

__all__ = ["Claims", "Said", "Spoken", "Worded", "likelihoods", "not_sure", "verdict"]
