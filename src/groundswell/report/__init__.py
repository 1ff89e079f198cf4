"""A field of concerns for people and programs: a page, JSON, tables."""

from groundswell.report.csv_out import write_csv
from groundswell.report.describing import schema
from groundswell.report.html import html_bytes, to_html, words_beside, write_html
from groundswell.report.records import json_pieces, to_json, write_json
from groundswell.report.tables import NotInstalled, UnknownTable, frame, plot, to_html_table, to_rows

__all__ = [
    "NotInstalled",
    "UnknownTable",
    "frame",
    "html_bytes",
    "json_pieces",
    "plot",
    "schema",
    "to_html",
    "to_html_table",
    "to_json",
    "to_rows",
    "words_beside",
    "write_csv",
    "write_html",
    "write_json",
]
