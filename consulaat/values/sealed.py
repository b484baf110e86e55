"""Values that never stand in a row, a line, a bundle, an index or a log (names §1 ``^``, domain §10.4)."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sealed(Generic[T]):
    """A sealed value: its generation for everyone, its content only on the way in.

    ``content`` is set by whoever writes a new value; the store keeps it in a table of its own and
    gives records back with ``generation`` alone. Only a deliberate, logged reveal reads it again.
    """

    generation: int = 0
    content: T | None = field(default=None, repr=False, compare=False)
