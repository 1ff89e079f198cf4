"""Whether a remark makes a point: whether a sentence of a draft answers a concern, say."""

from groundswell.engine.linking.likelihood import likelihoods, not_sure, words_to_encode

__all__ = ["likelihoods", "not_sure", "words_to_encode"]
