"""From the viewer to paper: asks which printer, notes the act, prints page by page, remembers the page setup."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consulaat.errors import RefusedError
from consulaat.values.canonical import Json
from resources.texts import N_, _, n_
from ui.pages.place import Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.plain import button, words
from ui.widgets.viewer.printing import Printing, read_setup, setup_of
from ui.widgets.viewer.viewer import Viewer

SETUP = "print/setup"
SPOOLER = "print/spooler-said"
Note = Callable[[int], None]


class NotToAFileError(RefusedError):
    """The printer that was chosen writes a file, which nobody would know of."""

    code = "print-to-file"
    sentence = N_("This printer writes a file outside the store; nothing was printed.")
    next_step = N_("Choose a printer that prints on paper, or save the file with the button for that.")


class PrintLine(QWidget):
    """Prints what a viewer shows; while that goes on it says how far it is and can be stopped."""

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        super().__init__()
        self._visit, self._tasks = visit, tasks
        self._printing: Printing | None = None
        self.says = words(wrap=False)
        self.stop_button = button(_("S&top printing"), "x")
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self.says, 1)
        laid.addWidget(self.stop_button)
        self.stop_button.clicked.connect(self.stop)
        self.hide()

    def ask(self, viewer: Viewer, note: Note, mark: str = "") -> None:
        """Ask for a printer, set up as the last time, and print on it."""

        def show(kept: Json) -> None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            read_setup(kept).give_to(printer)
            if _is_chosen(printer, viewer):
                self.print_on(printer, viewer, note, mark)

        self._tasks.run(lambda: self._visit.office.memory.recall(SETUP), show, self._fail)

    def print_on(
        self, printer: QPrinter, viewer: Viewer, note: Note, mark: str = "", *, to_file: bool = False
    ) -> None:
        """Print what the viewer shows, once the act is noted; ``to_file`` lets the printer write a file."""
        if not to_file and (
            printer.outputFormat() != QPrinter.OutputFormat.NativeFormat or printer.outputFileName()
        ):
            self._fail(NotToAFileError())
            return
        count = max(viewer.count, 1)
        memory, kept = self._visit.office.memory, setup_of(printer).to_json()

        def work() -> bool:
            note(count)
            memory.keep(SETUP, kept)
            is_said = bool(memory.recall(SPOOLER))
            memory.keep(SPOOLER, True)
            return is_said

        self._tasks.run(work, lambda is_said: self._begin(printer, viewer, mark, is_said=is_said), self._fail)

    def stop(self) -> None:
        """Print nothing more."""
        if self._printing is not None:
            self._printing.stop()
            self._end()
            self._visit.say(_("Printing was stopped; a few pages may come out all the same."), Tone.NOTE)

    def _begin(self, printer: QPrinter, viewer: Viewer, mark: str, *, is_said: bool) -> None:
        self._printing = printing = Printing(printer, mark, self)
        printing.progressed.connect(self._show_progress)
        printing.finished.connect(lambda count: self._finished(count, is_said=is_said))
        printing.failed.connect(self._failed)
        pages = viewer.canvas.pages
        if pages is None:
            printing.print_text(viewer.text.toPlainText())
        else:
            self.show()
            printing.print_pages(pages)

    def _show_progress(self, done: int, total: int) -> None:
        self.says.setText(_("Page {n} of {total} goes to the printer", n=done + 1, total=total))

    def _finished(self, count: int, *, is_said: bool) -> None:
        self._end()
        text = n_("{n} page was sent to the printer.", "{n} pages were sent to the printer.", count)
        if not is_said:
            more = _("The computer keeps a copy of what it prints for a while. This is said only once.")
            text = f"{text} {more}"
        self._visit.say(text, Tone.DONE)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._fail(error)

    def _end(self) -> None:
        printing, self._printing = self._printing, None
        if printing is not None:
            printing.deleteLater()
        self.hide()

    def _fail(self, error: Exception) -> None:
        self._visit.say(error_words(error), Tone.WRONG, error)


def _is_chosen(printer: QPrinter, viewer: Viewer) -> bool:
    dialog = QPrintDialog(printer, viewer)
    dialog.setWindowTitle(_("Print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    if viewer.count:
        dialog.setMinMax(1, viewer.count)
    is_chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    QObject.deleteLater(dialog)
    return is_chosen
