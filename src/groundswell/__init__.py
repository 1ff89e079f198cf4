"""Groundswell hears what customers keep telling sales, and carries it through to the launch.

In a notebook or a script:

    import groundswell

    field = groundswell.listen(["calls/", "crm-export.csv"])
    field.concerns[0].verbatims[0].text
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groundswell.library.heard import HeardField as HeardField
    from groundswell.library.listening import hear_texts as hear_texts
    from groundswell.library.listening import listen as listen
    from groundswell.speech import GroundswellError as GroundswellError

__version__ = "0.1.0.dev0"
__all__ = ["GroundswellError", "HeardField", "hear_texts", "listen"]

# Loaded when first asked for: the command line starts without numpy and the readers.
_PLACES = {
    "GroundswellError": "groundswell.speech",
    "HeardField": "groundswell.library.heard",
    "hear_texts": "groundswell.library.listening",
    "listen": "groundswell.library.listening",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module 'groundswell' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    """What there is, loaded or not."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
