"""How things are named in addresses."""


class ConcernId:
    """`C-12`."""

    regex = "C-[0-9]{1,15}"

    def to_python(self, value: str) -> int:
        return int(value.removeprefix("C-"))

    def to_url(self, value: int) -> str:
        return f"C-{value}"
