"""The door for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengge.config.settings")
application = get_wsgi_application()

# Every page is loaded before anybody waits, and what is loaded stays: the collector need not walk through it ever again.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
