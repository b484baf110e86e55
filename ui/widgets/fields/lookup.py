"""A list to choose from by typing: a code, or the beginning of a name in Dutch or English."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_, _
from ui.widgets.fields.base import Field
from ui.widgets.fields.choice import Combo
from ui.widgets.fields.ranking import MOST, Choice, meant, ranked

Keys = Mapping[str, tuple[str, ...]]


class Lookup(Combo):
    """A combo box that can be typed into; what is typed is looked up, best first."""

    chosen = Signal()
    typed_into = Signal()
    entered = Signal()

    def __init__(self, choices: Sequence[Choice], keys: Keys | None = None, *, optional: bool = True) -> None:
        super().__init__(choices, empty=" " if optional else "")
        self._keys, self._optional = keys, optional
        self._offered: tuple[Choice, ...] = ()
        self._model = QStringListModel(self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if optional:
            self.setItemText(0, "")
        self.setCurrentIndex(0)
        # The completer belongs to the line, not to the box: the box would look its words up in its own order.
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST)
        edit = self._edit()
        edit.setCompleter(self._completer)
        edit.setPlaceholderText(_("Type to choose") if optional else "")
        edit.textEdited.connect(self._offer)
        edit.editingFinished.connect(self._settle)
        edit.returnPressed.connect(self._enter)
        edit.installEventFilter(self)
        self._completer.activated.connect(self._take)
        self.activated.connect(self.chosen)

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self._edit().text()

    @property
    def code(self) -> str:
        """The chosen code; raise UnreadableError when the text names none."""
        text = self.text.strip()
        if not text:
            return ""
        if text == self.itemText(self.currentIndex()).strip():
            return str(self.currentData() or "")
        found = meant(self._choices(), text, self._keys)
        if found is None:
            raise UnreadableError(N_("This is not in the list: choose one of the lines shown while typing."))
        return found[0]

    def retype(self, text: str) -> None:
        """Show again what was typed."""
        self.setEditText(text)

    def name(self, name: str) -> None:
        """Name the box for screen readers."""
        self.setAccessibleName(name)
        self._edit().setAccessibleName(name)

    def _edit(self) -> QLineEdit:
        edit = self.lineEdit()
        assert edit is not None  # noqa: S101 - an editable box has one
        return edit

    def _popup(self) -> QWidget:
        popup = self._completer.popup()
        assert popup is not None  # noqa: S101 - made by asking for it
        return popup

    def _choices(self) -> tuple[Choice, ...]:
        every = ((str(self.itemData(number) or ""), self.itemText(number)) for number in range(self.count()))
        return tuple(each for each in every if each[0])

    @Slot(str)
    def _offer(self, text: str) -> None:
        self._offered = ranked(self._choices(), text, self._keys)[:MOST] if text.strip() else ()
        self._model.setStringList([words for _code, words in self._offered])
        if self._offered:
            self._completer.complete()
        else:
            self._popup().hide()
        self.typed_into.emit()

    @Slot(str)
    def _take(self, words: str) -> None:
        code = next((code for code, each in self._offered if each == words), "")
        self.choose(code)
        self.chosen.emit()

    @Slot()
    def _enter(self) -> None:
        """Go on by Enter; while lines are shown to choose from, it chooses and nothing more."""
        if not self._popup().isVisible():
            self.entered.emit()

    @Slot()
    def _settle(self) -> None:
        """Put the whole words in the place of a beginning that names one choice only."""
        self._popup().hide()
        try:
            code = self.code
        except UnreadableError:
            self.chosen.emit()
            return
        if code or self._optional:
            self.choose(code)
        self.setEditText(self.itemText(self.currentIndex()))
        self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select all when the box is entered by Tab, so that typing replaces."""
        if event.type() == QEvent.Type.FocusIn and watched is self.lineEdit():
            edit = self._edit()
            if getattr(event, "reason", lambda: None)() == Qt.FocusReason.TabFocusReason:
                edit.selectAll()
        return super().eventFilter(watched, event)


class LookupField(Field):
    """One code or one record of a long list."""

    def __init__(self, choices: Sequence[Choice], keys: Keys | None = None) -> None:
        super().__init__()
        self.combo = Lookup(choices, keys)
        self.combo.typed_into.connect(self.changed)
        self.combo.chosen.connect(self._picked)
        self.combo.entered.connect(self.entered)
        self.line.addWidget(self.combo, 1)

    def show_value(self, value: Json) -> None:
        self.combo.choose(str(value or ""))

    def value(self) -> Json:
        return self.combo.code or None

    def typed(self) -> Json:
        try:
            return self.combo.code
        except UnreadableError:
            return {"text": self.combo.text}

    def retype(self, typed: Json) -> None:
        if isinstance(typed, Mapping):
            self.combo.retype(str(typed["text"]))
        else:
            self.show_value(typed)

    def target(self) -> QWidget:
        return self.combo

    def name(self, name: str) -> None:
        self.combo.name(name)

    @Slot()
    def _picked(self) -> None:
        self.changed.emit()
        self.left.emit()
