"""Django's settings. One store, in one file, unless told otherwise."""

import os

from groundswell.config.places import default_store
from groundswell.field.keeping.sqlite import connection_pragmas

SECRET_KEY = os.environ.get("GROUNDSWELL_SECRET_KEY") or os.urandom(32).hex()
DEBUG = False
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["groundswell.crm", "groundswell.field"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("GROUNDSWELL_STORE") or str(default_store()),
        "OPTIONS": {
            # A read that turns into a write would fail at once when another process writes; taking the
            # write lock at the start makes it wait instead.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": connection_pragmas(),
        },
    }
}

# The command line prints its own errors; Django's loggers would add noise on stderr.
LOGGING_CONFIG = None
