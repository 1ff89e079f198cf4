"""What the command line says to do about an error, by its code: the errors themselves know no commands."""

from groundswell.speech import GroundswellError

# With the error's values in their places.
REMEDIES = {
    "no_such_concern": "`groundswell concerns` lists those there are.",
    "no_such_verbatim": "`groundswell show` lists those of a concern.",
    "no_such_set_phrase": "`groundswell set-phrase` lists what there is.",
    "no_such_set_text": "`groundswell set-text` lists what there is.",
    "changed_meanwhile": "`groundswell show` says how it stands now; repeat what still holds.",
    "no_such_entry": "`groundswell history` lists them.",
    "undo_another_first": "`groundswell undo {first}` does.",
    "dismissed_already": "`groundswell reopen {id}` brings it back.",
    "stands_apart": "To hear it: `groundswell set-phrase --hear {phrase}`.",
    "cannot_move_set_phrase": "`groundswell set-phrase --hear {phrase}` does.",
    "not_placed_yet": "`groundswell listen FILES` goes on with it.",
    "no_store": "`groundswell listen FILES` makes one.",
    "store_damaged": "`groundswell restore BACKUP` puts a backup in its place.",
    "not_in_file": "`pg_dump` copies it, `pg_restore` puts a copy back, and"
    " `groundswell move-store --to FILE` takes it into a file.",
    "model_not_found": "Run `groundswell model fetch` once ({megabytes} MB){otherwise}.",
    "no_model_in_folder": "Correct the setting or run `groundswell model fetch --to {folder}`.",
    "model_damaged": "Remove it and run `groundswell model fetch`.",
}

# Mistakes in how the command was put, rather than in the files it was given.
WRONG_USE_CODES = frozenset(
    {
        "wrong_use",
        "no_such_concern",
        "no_such_verbatim",
        "verbatim_not_counted",
        "no_such_set_text",
        "no_such_set_phrase",
        "impossible_correction",
        "cannot_undo",
        "no_such_entry",
        "undo_another_first",
        "dismissed_already",
        "stands_apart",
        "cannot_move_set_phrase",
        "not_placed_yet",
        "nothing_to_forget",
        "nothing_refused",
        "who_is_meant",
        "unknown_column",
        "unknown_account",
    }
)


def advice(error: GroundswellError) -> str:
    """What to do about it; empty where there is nothing to say."""
    return REMEDIES.get(error.code, "").format(**error.values)


def worded(error: GroundswellError) -> str:
    """What happened, and what to do about it."""
    return " ".join(filter(None, [str(error), advice(error)]))
