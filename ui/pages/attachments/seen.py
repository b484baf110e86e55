"""One attachment in the viewer, with what can be done with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consulaat.services.attachments import Opened
from consulaat.values.moment import zone
from resources.texts import _
from ui.pages.attachments.presenter import Listed
from ui.pages.papers.printing import Note, PrintLine
from ui.pages.place import Visit
from ui.tasks import Tasks
from ui.widgets.access_keys import AccessKeys
from ui.widgets.plain import button, column, heading, isolated, quiet
from ui.widgets.viewer.viewer import Viewer
from ui.widgets.wording import utc_now


class SeenPane(QWidget):
    """Shows one attachment; it is let go of when it is left."""

    back_requested = Signal()
    details_requested = Signal()
    save_requested = Signal()
    print_requested = Signal()

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        super().__init__()
        keys = AccessKeys()
        keys.take(_("&Print…"))
        self._visit = visit
        self.title = heading(size=1.25)
        self.facts = quiet()
        self.back = button(keys.marked(_("Back to the list")), "arrow-left")
        self.details = button(keys.marked(_("Details")), "edit")
        self.save = button(keys.marked(_("Save outside…")), "download")
        self.print_line = PrintLine(visit, tasks)
        self.viewer = Viewer()
        what = column(self.title, self.facts, gap=0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(what, 1)
        for each in (self.back, self.details, self.save):
            line.addWidget(each)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(8)
        self.title.setMinimumSize(QSize(1, 1))
        laid.addLayout(line)
        laid.addWidget(self.print_line)
        laid.addWidget(self.viewer, 1)
        self.back.clicked.connect(self.back_requested)
        self.details.clicked.connect(self.details_requested)
        self.save.clicked.connect(self.save_requested)
        self.viewer.print_requested.connect(self.print_requested)

    def show_opened(self, opened: Opened, listed: Listed) -> None:
        """Show an attachment."""
        found = opened.attachment
        self.title.setText(isolated(found.title))
        self.facts.setText(listed.what)
        self.viewer.show_file(found.media_kind, opened.data, may_print=found.may_be_printed, name=found.title)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def print(self, note: Note) -> None:
        """Print what is shown, with who made the copy and when at the foot."""
        office = self._visit.office
        moment = utc_now().astimezone(zone(office.identity.time_zone)).strftime("%d-%m-%Y %H:%M")
        mark = _("Copy · {name} · {moment}", name=office.officer.display_name, moment=moment)
        self.print_line.ask(self.viewer, note, mark)

    def clear(self) -> None:
        """Let go of what is shown."""
        self.print_line.stop()
        self.viewer.clear()
        self.title.clear()
        self.facts.clear()
