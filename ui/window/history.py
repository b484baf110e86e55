"""Where a person came from and can go to again; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from consulaat.values.canonical import Json
from ui.pages.place import PageName, Place

STOP: Final = "shell/stop"
"""Under this name an officer finds where the work was left."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place, and where in its page a person was."""

    place: Place
    position: Json = None

    def written(self) -> Json:
        """Return it as what can be kept."""
        return {
            "page": self.place.page.value,
            "ref": self.place.ref,
            "record": self.place.record,
            "position": self.position,
        }


def read_stop(kept: Json) -> Stop | None:
    """Return the stop that was kept, None when it is none."""
    if not isinstance(kept, Mapping) or kept.get("page") not in {each.value for each in PageName}:
        return None
    place = Place(PageName(kept["page"]), str(kept.get("ref") or ""), str(kept.get("record") or ""))
    return Stop(place, kept.get("position"))


@dataclass(slots=True)
class History:
    """The stops behind and ahead."""

    behind: list[Stop] = field(default_factory=list)
    ahead: list[Stop] = field(default_factory=list)

    def go_on(self, left: Stop) -> None:
        """Remember what was left for another place; what was ahead is dropped."""
        self.behind.append(left)
        self.ahead.clear()

    def back(self, left: Stop) -> Stop | None:
        """Return the stop before, None when there is none."""
        return self._turn(self.behind, self.ahead, left)

    def forward(self, left: Stop) -> Stop | None:
        """Return the stop after, None when there is none."""
        return self._turn(self.ahead, self.behind, left)

    def clear(self) -> None:
        """Forget everything."""
        self.behind.clear()
        self.ahead.clear()

    @staticmethod
    def _turn(from_: list[Stop], to: list[Stop], left: Stop) -> Stop | None:
        if not from_:
            return None
        to.append(left)
        return from_.pop()
