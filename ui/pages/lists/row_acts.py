"""What can be done with the rows that are chosen: copy them, and take the list out of the store."""

from PySide6.QtCore import QObject, Slot

from consulaat.services.list_export import SheetKind
from resources.texts import _
from ui.pages.lists.frame import ListFrame
from ui.pages.lists.presenter import ListsPresenter
from ui.widgets.file_dialog import choose_new_file


class RowActs(QObject):
    """Acts on the rows of one page."""

    def __init__(self, page: ListFrame, presenter: ListsPresenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter

    @Slot()
    def copy(self) -> None:
        """Copy the chosen rows, with tabs between their cells."""
        chosen = self._page.table.chosen()
        if chosen:
            self._presenter.copy([self._page.model.rows[place] for place in chosen])

    @Slot()
    def copy_reference(self) -> None:
        """Copy the neutral reference of the case of the chosen row."""
        index = self._page.table.currentIndex()
        if index.isValid():
            self._presenter.copy_reference(self._page.model.rows[index.row()])

    @Slot()
    def take_out(self) -> None:
        """Ask as what the list is to be written."""
        self._page.panel.hide()
        self._page.taking_out.ask(needs_reason=self._presenter.view.is_personal)

    @Slot(object, str)
    def write(self, kind: SheetKind, reason: str) -> None:
        """Ask where, and write the list."""

        def choose(name: str) -> None:
            kinds = (f"{kind.name} (*.{kind.value})",)
            path = choose_new_file(self._page, _("Export the list"), name, kinds)
            if path is not None:
                self._presenter.write(path, kind, reason, self._page.chip_texts)

        self._presenter.proposed_name(kind, choose)
