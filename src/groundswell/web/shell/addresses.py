"""How things are named in addresses."""


class _Lettered:
    letter = ""

    def to_python(self, value: str) -> int:
        return int(value.removeprefix(f"{self.letter}-"))

    def to_url(self, value: int) -> str:
        return f"{self.letter}-{value}"


class ConcernId(_Lettered):
    """`C-12`."""

    letter = "C"
    regex = "C-[0-9]{1,15}"


class VerbatimId(_Lettered):
    """`V-123`."""

    letter = "V"
    regex = "V-[0-9]{1,15}"
