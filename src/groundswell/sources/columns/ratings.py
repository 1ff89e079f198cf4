"""Ratings beside the words, as forms and stores write them: "4", "4/5", "★★★☆☆", "5 stars"."""

import re

_NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d{1,2})?")


def rating_of(cell: str) -> float | None:
    """The rating as the source gives it, on the scale of the source; None where there is none."""
    text = cell.strip()[:40]
    match = _NUMBER.match(text)
    if match:
        return float(match[0].replace(",", "."))
    stars = text.count("★") + text.count("⭐")
    return float(stars) if stars else None
