"""Asking a server with several connections at once, for a while."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Ask:
    """One request: method, path, headers, body."""

    path: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None


@dataclass
class Outcome:
    """What came of it: seconds each answer took, and the answers that were not as hoped."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    span: float = 0.0

    @property
    def per_second(self) -> float:
        """Good answers a second."""
        return len(self.seconds) / self.span if self.span else 0.0

    def at(self, share: float) -> float:
        """The answer time, in milliseconds, that this share of answers did not exceed."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def ask(port: int, requests: Iterator[Ask], *, connections: int, seconds: float) -> Outcome:
    """Ask over so many kept-alive connections until the time or the requests, shared out in order, are over."""
    outcome, lock = Outcome(), threading.Lock()
    shared = _locked(requests, lock)
    begin = time.perf_counter()
    threads = [
        threading.Thread(target=_work, args=(port, shared, begin + seconds, outcome, lock)) for _ in range(connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome.span = time.perf_counter() - begin
    return outcome


def _work(port: int, shared: Callable[[], Ask | None], end: float, outcome: Outcome, lock: threading.Lock) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.perf_counter() < end and (wanted := shared()):
        begin = time.perf_counter()
        connection.request(wanted.method, wanted.path, wanted.body, wanted.headers)
        answer = connection.getresponse()
        text = answer.read()
        took = time.perf_counter() - begin
        with lock:
            if answer.status < http.client.BAD_REQUEST and answer.status != http.client.FOUND:
                outcome.seconds.append(took)
            else:
                outcome.wrong.append(f"{answer.status} {wanted.path} {text[:200]!r}")
    connection.close()


def _locked(requests: Iterator[Ask], lock: threading.Lock) -> Callable[[], Ask | None]:
    def following() -> Ask | None:
        with lock:
            return next(requests, None)

    return following


def repeated(*asks: Ask) -> Iterator[Ask]:
    """The same requests round and round."""
    return itertools.cycle(asks)
