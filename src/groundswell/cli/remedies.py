"""What the command line says to do about an error, by its code: the errors themselves know no commands."""

REMEDIES = {
    "no_such_concern": "`groundswell concerns` lists those there are.",
    "no_such_verbatim": "`groundswell show` lists those of a concern.",
    "no_such_set_phrase": "`groundswell set-phrase` lists what there is.",
    "no_such_set_text": "`groundswell set-text` lists what there is.",
    "changed_meanwhile": "`groundswell show` says how it stands now; repeat what still holds.",
    "no_store": "`groundswell listen FILES` makes one.",
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
        "nothing_to_forget",
        "nothing_refused",
        "who_is_meant",
        "unknown_column",
        "unknown_account",
    }
)
