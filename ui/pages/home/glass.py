"""The part of the first page where the head of the section looks at reasons that opened a case."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from consulaat.services.need_to_know import BrokenGlass
from resources.texts import _
from ui.pages.home.parts import Part
from ui.pages.place import PageName, Place, Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.look import Meaning
from ui.widgets.marked_rows import MarkedRow
from ui.widgets.plain import button, isolated
from ui.widgets.wording import moment_words


class GlassPart(Part):
    """Who opened which case and why; one button says that it was looked at."""

    looked_at = Signal()

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        columns = (_("When"), _("Who and why"), _("Reference"))
        super().__init__(_("Opened with a reason"), columns)
        self._visit = visit
        self._tasks = tasks
        self._waiting: tuple[BrokenGlass, ...] = ()
        self.seen_button = button(_("Loo&ked at"), "check")
        self.add_button(self.seen_button)
        self.seen_button.clicked.connect(self._mark)

    def show_glasses(self, waiting: Sequence[BrokenGlass], time_zone: str) -> None:
        """Show what waits to be looked at; without any the part is not shown."""
        self._waiting = tuple(waiting)
        self.show_rows([_row(each, time_zone) for each in waiting], Meaning.WARNING)
        if waiting:
            self.list.selectRow(0)

    @Slot()
    def _mark(self) -> None:
        line = max(self.list.currentIndex().row(), 0)
        if line >= len(self._waiting):
            return
        task, desk = self._waiting[line].task, self._visit.office.need_to_know

        def seen(_none: None) -> None:
            self._visit.say(_("It is noted that you looked at this reason."), Tone.DONE)
            self._visit.changed()
            self.looked_at.emit()

        self._tasks.run(lambda: desk.mark_seen(task), seen, self._fail)

    def _fail(self, error: Exception) -> None:
        self._visit.say(error_words(error), Tone.WRONG, error)


def _row(each: BrokenGlass, time_zone: str) -> MarkedRow:
    said = _("{name}: {reason}", name=isolated(each.who), reason=isolated(each.reason))
    cells = (moment_words(each.at, time_zone), said, each.reference)
    return MarkedRow(cells, Place(PageName.CASE, each.case, f"task/{each.task}"), "lock", Meaning.WARNING)
