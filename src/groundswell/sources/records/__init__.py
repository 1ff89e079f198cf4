"""Exports of any system as JSON or XML: records that nest people, messages, answers and replies."""
