"""Numbers that name somebody: telephone, citizen identity (GB 11643), organisation (GB 32100)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from django.conf import settings
from django.utils.translation import gettext as _

from fengge.core.clock import today
from fengge.core.inputs.characters import half_width
from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.mistakes import mistake

MOBILE_DIGITS = 11
ID_LENGTH = CREDIT_LENGTH = 18
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_DEMO_AREA = "999999"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def is_demo() -> bool:
    return bool(getattr(settings, "DEMO", False))


@dataclass(frozen=True)
class PhoneKind(Kind):
    widget: str = "tel"
    inputmode: str = "tel"
    autocomplete: str = "tel"
    max_length: int | None = 20
    masked: bool = True

    def clean(self, value: Any) -> str:
        digits = re.sub(r"[ \-()]", "", half_width(value))
        digits = re.sub(r"^(\+86|0086|86(?=1\d{10}$))", "", digits)
        if not (digits.isascii() and digits.isdigit()):
            raise mistake(_("电话号码只能是数字"))
        return self.landline(digits) if digits.startswith("0") else self.mobile(digits)

    @staticmethod
    def mobile(digits: str) -> str:
        if len(digits) != MOBILE_DIGITS:
            raise mistake(_("手机号应为 11 位，现在是 %(count)d 位") % {"count": len(digits)})
        if is_demo() and digits.startswith("1000000"):
            return digits
        if not re.fullmatch(r"1[3-9]\d{9}", digits):
            raise mistake(_("没有这样的手机号；座机请在前面写上区号"))
        return digits

    @staticmethod
    def landline(digits: str) -> str:
        parts = re.fullmatch(r"(010|02\d|0[3-9]\d\d)(\d{7,8})", digits)
        if not parts:
            raise mistake(_("座机号应为区号加 7 或 8 位号码，如 0851-27223344"))
        return f"{parts[1]}-{parts[2]}"


@dataclass(frozen=True)
class IdNumberKind(Kind):
    autocomplete: str = "off"
    max_length: int | None = 24
    masked: bool = True

    def clean(self, value: Any) -> str:
        number = half_width(value).replace(" ", "").upper()
        if len(number) != ID_LENGTH:
            raise mistake(_("身份证号应为 18 位，现在是 %(count)d 位") % {"count": len(number)})
        if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
            raise mistake(_("身份证号应为数字，最后一位可以是 X"))
        if not _PROVINCES.match(number) and not (is_demo() and number.startswith(_DEMO_AREA)):
            raise mistake(_("身份证号的前 6 位不是行政区划代码"))
        born_on(number)
        if number[17] != id_check(number):
            raise mistake(_("身份证号有误，请逐位核对"))
        return number


def born_on(number: str) -> date:
    """The birthday in an identity number; a mistake when there is no such day or it lies ahead."""
    try:
        day = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise mistake(_("身份证号中的出生日期不存在")) from None
    if not date(1800, 1, 1) <= day <= today():
        raise mistake(_("身份证号中的出生日期不存在"))
    return day


def id_check(number: str) -> str:
    """The check character of the first 17 digits, GB 11643-1999."""
    return "10X98765432"[sum(int(d) * w for d, w in zip(number[:17], _ID_WEIGHTS, strict=True)) % 11]


@dataclass(frozen=True)
class CreditCodeKind(Kind):
    autocomplete: str = "off"
    max_length: int | None = 24

    def clean(self, value: Any) -> str:
        code = half_width(value).replace(" ", "").upper()
        if len(code) != CREDIT_LENGTH:
            raise mistake(_("统一社会信用代码应为 18 位，现在是 %(count)d 位") % {"count": len(code)})
        if not set(code) <= set(_CREDIT_ALPHABET):
            raise mistake(_("统一社会信用代码只有数字和大写字母，没有 I、O、S、V、Z"))
        if code[17] != credit_check(code):
            raise mistake(_("统一社会信用代码有误，请逐位核对"))
        return code


def credit_check(code: str) -> str:
    """The check character of the first 17, GB 32100-2015."""
    total = sum(_CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return _CREDIT_ALPHABET[-total % 31]


Phone = Annotated[str, PhoneKind()]
IdNumber = Annotated[str, IdNumberKind()]
CreditCode = Annotated[str, CreditCodeKind()]
