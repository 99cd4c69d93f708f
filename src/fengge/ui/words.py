"""Words for money and masked values, the same on every surface."""

from decimal import Decimal

PHONE_DIGITS = 11
LONG_VALUE = 10


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
