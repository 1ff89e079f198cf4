"""Working out what drafts and pasted texts answer, one at a look, so that nothing else waits for all."""

from datetime import datetime

from groundswell.field.languages import open_for_field, reader_beside
from groundswell.message.covering.tables import CoveredText
from groundswell.message.covering.working_out import Encoding, work_out, work_out_next
from groundswell.results.standing.looking import look_anew
from groundswell.worker.guard import attempted


def cover_the_next(at: datetime) -> None:
    """By the vectors of what each sentence says by itself, whichever group the field."""
    if work_out_next(at, lambda: reader_beside(open_for_field()), attempt):
        look_anew()


def attempt(text: CoveredText, encoder: Encoding, at: datetime) -> bool:
    """Work one out; False where it fails."""
    return attempted(f"finding what text {text.pk} answers", lambda: work_out(text, encoder, at))
