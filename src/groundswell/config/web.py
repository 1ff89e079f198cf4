"""The settings of the pages: many people, over a network."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import groundswell.web
from groundswell.config.base import *  # noqa: F403 - settings are a module of names
from groundswell.config.cookies import cookie_name
from groundswell.config.places import secret_file
from groundswell.config.provider import provider
from groundswell.config.rooms import EVERY_ROOM, USER_MODEL
from groundswell.config.secret import secret_key

PROVIDER = provider()
SECRET_KEY = os.environ.get("GROUNDSWELL_SECRET_KEY") or secret_key(secret_file())
# Where people reach it, such as https://groundswell.example; empty on one's own machine.
PUBLIC_URL = os.environ.get("GROUNDSWELL_PUBLIC_URL", "").rstrip("/")
_HOST = urlsplit(PUBLIC_URL).hostname or ""
_IS_SECURE = urlsplit(PUBLIC_URL).scheme == "https"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, [_HOST])]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []

INSTALLED_APPS = [*EVERY_ROOM, "django.contrib.staticfiles", "django_htmx", "groundswell.web"]
AUTH_USER_MODEL = USER_MODEL
PASSWORD_HASHERS = ["groundswell.people.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

ROOT_URLCONF = "groundswell.web.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "groundswell.web.csrf.Csrf",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "groundswell.web.gate.Gate",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Each page's templates lie in its folder.
        "DIRS": sorted(Path(groundswell.web.__file__).parent.glob("*/templates")),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "groundswell.web.shell.contexts.around_each_page",
                "groundswell.web.walking.contexts.walk_on_page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "groundswell.web.shell.filters",
                "django_htmx.templatetags.django_htmx",
            ],
        },
    }
]
# A folder of calls holds thousands; how much one request may bring in all, the gate says.
DATA_UPLOAD_MAX_NUMBER_FILES = 20_000

USE_I18N = True
LANGUAGE_CODE = "en"
# Where translations of the pages lie; see docs/translating.md.
LOCALE_PATHS = [Path(groundswell.web.__file__).parent / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = None
# Served from the package itself: nothing has to be collected.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# Nothing inline anywhere, and nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_COOKIE_NAME = cookie_name("form", SECRET_KEY, secure=_IS_SECURE)
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = _IS_SECURE
CSRF_FAILURE_VIEW = "groundswell.web.shell.failing.from_elsewhere"
SESSION_ENGINE = "groundswell.people.sessions"
SESSION_COOKIE_NAME = cookie_name("in", SECRET_KEY, secure=_IS_SECURE)
SESSION_COOKIE_HTTPONLY = True
# What a phone holds that stays signed in for notes alone.
DEVICE_COOKIE_NAME = cookie_name("notes", SECRET_KEY, secure=_IS_SECURE)
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # seconds; by role it may be over before, see people/sign_ins
if _IS_SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
LOGIN_URL = "sign-in"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_tokens": {"()": "groundswell.config.logs.WithoutTokens"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_tokens"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
