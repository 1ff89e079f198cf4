"""Of which kind a verbatim is, once its vector is known."""

from groundswell.engine.kinds.head import Head, Heard, head_of, shipped
from groundswell.engine.kinds.ratings import Scale, scales_of

__all__ = ["Head", "Heard", "Scale", "head_of", "scales_of", "shipped"]
