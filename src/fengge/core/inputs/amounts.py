"""Money and counts."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic_core import CoreSchema, core_schema

from fengge.core.inputs.characters import half_width
from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.mistakes import mistake

LARGEST_SUM = Decimal("9999999999.99")


@dataclass(frozen=True)
class MoneyKind(Kind):
    widget: str = "money"
    inputmode: str = "decimal"

    def clean(self, value: Any) -> Decimal:
        typed = half_width(str(value) if isinstance(value, float | Decimal) else value)
        typed = re.sub(r"^[¥￥]|元$|[ ,](?=\d)", "", typed).strip()
        if typed.startswith("-"):
            raise mistake(_("金额不能是负数"))
        if not re.fullmatch(r"\d+(\.\d+)?", typed, re.ASCII):
            raise mistake(_("金额应为数字，如 1200.50"))
        if len(typed.partition(".")[2].rstrip("0")) > 2:  # noqa: PLR2004 - 分 is the smallest unit
            raise mistake(_("金额最多到分（两位小数）"))
        return self.limited(typed)

    @staticmethod
    def limited(typed: str) -> Decimal:
        if len(typed.partition(".")[0].lstrip("0")) > len("9999999999"):
            raise mistake(_("金额太大，最多 %(largest)s 元") % {"largest": f"{LARGEST_SUM:,}"})
        return Decimal(typed).quantize(Decimal("0.01"))

    def schema(self) -> CoreSchema:
        return core_schema.decimal_schema(ge=Decimal(0), le=LARGEST_SUM, decimal_places=2)


@dataclass(frozen=True)
class WholeKind(Kind):
    widget: str = "number"
    inputmode: str = "numeric"

    def clean(self, value: Any) -> int:
        typed = half_width(value).replace(",", "")
        if not re.fullmatch(r"\d{1,9}", typed, re.ASCII):
            raise mistake(_("这里应填写不超过 9 位的整数"))
        return int(typed)

    def schema(self) -> CoreSchema:
        return core_schema.int_schema(ge=0, lt=10**9)


Money = Annotated[Decimal, MoneyKind()]
Whole = Annotated[int, WholeKind()]
