"""Puts lines of an answer into the list that shows them."""

from ui.pages.search.lines import Line
from ui.widgets.found_list import Found


def found_of(line: Line) -> Found:
    """Return a line for the list; it stands for the place it leads to."""
    return Found(line.name, line.number, line.facts, line.why, line.icon, line.place)
