"""The one base of all errors that Groundswell raises on purpose."""


class GroundswellError(Exception):
    """Something went wrong that a person can act upon.

    A subclass carries a stable `code`; its text is one sentence that says what happened and what
    to do. Doors (command line, web, API) map the class once and never read the text to decide.
    """

    code = "groundswell"
