"""Kinds made of other kinds: lists, sets, embedded values and sealed values."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from consulaat.records.about import About
from consulaat.records.kinds import Kind, ReferenceKind
from consulaat.records.plain import plain_kind
from consulaat.values.canonical import Json
from consulaat.values.sealed import Sealed
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a record or of an embedded value: name, kind, what it says about itself."""

    name: str
    kind: Kind
    about: About
    is_required: bool
    default: object

    @property
    def is_sealed(self) -> bool:
        """Whether the value stands in the table of sealed values only."""
        return isinstance(self.kind, SealedKind)


@dataclass(frozen=True, slots=True)
class ManyKind:
    """A list, or a set, which is written in order of its texts."""

    item: Kind
    is_set: bool

    def read(self, value: Json) -> tuple[Any, ...] | frozenset[Any]:
        """Return the values of a list."""
        if not isinstance(value, list | tuple):
            raise UnreadableError(N_("This must be a list."))
        values = tuple(self.item.read(each) for each in value)
        return frozenset(values) if self.is_set else values

    def write(self, value: tuple[Any, ...] | frozenset[Any]) -> Json:
        """Return the list."""
        written = [self.item.write(each) for each in value]
        return sorted(written, key=str) if self.is_set else written

    def typed(self, text: str) -> tuple[Any, ...] | frozenset[Any]:
        """Return the values of a JSON list, or of words parted by commas."""
        if text.lstrip().startswith("["):
            return self.read(_parsed(text))
        values = tuple(self.item.typed(each) for each in text.split(",") if each.strip())
        return frozenset(values) if self.is_set else values

    def schema(self) -> dict[str, Any]:
        """Describe a list."""
        return {
            "type": "array",
            "items": self.item.schema(),
            **({"uniqueItems": True} if self.is_set else {}),
        }


@dataclass(frozen=True, slots=True)
class EmbeddedKind:
    """A small value with fields of its own, inside a record."""

    made: type[Any]

    def read(self, value: Json) -> Any:  # noqa: ANN401 - one of the embedded classes
        """Return the embedded value of an object."""
        if not isinstance(value, Mapping):
            raise UnreadableError(N_("This must be an object with named fields."))
        known = {part.name: part for part in parts_of(self.made)}
        if unknown := sorted(set(value) - set(known)):
            raise UnreadableError(N_("There is no field {field} here."), field=unknown[0])
        for name, part in known.items():
            if part.is_required and value.get(name) is None:
                raise UnreadableError(N_("The field {field} is missing."), field=name)
        read = {name: known[name].kind.read(each) for name, each in value.items() if each is not None}
        return self.made(**read)

    def write(self, value: Any) -> Json:  # noqa: ANN401 - one of the embedded classes
        """Return the object, without what is not filled in."""
        return written(value)

    def typed(self, text: str) -> Any:  # noqa: ANN401 - one of the embedded classes
        """Return the embedded value of a JSON object."""
        return self.read(_parsed(text))

    def schema(self) -> dict[str, Any]:
        """Describe an object."""
        parts = parts_of(self.made)
        return {
            "type": "object",
            "properties": {part.name: part.kind.schema() for part in parts},
            "required": [part.name for part in parts if part.is_required],
        }


@dataclass(frozen=True, slots=True)
class MapKind(ManyKind):
    """A list of pairs that is written as one object: the first field of a pair is the name, the second the value."""

    item: EmbeddedKind

    @property
    def pair(self) -> tuple[Part, Part]:
        """The fields of a pair: its name and its value."""
        key, value = parts_of(self.item.made)
        return key, value

    def read(self, value: Json) -> tuple[Any, ...]:
        """Return the pairs of an object."""
        if not isinstance(value, Mapping):
            raise UnreadableError(N_("This must be an object with named fields."))
        key, counted = self.pair
        return tuple(
            self.item.made(**{key.name: key.kind.read(name), counted.name: counted.kind.read(each)})
            for name, each in value.items()
        )

    def write(self, value: tuple[Any, ...] | frozenset[Any]) -> Json:
        """Return the object, in order of its names."""
        rows = [written(each) for each in value]
        key, counted = self.pair
        return {
            str(row[key.name]): row[counted.name] for row in sorted(rows, key=lambda row: str(row[key.name]))
        }

    def typed(self, text: str) -> tuple[Any, ...]:
        """Return the pairs of a JSON object."""
        return self.read(_parsed(text))

    def schema(self) -> dict[str, Any]:
        """Describe an object with one kind of value."""
        key, counted = self.pair
        return {
            "type": "object",
            "propertyNames": key.kind.schema(),
            "additionalProperties": counted.kind.schema(),
        }


