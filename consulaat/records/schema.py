"""Records described as JSON Schema."""

from typing import Any, Final

from consulaat.records.about import STAMP, Record
from consulaat.records.compound import parts_of
from consulaat.records.registry import type_name
from resources.texts import _

# Which declarations these are: bundles name it, and a bundle from newer ones waits for a newer program. It goes
# up with the first release that changes a record; tables that never travel do not count.
VERSION: Final = 2


def describe(made: type[Record]) -> dict[str, Any]:
    """Return the JSON Schema of a record class, labels in the language in use."""
    parts = parts_of(made)
    properties: dict[str, Any] = {"type": {"const": type_name(made)}}
    for part in parts:
        properties[part.name] = {**part.kind.schema(), "title": _(part.about.label)}
        if part.about.filled or part.name in STAMP:
            properties[part.name]["readOnly"] = True
        if part.is_sealed:
            properties[part.name]["writeOnly"] = True
    needed = [part.name for part in parts if part.is_required and part.name != "id"]
    return {"type": "object", "title": type_name(made), "properties": properties, "required": needed}
