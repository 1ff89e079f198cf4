"""From what a source tells to what is kept, step by step and without a database.

The store (`groundswell.field`) and the library (`groundswell.library`) take the same steps; they differ
only in where they keep what was heard.
"""
