"""What of a record search looks in, read from its declarations: names, numbers and words."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from consulaat.records.about import Record, Search
from consulaat.records.compound import EmbeddedKind, ManyKind, Part, parts_of
from consulaat.values.names import VERSION as NAMES_VERSION
from consulaat.values.names import fold, keys_of

VERSION: Final = f"1.{NAMES_VERSION}"  # of the rules by which the index is made
OPEN, WHOLE, LAST_DIGITS = "#", "!", "%"  # what the key of a number begins with; keys of names never do
FIRST_OF_NAMES: Final = "0"
LAST: Final = 8
_MARKS: Final = re.compile(r"[\W_]")
_TELEPHONE: Final = re.compile(r"[+0][\d\s()./-]{7,}")
_SEARCHABLE: Final[dict[type[Record], tuple[tuple[Part, tuple[Part, ...]], ...]]] = {}
_ZEROS: Final = re.compile(r"(?<![^\W_])0+([1-9][0-9]*)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Searched:
    """The names of a record as written, its keys, and the folded words that can be looked for."""

    names: str = ""
    keys: frozenset[str] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """One searchable field of a record, or of a value embedded in it, with its text."""

    part: Part
    search: Search
    text: str


def searched(record: Record) -> Searched:
    """Return what search looks in; of a record without anything to find, nothing."""
    names: list[str] = []
    words: list[str] = []
    keys: set[str] = set()
    for spot in spots(record):
        if spot.search is Search.NUMBER:
            keys |= number_keys(spot.text, is_hidden=spot.part.about.hidden)
        elif spot.search is Search.NAME:
            names.append(spot.text)
        if not spot.part.about.hidden:
            words.append(_ZEROS.sub(r"\g<0> \1", spot.text) if spot.search is Search.NUMBER else spot.text)
    if not words and not keys:
        return Searched()
    name = " ".join(names)
    return Searched(
        name, frozenset(keys | keys_of(name)) if name else frozenset(keys), fold("\n".join(words))
    )


def spots(record: Record) -> Iterator[Spot]:
    """Yield every searchable field that is filled in."""
    for part, inner in _searchable(type(record)):
        value = getattr(record, part.name)
        if not value:
            continue
        if not inner and part.about.searchable:
            for text in value if isinstance(value, tuple) else (value,):
                yield Spot(part, part.about.searchable, text)
        for each in value if inner else ():
            for one in inner:
                text = getattr(each, one.name)
                if text and one.about.searchable:
                    yield Spot(one, one.about.searchable, text)


def is_searchable(made: type[Record]) -> bool:
    """Tell whether records of a class can be found by search at all."""
    return bool(_searchable(made))


def edition(classes: Iterable[type[Record]]) -> str:
    """Return what an index of these classes is made by; a store with an index of another edition builds it anew."""
    declared = [
        f"{made.__name__}.{part.name}.{inner.name}.{(inner.about.searchable or Search.TEXT).value}"
        for made in classes
        for part, inners in _searchable(made)
        for inner in inners or (part,)
    ]
    return f"{VERSION}.{zlib.crc32(' '.join(declared).encode()):08x}"


def number_keys(text: str, *, is_hidden: bool = False) -> set[str]:
    """Return the keys of a number; a telephone number is also known by its last digits."""
    plain = compact(text)
    if not plain:
        return set()
    if is_hidden:
        return {WHOLE + plain.lstrip("0")}
    keys = {OPEN + plain}
    if _TELEPHONE.fullmatch(text.strip()):
        keys.add(LAST_DIGITS + plain[-LAST:])
    return keys


def compact(text: str) -> str:
    """Return a number without what is only there to read it by: spaces, dots, printed prefixes."""
    plain = _MARKS.sub("", text).upper()
    if text.lstrip().startswith("00"):
        plain = plain.removeprefix("00")
    return plain[3:] if plain.startswith("IIIV") else plain


def _searchable(made: type[Record]) -> tuple[tuple[Part, tuple[Part, ...]], ...]:
    """Return the searchable fields of a class, and of lists of embedded values the fields inside."""
    if made not in _SEARCHABLE:
        _SEARCHABLE[made] = tuple(_declared(made))
    return _SEARCHABLE[made]


def _declared(made: type[Record]) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    for part in parts_of(made):
        if part.is_sealed:
            continue
        if part.about.searchable:
            yield part, ()
        elif isinstance(part.kind, ManyKind) and isinstance(part.kind.item, EmbeddedKind):
            inner = tuple(each for each in parts_of(part.kind.item.made) if each.about.searchable)
            if inner:
                yield part, inner
