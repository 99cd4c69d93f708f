"""How Chinese names sound, as a stored key to sort by: the database sorts characters by code point, people look
under the sound.
"""

from __future__ import annotations

# Surnames that sound otherwise than the same character elsewhere.
_USUAL = """
单:shan 解:xie 曾:zeng 仇:qiu 查:zha 朴:piao 区:ou 任:ren 盖:ge 覃:qin 冼:xian 乐:yue 翟:zhai 缪:miao 华:hua
尉迟:yuchi 万俟:moqi 长孙:zhangsun
"""
SURNAMES = dict(pair.split(":") for pair in _USUAL.split())


def _syllables(text: str) -> list[str]:
    # The dictionary takes a fifth of a second to load, and most processes never need it.
    from pypinyin import lazy_pinyin

    return [syllable.lower() for syllable in lazy_pinyin(text)]


def sort_key(name: str) -> str:
    """The name's syllables, then the name itself so that equal sounds keep one order."""
    return f"{' '.join(_syllables(name))} {name}"


def person_sort_key(name: str) -> str:
    """As `sort_key`, with the surname sounded as a surname."""
    for length in (2, 1):
        if sound := SURNAMES.get(name[:length]):
            return f"{' '.join([sound, *_syllables(name[length:])])} {name}"
    return sort_key(name)
