"""Undo and redo: of typing where a field is being typed in, else of what was saved last."""

from typing import Protocol

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from consulaat.records.registry import part_of, record_class
from consulaat.services.steps_back import Saved, SavedKind
from consulaat.services.undoing import Undone
from resources.texts import _, n_
from ui.doors import Office
from ui.pages.page import Page
from ui.pages.place import Tone, error_words
from ui.tasks import Tasks
from ui.widgets.wording import field_words, type_words


class Window(Protocol):
    """What undoing asks of the window."""

    @property
    def office(self) -> Office | None:
        """The open store."""

    @property
    def page(self) -> Page | None:
        """The page that is shown."""

    @property
    def store_thread(self) -> Tasks:
        """Work for the store."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def say(self, text: str, tone: Tone, error: Exception | None = None, /) -> None:
        """Show a message."""


def undo(window: Window) -> None:
    """Undo typing, or the last saved change."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit) and _was_typed_in(field):
        field.undo()
    elif window.office is not None:
        desk = window.office.undoing
        window.store_thread.run(
            desk.undo, lambda done: _say_undone(window, done), lambda error: _fail(window, error)
        )


def redo(window: Window) -> None:
    """Redo typing, or the change that was undone last."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit) and _was_undone_in(field):
        field.redo()
    elif window.office is not None:
        desk = window.office.undoing
        window.store_thread.run(
            desk.redo, lambda done: _say_redone(window, done), lambda error: _fail(window, error)
        )


def _was_typed_in(field: QLineEdit | QPlainTextEdit) -> bool:
    return (field if isinstance(field, QLineEdit) else field.document()).isUndoAvailable()


def _was_undone_in(field: QLineEdit | QPlainTextEdit) -> bool:
    return (field if isinstance(field, QLineEdit) else field.document()).isRedoAvailable()


def step_words(step: Saved) -> str:
    """Return what a saved step is called: the type of record and the fields that a person filled in."""
    if step.kind is SavedKind.HANDED:
        return n_("hand-over of {n} piece of work", "hand-over of {n} pieces of work", len(step.records))
    made = record_class(step.record_type)
    names = [name for name in step.fields if not part_of(made, name).about.filled]
    fields = ", ".join(field_words(step.record_type, name) for name in names)
    kind = type_words(step.record_type)
    return f"{kind} – {fields}" if fields else kind


def _say_undone(window: Window, done: Undone) -> None:
    _read_again(window)
    window.say(_("Undone: {step}. Ctrl+Shift+Z does it again.", step=step_words(done.step)), Tone.DONE)


def _say_redone(window: Window, done: Undone) -> None:
    _read_again(window)
    window.say(_("Done again: {step}.", step=step_words(done.step)), Tone.DONE)


def _read_again(window: Window) -> None:
    window.refresh()
    if window.page is not None:
        from ui.pages.records.editor import RecordEditor

        for editor in window.page.findChildren(RecordEditor):
            editor.read_again()


def _fail(window: Window, error: Exception) -> None:
    window.say(error_words(error), Tone.NOTE, error)
