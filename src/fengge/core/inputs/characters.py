"""Which characters may be typed, and in which single form they are kept.

Text is kept in NFC, except CJK compatibility ideographs: NFC would turn a rare name's character into another one.
What cannot be seen (controls, bidi marks, zero-width characters, halves of a surrogate pair) is refused with its place.
"""

import re
import unicodedata

from django.utils.translation import gettext as _

from fengge.core.inputs.mistakes import mistake

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + 0xFFFE) + "-" + chr(plane * 0x10000 + 0xFFFF) for plane in range(17)
)
_EMOJI = "[\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff]"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    f"\ud800-\udfff{_NONCHARACTERS}]"
    # A zero-width joiner is part of one emoji only between two others.
    f"|(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})",
)
_BREAKS = re.compile("\r\n|[\r\x0b\u2028\u2029]")
_NOT_COMPATIBILITY = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_SPACES = re.compile("[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_EDGES = " \t\n\r\x0b\x0c\u00a0\u200b\u3000\ufeff\u2028\u2029"
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}


def tidy(text: object) -> str:
    """The one stored form of typed text; raises a mistake that names the place of an unseen character."""
    if not isinstance(text, str):
        raise mistake(_("这里应填写文字"))
    text = _BREAKS.sub("\n", text.strip(_EDGES))
    if found := _UNSEEN.search(text):
        place = {"place": found.start() + 1}
        raise mistake(_("第 %(place)d 个字符看不见或无法显示，请删去后重写") % place)
    return _NOT_COMPATIBILITY.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)


def one_line(text: object) -> str:
    """As `tidy`, on a single line with single spaces."""
    line = _SPACES.sub(" ", tidy(text))
    if "\n" in line:
        raise mistake(_("这里只能写一行"))
    return line


def half_width(text: object) -> str:
    """Digits and letters typed in full width, as ASCII; whole numbers of JSON as their digits."""
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text) if abs(text) < 10**30 else "9" * 31
    return one_line(text).translate(_HALF_WIDTH)


def visible(text: str) -> str:
    """What was typed, fit to be shown again: each unseen character becomes the replacement sign."""
    return _UNSEEN.sub("\ufffd", _BREAKS.sub("\n", text))
