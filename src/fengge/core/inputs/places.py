"""A position on the map, and files handed in."""

import math
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from pydantic_core import CoreSchema, core_schema

from fengge.core.files import NotAccepted, Prepared, prepare
from fengge.core.inputs.characters import half_width, visible
from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.mistakes import mistake


class Point(NamedTuple):
    """WGS84 degrees."""

    lat: float
    lon: float


def degrees(value: Any, limit: float, wrong: str) -> float:
    try:
        number = float(value) if isinstance(value, float | int) else float(half_width(value))
    except (ValueError, OverflowError):
        raise mistake(_("经纬度应为数字，如 27.2240, 107.8890")) from None
    if not math.isfinite(number) or abs(number) > limit:
        raise mistake(wrong)
    return round(number, 6)


@dataclass(frozen=True)
class PositionKind(Kind):
    widget: str = "position"
    inputmode: str = "decimal"

    def clean(self, value: Any) -> Point:
        lat, lon = self.parts(value)
        return Point(
            degrees(lat, 90, _("纬度应在 -90 到 90 之间；是不是和经度写反了？")),
            degrees(lon, 180, _("经度应在 -180 到 180 之间")),
        )

    @staticmethod
    def parts(value: Any) -> tuple[Any, Any]:
        if isinstance(value, dict):
            value = value.get("lat", ""), value.get("lon", "")
        elif isinstance(value, str):
            value = half_width(value).split(",")
        if not isinstance(value, tuple | list) or len(value) != len(Point._fields):
            raise mistake(_("经纬度应为数字，如 27.2240, 107.8890"))
        return value[0], value[1]

    def show(self, value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return {part: str(value.get(part, "")) for part in Point._fields}
        return {"lat": str(value[0]), "lon": str(value[1])} if isinstance(value, Point) else {"lat": "", "lon": ""}

    def schema(self) -> CoreSchema:
        degree = core_schema.typed_dict_field(core_schema.float_schema())
        return core_schema.typed_dict_schema({"lat": degree, "lon": degree})


def ready(upload: Any) -> Prepared:
    """The upload checked by its content: what is wrong with it is told at its field, before anything is saved."""
    try:
        return prepare(upload)
    except NotAccepted as told:
        name = visible(str(upload.name or ""))[:60]
        raise mistake(_("%(name)s：%(told)s") % {"name": name, "told": told}) from None


@dataclass(frozen=True)
class UploadsKind(Kind):
    widget: str = "files"

    def clean(self, value: Any) -> tuple[Prepared, ...]:
        files = [value] if isinstance(value, UploadedFile | Prepared) else value
        if not isinstance(files, list | tuple) or not all(isinstance(each, UploadedFile | Prepared) for each in files):
            raise mistake(_("这里应上传文件"))
        return tuple(ready(each) for each in files)

    def show(self, value: Any) -> list[str]:
        """A browser cannot be handed a file again; what was stored is shown beside."""
        del value
        return []

    def absent(self) -> tuple[Prepared, ...]:
        return ()

    def schema(self) -> CoreSchema:
        return core_schema.list_schema(core_schema.bytes_schema())


Position = Annotated[Point, PositionKind()]
Uploads = Annotated[tuple[Prepared, ...], UploadsKind()]
