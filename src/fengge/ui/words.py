"""Words for moments, money and masked values, the same on every surface."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

HOUR = timedelta(hours=1)
PHONE_DIGITS = 11
LONG_VALUE = 10


def due_words(due: datetime, at: datetime) -> str:
    """How far `due` is from `at`, as people say it: "还剩 2 天", "今天 17:00 前", "超期 3 天"."""
    days = (_local(due).date() - _local(at).date()).days
    return _overdue(at - due, -days) if due <= at else _remaining(due, at, days)


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _overdue(late: timedelta, days: int) -> str:
    if days:
        return _("超期 1 天") if days == 1 else _("超期 %(days)d 天") % {"days": days}
    return _("刚刚超期") if late < 2 * HOUR else _("超期 %(hours)d 小时") % {"hours": late // HOUR}


def _remaining(due: datetime, at: datetime, days: int) -> str:
    if days == 0:
        return _("不到 1 小时") if due - at < HOUR else _("今天 %(time)s 前") % {"time": f"{_local(due):%H:%M}"}
    return _("明天到期") if days == 1 else _("还剩 %(days)d 天") % {"days": days}


def masked_phone(phone: str) -> str:
    """138****5678; anything that is not a mobile number keeps its last two characters."""
    if len(phone) == PHONE_DIGITS:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:]


def masked_id(number: str) -> str:
    """The first three and last two characters of an identity number."""
    if len(number) < LONG_VALUE:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def masked_name(name: str) -> str:
    """Family name kept: 王*、欧阳**."""
    return name[:1] + "*" * (len(name) - 1)


def yuan(amount: Decimal | int | str) -> str:
    """¥1,200.00."""
    return f"¥{Decimal(amount):,.2f}"
