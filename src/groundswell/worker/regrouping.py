"""Regrouping when enough is new, as after many notes: whoever brings in a lot at once regroups by
themselves."""

from datetime import datetime

from groundswell.engine.identity import enough_is_new
from groundswell.field import grouping, queries
from groundswell.field.deliveries import is_being_taken
from groundswell.field.history.entries import Author
from groundswell.field.languages import open_for_field
from groundswell.field.services import listen
from groundswell.field.work import others_at_work


def regrouping_is_due(at: datetime) -> bool:  # noqa: ARG001 - it is due whenever it is
    """Not while another process is at it, or brings something in."""
    new = grouping.arrived().count()
    if not new or others_at_work() or is_being_taken():
        return False
    return enough_is_new(new, queries.live_verbatims().count() - new)


def regroup(at: datetime) -> None:
    """Once enough is new."""
    if regrouping_is_due(at):
        author = Author(by="Groundswell", at=at, because="enough was new")
        listen.regroup(author, encoder=open_for_field, watch=lambda _: None)
