"""The file of a list: taken as it is, because the reader of lists judges its content and says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fengge.core.inputs import mistake
from fengge.core.inputs.places import UploadsKind

if TYPE_CHECKING:
    File = UploadedFile[bytes]
else:
    File = UploadedFile


@dataclass(frozen=True)
class ListFileKind(UploadsKind):
    """One CSV or XLSX file; stored files take neither plain text nor spreadsheets with 50,000 rows."""

    widget: str = "file"

    def clean(self, value: Any) -> Any:
        """The uploaded file itself."""
        files = value if isinstance(value, list) else [value]
        if len(files) != 1 or not isinstance(files[0], UploadedFile):
            raise mistake(_("请选择一个文件"))
        return files[0]

    def absent(self) -> Any:
        """A list without its file is nothing."""
        return None


ListFile = Annotated[File, ListFileKind()]
