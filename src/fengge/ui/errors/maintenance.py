"""Maintenance: while the file `maintenance` stands in the data directory, every page says so and when it ends.

The file's text, "16:30" for one, is the time that readers are told; health checks and static files go on answering.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from fengge.ui.errors.views import unavailable


class MaintenanceMiddleware:
    """Stands behind the health check and the static files, before sessions and the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.sign = Path(settings.DATA_DIR) / "maintenance"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.sign.exists():
            return unavailable(request, until=self.sign.read_text(encoding="utf-8").strip()[:40])
        return self.get_response(request)
