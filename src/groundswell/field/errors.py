"""What can be wrong with what a person asks of the field."""

from collections.abc import Sequence
from pathlib import Path

from groundswell.speech import GroundswellError


class NoSuchConcern(GroundswellError):
    code = "no_such_concern"

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no concern C-{number}.", id=f"C-{number}")


class NoSuchVerbatim(GroundswellError):
    code = "no_such_verbatim"

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no verbatim V-{number}.", id=f"V-{number}")


class NoSuchConversation(GroundswellError):
    code = "no_such_conversation"

    def __init__(self, number: int) -> None:
        super().__init__("There is no such conversation.", id=number)


class MustBeRead(GroundswellError):
    """A restricted conversation is for somebody: for at least one who may come in."""

    code = "must_be_read"

    def __init__(self) -> None:
        super().__init__("Name at least one person who may read it.")


class NoSuchSetPhrase(GroundswellError):
    code = "no_such_set_phrase"

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no set phrase P-{number}.", id=f"P-{number}")


class NoSuchSetText(GroundswellError):
    code = "no_such_set_text"

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no set text S-{number}.", id=f"S-{number}")


class VerbatimNotCounted(GroundswellError):
    """The number was given, but there is nothing to explain; the text says why."""

    code = "verbatim_not_counted"


class StandsApart(VerbatimNotCounted):
    """It is a set phrase that is not heard. `values`: its `phrase`."""

    code = "stands_apart"

    def __init__(self, number: int, phrase: int) -> None:
        super().__init__(
            f"V-{number} is the set phrase P-{phrase}, said letter for letter in several conversations and"
            " not about the business.",
            id=f"V-{number}",
            phrase=f"P-{phrase}",
        )


class NotPlacedYet(VerbatimNotCounted):
    code = "not_placed_yet"

    def __init__(self, number: int) -> None:
        super().__init__(f"V-{number} is not placed yet.", id=f"V-{number}")


class ImpossibleCorrection(GroundswellError):
    """A merge, split, move or rename that makes no sense as asked; the text says why."""

    code = "impossible_correction"


class MendedMeanwhile(ImpossibleCorrection):
    """Since the caller looked at a conversation, somebody put something right in it."""

    code = "mended_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            "Somebody put something right in this conversation while you looked at it. Nothing was done: see"
            " how it stands now, and say it again if it is still wrong."
        )


class DismissedAlready(ImpossibleCorrection):
    code = "dismissed_already"

    def __init__(self, number: int) -> None:
        super().__init__(f"C-{number} is dismissed already.", id=f"C-{number}")


class CannotMoveSetPhrase(ImpossibleCorrection):
    """A set phrase that is not heard stands in no concern. `values`: its `phrase`."""

    code = "cannot_move_set_phrase"

    def __init__(self, number: int, phrase: int) -> None:
        super().__init__(
            f"V-{number} is the set phrase P-{phrase}, which has to be heard first.",
            id=f"V-{number}",
            phrase=f"P-{phrase}",
        )


class ChangedMeanwhile(GroundswellError):
    """Since the caller looked at a concern, somebody changed it. The value `entries` says how, oldest first:
    number and summary of each entry of history."""

    code = "changed_meanwhile"

    def __init__(self, concern: int, entries: Sequence[tuple[int, str]]) -> None:
        since = "; ".join(f"#{number} {summary}" for number, summary in entries)
        super().__init__(
            f"C-{concern} was changed meanwhile ({since}). Nothing was done.",
            id=f"C-{concern}",
            entries=tuple(entries),
        )


class CannotUndo(GroundswellError):
    """The entry cannot be taken back as things stand; the text says what to undo first."""

    code = "cannot_undo"


class NoSuchEntry(CannotUndo):
    code = "no_such_entry"

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no entry #{number}.", id=number)


class UndoAnotherFirst(CannotUndo):
    """A later entry rests on it. `values`: that entry is `first`."""

    code = "undo_another_first"

    def __init__(self, number: int, first: int, summary: str, why: str) -> None:
        super().__init__(
            f"#{number} cannot be undone while #{first} ({summary}) {why}; undo that first.",
            id=number,
            first=first,
        )


class NoSuchNote(GroundswellError):
    """There is none of this key, or it is not one's own."""

    code = "no_such_note"

    def __init__(self) -> None:
        super().__init__("There is no such note of yours.")


class NoteKeyTaken(GroundswellError):
    code = "note_key_taken"

    def __init__(self) -> None:
        super().__init__("Somebody else's note bears this key; nothing was kept.")


class TooLateToMend(GroundswellError):
    code = "too_late_to_mend"

    def __init__(self) -> None:
        super().__init__("A note can be changed for ten minutes; this one stands.")


class NoteTakenBack(GroundswellError):
    code = "note_taken_back"

    def __init__(self) -> None:
        super().__init__("This note was taken back.")


class NothingToForget(GroundswellError):
    code = "nothing_to_forget"


class WhoIsMeant(GroundswellError):
    """Several people may bear the name. `values`: `name` as asked, and `appearances`, each a name, an address
    and a number of turns."""

    code = "who_is_meant"

    def __init__(self, name: str, appearances: Sequence[tuple[str, str, int]]) -> None:
        people = "; ".join(
            f"{name_borne} <{email}>" if name_borne and email else name_borne or email
            for name_borne, email, _ in appearances
        )
        super().__init__(
            f"“{name}” may be more than one person: {people}. Nothing was erased.",
            name=name,
            appearances=tuple(appearances),
        )


class NobodyOfTheirs(GroundswellError):
    """A name or address that does not stand with the person who is to be forgotten."""

    code = "nothing_to_forget"

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” does not stand with that person; nothing was erased.", name=name)


class NothingRefused(GroundswellError):
    """There is no one file whose refused rows could be written out. `values`: the `sources` there are."""

    code = "nothing_refused"

    def __init__(self, sources: Sequence[str]) -> None:
        several = f"Rows of several files were refused: {', '.join(sources)}. Name one of them."
        super().__init__(several if sources else "No refused row is kept.", sources=tuple(sources))


class StoreUnusable(GroundswellError):
    """The store's file cannot be used as it is; the text says what to do."""

    code = "store_unusable"


class StoreDamaged(StoreUnusable):
    code = "store_damaged"

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path} is damaged.", path=path)


class NotInFile(StoreUnusable):
    """What was asked for is about a file, and the store is kept in a database."""

    code = "not_in_file"

    def __init__(self, location: str) -> None:
        super().__init__(f"The store is kept at {location} and not in a file.", location=location)


class NoStore(StoreUnusable):
    """A command that only reads found no store where it was told to look."""

    code = "no_store"

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"There is no store at {path}.", path=path)


_FULL = 13  # SQLITE_FULL
_FULL_ON_POSTGRESQL = "53100"


def no_room_left(error: Exception) -> bool:
    """Whether the database refused something because the disk is full; `error` is what Django raised."""
    cause = error.__cause__
    full = getattr(cause, "sqlite_errorcode", 0) & 0xFF == _FULL
    return full or getattr(cause, "sqlstate", "") == _FULL_ON_POSTGRESQL
