"""A procedure as one SVG picture: a column for each stage, its actions below it, arrows told in words. No JavaScript.

Colours are currentColor and the page's own variables with fallbacks, so it follows light, dark and print.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from fengge.cases.procedure.parts.action import Action
from fengge.cases.procedure.parts.stage import Stage
from fengge.cases.procedure.procedure import Procedure
from fengge.core.wording import listed

WIDE = 208
GAP = 28
HEAD = 40
LINE = 22
PAD = 12
PER_ROW = 4
TITLE = 56
STYLE = (
    "text{font:13px system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;fill:currentColor}"
    ".t{font-size:18px;font-weight:600}.h,.on{font-weight:600}.m{opacity:.72}"
    "rect{fill:none;stroke:currentColor;stroke-opacity:.35}.head{fill:var(--fg-primary,#1f6feb);fill-opacity:.1}"
    ".end{fill:currentColor;fill-opacity:.1}.side{stroke-dasharray:4 3}"
    ".a{fill:none;stroke:currentColor;stroke-opacity:.55;stroke-width:1.5;marker-end:url(#tip)}"
)


@dataclass(frozen=True)
class Column:
    """A stage with the lines of text that stand below its head."""

    stage: Stage
    lines: tuple[tuple[str, str], ...]

    @property
    def height(self) -> int:
        return HEAD + PAD + LINE * max(len(self.lines), 1)


def draw_svg(procedure: Procedure, *, styled: bool = True) -> str:
    """The picture as text, in the reader's language. It is safe to put into a page as it is, there not `styled`: the page's own
    sheet has the rules, and inline ones are refused.
    """
    columns = [Column(stage, tuple(_lines(procedure, stage))) for stage in procedure.stages]
    rows = [columns[place : place + PER_ROW] for place in range(0, len(columns), PER_ROW)]
    width = PER_ROW * (WIDE + GAP) + GAP
    body, top = list[str](), TITLE
    for row in rows:
        body += _row(row, top, last=row is rows[-1])
        top += max(column.height for column in row) + GAP
    return _frame(procedure, width, top, body, STYLE if styled else "")


def _lines(procedure: Procedure, stage: Stage) -> Iterator[tuple[str, str]]:
    """(text, class) of each action taken here: those that lead on, then back, then off the road, then those that stay."""
    here = [action for action in procedure.actions if stage.key in action.from_stages]
    leading = [action for action in here if set(action.targets()) - {stage.key}]
    places = {stage.key: place for place, stage in enumerate(procedure.stages)}

    def road(action: Action) -> tuple[bool, bool]:
        end = procedure.stage(next(end for end in action.targets() if end != stage.key))
        return end.side, places[end.key] < places[stage.key]

    for action in sorted(leading, key=road):
        yield f"{action.title} → {_ends(procedure, action, stage)}", "on" if not any(road(action)) else ""
    for line in _wrapped([str(action.title) for action in here if action not in leading]):
        yield line, "m"


def _ends(procedure: Procedure, action: Action, stage: Stage) -> str:
    return " / ".join(str(procedure.stage(end).title) for end in action.targets() if end != stage.key)


def _wrapped(titles: list[str]) -> list[str]:
    """Titles in lines that fit a column; a title is not broken."""
    lines: list[str] = []
    for title in titles:
        longer = str(listed([lines[-1], title])) if lines else title
        if lines and _breadth(longer) <= WIDE - 2 * PAD:
            lines[-1] = longer
        else:
            lines.append(title)
    return lines


def _row(row: list[Column], top: int, *, last: bool) -> Iterable[str]:
    height = max(column.height for column in row)
    for place, column in enumerate(row):
        left = GAP + place * (WIDE + GAP)
        yield from _column(column, left, top, height)
        leads_on = not column.stage.side and not (last and place == len(row) - 1)
        if leads_on and place + 1 < len(row) and not row[place + 1].stage.side:
            middle = top + HEAD // 2
            yield f'<path class="a" d="M{left + WIDE + 3} {middle}h{GAP - 8}"/>'


def _column(column: Column, left: int, top: int, height: int) -> Iterator[str]:
    stage = column.stage
    kind = "end" if stage.terminal else "head"
    border = ' class="side"' if stage.side else ""
    yield f'<g id="stage-{stage.key}"><rect{border} x="{left}" y="{top}" width="{WIDE}" height="{height}" rx="8"/>'
    yield f'<rect class="{kind}" x="{left}" y="{top}" width="{WIDE}" height="{HEAD}" rx="8"/>'
    yield _text(left + PAD, top + HEAD // 2 + 5, str(stage.title), "h")
    for number, (line, style) in enumerate(column.lines):
        yield _text(left + PAD, top + HEAD + LINE * (number + 1) - 2, line, style)
    yield "</g>"


def _text(left: int, top: int, text: str, style: str) -> str:
    """One line, drawn together when it would not fit; the whole text is its tooltip."""
    fit = f' textLength="{WIDE - 2 * PAD}" lengthAdjust="spacingAndGlyphs"' if _breadth(text) > WIDE - 2 * PAD else ""
    known = f' class="{style}"' if style else ""
    return f'<text{known} x="{left}" y="{top}"{fit}><title>{escape(text)}</title>{escape(text)}</text>'


def _breadth(text: str) -> float:
    """About how wide a line is: Chinese signs are as wide as the font is high, Latin letters half of it."""
    return sum(13.5 if ord(sign) > 0x2E80 else 7.5 for sign in text)  # noqa: PLR2004 - where Chinese signs begin


def _frame(procedure: Procedure, width: int, height: int, body: list[str], style: str) -> str:
    title = escape(_("%(procedure)s流程图") % {"procedure": procedure.title})
    about = escape(_("每一栏是一个阶段，栏内是可以办理的事项和它通向的阶段。"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="drawing-title drawing-about" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<title id="drawing-title">{title}</title><desc id="drawing-about">{about}</desc>{f"<style>{style}</style>" if style else ""}'
        f'<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>'
        f'<text class="t" x="{GAP}" y="34">{title}</text>{"".join(body)}</svg>'
    )
