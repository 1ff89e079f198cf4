"""A field of concerns for people and programs: a page, JSON, tables.

Each has a module of its own, and nothing is brought here: who wants one line of it for a terminal should not
wait for the templates of the page.
"""
