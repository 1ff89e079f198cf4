"""Write src/groundswell/report/schema.json anew, from the types of the records."""

import json
from pathlib import Path

from groundswell.report.describing import schema

PLACE = Path(__file__).parents[1] / "src" / "groundswell" / "report" / "schema.json"

if __name__ == "__main__":
    PLACE.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
