"""The panes of the sections of a case: most list records, a few have a pane of their own."""

from collections.abc import Callable, Mapping
from typing import Final

from ui.pages.attachments.pane import AttachmentsPane
from ui.pages.case.access_pane import AccessPane
from ui.pages.case.section import SectionPane
from ui.pages.place import Visit
from ui.pages.records.sections import SECTIONS, Section
from ui.tasks import Tasks

ATTACHMENTS: Final = "attachment"
ACCESS: Final = "case_access"
Pane = SectionPane | AttachmentsPane
_OWN: Final[Mapping[str, Callable[[Section, Visit, Tasks], Pane]]] = {
    ATTACHMENTS: AttachmentsPane,
    ACCESS: AccessPane,
}


def panes_of(visit: Visit, tasks: Tasks) -> dict[str, Pane]:
    """Return a new pane for every section, by its type of record."""
    return {
        each.type_: _OWN[each.type_](each, visit, tasks) if each.type_ in _OWN else SectionPane(each)
        for each in SECTIONS
    }
