"""The card that lets someone new in: a login name and roles of their own, none ticked beforehand."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from consulaat.records.user import UserRole
from resources.reference import label
from resources.texts import _, language
from ui.widgets.look import sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, row, words

WIDTH = 320


class RoleBoxes(QWidget):
    """All roles, to be ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {role: QCheckBox(label("UserRole", role, language())) for role in UserRole}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, each in enumerate(self.boxes.values()):
            grid.addWidget(each, at // 2, at % 2)

    @property
    def ticked(self) -> frozenset[UserRole]:
        """The roles that are ticked."""
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())

    def tick(self, roles: frozenset[UserRole]) -> None:
        """Tick these roles and no others."""
        for role, box in self.boxes.items():
            box.setChecked(role in roles)


class NewUserCard(Card):
    """Asks for a login name and at least one role."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(heading(_("New user"), size=1.1), margin=18)
        self.name = QLineEdit()
        self.roles = RoleBoxes()
        self.problem = Note()
        self.add = button(_("&Add user"), "plus", main=True)
        caption = words(_("&Login name"), wrap=False)
        caption.setBuddy(self.name)
        self.name.setMinimumHeight(sized(32))
        self.name.setMaximumWidth(sized(WIDTH))
        for part in (caption, self.name, self.roles, self.problem, row(self.add)):
            self.body.addWidget(part)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)

    def clear(self) -> None:
        """Begin anew."""
        self.name.clear()
        self.roles.tick(frozenset())

    @Slot()
    def _add(self) -> None:
        if not self.roles.ticked:
            self.problem.tell([Remark(_("Tick at least one role."))])
            next(iter(self.roles.boxes.values())).setFocus()
            return
        self.problem.tell([])
        self.wanted.emit(self.name.text().strip(), self.roles.ticked)
