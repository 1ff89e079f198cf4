"""Measures coverage in every process that a test starts: Python imports this module when it starts.

The name of the folder and of the test come by variables that begin with PYTHON, because no others reach the
child that reads files.
"""

import atexit
import os

if folder := os.environ.get("PYTHONRECORDIN"):
    import coverage

    measuring = coverage.Coverage(
        data_file=f"{folder}/data", data_suffix=True, include=["*/src/groundswell/*"], config_file=False
    )
    measuring.start()
    if test := os.environ.get("PYTHONRECORDTEST"):
        measuring.switch_context(test)

    def keep() -> None:
        measuring.stop()
        measuring.save()

    atexit.register(keep)
