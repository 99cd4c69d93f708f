"""Places as a platform writes them: the code, the name, or the name with those above it, 余庆县/白泥镇/大坪村."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from fengge.core.access import current_actor
from fengge.core.packs import pack
from fengge.orgs.models import Division

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LENGTHS = (6, 9, 12, 15, 18)
BETWEEN = re.compile(r"[\s/\\>、,，·-]+")  # what stands between the names


class Places:
    """The reader's places by every way to write them; a way that means two means none."""

    def __init__(self) -> None:
        names = dict(Division.objects.values_list("code", "name"))
        found: defaultdict[str, set[str]] = defaultdict(set)
        for code in Division.objects.under(*current_actor().places).values_list("code", flat=True):
            for way in (code, *_ways(code, names)):
                found[way].add(code)
        self._codes = {way: codes.pop() for way, codes in found.items() if len(codes) == 1}
        self._county = names.get(pack().county, "")

    def find(self, written: str) -> str | None:
        """Its code. Province and city may stand before our county's name; any other county's place is none of ours."""
        plain = BETWEEN.sub("", written)
        above, county, below = plain.partition(self._county or plain)
        return self._codes.get(plain) or (self._codes.get(county + below) if above else None)


def _ways(code: str, names: Mapping[str, str]) -> Iterator[str]:
    """The name alone, and with each of those above it put in front."""
    written = ""
    for length in reversed([length for length in LENGTHS if length <= len(code)]):
        if name := names.get(code[:length]):
            written = name + written
            yield written