@dataclass(frozen=True, slots=True)
class SealedKind:
    """A value of which a line, a row and a bundle carry a mark only.

    In a load, or typed, it is the value itself; written it is ``{"sealed": generation}``.
    """

    inner: Kind

    def read(self, value: Json) -> Sealed[Any]:
        """Return a mark, or a new value to seal."""
        if isinstance(value, Mapping) and set(value) == {"sealed"}:
            generation = value["sealed"]
            if not isinstance(generation, int) or isinstance(generation, bool) or generation < 1:
                raise UnreadableError(N_("This is not the mark of a sealed value."))
            return Sealed(generation)
        return Sealed(0, self.inner.read(value))

    def write(self, value: Sealed[Any]) -> Json:
        """Return the mark."""
        return {"sealed": value.generation}

    def typed(self, text: str) -> Sealed[Any]:
        """Return a new value to seal."""
        return Sealed(0, self.inner.typed(text))

    def schema(self) -> dict[str, Any]:
        """Describe a sealed value."""
        return {
            "anyOf": [self.inner.schema(), {"type": "object", "properties": {"sealed": {"type": "integer"}}}]
        }


def written(value: Any) -> dict[str, Json]:  # noqa: ANN401 - a record or an embedded value
    """Return the filled-in fields of a record or embedded value as JSON."""
    found = ((part, getattr(value, part.name)) for part in parts_of(type(value)))
    return {part.name: part.kind.write(each) for part, each in found if each is not None}


_PARTS: Final[dict[type[Any], tuple[Part, ...]]] = {}


def parts_of(made: type[Any]) -> tuple[Part, ...]:
    """Return what a record class or embedded class declares, in order."""
    found = _PARTS.get(made)
    if found is None:
        found = _PARTS[made] = _declared(made)
    return found


def _declared(made: type[Any]) -> tuple[Part, ...]:
    hints = get_type_hints(made, include_extras=True)
    found = []
    for each in fields(made):
        type_, about = _annotation(hints[each.name], each.name)
        default = None if each.default is MISSING else each.default
        found.append(Part(each.name, _kind_of(type_), about, each.default is MISSING, default))
    return tuple(found)


def resolved(kind: Kind, value: Json, resolve: Callable[[str, str], str]) -> Json:
    """Return a JSON value with every reference in it replaced by ``resolve(type, text)``."""
    if isinstance(kind, ReferenceKind):
        return resolve(kind.record_type, value) if isinstance(value, str) else value
    if isinstance(kind, ManyKind) and isinstance(value, list):
        return [resolved(kind.item, each, resolve) for each in value]
    if isinstance(kind, EmbeddedKind) and isinstance(value, Mapping):
        kinds = {part.name: part.kind for part in parts_of(kind.made)}
        return {
            name: resolved(kinds[name], each, resolve) if name in kinds else each
            for name, each in value.items()
        }
    return value


def _annotation(hint: Any, name: str) -> tuple[Any, About]:  # noqa: ANN401 - a type expression
    if get_origin(hint) is not Annotated:
        return hint, About(name)
    type_, *extras = get_args(hint)
    return type_, next(extra for extra in extras if isinstance(extra, About))


def _kind_of(type_: Any) -> Kind:  # noqa: ANN401 - a type expression
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in {Union, UnionType}:
        (inner,) = (each for each in arguments if each is not NoneType)
        return _kind_of(inner)
    if origin in {tuple, frozenset}:
        item = _kind_of(arguments[0])
        if isinstance(item, EmbeddedKind) and getattr(item.made, "IS_PAIR", False):
            return MapKind(item, is_set=False)
        return ManyKind(item, origin is frozenset)
    if origin is Sealed:
        return SealedKind(_kind_of(arguments[0]))
    return plain_kind(type_) or EmbeddedKind(type_)


def _parsed(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(N_("This is not valid JSON.")) from error
    return value
