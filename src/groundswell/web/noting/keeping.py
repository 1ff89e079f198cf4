"""Keeping a note, by whichever door it came."""

from groundswell.field.services import noting
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer
from groundswell.web.noting.forms import NoteForm
from groundswell.web.shell.clock import now


def keep(looking: Viewer, form: NoteForm) -> str:
    """The key of a note that was told in a form that is valid. Raises NoteKeyTaken, NoteTakenBack,
    TooLateToMend."""
    cleaned = form.cleaned_data
    written = noting.Note(
        key=cleaned["key"], words=cleaned["words"], account=cleaned["account"], written=form.written_at(now())
    )
    with acting(looking, "note", at=now(), ref=written.key):
        noting.keep_note(written, writer(looking), now())
    return written.key


def writer(looking: Viewer) -> noting.Writer:
    return noting.Writer(user=looking.user, name=looking.name, email=looking.email, person=looking.person)
