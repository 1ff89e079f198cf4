"""What in a conversation carries a question, frustration, objection, request or praise, and where."""

from groundswell.engine.extraction.context import context_of
from groundswell.engine.extraction.extract import extract
from groundswell.engine.extraction.language import language_of

# Stored with what was heard; a conversation is heard again when this changes.
VERSION = "sentences-4"

__all__ = ["VERSION", "context_of", "extract", "language_of"]
