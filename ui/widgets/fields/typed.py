"""What a person typed in a set of fields, against how the fields stood before."""

from collections.abc import Iterable, Mapping

from consulaat.values.canonical import Json
from ui.widgets.fields.base import Field


class Typing:
    """Tells what was typed since the fields were shown, and brings it back."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._before: dict[str, Json] = {}

    def begin(self) -> None:
        """Let what stands in the fields now count as not typed."""
        self._before = {name: field.typed() for name, field in self._fields.items()}

    def settle(self, names: Iterable[str]) -> None:
        """Let what stands in some fields count as not typed, as when they came later than the others."""
        self._before |= {name: self._fields[name].typed() for name in names}

    def typed(self) -> dict[str, Json]:
        """Return what stands in the fields that a person changed, readable or not."""
        now = {name: field.typed() for name, field in self._fields.items()}
        return {name: typed for name, typed in now.items() if typed != self._before.get(name)}

    def retype(self, typed: Mapping[str, Json]) -> tuple[str, ...]:
        """Bring back what was typed; return the names of the fields that have it."""
        known = tuple(name for name in typed if name in self._fields)
        for name in known:
            self._fields[name].retype(typed[name])
        return known
