"""A field of concerns for people and programs: a page, JSON, tables."""

from groundswell.report.html import to_html, write_html
from groundswell.report.records import schema, to_json, write_json

__all__ = ["schema", "to_html", "to_json", "write_html", "write_json"]
