"""The WSGI application a web host serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drugref.config.settings")
application = get_wsgi_application()
