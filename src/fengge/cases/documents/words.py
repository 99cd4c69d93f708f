"""How numbers, money and days are written on official paper."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
SHANGHAI = ZoneInfo("Asia/Shanghai")
LARGEST = Decimal(10) ** 16


def rmb_upper(amount: Decimal) -> str:
    """Yuan in capital numerals, as 支付结算办法 (银发〔1997〕393号, annex 1) writes them: 1200 → 壹仟贰佰元整.

    Raises ValueError for an amount that is negative, finer than a fen, or of 10^16 and above.
    """
    if not 0 <= amount < LARGEST or amount != amount.quantize(Decimal("0.01")):
        raise ValueError(f"not an amount in yuan and fen: {amount}")
    yuan, cents = divmod(int(amount * 100), 100)
    whole = f"{_whole(yuan)}元" if yuan or not cents else ""
    return whole + (_fraction(cents, after_yuan=bool(yuan)) if cents else "整")


def _whole(number: int) -> str:
    if number == 0:
        return DIGITS[0]
    high, low = divmod(number, 10**8)
    if not high:
        return _below_yi(low)
    return f"{_below_yi(high)}亿{_joined(low, 10**7)}"


def _below_yi(number: int) -> str:
    high, low = divmod(number, 10**4)
    return f"{_group(high)}万{_joined(low, 10**3)}" if high else _group(low)


def _joined(low: int, full: int) -> str:
    """What follows a larger unit: a gap of zeros is read as one 零."""
    text = _below_yi(low) if low else ""
    return f"零{text}" if text and low < full else text


def _group(number: int) -> str:
    text = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += DIGITS[digit] + PLACES[place]
        elif text and number % 10**place and not text.endswith("零"):
            text += "零"
    return text


def _fraction(cents: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(cents, 10)
    text = f"{DIGITS[jiao]}角" if jiao else ("零" if after_yuan else "")
    return text + (f"{DIGITS[fen]}分" if fen else "")


def figures(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}".removesuffix(".00") + "元"


def yuan(amount: Decimal | None) -> str:
    """Figures, then capitals: 1200元（大写：壹仟贰佰元整）. Nothing for no amount."""
    return "" if amount is None else f"{figures(amount)}（大写：{rmb_upper(amount)}）"


def _here(moment: date) -> date:
    return moment.astimezone(SHANGHAI) if isinstance(moment, datetime) else moment


def day(moment: date | None) -> str:
    """2026年11月2日, or a place to write one by hand."""
    moment = _here(moment) if moment else None
    return f"{moment.year}年{moment.month}月{moment.day}日" if moment else "　　　　年　　月　　日"


def minute(moment: date | None) -> str:
    """2026年11月2日09时05分; room for the time when only the day is known."""
    if isinstance(moment, datetime):
        return f"{day(moment)}{_here(moment):%H时%M分}"
    return f"{day(moment)}　　时　　分"


def lines(text: str) -> list[str]:
    """The paragraphs somebody typed; one empty paragraph for no text, so that a form keeps its place."""
    return [line.strip() for line in text.splitlines() if line.strip()] or [""]


def numeral(number: int) -> str:
    """Up to 99 in small Chinese numerals: 一式三份."""
    tens, ones = divmod(number, 10)
    small = "〇一二三四五六七八九"
    head = ("" if tens == 1 else small[tens]) + "十" if tens else ""
    return head + (small[ones] if ones or not tens else "")


def numbered(items: Iterable[str]) -> str:
    return "\n".join(f"{index}．{item}" for index, item in enumerate(items, start=1))
