"""The columns of a list of divisions."""

from __future__ import annotations

from fengge.core.lists import Headings, Row
from fengge.core.lists import read as read_list

HEADINGS = Headings(
    {
        "code": ("代码", "code", "区划代码", "行政区划代码", "统计用区划代码"),
        "name": ("名称", "name", "区划名称", "单位名称"),
        "kind": ("类别", "kind", "类型"),
        "predecessors": ("原代码", "predecessor", "predecessors", "原区划代码"),
        "longitude": ("经度", "longitude", "lon"),
        "latitude": ("纬度", "latitude", "lat"),
    },
    required=("code", "name"),
)


def read(name: str, content: bytes) -> list[Row]:
    """The file's rows. Raises Refused with what to do when it cannot be read."""
    return read_list(name, content, HEADINGS)
