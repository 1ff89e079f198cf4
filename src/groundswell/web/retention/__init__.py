"""How long what was heard is kept."""
