"""What of a secret is kept: of a link, a token, a device, a sign-in, a code of a second factor."""

import hashlib


def hash_of(secret: str) -> str:
    """Plain SHA-256 will do: each is at least ten random bytes, which nobody guesses. Whoever sends one may
    send any bytes at all in its place."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
