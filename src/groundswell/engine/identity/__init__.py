"""Identity over time: concerns keep their ids while more is heard, and people's decisions bind the engine."""

from groundswell.engine.identity.update import update

__all__ = ["update"]
