"""Finds the record that a person means by an id, a number, a code or a name."""

from collections.abc import Callable

from consulaat.errors import InvalidInputError, RefusedError
from consulaat.records.about import Record
from consulaat.records.registry import part_of, record_class, type_name
from consulaat.records.titles import NamesTypeError
from consulaat.services.ports import UnitOfWork
from consulaat.values.ids import RecordId, is_id
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_


class NoSuchRecordError(NamesTypeError, RefusedError):
    """No record has this id or reference."""

    code = "not-found"
    sentence = N_("There is no {type} with this number or name.")
    next_step = N_("Check it, or look in the list.")


class AmbiguousError(NamesTypeError, RefusedError):
    """More than one record has this reference."""

    code = "ambiguous"
    sentence = N_("More than one {type} has this number or name.")
    next_step = N_("Use the id of the one that is meant.")


class NoSuchReferenceError(NamesTypeError, InvalidInputError):
    """A field names a record that does not exist."""

    code = "unknown-reference"
    sentence = N_("There is no {type} with the id or number that this field names.")
    next_step = N_("Make that record first, or correct the field.")


def find_record(work: UnitOfWork, made: type[Record], text: str) -> RecordId:
    """Return the id of the record meant; raise NoSuchRecordError or AmbiguousError."""
    if is_id(text) and work.exists(type_name(made), RecordId(text)):
        return RecordId(text)
    for name in made.REFERENCES:
        try:
            value = part_of(made, name).kind.typed(text)
        except UnreadableError:
            continue
        found = work.find(made, limit=2, **{name: value})
        if len(found) > 1:
            raise AmbiguousError(type=type_name(made))
        if found:
            return found[0].id
    raise NoSuchRecordError(type=type_name(made))


def resolver(work: UnitOfWork) -> Callable[[str, str], str]:
    """Return what turns the text of a reference into an id; it raises NoSuchReferenceError."""
    known: dict[tuple[str, str], str] = {}

    def resolve(record_type: str, text: str) -> str:
        if record_type == "record":  # of any type: the one that another field names
            return text
        key = record_type, text
        if key not in known:
            try:
                known[key] = find_record(work, record_class(record_type), text)
            except NoSuchRecordError:
                raise NoSuchReferenceError(type=record_type) from None
        return known[key]

    return resolve
