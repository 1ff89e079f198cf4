"""What every process of Groundswell has in common: its rooms, its store, its time."""

from groundswell.config.places import named_store
from groundswell.field.keeping.naming import database_of

DEBUG = False
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "groundswell.crm",
    "groundswell.field",
    "groundswell.product",
    "groundswell.launch",
]
DATABASES = {"default": database_of(named_store())}
