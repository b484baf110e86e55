"""The pages of the help in the language in use: read, generated, searched; no Qt."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from consulaat.values.names import fold
from resources.texts import N_, _, language
from ui.window.actions import OWN, Menu, numbered

CONTENTS: Final = "index"
SHORTCUTS: Final = "shortcuts"
ABOUT: Final = "about"
_NAME: Final = re.compile(r"[a-z0-9-]+")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
"""Keys that no menu shows."""
ELSEWHERE: Final = (
    ("Esc", N_("Close a message, leave an editor, clear a filter")),
    ("Tab, Shift+Tab", N_("To the next or the previous field")),
    ("Enter", N_("Open the chosen line; the button of the page")),
    ("Ctrl+S", N_("Save what is being edited")),
    ("Ctrl+W", N_("Close a window beside the window")),
    ("Alt", N_("To the menu bar; Alt with an underlined letter reaches that button or field")),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A page of the help in which something was found, with the line that says it."""

    name: str
    title: str
    line: str


@dataclass(slots=True)
class Handbook:
    """The help of this window; ``made`` holds the pages that are generated when they are asked for."""

    made: dict[str, Callable[[], str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Add the page that follows from the actions."""
        self.made.setdefault(SHORTCUTS, shortcuts_page)

    def has(self, name: str) -> bool:
        """Tell whether there is such a page."""
        return name in self.made or name in names()

    def text(self, name: str) -> str:
        """Return a page as Markdown; for a page there is none of, the contents."""
        if name in self.made:
            return self.made[name]()
        return written(name if name in names() else CONTENTS)

    def search(self, words: str) -> list[Hit]:
        """Return the pages that hold every word, those with a word in their title first."""
        wanted = fold(words).split()
        found = [(_rank(text, wanted), _hit(name, text, wanted)) for name, text in self._pages()]
        return [hit for rank, hit in sorted(found, key=lambda each: (each[0], each[1].title)) if rank < 2]

    def _pages(self) -> list[tuple[str, str]]:
        return [(name, self.text(name)) for name in sorted({*names(), SHORTCUTS} - {CONTENTS})]


def names(wanted: str = "") -> frozenset[str]:
    """Return the names of the pages that are written, in a language or in the one in use."""
    folder = files("resources").joinpath("help", wanted or language())
    return frozenset(each.name.removesuffix(".md") for each in folder.iterdir() if each.name.endswith(".md"))


def written(name: str, wanted: str = "") -> str:
    """Return a page that is written, as Markdown."""
    if _NAME.fullmatch(name) is None:
        raise ValueError(name)
    return files("resources").joinpath("help", wanted or language(), f"{name}.md").read_text(encoding="utf-8")


def title_of(text: str) -> str:
    """Return the title of a page."""
    return text.partition("\n")[0].lstrip("# ").strip()


def links_of(text: str) -> list[str]:
    """Return the pages that a page leads to."""
    return [target.removesuffix(".md") for target in re.findall(r"\]\(([^)]+)\)", text)]


def shortcuts_page() -> str:
    """Return the page with all shortcuts, as the actions declare them."""
    lines = ["# " + _("Shortcuts"), ""]
    for menu in Menu:
        rows = [(each.keys[0], each.said) for each in OWN if each.menu is menu and each.keys]
        if menu is Menu.GO:
            rows.append(numbered())
        if rows:
            lines += _table(_(menu.value).replace("&", ""), rows)
    lines += _table(_("Everywhere"), [(keys, _(words)) for keys, words in ELSEWHERE])
    return "\n".join(lines)


def _table(title: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    keys, what = _("Keys"), _("What it does")
    lines = [f"## {title}", "", f"| {keys} | {what} |", "| --- | --- |"]
    return [*lines, *(f"| **{keys}** | {words} |" for keys, words in rows), ""]


def _rank(text: str, wanted: Sequence[str]) -> int:
    if wanted and all(word in fold(title_of(text)) for word in wanted):
        return 0
    return 1 if wanted and all(word in fold(text) for word in wanted) else 2


def _hit(name: str, text: str, wanted: Sequence[str]) -> Hit:
    lines = [_LINK.sub(r"\1", line).strip("#|- ") for line in text.splitlines()[1:]]
    said = next((line for line in lines if any(word in fold(line) for word in wanted)), "")
    return Hit(name, title_of(text), said.replace("*", "").replace("`", ""))
