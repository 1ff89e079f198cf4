"""The settings of the pages. There are none yet: what stands here is what they will rest on."""

import os

from groundswell.config.base import *  # noqa: F403 - settings are a module of names
from groundswell.config.places import secret_file
from groundswell.config.secret import secret_key

SECRET_KEY = os.environ.get("GROUNDSWELL_SECRET_KEY") or secret_key(secret_file())
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "groundswell.config.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
