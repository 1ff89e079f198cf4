"""Lists of words written as text, which reads better than a quoted column of them."""


def words(text: str) -> frozenset[str]:
    """The words of `text`, parted by blanks."""
    return frozenset(text.split())


def names(text: str) -> frozenset[str]:
    """The names of `text`, parted by commas; a name may be several words."""
    return frozenset(in_order(text))


def in_order(text: str) -> tuple[str, ...]:
    """As `names`, in the order in which they are written."""
    return tuple(" ".join(name.split()) for name in text.split(","))
