"""The section of a case with its attachments: drop, paste or choose; open inside the window; save with a reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from consulaat.services.attachments import Attempt, Opened
from resources.texts import _, n_
from ui.pages.attachments.presenter import AttachmentsPresenter, CaseShown, Listed, refusal_words
from ui.pages.attachments.seen import SeenPane
from ui.pages.attachments.taking import files_in, has_files
from ui.pages.place import Tone, Visit, error_words
from ui.pages.records.sections import Section
from ui.tasks import Tasks
from ui.widgets.access_keys import AccessKeys
from ui.widgets.file_dialog import choose_files, choose_new_file
from ui.widgets.plain import Card, button, heading, quiet, row, words
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import Shown, field_words

WIDTHS: Final = (160, 110, 100, 90, 200, 140)


class AttachmentsPane(QWidget):
    """Lists the attachments of a case and shows one of them in its place."""

    new_requested = Signal(object)
    open_requested = Signal(str, str)
    changed = Signal()

    def __init__(self, section: Section, visit: Visit, tasks: Tasks) -> None:
        super().__init__()
        self.section = section
        self.visit = visit
        self._shown = Shown(visit.office.identity.time_zone)
        self._reference = ""
        self._listed: dict[str, Listed] = {}
        self._may_add = False
        self._followed = ""
        self._keys = AccessKeys()
        self._keys.take(_("&Print…"))
        self._make_buttons()
        heads = [field_words("attachment", name) for name in ("title", "kind", "dated_on", "language")]
        self.model = RowsModel([*heads, _("Type and size"), _("Remark")])
        self.table = Table(self.model, _("Attachments"), widths=WIDTHS, wide=0)
        self.empty = quiet(
            _("Nothing here yet. Drop files here, paste them with Ctrl+V, or choose them with the button.")
        )
        self.refused = Card()
        self._refused_words = words(selectable=True)
        self.reason = QLineEdit()
        self.seen = SeenPane(visit, tasks)
        self._panes = QStackedWidget()
        self._presenter = AttachmentsPresenter(self, visit.office, tasks)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    # -- what the page asks

    def show_case(self, overview: CaseShown) -> None:
        """Show the attachments of a case."""
        self._shown = overview.shown
        self._reference = overview.case.neutral_reference or ""
        self._may_add = "attachment" in overview.may_make
        self._presenter.case = overview.case.id
        self._offer()
        self._presenter.refresh()

    def escape(self) -> bool:
        """Go back from one attachment to the list; tell whether there was one."""
        if not self._reason_line.isHidden():
            self._reason_line.hide()
            return True
        if self._panes.currentWidget() is self.seen:
            self._back()
            return True
        return False

    # -- what the presenter shows

    def show_list(self, listed: Sequence[Listed]) -> None:
        """Show the attachments, the newest first."""
        current = self._current()
        chosen = self._followed or (current.attachment.id if current is not None else "")
        self._followed = ""
        self._listed = {each.attachment.id: each for each in listed}
        newest_first = list(reversed(listed))
        self.model.show([TextRow(each.cells(self._shown), each.attachment.id) for each in newest_first])
        for line, each in enumerate(newest_first):
            if each.attachment.id == chosen:
                self.table.selectRow(line)
        self._offer()

    def show_added(self, added: Sequence[Attempt]) -> None:
        """Say what came in and what did not, and why."""
        kept = [each.added.attachment.id for each in added if each.added is not None]
        refused = [refusal_words(each) for each in added if each.refusal is not None]
        self._refused_words.setText("\n".join(refused))
        self.refused.setVisible(bool(refused))
        if kept:
            self._followed = kept[-1]
            text = n_("{n} file was added.", "{n} files were added.", len(kept))
            more = _("Fill in kind and date with Details.")
            self.visit.say(f"{text} {more}", Tone.DONE)
        elif refused:
            self.visit.say(_("Nothing was added; the reasons stand below."), Tone.WARNING)
        self.changed.emit()

    def show_opened(self, opened: Opened) -> None:
        """Show one attachment in the place of the list."""
        self._panes.setCurrentWidget(self.seen)
        self.seen.show_opened(opened, Listed(opened.attachment, is_here=True))

    def show_saved(self, path: Path) -> None:
        """Say where a copy was written."""
        self.visit.say(_("A copy stands outside the store: {path}", path=path), Tone.DONE)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self.visit.say(error_words(error), Tone.WRONG, error)

    # -- what a person does

    def take(self, files: Sequence[tuple[str, Path | bytes]]) -> None:
        """Add files, if that is allowed and there are any."""
        self.refused.hide()
        if files and self._may_add:
            self._presenter.add(files)

    @Slot()
    def _choose(self) -> None:
        chosen = choose_files(self, _("Files to add"), _("All files (*)"))
        self.take([(path.name, path) for path in chosen])

    @Slot()
    def _paste(self) -> None:
        files = files_in(QGuiApplication.clipboard().mimeData())
        if files:
            self.take(files)
        else:
            self.visit.say(_("There is no file, picture or text to paste."), Tone.NOTE)

    @Slot()
    def _open(self) -> None:
        listed = self._current()
        if listed is None:
            return
        if listed.can_be_shown:
            self._presenter.open(listed.attachment.id)
        elif listed.is_here:
            self.visit.say(_("Files of this type are kept but never opened here."), Tone.NOTE)
        else:
            self.visit.say(_("The content of this attachment has not been received yet."), Tone.NOTE)

    @Slot()
    def _details(self) -> None:
        listed = self._current()
        if listed is not None:
            self.open_requested.emit("attachment", listed.attachment.id)

    @Slot()
    def _ask_reason(self) -> None:
        listed = self._current()
        if listed is not None and listed.is_here:
            self.reason.clear()
            self._reason_line.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save(self) -> None:
        listed, reason = self._current(), self.reason.text().strip()
        if listed is None:
            return
        if not reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        path = choose_new_file(self, _("Save outside the store"), listed.neutral_name(self._reference))
        if path is not None:
            self._reason_line.hide()
            self._presenter.save(listed.attachment.id, reason, path)

    @Slot()
    def _print(self) -> None:
        listed = self._current()
        if listed is not None:
            self.seen.print(self._presenter.noted(listed.attachment.id))

    @Slot()
    def _back(self) -> None:
        self.seen.clear()
        self._panes.setCurrentWidget(self._list)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside

    def _current(self) -> Listed | None:
        line = self.table.currentIndex().row()
        return self._listed.get(self.model.key(line)) if 0 <= line < self.model.rowCount() else None

    @Slot()
    def _offer(self) -> None:
        """Offer what can be done with the row that is chosen."""
        listed = self._current()
        has_rows = self.model.rowCount() > 0
        self.add_button.setVisible(self._may_add)
        self.paste_button.setVisible(self._may_add)
        for each in (self.open_button, self.details_button, self.save_button, self.table):
            each.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self._rest.setVisible(not has_rows)
        self.open_button.setEnabled(listed is not None and listed.can_be_shown)
        self.save_button.setEnabled(listed is not None and listed.is_here)

    def _make_buttons(self) -> None:
        marked = self._keys.marked
        self.add_button = button(marked(_("Add files…")), "plus", main=True)
        self.paste_button = button(marked(_("Paste")), "clipboard")
        self.open_button = button(marked(_("Open")), "eye")
        self.details_button = button(marked(_("Details")), "edit")
        self.save_button = button(marked(_("Save outside…")), "download")
        self.give_button = button(marked(_("Choose where…")), "device-floppy", main=True)

    def _lay_out(self) -> None:
        self._list, self._rest = QWidget(), QWidget()
        laid = QVBoxLayout(self._list)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        laid.addWidget(heading(_("Attachments"), size=1.25))
        laid.addWidget(
            row(self.add_button, self.paste_button, self.open_button, self.details_button, self.save_button)
        )
        laid.addWidget(self._made_reason_line())
        self.refused.body.addWidget(heading(_("Not added"), size=1.0))
        self.refused.body.addWidget(self._refused_words)
        self.refused.hide()
        laid.addWidget(self.refused)
        laid.addWidget(self.empty)
        laid.addWidget(self.table, 1)
        laid.addWidget(self._rest, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for each in (self._list, self.seen):
            self._panes.addWidget(each)
        whole.addWidget(self._panes)

    def _made_reason_line(self) -> QWidget:
        label = words(self._keys.marked(_("Why does this leave the store?")), wrap=False)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(_("Why does this leave the store?"))
        self.reason.setPlaceholderText(_("It is noted"))
        self.reason.setMinimumHeight(30)
        self._reason_line = QWidget()
        laid = QHBoxLayout(self._reason_line)
        laid.setContentsMargins(0, 0, 0, 0)
        for each in (label, self.reason, self.give_button):
            laid.addWidget(each, 1 if each is self.reason else 0)
        self._reason_line.hide()
        return self._reason_line

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._choose)
        self.paste_button.clicked.connect(self._paste)
        self.open_button.clicked.connect(self._open)
        self.details_button.clicked.connect(self._details)
        self.save_button.clicked.connect(self._ask_reason)
        self.give_button.clicked.connect(self._save)
        self.reason.returnPressed.connect(self._save)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.seen.back_requested.connect(self._back)
        self.seen.details_requested.connect(self._details)
        self.seen.save_requested.connect(self._save_seen)
        self.seen.print_requested.connect(self._print)

    @Slot()
    def _save_seen(self) -> None:
        self._back()
        self._ask_reason()

    # -- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_add and has_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(files_in(event.mimeData()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what is shown once another section or page is."""
        if not event.spontaneous() and self._panes.currentWidget() is self.seen:
            self.seen.clear()
            self._panes.setCurrentWidget(self._list)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._panes.currentWidget() is self._list:
            self._paste()
            return
        super().keyPressEvent(event)
