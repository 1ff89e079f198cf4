"""sentence-transformers on the same weights: `python -m benchmarks.reference_encoder TEXTS.csv`."""

import csv
import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    from groundswell.encoders.places import find_model

    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    model = SentenceTransformer(str(find_model()), device="cpu")
    model.encode(texts[:64])
    begun = time.perf_counter()
    model.encode(texts)
    print(json.dumps({"seconds": time.perf_counter() - begun}))


if __name__ == "__main__":
    main()
