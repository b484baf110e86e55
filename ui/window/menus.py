"""The menu bar, made from the declared actions; it also gives the window its shortcuts."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette
from PySide6.QtWidgets import QMenu, QMenuBar

from consulaat.records.user import User
from resources.texts import _
from ui.widgets.access_keys import AccessKeys
from ui.widgets.icons import icon
from ui.window.actions import Action, Menu, actions_for


class MenuBar(QMenuBar):
    """Shows every action this officer may use, with its shortcut."""

    def __init__(self, run: Callable[[str], None]) -> None:
        super().__init__()
        self._run = run
        self.by_name: dict[str, QAction] = {}

    def show_for(self, officer: User | None, chosen: Collection[str]) -> None:
        """Show what an officer may do; ``chosen`` says which of a choice is in use, and which switch is on."""
        self.clear()
        self.by_name.clear()
        for menu in Menu:
            mine = [each for each in actions_for(officer) if each.menu is menu]
            if mine:
                self._fill(self.addMenu(_(menu.value)), mine)
        self.mark(chosen)

    def mark(self, chosen: Collection[str]) -> None:
        """Mark what is in use of each choice, and the switches that are on."""
        for name, made in self.by_name.items():
            if made.isCheckable():
                made.setChecked(name in chosen)

    def _fill(self, menu: QMenu, actions: list[Action]) -> None:
        menu.setToolTipsVisible(False)
        letters = AccessKeys.of_a_menu()
        menu.aboutToShow.connect(partial(self._draw_icons, actions))
        groups: dict[str, QActionGroup] = {}
        part = actions[0].part
        for each in actions:
            if each.part != part:
                menu.addSeparator()
                part = each.part
            made = self._made(each, letters.marked(each.said))
            if each.choice:
                groups.setdefault(each.choice, QActionGroup(menu)).addAction(made)
            menu.addAction(made)

    def _draw_icons(self, actions: list[Action]) -> None:
        """Draw the icons of a menu when it is first looked at."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for each in actions:
            if each.icon and self.by_name[each.name].icon().isNull():
                self.by_name[each.name].setIcon(icon(each.icon, ink))

    def _made(self, each: Action, words: str) -> QAction:
        made = QAction(words, self)
        made.setShortcuts([QKeySequence(keys) for keys in each.keys])
        made.setIconVisibleInMenu(not (each.choice or each.is_switch))
        made.setCheckable(bool(each.choice or each.is_switch))
        made.triggered.connect(lambda _on=False, name=each.name: self._run(name))
        self.by_name[each.name] = made
        return made
