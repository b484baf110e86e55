"""What can be done from anywhere in the window, each declared once; no Qt.

Menu bar, shortcuts, tooltips, command palette and the list of shortcuts in the help follow from this.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from consulaat.records.user import User
from consulaat.rules import permissions
from consulaat.rules.permissions import Right
from resources.texts import N_, _
from ui.window.pages import NUMBERED, Group, beneath, in_sidebar


class Menu(Enum):
    """The menus, in their order; their letters are in ``ui.widgets.access_keys``, so no page uses them."""

    FILE = N_("Fil&e")
    EDIT = N_("E&dit")
    GO = N_("&Go")
    VIEW = N_("&View")
    HELP = N_("&Help")


class When(Enum):
    """When an action can be used."""

    ALWAYS = "always"
    OPEN = "open"  # a person is at work in the store


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done: its words, its keys, its icon, its menu; the menu gives it an access key.

    ``keys``: the first is shown, the others work too. ``right``: who may; None is everyone. ``part``: a line stands
    between parts of a menu. ``choice``: one of several that exclude each other, with what they choose between;
    ``is_switch``: on or off. ``page``: the page it leads to.
    """

    name: str
    words: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    part: int = 0
    right: Right | None = None
    when: When = When.OPEN
    choice: str = ""
    is_switch: bool = False
    page: str = ""

    @property
    def said(self) -> str:
        """The words in the language in use."""
        return _(self.words)

    def is_for(self, officer: User | None) -> bool:
        """Tell whether this officer, or nobody yet, may use it."""
        if officer is None:
            return self.when is When.ALWAYS
        return self.right is None or not any(self.right.objections(officer))


