"""Whatever goes wrong is told as application/problem+json (RFC 9457), in the reader's language, never as a page or a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fengge.core.api.answers import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.http import HttpRequest

    from fengge.core.wording import Words

ROOT = "/api/"
CONTENT_TYPE = "application/problem+json"
TITLES = {
    400: ("malformed", _("请求的格式不正确")),
    401: ("unauthorized", _("请先出示令牌或登录")),
    403: ("forbidden", _("没有这项权限")),
    404: ("not-found", _("找不到，或您无权查看")),
    405: ("method-not-allowed", _("这个地址不接受这种请求")),
    409: ("conflict", _("已有新的变化")),
    413: ("too-large", _("内容太大")),
    415: ("media-type", _("不接受这种内容类型")),
    422: ("refused", _("内容需要修改")),
    428: ("version-required", _("请注明您看到的版本")),
    429: ("too-often", _("次数太多，请稍后再试")),
    500: ("internal", _("系统出错，没有保存任何内容，请稍后再试")),
    503: ("unavailable", _("暂时不能服务，请稍后再试")),
}


class Problem(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """An answer that is a problem. `errors` are {pointer, message}; `more` are members of its own kind."""

    def __init__(
        self,
        status: int,
        detail: Words = "",
        *,
        errors: Sequence[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(status)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}
        self.more = more

    def response(self) -> HttpResponse:
        """As it goes over the wire."""
        kind, title = TITLES.get(self.status, TITLES[400 if self.status < 500 else 500])  # noqa: PLR2004 - HTTP
        told = {
            "type": f"urn:fengge:problem:{kind}",
            "title": title,
            "status": self.status,
            "detail": self.detail or title,
        }
        told |= {"errors": list(self.errors), **self.more}
        headers = {"Cache-Control": "no-store", **self.headers}
        response = HttpResponse(as_json(told), content_type=CONTENT_TYPE, status=self.status, headers=headers)
        response.is_told = True  # type: ignore[attr-defined]
        return response


class ProblemsMiddleware:
    """Under the API's root, what others answer with a page (no such address, a shut gate, a crash) is a problem too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; turn pages that tell of errors into problems."""
        response = self.get_response(request)
        if not request.path.startswith(ROOT) or response.status_code < 400:  # noqa: PLR2004 - HTTP
            return response
        if hasattr(response, "is_told"):
            return response
        kept = {name: response.headers[name] for name in ("Allow", "Retry-After") if name in response.headers}
        return Problem(response.status_code, headers=kept).response()
