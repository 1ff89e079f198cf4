"""All that keeps something in the store, those who sign people in among it."""

from groundswell.config.base import INSTALLED_APPS as ROOMS_OF_COMMANDS

EVERY_ROOM = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "groundswell.people",
    "groundswell.ledger",
    *ROOMS_OF_COMMANDS,
    "groundswell.message",
    "groundswell.street",
    "groundswell.results",
]
USER_MODEL = "people.User"
