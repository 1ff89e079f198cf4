"""Measures coverage in every process that a test starts: Python imports this module when it starts.

The name of the folder and of the test come by variables that begin with PYTHON, because no others reach the
child that reads files.

Whoever is killed writes nothing down any more. So a kill comes here in two steps: a signal on which a process
that is measured writes down what it ran through and kills itself, and the kill after a moment.
"""

import atexit
import os

if folder := os.environ.get("PYTHONRECORDIN"):
    import signal
    import subprocess
    import time
    from types import FrameType

    import coverage

    MOMENT = 5.0  # seconds to write down what was run through
    measuring = coverage.Coverage(
        data_file=f"{folder}/data", data_suffix=True, include=["*/src/groundswell/*"], config_file=False
    )
    measuring.start()
    if test := os.environ.get("PYTHONRECORDTEST"):
        measuring.switch_context(test)

    def keep() -> None:
        measuring.stop()
        measuring.save()

    kill, kill_child = os.kill, subprocess.Popen.kill

    def keep_and_die(_number: int, _frame: FrameType | None) -> None:
        keep()
        kill(os.getpid(), signal.SIGKILL)

    def kill_kept(process: int, number: int) -> None:
        """In place of `os.kill`."""
        if number == signal.SIGKILL and process == os.getpid():
            keep()
        elif number == signal.SIGKILL:
            kill(process, signal.SIGUSR2)
            time.sleep(MOMENT / 10)
        kill(process, number)

    def kill_child_kept(child: "subprocess.Popen[bytes]") -> None:
        """In place of `Popen.kill`. Whoever does not know the signal is ended by it."""
        child.send_signal(signal.SIGUSR2)
        try:
            child.wait(MOMENT)
        except subprocess.TimeoutExpired:
            kill_child(child)

    atexit.register(keep)
    signal.signal(signal.SIGUSR2, keep_and_die)
    os.kill, subprocess.Popen.kill = kill_kept, kill_child_kept  # type: ignore[method-assign]
