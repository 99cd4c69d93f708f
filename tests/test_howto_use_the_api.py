"""The howto about the API is true: every request on the page is sent, in order, and answered as the page says."""

import json
import re
from pathlib import Path

from django.test import Client

from fengge.orgs.tokens.verbs import TokenGiven, make

PAGE = Path(__file__).parent.parent / "docs/howto/use-the-api.md"
BLOCK = re.compile(r"```http\n(\w+) (\S+)\n((?:[\w-]+: .*\n)*)(\{.*\}\n)?→ (\d+)\n```")


def test_every_request_on_the_page_is_answered_as_it_says(world):
    token = make(TokenGiven(name="手册", read_only=False, days="30"), by=world.secretary_li.actor).written
    known = {"number": world.a_report().number}
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) == PAGE.read_text(encoding="utf-8").count("```http")
    for method, path, headers, body, status in blocks:
        answer = send(method, fill(path, known), fill(headers, known), body, token)
        assert answer.status_code == int(status), (path, answer.content.decode())
        if answer.status_code == 201:
            known |= {name: value for name, value in answer.json().items() if name in ("code", "secret")}


def fill(text, known):
    return re.sub(r"\{(number|code|secret)\}", lambda gap: known[gap[1]], text)


def send(method, path, headers, body, token):
    said = dict(line.split(": ", 1) for line in headers.splitlines())
    content = json.dumps(json.loads(body)) if body else ""
    everything = {"Authorization": f"Bearer {token}", **said}
    return Client().generic(method, path, content, content_type="application/json", headers=everything)
