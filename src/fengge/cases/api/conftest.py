"""A program with a personal token, for tests of the API."""

import json
from typing import Any

import pytest
from django.test import Client

from fengge.orgs.tokens.verbs import TokenGiven, make

ROOT = "/api/v1"


class Program:
    """Asks the API with somebody's token."""

    def __init__(self, worker: Any = None, *, read_only: bool = False, language: str = "zh-hans") -> None:
        self.headers = {"Accept-Language": language}
        self.client = Client()
        if worker is not None:
            given = TokenGiven(name="测试", read_only=read_only, days="30")
            self.token = make(given, by=worker.actor)
            self.headers["Authorization"] = f"Bearer {self.token.written}"

    def get(self, path: str, data: Any = None, **headers: str) -> Any:
        return self.client.get(f"{ROOT}{path}", data, headers=self.headers | headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        content = body if isinstance(body, bytes) else json.dumps(body or {})
        return self.client.post(
            f"{ROOT}{path}", content, content_type="application/json", headers=self.headers | headers
        )

    def act(self, number: str, action: str, body: Any = None, *, seen: int | None = None, key: str = "") -> Any:
        """One action, on the version seen (the present one unless another is told)."""
        version = seen if seen is not None else self.get(f"/cases/{number}").json()["version"]
        headers = {"If-Match": f'"{version}"'} | ({"Idempotency-Key": key} if key else {})
        return self.post(f"/cases/{number}/actions/{action}", body, **headers)


@pytest.fixture
def program() -> type[Program]:
    """Makes programs."""
    return Program
