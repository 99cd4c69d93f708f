"""Lists that come in as CSV or XLSX, lists on the screen under conditions, and lists that are taken away as a spreadsheet.

rows = read(name, content, Headings({"code": ("代码", "code"), "name": ("名称", "name")}, required=("code",)))
file: ListFile = field(_("名单"))          # the upload in a form
wanted = Wanted.of(request.GET)           # a subclass of Conditions
rows, after = newest(found(wanted), request.GET.get("after", ""))
"""

from fengge.core.lists.conditions import Conditions
from fengge.core.lists.listfile import ListFile
from fengge.core.lists.newest import DIGITS, PAGE, every, is_key, newest
from fengge.core.lists.reading import Headings, Row, read
from fengge.core.lists.writing import SHEET, plain_lines, spreadsheet

__all__ = [
    "DIGITS", "PAGE", "SHEET", "Conditions", "Headings", "ListFile", "Row", "every", "is_key", "newest",
    "plain_lines", "read", "spreadsheet",
]  # fmt: skip
