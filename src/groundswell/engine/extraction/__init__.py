"""Extraction: the sentences of a conversation that carry a question, frustration, objection, request or praise."""

from groundswell.engine.extraction.context import context_of
from groundswell.engine.extraction.extract import extract
from groundswell.engine.extraction.language import language_of

__all__ = ["context_of", "extract", "language_of"]
