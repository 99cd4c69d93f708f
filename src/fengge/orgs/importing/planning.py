"""Compares the file with the database: what would be new, renamed, recoded, ended. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from fengge.orgs.models import Division, Level
from fengge.orgs.models.division import parent_of

if TYPE_CHECKING:
    import datetime as dt

    from fengge.orgs.importing.checking import Checked, Line


class Known(NamedTuple):
    """A division as the database has it."""

    code: str
    name: str
    kind: str


class Renamed(NamedTuple):
    """A code that keeps its place and changes its name or kind."""

    line: Line
    was: Known


class Recoded(NamedTuple):
    """A place that gets a new code; what lies below follows it."""

    old: str
    new: str


@dataclass
class Plan:
    """What an import would do, in the order it would do it."""

    new: list[Line] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    recoded: list[Recoded] = field(default_factory=list)
    ended: list[Known] = field(default_factory=list)
    unchanged: int = 0
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many divisions would change."""
        return len(self.new) + len(self.renamed) + len(self.ended)

    @property
    def is_ready(self) -> bool:
        """Whether it can be carried out: nothing wrong, something to do."""
        return not self.wrong and self.changes > 0


def plan(checked: Checked, *, on: dt.date, complete: bool) -> Plan:
    """The difference on that day. `complete`: the file is the whole list, so what it leaves out at its levels ended."""
    rows = Division.objects.current(on=on).values_list("code", "name", "kind")
    known = {code: Known(code, name, kind) for code, name, kind in rows}
    used = set(Division.objects.exclude(code__in=known).values_list("code", flat=True))
    result = Plan(wrong=list(checked.wrong))
    for line in checked.lines.values():
        if problem := _problem(line, known, used, checked):
            result.wrong.append((line.row, problem))
        else:
            _place(line, known, result)
    gone = {recoded.old for recoded in result.recoded}
    if complete:
        gone |= _left_out(known, checked)
    result.ended = [known[code] for code in _with_all_below(gone, known) if code not in checked.lines]
    result.wrong.sort()
    return result


def _place(line: Line, known: dict[str, Known], result: Plan) -> None:
    result.recoded += [Recoded(old, line.code) for old in line.predecessors]
    was = known.get(line.code)
    if was is None:
        result.new.append(line)
    elif (was.name, was.kind) != (line.name, line.kind or was.kind):
        result.renamed.append(Renamed(line, was))
    else:
        result.unchanged += 1


def _problem(line: Line, known: dict[str, Known], used: set[str], checked: Checked) -> str:
    parent = parent_of(line.code)
    if parent and parent not in known and parent not in checked.lines:
        return _("找不到上级 %s：请在文件里加上这一行，或先导入上级") % parent
    if line.code in used:
        return _("代码 %s 曾经使用并已撤销，不能再次启用；请核对代码") % line.code
    return next(filter(None, (_old_problem(old, line, known, checked) for old in line.predecessors)), "")


def _old_problem(old: str, line: Line, known: dict[str, Known], checked: Checked) -> str:
    if old not in known:
        return _("原代码 %s 不在现有区划中") % old
    if len(old) != len(line.code):
        return _("原代码 %s 与新代码不是同一级") % old
    if old in checked.lines:
        return _("原代码 %(old)s 在文件第 %(row)d 行仍在使用") % {"old": old, "row": checked.lines[old].row}
    return ""


def _left_out(known: dict[str, Known], checked: Checked) -> set[str]:
    levels = {len(code) for code in checked.lines if len(code) > Level.COUNTY}
    return {code for code in known if len(code) in levels and code not in checked.lines}


def _with_all_below(gone: set[str], known: dict[str, Known]) -> list[str]:
    return sorted(code for code in known if not gone.isdisjoint(code[: level.value] for level in Level))
