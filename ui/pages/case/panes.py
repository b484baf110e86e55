"""The panes of the sections of a case: most list records, a few have a pane of their own."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtWidgets import QStackedWidget

from consulaat.records.about import Record
from consulaat.records.registry import type_name
from ui.pages.attachments.pane import AttachmentsPane
from ui.pages.case.access_pane import AccessPane
from ui.pages.case.presenter import Overview
from ui.pages.case.section import SectionPane, count_of
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


class SectionPanes(Mapping[str, Pane]):
    """The panes by their type of record, each made when it is first asked for: a case has many, a person opens few."""

    def __init__(self, visit: Visit, tasks: Tasks, stack: QStackedWidget) -> None:
        self._visit, self._tasks, self._stack = visit, tasks, stack
        self._sections = {each.type_: each for each in SECTIONS}
        self._panes: dict[str, Pane] = {}
        self._overview: Overview | None = None
        self.connect: Callable[[Pane], None] = lambda _pane: None

    def show_case(self, overview: Overview) -> None:
        """Show the records of a case in every pane, also in those still to be made."""
        self._overview = overview
        for pane in self._panes.values():
            pane.show_case(overview)

    def follow(self, record: Record) -> None:
        """Choose the record that was just saved, once the case is read again."""
        pane = self._panes.get(type_name(record))
        if isinstance(pane, SectionPane):
            pane.follow(record.id)

    def counts(self, overview: Overview) -> dict[str, int | None]:
        """Return how many records each section has; None of what the officer may not read."""
        records = overview.page.records
        return {
            key: count_of(section, overview) if key in records else None
            for key, section in self._sections.items()
        }

    def __getitem__(self, key: str) -> Pane:
        if key not in self._panes:
            section = self._sections[key]
            own = _OWN.get(key)
            pane = own(section, self._visit, self._tasks) if own else SectionPane(section)
            self._panes[key] = pane
            self._stack.addWidget(pane)
            self.connect(pane)
            if self._overview is not None:
                pane.show_case(self._overview)
        return self._panes[key]

    def __contains__(self, key: object) -> bool:
        return key in self._sections

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)
