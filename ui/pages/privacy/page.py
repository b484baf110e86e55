"""The page for lock and privacy: after how long to lock, what of the screen others may take along."""

import sys

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from resources.texts import _
from ui.pages.page import Page, scrolled
from ui.pages.place import Visit
from ui.widgets.look import sized
from ui.widgets.plain import Card, column, heading, quiet, words

SHORTEST = 1  # minutes
LONGEST = 15
WIDTH = 820


class PrivacyPage(Page):
    """Says what is kept from others and what cannot be; a choice holds at once."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, _("Privacy and lock"))
        self.minutes = QSpinBox()
        self.minutes.setRange(SHORTEST, LONGEST)
        self.minutes.setMinimumHeight(sized(32))
        self.minutes.setMinimumWidth(sized(110))
        self.pictures = QCheckBox(_("Pictures of this re&hearsal store are allowed"))
        self.pictures.setVisible(is_hidden_by_system() and visit.office.identity.is_rehearsal)
        self._lay_out()
        self._show()
        self.minutes.valueChanged.connect(self._choose)
        self.pictures.toggled.connect(self._choose)

    def refresh(self) -> None:
        self._show()

    def begin(self) -> None:
        self.minutes.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        label = words(_("Lock when &nobody is there for"), wrap=False)
        label.setBuddy(self.minutes)
        line.addWidget(label)
        line.addWidget(self.minutes)
        line.addStretch(1)
        lock = Card(heading(_("Lock"), size=1.1))
        lock.body.addLayout(line)
        for text in _about_locking():
            lock.body.addWidget(words(text))
        lock.body.addWidget(quiet(_("The choice is kept for one person and one store.")))
        pictures = Card(
            heading(_("Pictures of the screen"), size=1.1), words(_about_pictures()), self.pictures
        )
        copies = Card(heading(_("Clipboard"), size=1.1), *(words(text) for text in _about_copies()))
        for card in (lock, pictures, copies):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = column(lock, pictures, copies, QWidget(), gap=16)
        inside.setMaximumWidth(sized(WIDTH))
        self.body.addWidget(scrolled(inside, name=_("Privacy and lock")), 1)

    def _show(self) -> None:
        """Show what was chosen."""
        privacy = self.visit.privacy
        if privacy is None:
            return
        for each in (self.minutes, self.pictures):
            each.blockSignals(True)
        self.minutes.setValue(privacy.minutes)
        self.minutes.setSuffix(" min")
        self.pictures.setChecked(privacy.may_be_pictured)
        for each in (self.minutes, self.pictures):
            each.blockSignals(False)

    @Slot()
    def _choose(self) -> None:
        if self.visit.privacy is not None:
            self.visit.privacy.choose(minutes=self.minutes.value(), may_be_pictured=self.pictures.isChecked())


def is_hidden_by_system() -> bool:
    """Tell whether this system can keep a window out of pictures of the screen."""
    return sys.platform == "win32"


def _about_locking() -> tuple[str, ...]:
    return (
        _("Half a minute before, a warning counts down. Any key or move of the mouse stops it."),
        _(
            "Ctrl+L locks at once. Ctrl+Shift+L or Pause first makes the window empty, and then locks: "
            "for when someone looks on."
        ),
        _(
            "The window also locks when the computer goes to sleep or its own screen is locked, "
            "where the system tells it. What was typed is kept as a draft."
        ),
    )


def _about_pictures() -> str:
    if is_hidden_by_system():
        return _(
            "Windows keeps this window out of pictures of the screen and out of a screen that is shared."
        )
    return _(
        "This system cannot keep a window out of pictures of the screen. "
        "Stop sharing the screen before a store is opened."
    )


def _about_copies() -> tuple[str, ...]:
    return (
        _("What was copied here leaves the clipboard at a lock, a secret already after 30 seconds."),
        _("Codes, code words and addresses of safehouses cannot be copied at all."),
    )
