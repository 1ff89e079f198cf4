"""Salesforce's ids: 15 characters where case matters, 18 where it does not."""

from groundswell.sources.business import id18 as id18


def is_account(id_: str) -> bool:
    """Standard objects have a prefix of their own; these two are the same in every organisation."""
    return id_.startswith("001")


def is_deal(id_: str) -> bool:
    return id_.startswith("006")
