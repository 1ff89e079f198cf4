"""What lets us in at a tracker, and lets it in here: sealed in the store, or told by the environment."""

import os

from groundswell.people.sealing import CannotUnseal, seal, unseal
from groundswell.product.models import Tracker

__all__ = ["has_token", "seal", "secret_of", "token_of"]


def token_of(tracker: Tracker) -> str:
    """The environment's goes before the one that was typed. Empty: none."""
    if tracker.kind == Tracker.Kind.GITHUB and (told := os.environ.get("GROUNDSWELL_GITHUB_TOKEN", "")):
        return told.strip()
    return _unsealed(tracker.sealed_token)


def has_token(tracker: Tracker) -> bool:
    return bool(token_of(tracker))


def secret_of(tracker: Tracker) -> str:
    """By which its webhooks are signed. Empty: none, and then none is taken."""
    return _unsealed(tracker.sealed_secret)


def _unsealed(sealed: str) -> str:
    """Empty also where it was sealed by another installation's key: it has to be given anew."""
    if not sealed:
        return ""
    try:
        return unseal(sealed)
    except CannotUnseal:
        return ""
