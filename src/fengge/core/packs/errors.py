"""What is wrong in a pack, said so that its editor can mend it: which file, which line, what to write."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails


class PackError(Exception):
    """One mistake in one place of a pack."""

    def __init__(self, path: Path, line: int, problem: str, remedy: str) -> None:
        super().__init__(path, line, problem, remedy)
        self.path, self.line, self.problem, self.remedy = path, line, problem, remedy

    def __str__(self) -> str:
        where = f"{self.path.parent.name}/{self.path.name}"
        return _("%(where)s 第 %(line)d 行：%(problem)s。%(remedy)s。") % {
            "where": where, "line": self.line, "problem": self.problem, "remedy": self.remedy,
        }  # fmt: skip


def explain(error: ErrorDetails, allowed: list[str]) -> tuple[str, str]:
    """The problem and its remedy, in words, for one of Pydantic's findings; `allowed` are the keys its table knows."""
    told = error.get("ctx", {})
    loc = told.get("path", error["loc"])
    key = str(loc[-1]) if loc else ""
    kind = error["type"]
    if kind == "said":
        return error["ctx"]["problem"], error["ctx"]["remedy"]
    if kind == "missing":
        return _("缺少“%s”") % key, _("请补上一行 %s = …") % key
    if kind == "extra_forbidden":
        return _("不认识“%s”") % key, _suggestion(key, allowed)
    if kind == "unknown_name":
        return _("没有名为“%s”的条目") % error["ctx"]["name"], _suggestion(error["ctx"]["name"], error["ctx"]["known"])
    if kind in {"literal_error", "enum"}:
        return _("“%(key)s”的值 %(value)r 不在可选范围") % {"key": key, "value": error["input"]}, _("可填：%s") % error[
            "ctx"
        ]["expected"]
    return _("“%(key)s”的值 %(value)r 不合要求") % {"key": key, "value": told.get("value", error["input"])}, _(
        "要求：%s"
    ) % error["msg"]


def _suggestion(key: str, allowed: list[str]) -> str:
    near = get_close_matches(key, allowed, n=1)
    if near:
        return _("是否想写“%s”？否则请删去") % near[0]
    return _("请删去，或改为其中之一：%s") % "、".join(allowed)
