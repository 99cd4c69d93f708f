"""A chart whose title says the finding, and which is a table first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from fengge.ui.parts import Text


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars; `None` is a gap, not a zero."""

    title: Text
    values: Sequence[float | int | None]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars start at zero. `source` names the as-of moment; `urls` opens the rows behind each category."""

    key: str
    title: Text
    unit: Text
    categories: Sequence[str]
    series: Sequence[Series]
    kind: Literal["bar", "line", "stacked"] = "bar"
    source: Text = ""
    definition_url: str = ""
    download_url: str = ""
    urls: Sequence[str] = ()
    sample: Text = ""

    @property
    def lines(self) -> list[tuple[str, str, list[float | int | None]]]:
        """(category, url, values) for the table."""
        urls = [*self.urls, *[""] * len(self.categories)]
        columns = [one.values for one in self.series]
        return [(name, urls[i], [values[i] for values in columns]) for i, name in enumerate(self.categories)]

    @property
    def drawing(self) -> dict[str, Any]:
        """What the browser needs to draw it."""
        series = [{"name": str(one.title), "values": list(one.values)} for one in self.series]
        return {
            "kind": self.kind,
            "unit": str(self.unit),
            "categories": list(self.categories),
            "series": series,
            "urls": list(self.urls),
        }
