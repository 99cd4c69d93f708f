"""Lists handed in as CSV or XLSX: read into numbered rows, judged row by row, taken whole or not at all.

rows = read(name, content, Headings({"code": ("代码", "code"), "name": ("名称", "name")}, required=("code",)))
file: ListFile = field(_("名单"))          # the upload in a form
"""

from fengge.core.lists.listfile import ListFile
from fengge.core.lists.reading import Headings, Row, read

__all__ = ["Headings", "ListFile", "Row", "read"]
