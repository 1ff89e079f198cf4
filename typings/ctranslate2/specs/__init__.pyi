# Specifications declare their attributes at run time: any attribute may be there.
from typing import Any

common_spec: Any
transformer_spec: Any
