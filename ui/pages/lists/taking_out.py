"""The panel in which a list is written to a file."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from consulaat.services.list_export import SheetKind
from resources.texts import _
from ui.widgets.fields.choice import Combo
from ui.widgets.look import sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, quiet, row, strong, words


class TakingOut(Card):
    """Asks the kind of file and, of a list about people, what it is for; ``wanted`` when both are given."""

    wanted = Signal(object, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._needs_reason = True
        self.kind = Combo(
            [(SheetKind.XLSX.value, _("Spreadsheet (XLSX)")), (SheetKind.CSV.value, _("Plain text (CSV)"))]
        )
        self.kind.setAccessibleName(_("Kind of file"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("What the list is needed for; it is noted"))
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setMinimumHeight(sized(30))
        self.note = Note()
        self.save = button(_("Save &as…"), "download", main=True)
        self.cancel = button(_("Not now"))
        content = QWidget()
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(words(_("Kind of file"), wrap=False), self.kind)
        form.addRow(words(_("Reason"), wrap=False), self.reason)
        self._form = form
        self.body.addWidget(strong(_("Take this list out")))
        self.body.addWidget(
            quiet(
                _(
                    "The file holds the rows and columns as shown. It is a copy outside the store, not encrypted."
                )
            )
        )
        self.body.addWidget(content)
        self.body.addWidget(self.note)
        self.body.addWidget(row(self.save, self.cancel))
        self.setMaximumWidth(sized(560))
        self.save.clicked.connect(self._save)
        self.reason.returnPressed.connect(self._save)
        self.cancel.clicked.connect(self.closed)
        self.hide()

    def ask(self, *, needs_reason: bool) -> None:
        """Ask; of a list about people also the reason."""
        self._needs_reason = needs_reason
        self._form.setRowVisible(self.reason, needs_reason)
        self.reason.clear()
        self.note.tell(())
        self.show()
        (self.reason if needs_reason else self.kind).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save(self) -> None:
        reason = self.reason.text().strip()
        if self._needs_reason and not reason:
            self.note.tell([Remark(_("This list tells of people: say what it is needed for."))])
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wanted.emit(SheetKind(self.kind.code), reason)
