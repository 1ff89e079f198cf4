"""Whether a remark makes a point: whether a sentence of a draft answers a concern, say."""

from groundswell.engine.linking.likelihood import likelihoods, not_sure, words_to_encode
from groundswell.engine.linking.ready import Ready

__all__ = ["Ready", "likelihoods", "not_sure", "words_to_encode"]
