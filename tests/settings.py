"""The site's settings, with what a test needs otherwise."""

import os
import tempfile

os.environ.setdefault("DRUGREF_VAR", tempfile.mkdtemp(prefix="drugref-tests-"))

from drugref.config.settings import *  # noqa: F403

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  WhiteNoise warns where it is missing
BACKGROUND_THREAD = False
