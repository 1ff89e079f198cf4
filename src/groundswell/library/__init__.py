"""The door of a notebook or a script: the steps of `intake` and `engine` in memory, without a store."""
