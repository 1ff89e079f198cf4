"""Where the command line prints to. Results go to stdout, everything else to stderr."""

from rich.console import Console

out = Console()
errors = Console(stderr=True)
