"""A declared form and a dossier become plain blocks of finished text, which the PDF template only has to place."""

from collections.abc import Iterator, Mapping
from typing import Any

from fengge.cases.documents.expressions import text, value
from fengge.cases.documents.layout import Block, Group, Layout
from fengge.cases.documents.words import lines

Values = Mapping[str, Any]


def blocks(layout: Layout, values: Values) -> list[dict[str, Any]]:
    return [finished for block in layout.blocks for finished in _finished(block, values)]


def _repeated(each: str, values: Values) -> Iterator[Values]:
    if not each:
        yield values
        return
    for index, item in enumerate(value(each, values), start=1):
        yield {**values, "it": item, "loop": {"index": index}}


def _finished(block: Block, values: Values) -> Iterator[dict[str, Any]]:
    if block.when and not value(block.when, values):
        return
    for scope in _repeated(block.each, values):
        if block.kind == "form":
            yield {"kind": "form", "rows": [row for group in block.groups for row in _rows(group, scope)]}
            continue
        for line in _lines(block, scope):
            words = {"label": text(block.label, scope), "day": text(block.day, scope)}
            yield {"kind": block.kind, "text": line, "indent": block.indent, **words}


def _lines(block: Block, values: Values) -> list[str]:
    return lines(value(block.lines, values)) if block.lines else [text(block.text, values)]


def _rows(group: Group, values: Values) -> Iterator[dict[str, Any]]:
    for scope in _repeated(group.each, values):
        for row in group.rows:
            cells = [
                {"span": cell.span, "lines": lines(text(cell.text, scope)), "label": cell.is_label} for cell in row
            ]
            yield {"cells": cells, "tall": group.tall, "head": group.head}
