"""Secrets that the store holds and cannot read: sealed by the installation's key, which lies beside it."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from groundswell.speech import GroundswellError


class CannotUnseal(GroundswellError):
    code = "cannot_unseal"

    def __init__(self) -> None:
        super().__init__("It was sealed by another key than this installation's.")


def seal(plain: str) -> str:
    """To be read by this installation alone."""
    return _sealer().encrypt(plain.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises CannotUnseal."""
    try:
        return _sealer().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise CannotUnseal from None


def _sealer() -> MultiFernet:
    """By the key as it is; what earlier keys sealed can still be read."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: str) -> bytes:
    return hashlib.blake2b(key.encode(), digest_size=32, person=b"gsw sealing").digest()
