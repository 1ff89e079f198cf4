"""What can be wrong with what a notebook asks for."""

from groundswell.speech import GroundswellError


class NoSuchConcern(GroundswellError, LookupError):
    code = "no_such_concern"

    def __init__(self, id_: str, there_are: int) -> None:
        known = (
            f"there are {there_are}; `field.concerns` lists them" if there_are else "no concern recurs yet"
        )
        super().__init__(f"There is no concern {id_}; {known}.", id=id_)
