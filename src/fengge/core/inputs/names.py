"""Names of people: rare characters, minority names with a middle dot, Latin names; no digits, no pictures."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any

from django.utils.translation import gettext as _

from fengge.core.inputs.characters import one_line
from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.mistakes import mistake

_DOTS = re.compile("[\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e]")
_MARKS = " ·-'’.〇"
_IDEOGRAPHIC_PLANES = range(0x20000, 0x3FFFE)


def is_name_character(character: str) -> bool:
    """Letters of any script. Ideographs newer than this Python's tables count too, as GB 18030-2022 has them."""
    category = unicodedata.category(character)
    return character in _MARKS or category[0] in "LM" or category == "Co" or ord(character) in _IDEOGRAPHIC_PLANES


@dataclass(frozen=True)
class NameKind(Kind):
    autocomplete: str = "name"
    max_length: int | None = 50

    def clean(self, value: Any) -> str:
        name = _DOTS.sub("·", one_line(value))
        if not name.strip(_MARKS.replace("〇", "")):
            raise mistake(_("请写姓名"))
        for character in name:
            if not is_name_character(character):
                raise mistake(_("姓名中不能有“%(character)s”") % {"character": character})
        return name


PersonName = Annotated[str, NameKind()]
