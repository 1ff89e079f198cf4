"""Errors of the rooms in the language of the pages: by their code, with their values."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from groundswell.field.worded.forms import said
from groundswell.speech import GroundswellError

BY_CODE = {
    "address_taken": _("Somebody comes in by this address already."),
    "last_administrator": _("There would be no administrator left."),
    "name_taken": _("There is a team of this name already."),
    "no_code_yourself": _("Set up a code of your own first: without one you would be shut out."),
    "not_invited": _("You have not been invited. Ask your administrator."),
    "still_comes_in": _("They may still come in: end their rights first, then erase them."),
    "too_many_tries": _("Too many tries. Wait a few minutes, or ask your administrator for a link."),
    "too_many_views": _("You have %(most)s saved views; forget one of them first."),
    "wrong_guest_code": _("That is not the code, or it is over. Ask for another one."),
    "wrong_code": _("That is not the code of now. Is the telephone's clock right?"),
    "no_such_concern": _("There is no concern %(id)s."),
    "no_such_verbatim": _("There is no verbatim %(id)s."),
    "no_such_conversation": _("There is no such conversation."),
    "no_such_entry": _("There is no entry #%(id)s."),
    "no_such_note": _("There is no such note of yours."),
    "must_be_read": _("Name at least one person who may read it."),
    "mended_meanwhile": _(
        "Somebody put something right in this conversation while you looked at it. Nothing was done: see how"
        " it stands now, and say it again if it is still wrong."
    ),
    "dismissed_already": _("%(id)s is dismissed already."),
    "cannot_move_set_phrase": _("%(id)s is the set phrase %(phrase)s, which has to be heard first."),
    "changed_meanwhile": _("%(id)s was changed meanwhile (%(since)s). Nothing was done."),
    "note_key_taken": _("Somebody else's note bears this key; nothing was kept."),
    "too_late_to_mend": _("A note can be changed for ten minutes; this one stands."),
    "note_taken_back": _("This note was taken back."),
    "no_such_change": _("There is no change %(id)s."),
    "launch_changed_meanwhile": _(
        "Somebody changed %(id)s while you looked at it. Nothing was done: see how it stands now, and send"
        " yours again if it is still right."
    ),
    "went_already": _("%(id)s went to market already."),
    "reach_is_settled": _(
        "%(id)s went to market 30 days ago or more, and whom it reached stays as it was said."
    ),
    "turn_decided_already": _("That was decided already."),
    "evidence_not_shown": _("Look at the evidence first: you sign the version that you have seen."),
    "card_changed_meanwhile": _(
        "Somebody changed the card while you looked at it. Nothing was done: see how it stands now."
    ),
    "presentation_changed_meanwhile": _(
        "What it stands on was changed while you looked at it. Nothing was done: see how it stands now."
    ),
    "not_waiting": _("This import went on meanwhile: look at it again."),
}
# Of these the text says what is the matter; it has a form.
BY_TEXT = {
    "cannot_cover",
    "cannot_draft",
    "cannot_invite",
    "cannot_release",
    "cannot_undo",
    "cannot_watch",
    "impossible_correction",
    "nothing_to_forget",
    "still_counting",
    "undo_another_first",
}


def why(error: GroundswellError) -> str:
    """What is the matter, in one sentence."""
    if error.code not in BY_CODE:
        return said(str(error))
    return str(BY_CODE[error.code]) % {**error.values, "since": _since(error.values.get("entries"))}


def _since(entries: object) -> str:
    """What was done meanwhile, an entry after the other."""
    if not isinstance(entries, Iterable):
        return ""
    return "; ".join(f"#{number} {said(summary)}" for number, summary in entries)
