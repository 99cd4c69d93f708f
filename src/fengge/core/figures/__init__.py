"""Figures: numbers that are queries, each opening the rows behind it."""

from fengge.core.figures.figure import Asked, Figure, Value, all_figures, figure, get_figure
from fengge.core.figures.measuring import measure, measure_all, sql_of

__all__ = ["Asked", "Figure", "Value", "all_figures", "figure", "get_figure", "measure", "measure_all", "sql_of"]
