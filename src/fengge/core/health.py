"""/healthz says the process lives, /readyz that it can work, /metrics counts; all three before sign-in and sessions."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

ANSWERS = Counter("fengge_answers", "Answers of the web server", ("method", "status"))
SECONDS = Histogram("fengge_seconds", "Seconds until the web server answered", ("method",))
LOOPBACK = {"127.0.0.1", "::1"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `remedy` is empty when all is well."""

    what: str
    remedy: str = ""
    detail: str = ""

    @property
    def is_well(self) -> bool:
        return not self.remedy


def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except Exception:  # noqa: BLE001  any failure means the same to who asks
        return Finding("database", "the database does not answer: start it, or correct DATABASE_URL")
    return Finding("database")


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding("migrations", f"{len(missing)} are not applied: run `fengge migrate`" if missing else "")


def queue() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where status = 'todo' and scheduled_at is null")
        waiting = cursor.fetchone()[0]
    return Finding("queue", f"{waiting} jobs wait: is `fengge worker` running?" if waiting > WAITING_LIMIT else "")


WAITING_LIMIT = 10_000


def readiness() -> list[Finding]:
    """Stops at the first thing that is wrong: without a database nothing else can be asked."""
    findings: list[Finding] = []
    for look in (database, migrations, queue):
        findings.append(look())
        if not findings[-1].is_well:
            break
    return findings


def readyz() -> HttpResponse:
    findings = readiness()
    is_well = all(finding.is_well for finding in findings)
    answer = {finding.what: finding.remedy or "ok" for finding in findings}
    return JsonResponse(answer, status=200 if is_well else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    by_token = bool(settings.METRICS_TOKEN) and compare_digest(token.encode(), settings.METRICS_TOKEN.encode())
    # Behind a proxy every caller comes from loopback, so there only the token opens.
    by_place = request.META.get("REMOTE_ADDR") in LOOPBACK and not settings.BEHIND_PROXY
    if not (by_token or by_place):
        return HttpResponse(status=404)
    return HttpResponse(generate_latest(counted()), content_type=CONTENT_TYPE_LATEST)


def counted() -> CollectorRegistry:
    """What all processes of the web server counted together; each writes its part where `fengge web` says."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together


class HealthMiddleware:
    """Stands first, so that a probe needs no host name, session or declared page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return HttpResponse("ok", content_type="text/plain")
        if request.path == "/readyz":
            return readyz()
        if request.path == "/metrics":
            return metrics(request)
        begin = time.perf_counter()
        response = self.get_response(request)
        SECONDS.labels(request.method).observe(time.perf_counter() - begin)
        ANSWERS.labels(request.method, response.status_code).inc()
        return response