OWN: Final = (
    Action(
        name="new-report",
        words=N_("New report"),
        menu=Menu.FILE,
        keys=("Ctrl+N",),
        icon="plus",
        right=permissions.REPORT,
        page="new-report",
    ),
    Action(
        name="send",
        words=N_("Send"),
        menu=Menu.FILE,
        icon="package-export",
        part=1,
        right=permissions.EXPORT,
        page="send",
    ),
    Action(
        name="import",
        words=N_("Import"),
        menu=Menu.FILE,
        icon="package-import",
        part=1,
        right=permissions.IMPORT,
        page="import",
    ),
    Action(name="lock", words=N_("Lock"), menu=Menu.FILE, keys=("Ctrl+L",), icon="lock", part=2),
    Action(
        name="panic",
        words=N_("Hide everything and lock"),
        menu=Menu.FILE,
        keys=("Ctrl+Shift+L", "Pause"),
        icon="eye-off",
        part=2,
    ),
    Action(
        name="practice",
        words=N_("Open the practice store"),
        menu=Menu.FILE,
        icon="school",
        part=2,
        when=When.ALWAYS,
    ),
    Action(
        name="quit",
        words=N_("Quit"),
        menu=Menu.FILE,
        keys=("Ctrl+Q",),
        icon="logout",
        part=2,
        when=When.ALWAYS,
    ),
    Action(name="undo", words=N_("Undo"), menu=Menu.EDIT, keys=("Ctrl+Z",), icon="arrow-back-up"),
    Action(
        name="redo",
        words=N_("Redo"),
        menu=Menu.EDIT,
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="arrow-forward-up",
    ),
    Action(
        name="copy-reference",
        words=N_("Copy the reference"),
        menu=Menu.EDIT,
        keys=("Ctrl+Shift+C",),
        icon="copy",
        part=1,
    ),
    Action(name="refresh", words=N_("Read again"), menu=Menu.EDIT, keys=("F5",), icon="refresh", part=2),
    Action(name="back", words=N_("Back"), menu=Menu.GO, keys=("Alt+Left",), icon="arrow-left"),
    Action(name="forward", words=N_("Forward"), menu=Menu.GO, keys=("Alt+Right",), icon="arrow-right"),
    Action(
        name="beside",
        words=N_("Put into a window of its own"),
        menu=Menu.GO,
        keys=("Ctrl+Shift+W",),
        icon="columns",
    ),
    Action(
        name="search",
        words=N_("Search people, numbers, words"),
        menu=Menu.EDIT,
        keys=("Ctrl+K", "Ctrl+F"),
        icon="search",
        part=1,
    ),
    Action(
        name="palette",
        words=N_("Commands…"),
        menu=Menu.GO,
        keys=("Ctrl+Shift+P",),
        icon="keyboard",
        part=1,
    ),
    Action(
        name="menu",
        words=N_("Menu bar"),
        menu=Menu.GO,
        keys=("F10",),
        part=1,
        when=When.ALWAYS,
    ),
    Action(name="next-pane", words=N_("Next part of the window"), menu=Menu.GO, keys=("F6",), part=1),
    Action(
        name="previous-pane",
        words=N_("Previous part of the window"),
        menu=Menu.GO,
        keys=("Shift+F6",),
        part=1,
    ),
    Action(
        name="larger",
        words=N_("Larger text"),
        menu=Menu.VIEW,
        keys=("Ctrl++", "Ctrl+="),
        icon="plus",
        when=When.ALWAYS,
    ),
    Action(name="smaller", words=N_("Smaller text"), menu=Menu.VIEW, keys=("Ctrl+-",), when=When.ALWAYS),
    Action(name="usual", words=N_("Usual text size"), menu=Menu.VIEW, keys=("Ctrl+0",), when=When.ALWAYS),
    Action(
        name="theme-system",
        words=N_("Light or dark as the system"),
        menu=Menu.VIEW,
        part=1,
        choice="theme",
        when=When.ALWAYS,
    ),
    Action(
        name="theme-light",
        words=N_("Light"),
        menu=Menu.VIEW,
        icon="sun",
        part=1,
        choice="theme",
        when=When.ALWAYS,
    ),
    Action(
        name="theme-dark",
        words=N_("Dark"),
        menu=Menu.VIEW,
        icon="moon",
        part=1,
        choice="theme",
        when=When.ALWAYS,
    ),
    Action(
        name="theme-contrast",
        words=N_("High contrast"),
        menu=Menu.VIEW,
        icon="eye",
        part=1,
        choice="theme",
        when=When.ALWAYS,
    ),
    Action(
        name="compact",
        words=N_("Compact rows"),
        menu=Menu.VIEW,
        part=2,
        is_switch=True,
        when=When.ALWAYS,
    ),
    Action(
        name="narrow",
        words=N_("Sidebar with icons only"),
        menu=Menu.VIEW,
        keys=("F9",),
        part=2,
        is_switch=True,
    ),
    Action(
        name="language-nl",
        words=N_("In Dutch (Nederlands)"),
        menu=Menu.VIEW,
        icon="world",
        part=3,
        choice="language",
        when=When.ALWAYS,
    ),
    Action(
        name="language-en",
        words=N_("In English"),
        menu=Menu.VIEW,
        icon="world",
        part=3,
        choice="language",
        when=When.ALWAYS,
    ),
    Action(
        name="help",
        words=N_("Help with this page"),
        menu=Menu.HELP,
        keys=("F1",),
        icon="help",
        when=When.ALWAYS,
    ),
    Action(
        name="shortcuts",
        words=N_("Shortcuts"),
        menu=Menu.HELP,
        keys=("Ctrl+/",),
        icon="keyboard",
        when=When.ALWAYS,
    ),
    Action(
        name="new",
        words=N_("What is new"),
        menu=Menu.HELP,
        icon="star",
        part=1,
        when=When.ALWAYS,
    ),
    Action(
        name="about",
        words=N_("About consulaat"),
        menu=Menu.HELP,
        icon="info-circle",
        part=1,
        when=When.ALWAYS,
    ),
)


def to_pages(officer: User | None) -> tuple[Action, ...]:
    """Return an action for every page of an officer; Ctrl and a number reach the first nine of the sidebar."""
    found = in_sidebar(officer) if officer is not None else ()
    groups = list(Group)
    return tuple(
        Action(
            name=f"go-{each.page.value}",
            words=each.words,
            menu=Menu.GO,
            keys=(f"Ctrl+{number}",) if number <= min(NUMBERED, len(found)) else (),
            icon=each.icon,
            part=10 + groups.index(each.group),
            right=each.right,
            page=each.page.value,
        )
        for number, each in enumerate((*found, *beneath(officer)), 1)
    )


def numbered() -> tuple[str, str]:
    """Return the keys that reach pages by their number, and what they do."""
    return f"Ctrl+1 … Ctrl+{NUMBERED}", _("To the first nine pages of the sidebar")


def actions_for(officer: User | None) -> tuple[Action, ...]:
    """Return what an officer may do, menu by menu, part by part."""
    found = [each for each in (*OWN, *to_pages(officer)) if each.is_for(officer)]
    order = list(Menu)
    return tuple(sorted(found, key=lambda each: (order.index(each.menu), each.part)))


def action(name: str) -> Action:
    """Return what is declared of an action."""
    return next(each for each in OWN if each.name == name)
