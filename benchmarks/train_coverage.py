"""Fit what tells whether a sentence of ours answers a concern, and write its numbers into the package.

    python -m benchmarks.train_coverage

On the first set of drafts and on the third; `benchmarks coverage` tells how they fare on drafts left out.
"""

import json
from pathlib import Path

from benchmarks.coverage_fitting import fitted, taken
from benchmarks.covered_drafts import Remembering
from groundswell.encoders import english_encoder
from groundswell.engine.coverage.features import NAMES

WEIGHTS = Path(__file__).parent.parent / "src" / "groundswell" / "engine" / "coverage" / "weights.json"


def main() -> None:
    encoder = Remembering(english_encoder())
    stored = fitted(taken(encoder), encoder.model)
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(NAMES, stored["weights"], strict=True):
        print(f"{name:10} {weight:6.2f}")
    print(stored["bars"])


if __name__ == "__main__":
    main()
