"""What is sent to a guest piece by piece, and ends when their invitation does."""

from collections.abc import Iterable, Iterator

from groundswell.message.guests.queries import is_standing


class InvitationEnded(ConnectionError):
    """Amid a download: the connection is cut, so that nobody takes what they have for all of it."""


def while_invited(guest: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, as long as whoever gets them is a guest of the launch still: asked before each. Raises
    InvitationEnded."""
    for piece in pieces:
        if not is_standing(guest):
            raise InvitationEnded
        yield piece
