"""Draws the Word templates of the national pack (or of another folder) from their declarations.

python scripts/make_document_templates.py [FOLDER]     writes FOLDER/<key>.docx for each FOLDER/<key>.toml
"""

import sys
from pathlib import Path

from fengge.cases.documents.drawing import drawn
from fengge.cases.documents.layout import NATIONAL, layout


def main(folder: Path) -> None:
    for declared in sorted(folder.glob("[!_]*.toml")):
        template = declared.with_suffix(".docx")
        template.write_bytes(drawn(layout(declared.stem, (folder,))))
        sys.stdout.write(f"{template.name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else NATIONAL)
