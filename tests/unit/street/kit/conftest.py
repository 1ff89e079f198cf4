"""Its tests name tables, so the rooms are made ready before they are read."""

import django

django.setup()
