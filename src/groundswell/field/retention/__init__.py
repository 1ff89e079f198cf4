"""How long what was heard is kept: for ever, unless an administrator says otherwise."""
