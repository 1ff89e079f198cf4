"""The settings of a command: one person, one process, soon over."""

from groundswell.config.base import *  # noqa: F403 - settings are a module of names

# Commands sign nothing, and those that only read make no file: the secret key is the web's.

# The command line prints its own errors; Django's loggers would add noise on stderr.
LOGGING_CONFIG = None
