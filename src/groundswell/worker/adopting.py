"""Judging what sellers say after the day of a launch, some conversations at a look."""

from datetime import datetime

from groundswell.field.languages import open_for_field, reader_beside
from groundswell.results.adoption.working_out import do_what_is_due
from groundswell.results.adoption.working_out import is_due as adoption_is_due
from groundswell.results.standing.looking import look_anew

__all__ = ["adoption_is_due", "judge_what_was_said"]


def judge_what_was_said(at: datetime) -> None:
    """By the vectors of what each sentence says by itself, whichever group the field."""
    do_what_is_due(at, lambda: reader_beside(open_for_field()))
    look_anew()
