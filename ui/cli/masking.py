"""What a terminal does not show unasked: hidden and sealed values, and the numbers of people in danger."""

from collections.abc import Mapping
from typing import Any, Final

from consulaat.errors import InvalidInputError

HIDDEN: Final = "*****"
NUMBER: Final = "number_or_address"  # shown by the command numbers, once the card was read


def masked(type_: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a record of a type as JSON, without what is not shown unasked."""
    return {name: masked_field(type_, name, value) for name, value in values.items()}


def masked_field(type_: str, name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return one field of a record of a type, or a mask."""
    from consulaat.records.registry import part_of, record_class
    from consulaat.values.identifiers import masked_bsn

    try:
        part = part_of(record_class(type_), name)
    except InvalidInputError:
        return value
    if value is None:
        return None
    if part.is_sealed:
        return {"sealed": True}
    if part.about.hidden:
        return masked_bsn(str(value)) if name == "bsn" else HIDDEN
    return _without_numbers(value)


def _without_numbers(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list | tuple):
        return [_without_numbers(each) for each in value]
    if isinstance(value, Mapping):
        return {name: HIDDEN if name == NUMBER else _without_numbers(each) for name, each in value.items()}
    return value
