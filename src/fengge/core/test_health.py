"""Probes are answered before sign-in, sessions and host names; figures about the server only to its keeper."""

import pytest
from django.test import Client

from fengge.core import health


def test_a_living_process_says_so_without_asking_the_database():
    assert Client().get("/healthz", headers={"host": "any.example"}).content == b"ok"


@pytest.mark.django_db
def test_readiness_looks_at_database_migrations_and_queue():
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "migrations": "ok", "queue": "ok"})


@pytest.mark.django_db
def test_a_long_queue_is_not_ready_and_says_what_to_do(monkeypatch):
    monkeypatch.setattr(health, "WAITING_LIMIT", -1)
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert "fengge worker" in answer.json()["queue"]


def test_metrics_are_for_this_machine_or_for_who_has_the_token(settings):
    assert b"fengge_answers" in Client().get("/metrics").content
    far = Client(REMOTE_ADDR="203.0.113.9")
    assert far.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "a long token"
    assert far.get("/metrics", headers={"authorization": "Bearer another"}).status_code == 404
    assert far.get("/metrics", headers={"authorization": "Bearer a long token"}).status_code == 200


def test_behind_a_proxy_everybody_seems_to_come_from_this_machine_so_only_the_token_opens(settings):
    settings.BEHIND_PROXY = True
    assert Client().get("/metrics").status_code == 404


@pytest.mark.django_db
def test_every_answer_carries_the_security_headers():
    answer = Client().get("/account/login/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'nonce-" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
