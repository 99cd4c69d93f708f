"""Draws the Word templates of a pack from its declared forms; the national pack's, if none is named.

python scripts/make_document_templates.py [PACK]      writes packs/PACK/documents/<key>.docx for each <key>.toml
"""

import os
import sys

import django


def main(name: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengge.config.settings")
    django.setup()
    from fengge.cases.documents.drawing import drawn
    from fengge.cases.documents.layout import layout
    from fengge.core.packs import load

    county = load(name)
    for declared in sorted((county.folder / "documents").glob("[!_]*.toml")):
        declared.with_suffix(".docx").write_bytes(drawn(layout(declared.stem, county)))
        sys.stdout.write(f"{declared.stem}.docx\n")


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["national"]))
