"""What in a conversation carries a question, frustration, objection, request or praise, and where."""

# Stored with what was heard; a conversation is heard again when this changes.
VERSION = "sentences-4"
