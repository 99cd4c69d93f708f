"""Reading what was handed in, strictly: one object of JSON, or a posted form with files; anything else is told plainly."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import QueryDict
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext_lazy as _

from fengge.core.api.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

LARGEST_JSON = 1024 * 1024
LARGEST_FORM = 80 * 1024 * 1024  # six photos or ten papers, each within its own limit
DEEPEST = 20
JSON, FORMS = "application/json", ("multipart/form-data", "application/x-www-form-urlencoded")


@dataclass(frozen=True)
class Handed:
    """What was handed in. `digest` tells whether two of them say the same."""

    data: Any
    files: Any
    digest: bytes

    def get(self, name: str) -> Any:
        """One value as it was written."""
        return self.data.get(name)

    def with_(self, **more: str) -> Any:
        """The data with some values set, in its own shape."""
        if isinstance(self.data, QueryDict):
            changed = self.data.copy()
            for name, value in more.items():
                changed[name] = value
            return changed
        return {**self.data, **more}


def handed_in(request: Any) -> Handed:
    """Raises Problem 400, 413, 415 or 422. What was handed in stays with the request, for telling conflicts."""
    kind = request.content_type or JSON
    if kind not in (JSON, *FORMS):
        raise Problem(415, _("请用 application/json 或 multipart/form-data。"))
    _check_size(request, LARGEST_JSON if kind == JSON else LARGEST_FORM)
    request.handed = handed = _json(request) if kind == JSON else _form(request)
    return handed


def _check_size(request: HttpRequest, limit: int) -> None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > limit:
        raise Problem(413, _("最多 %(limit)d MB。") % {"limit": limit // 1024**2})


def _json(request: HttpRequest) -> Handed:
    body = request.body
    found = parsed(body) if body.strip() else {}
    if not isinstance(found, dict):
        message = _("内容应是一个 JSON 对象")
        raise Problem(422, errors=[{"pointer": "", "message": message}])
    return Handed(found, None, hashlib.sha256(json.dumps(found, sort_keys=True).encode()).digest())


def parsed(body: bytes) -> Any:
    """JSON in UTF-8 without doubled names, NaN, halves of characters or endless nesting."""
    try:
        found = json.loads(body.decode(), object_pairs_hook=_once_each, parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode()
    except Problem:
        raise
    except UnicodeError:
        raise Problem(400, _("内容不是有效的 UTF-8。")) from None
    except (ValueError, RecursionError):
        raise Problem(400, _("内容不是有效的 JSON。")) from None
    if _is_deeper(found, DEEPEST):
        raise Problem(400, _("JSON 嵌套太深。"))
    return found


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Problem(400, _("JSON 中有重复的名称。"))
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _is_deeper(value: Any, levels: int) -> bool:
    inside: Iterable[Any] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_is_deeper(one, levels - 1) for one in inside)


def _form(request: HttpRequest) -> Handed:
    try:
        data, files = request.POST, request.FILES
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        raise Problem(413) from None
    except (MultiPartParserError, UnicodeError, ValueError):
        raise Problem(400, _("表单读不出来，可能没有传完整。")) from None
    worker = hashlib.sha256(repr(sorted(data.lists())).encode("utf-8", "surrogatepass"))
    for name, uploads in sorted(files.lists()):
        for upload in uploads:
            worker.update(f"\n{name}\n{upload.name}\n".encode("utf-8", "surrogatepass"))
            for chunk in upload.chunks():
                worker.update(chunk)
            upload.seek(0)
    return Handed(data, files, worker.digest())
