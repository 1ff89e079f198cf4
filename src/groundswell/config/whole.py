"""The settings of a command that takes the whole store along: the application's tables, too."""

from groundswell.config.command_line import *  # noqa: F403 - settings are a module of names
from groundswell.config.rooms import EVERY_ROOM, USER_MODEL

INSTALLED_APPS = EVERY_ROOM
AUTH_USER_MODEL = USER_MODEL
