"""From files to the field of concerns, step by step and without a database.

The store (`groundswell.field`) and the library (`groundswell.listen`) take the same steps; they differ
only in where they keep what was heard.
"""
