"""What leaves for the clipboard: ordinary text as it is, a secret for half a minute and outside every history.

Codes, code words and the addresses of safehouses never come here: what shows them cannot be selected, and what they
are typed into does not give them out again (``refuse_copying``).
"""

import secrets
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

SECONDS: Final = 30
WINDOWS_HISTORY: Final = 'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"'
KDE_HISTORY: Final = "x-kde-passwordManagerHint"
SEAL: Final = "application/x-consulaat-seal"
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_COPYING: Final = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


class ClipboardWatch(QObject):
    """Knows whether what is on the clipboard came from here, and takes secrets back in time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_ours = False
        self._seal = QByteArray()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SECONDS * 1000)
        self.timer.timeout.connect(self._take_back)
        _clipboard().dataChanged.connect(self._note)

    @property
    def is_ours(self) -> bool:
        """Whether what is on the clipboard came from this program."""
        return self._is_ours or _clipboard().ownsClipboard()

    def put(self, text: str) -> None:
        """Put ordinary text on the clipboard; a lock takes it back."""
        self.timer.stop()
        _clipboard().setText(text)
        self._is_ours = True

    def put_secret(self, text: str) -> None:
        """Put a secret on the clipboard for half a minute, and into no history that respects the marks."""
        self._seal = QByteArray(secrets.token_bytes(16))
        data = QMimeData()
        data.setText(text)
        data.setData(WINDOWS_HISTORY, QByteArray(b"1"))
        data.setData(KDE_HISTORY, QByteArray(b"secret"))
        data.setData(SEAL, self._seal)
        _clipboard().setMimeData(data)
        self._is_ours = True
        self.timer.start()

    def clear_ours(self) -> None:
        """Take back at once what came from this program; what others put there stays."""
        self.timer.stop()
        if self.is_ours:
            _clipboard().clear()
            self._is_ours = False
        if _clipboard().ownsSelection():
            _clipboard().clear(QClipboard.Mode.Selection)

    @Slot()
    def _take_back(self) -> None:
        """Take a secret back, unless something else took its place."""
        found: QMimeData | None = _clipboard().mimeData()  # None where the system has no clipboard any more
        if found is not None and found.data(SEAL) == self._seal:
            _clipboard().clear()

    @Slot()
    def _note(self) -> None:
        """What arrives while a person works in this program was copied here; everything else was not."""
        self._is_ours = QGuiApplication.focusWindow() is not None


class _Refusal(QObject):
    """Keeps a field from giving its text out: no copy, no cut, no menu, nothing to drag."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the keys that copy; end a selection before it could be dragged away."""
        if isinstance(event, QKeyEvent) and any(event.matches(each) for each in _COPYING):
            event.accept()
            return True
        parent = watched.parent()
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(parent, QPlainTextEdit):
            cursor = parent.textCursor()
            cursor.clearSelection()
            parent.setTextCursor(cursor)
        return super().eventFilter(watched, event)

    @Slot()
    def drop_selection(self) -> None:
        """Give nothing to the middle button of the mouse either."""
        if _clipboard().ownsSelection():
            _clipboard().clear(QClipboard.Mode.Selection)


class _Secret(QObject):
    """Copies what is selected in a label as a secret."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the place of the key that copies."""
        kind = event.type()
        if kind not in _KEYS or not isinstance(event, QKeyEvent) or not event.matches(_COPYING[0]):
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and self._label.hasSelectedText():
            copy_secret(self._label.selectedText())
        return True


@cache
def clipboard() -> ClipboardWatch:
    """Return the one watch over the clipboard."""
    return ClipboardWatch(QGuiApplication.instance())


def copy(text: str) -> None:
    """Put ordinary text on the clipboard; a lock takes it back."""
    clipboard().put(text)


def copy_secret(text: str) -> None:
    """Put a secret on the clipboard for half a minute, and into no history that respects the marks."""
    clipboard().put_secret(text)


def refuse_copying(widget: QWidget) -> None:
    """Let nothing be copied out of the boxes of a widget for sealed values."""
    boxes = (*widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit))
    own = (widget,) if isinstance(widget, QLineEdit | QPlainTextEdit) else ()
    for box in (*boxes, *own):
        refusal = _Refusal(box)
        box.installEventFilter(refusal)
        box.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        box.selectionChanged.connect(refusal.drop_selection)
        if isinstance(box, QLineEdit):
            box.setDragEnabled(False)
        else:
            box.viewport().installEventFilter(refusal)


def copy_as_secret(label: QLabel) -> None:
    """Let what is selected in a label be copied as a secret only."""
    keeper = _Secret(label)
    label.installEventFilter(keeper)
    label.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
