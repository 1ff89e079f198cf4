"""Working out what drafts and pasted texts answer, one at a look, so that nothing else waits for all."""

from datetime import datetime

from groundswell.field.languages import open_for_field, reader_beside
from groundswell.message.covering.working_out import work_out_next


def cover_the_next(at: datetime) -> None:
    """By the vectors of what each sentence says by itself, whichever group the field."""
    work_out_next(at, lambda: reader_beside(open_for_field()))
