"""How a person wants to see the window: text size, theme, rows, sidebar; no Qt."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final

from consulaat.values.canonical import Json

SIZES: Final = (80, 90, 100, 110, 125, 150, 175, 200)
USUAL: Final = 100
THEMES: Final = ("system", "light", "dark", "contrast")
NAME: Final = "shell/view"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one person chose; ``size`` is in per cent."""

    size: int = USUAL
    theme: str = "system"
    compact: bool = False
    narrow: bool = False

    def larger(self) -> "View":
        """Return the view with letters one step larger."""
        return replace(self, size=next((each for each in SIZES if each > self.size), SIZES[-1]))

    def smaller(self) -> "View":
        """Return the view with letters one step smaller."""
        return replace(self, size=next((each for each in reversed(SIZES) if each < self.size), SIZES[0]))

    def written(self) -> Json:
        """Return it as what can be kept."""
        return asdict(self)


def read_view(kept: Json) -> View:
    """Return the view that was kept; what cannot be read is as usual."""
    if not isinstance(kept, Mapping):
        return View()
    size, theme = kept.get("size"), kept.get("theme")
    return View(
        size=size if isinstance(size, int) and size in SIZES else USUAL,
        theme=theme if isinstance(theme, str) and theme in THEMES else "system",
        compact=kept.get("compact") is True,
        narrow=kept.get("narrow") is True,
    )
