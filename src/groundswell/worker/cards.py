"""Reading what people worded on cards, so that it is found by what it means."""

from datetime import datetime

from groundswell.field.languages import open_for_field
from groundswell.street.kit.vectors import keep_vectors


def read_cards(at: datetime) -> None:
    """By the vectors that the field is grouped by: what is sought is told by the same."""
    keep_vectors(at, open_for_field)
