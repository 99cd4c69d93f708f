"""The limits a field declares, checked after its kind has cleaned the value."""

from collections.abc import Sized
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fengge.core.clock import now, today
from fengge.core.inputs.choosing import among
from fengge.core.inputs.kinds import Kind, shorter_than
from fengge.core.inputs.looks import Look
from fengge.core.inputs.mistakes import mistake


def check(value: Any, look: Look, kind: Kind) -> Any:
    """The value, or the mistake of a limit passed."""
    if isinstance(value, str):
        check_text(value, look, kind)
    elif isinstance(value, bool):
        check_ticked(value, look)
    elif isinstance(value, date):
        check_past(value, look)
    elif isinstance(value, tuple | list):
        check_several(value, look)
    elif value is not None:
        check_amount(value, look)
    return value


def check_text(value: str, look: Look, kind: Kind) -> None:
    limit = look.max or kind.max_length
    if limit:
        shorter_than(value, limit)
    if look.min and len(value) < look.min:
        raise mistake(_("至少 %(least)d 个字，现在是 %(count)d 个") % {"least": look.min, "count": len(value)})
    if look.choices is not None:
        among(value, look.choices)


def check_ticked(value: bool, look: Look) -> None:
    if look.required and not value:
        raise mistake(_("请勾选"))


def check_past(value: date, look: Look) -> None:
    ahead = value > now() if isinstance(value, datetime) else value > today()
    if look.past and ahead:
        raise mistake(_("不能晚于现在") if isinstance(value, datetime) else _("不能晚于今天"))


def check_several(value: Sized, look: Look) -> None:
    count = len(value)
    if look.max is not None and count > look.max:
        raise mistake(_("最多 %(limit)d 项，现在是 %(count)d 项") % {"limit": look.max, "count": count})
    if count < (look.min or 0):
        raise mistake(_("至少 %(least)d 项，现在是 %(count)d 项") % {"least": look.min, "count": count})
    if look.accept:
        check_families(value, look.accept)
    if look.choices is not None and isinstance(value, tuple):
        for each in value:
            among(each, look.choices)


def check_families(files: Any, families: tuple[str, ...]) -> None:
    for file in files:
        if file.kind.family not in families:
            named = {
                "image": pgettext("what is taken here", "照片"),
                "pdf": "PDF",
                "office": _("Word 或 Excel 文件"),
                "audio": _("录音"),
            }
            wanted = _("、").join(named[family] for family in families)
            raise mistake(_("%(name)s：这里只收%(wanted)s") % {"name": file.name, "wanted": wanted})


def check_amount(value: Any, look: Look) -> None:
    if look.max is not None and value > look.max:
        raise mistake(_("最大是 %(limit)s") % {"limit": look.max})
    if look.min is not None and value < look.min:
        raise mistake(_("最小是 %(least)s") % {"least": look.min})
