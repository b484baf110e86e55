"""The journal lines of a bundle: whose they are, and what is left out without breaking their chain."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consulaat.security import shape
from consulaat.sync.changes import Change, MalformedLineError, read_line
from consulaat.sync.manifest import HeadClaim
from consulaat.sync.refusals import BundleDamagedError
from consulaat.values import canonical

_SKIP_STARTS: Final = b'{"head":'  # the first key of a skip line in canonical order; a full line has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Lines ``first`` to ``last`` of a device do not travel; its chain goes on from their head."""

    first: int
    last: int
    head: str

    def line(self) -> bytes:
        """Return the canonical skip line."""
        return canonical.encode({"n": self.first, "to": self.last, "head": self.head})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A line about a record that was destroyed here: its content is not kept.

    ``digest``: None where the secret went with the record. ``names``: what is known as destroyed from now on.
    """

    number: int
    digest: bytes | None
    names: tuple[str, ...]


def read_lines(
    claims: Sequence[HeadClaim], lines: Iterable[bytes]
) -> Iterator[tuple[HeadClaim, Change | Skip]]:
    """Yield each line, read, with the claim it belongs to; raise BundleDamagedError if they do not fit.

    Lines stand in the order of the claims, and each claim has exactly its lines, in order.
    """
    rest = iter(lines)
    for claim in claims:
        expected = claim.first
        while expected <= claim.last:
            read = _read(claim.device, next(rest, b""))
            first, last = (read.first, read.last) if isinstance(read, Skip) else (read.number, read.number)
            if first != expected or last > claim.last:
                raise BundleDamagedError
            yield claim, read
            expected = last + 1
    if next(rest, None) is not None:
        raise BundleDamagedError


def _read(device: str, line: bytes) -> Change | Skip:
    try:
        return _skip(line) if line.startswith(_SKIP_STARTS) else read_line(device, line)
    except (MalformedLineError, canonical.NotCanonicalError, shape.WrongShapeError) as error:
        raise BundleDamagedError from error


def _skip(line: bytes) -> Skip:
    found = shape.members(canonical.decode(line), "n", "to", "head")
    first = shape.whole(found["n"], 1)
    return Skip(
        first=first, last=shape.whole(found["to"], first), head=shape.text(found["head"], shape.SHA256)
    )
