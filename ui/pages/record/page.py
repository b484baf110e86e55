"""A record outside a case, in an editor of its own: a person, a safehouse, an organisation, a rate."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from consulaat.records.about import Record
from resources.texts import _
from ui.pages.doubles.card import DoublesCard
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone, Visit
from ui.pages.records.editor import RecordEditor

NEW = "new"
_LISTS: Final = {
    "person": PageName.PERSONS,
    "report": PageName.REPORTS,
    "safehouse": PageName.SHELTER,
    "task": PageName.TASKS,
}


class RecordPage(Page):
    """One record by its type and id, "organisation/…"; "organisation/new" begins one."""

    def __init__(self, visit: Visit, ref: str) -> None:
        super().__init__(visit, "")
        self.type_, _slash, self.id_ = ref.partition("/")
        self.editor = RecordEditor(visit.office, self.tasks)
        laid = QVBoxLayout()
        laid.addWidget(self.editor)
        self.body.addLayout(laid, 1)
        self.doubles: DoublesCard | None = None
        if self.type_ == "person":
            self.doubles = DoublesCard(visit, self.tasks)
            self.body.addWidget(self.doubles)
        self.editor.closed.connect(self._leave)
        self.editor.kept.connect(self._kept)

    @property
    def has_unsaved(self) -> bool:
        return self.editor.has_unsaved

    def refresh(self) -> None:
        if self.editor.has_unsaved:
            return
        if self.id_ == NEW:
            self.editor.make(self.type_, {}, {}, {}, {})
        else:
            self.editor.open(self.type_, self.id_, {}, {})
            self._show_doubles()

    def escape(self) -> bool:
        return False

    def _show_doubles(self) -> None:
        if self.doubles is not None:
            self.doubles.show_person(self.id_)

    def _leave(self) -> None:
        self.visit.go(Place(page_of(self.type_)))

    def _kept(self, record: Record, remarks: Sequence[str]) -> None:
        was_new = self.id_ == NEW
        self.id_ = record.id
        text = "\n".join([_("Saved."), *remarks])
        self.visit.changed()
        self.editor.open(self.type_, self.id_, {}, {})
        self._show_doubles()
        if was_new:
            self.visit.go(Place(PageName.RECORD, f"{self.type_}/{self.id_}"))
        self.visit.say(text, Tone.WARNING if remarks else Tone.DONE)


def page_of(type_: str) -> PageName:
    """Return the page on which the list of a type stands."""
    return _LISTS.get(type_, PageName.REFERENCE)
