"""The bytes of attachments in bundles: after the words, each content once per stream, none that no line names."""

import re
from collections.abc import Iterable
from typing import Final

from consulaat.services.ports import UnitOfWork
from consulaat.sync.bundle import Inner
from consulaat.sync.changes import Change, parse_own_line
from consulaat.sync.refusals import BundleDamagedError
from resources.texts import N_

MOST_BYTES: Final = 64 * 1024 * 1024  # of one bundle; what is left follows in the next number
MOST_BLOBS: Final = 1_000
ENCLOSING: Final = N_("Enclosing attachments")
_MARK: Final = b'"type":"attachment"'
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def note_lines(work: UnitOfWork, peer: str, lines: Iterable[bytes]) -> None:
    """Note which contents the lines of a bundle name, so that these may follow them."""
    for line in lines:
        if _MARK in line:
            note_changes(work, peer, [parse_own_line(work.identity.store, line.decode())])


def note_changes(work: UnitOfWork, peer: str, changes: Iterable[Change]) -> None:
    """Note which contents changes name."""
    for change in changes:
        if content := content_of(change):
            work.blobs.note_named(peer, content)


def content_of(change: Change) -> str:
    """Return the digest of the content that a change names; empty when it names none."""
    write = change.fields.get("sha256") if change.record_type == "attachment" else None
    value = "" if write is None else write.value
    return value if isinstance(value, str) and _DIGEST.fullmatch(value) else ""


def enclosed(work: UnitOfWork, peer: str) -> dict[str, bytes]:
    """Return by digest what goes along in this bundle, at most as much as fits well."""
    found: dict[str, bytes] = {}
    size = 0
    waiting = work.blobs.to_send(peer)
    for done, each in enumerate(waiting):
        work.progress.tell(ENCLOSING, done, len(waiting))
        if found and (size + each.length > MOST_BYTES or len(found) >= MOST_BLOBS):
            break
        data = work.blobs.read(each.sha256)
        if data is not None:
            found[each.sha256] = data
            size += each.length
    return found


def take_out(work: UnitOfWork, sender: str, bundle: str, inner: Inner) -> int:
    """Keep the contents of a bundle whose lines are in; raise when one is named by no line.

    What belonged to a record that was destroyed here is not kept.
    """
    count = 0
    for sha256, content in inner.blobs():
        if not work.blobs.is_named(sha256):
            if work.exchange.destroyed_among([sha256]):
                continue
            raise BundleDamagedError
        work.blobs.keep(bytes(content))
        work.blobs.note_travelled(sender, sha256, bundle)
        count += 1
    return count
