"""The one base of all errors that Groundswell raises on purpose."""


class GroundswellError(Exception):
    """Something went wrong that a person can act upon.

    A subclass carries a stable `code`, an error its `values`; its text is one sentence that says what
    happened, in the words of no door. Doors (command line, library, web, API) map the code once, say with the
    values what to do there, and never read the text to decide.
    """

    code = "groundswell"

    def __init__(self, text: str = "", **values: object) -> None:
        super().__init__(text)
        self.values = values
