"""Brings the Dutch catalogue in step with the texts of the code: ``python -m tests.catalogue [PAIRS.json ...]``.

Extracts every text, keeps the translations there are, leaves new texts empty and drops what is gone,
then writes the ``.po`` and compiles the ``.mo``. The same texts always give the same bytes. A file of pairs holds
translations to add: ``[["Open", "Openen"], [["{n} case", "{n} cases"], ["{n} zaak", "{n} zaken"]]]``. Two runs at
once wait for each other.
"""

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

Text = str | tuple[str, ...]

ROOT: Final = Path(__file__).parent.parent
ROOMS: Final = ("consulaat", "db", "forms", "resources", "ui")
KEYWORDS: Final[dict[str, tuple[int, ...] | None]] = {"_": None, "N_": None, "n_": (1, 2)}
OF_A_PAPER: Final = {**KEYWORDS, "say": None}
PO: Final = ROOT / "resources" / "locale" / "nl" / "LC_MESSAGES" / "consulaat.po"
MO: Final = PO.with_suffix(".mo")
HEADERS: Final = (
    ("Language", "nl"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
)


class DutchCatalogue(Catalog):
    """A catalogue whose header holds no names, dates or versions."""

    def __init__(self, entries: Iterable[tuple[Text, Text]]) -> None:
        super().__init__(locale="nl", header_comment="# Dutch texts of consulaat.", fuzzy=False)
        for text, dutch in sorted(entries, key=lambda each: str(each[0])):
            self.add(text, dutch)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the few headers gettext itself needs."""
        return list(HEADERS)


def texts_of_the_code() -> set[Text]:
    """Return every text the code marks; a plural is the tuple of its two forms."""
    found: set[Text] = set()
    for room in ROOMS:
        keywords = OF_A_PAPER if room == "forms" else KEYWORDS
        for _file, _line, text, _comments, _context in extract_from_dir(ROOT / room, keywords=keywords):
            found.add(_key(text))
    singulars = {text[0] for text in found if isinstance(text, tuple)}  # these answer for a lone text too
    return found - singulars - {""}


def entries() -> dict[Text, Message]:
    """Return the entries of the catalogue as it is kept, by their English text."""
    with PO.open("rb") as stream:
        return {_key(entry.id): entry for entry in read_po(stream, locale="nl") if entry.id}


def dutch_of(entry: Message) -> Text:
    """Return the Dutch of an entry; a guess is no translation."""
    return "" if entry.string is None or entry.fuzzy else _key(entry.string)


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as a ``.po`` file, sorted and without places in the code."""
    stream = BytesIO()
    write_po(stream, catalogue, width=0, no_location=True, sort_output=True)
    return stream.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as a ``.mo`` file."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def pairs_of(files: Iterable[str]) -> dict[Text, Text]:
    """Return the translations in files of pairs."""
    return {
        _key(text): _key(dutch)
        for file in files
        for text, dutch in json.loads(Path(file).read_text(encoding="utf-8"))
    }


def main(files: Iterable[str] = ()) -> int:
    """Write both files, name the texts that have no Dutch yet, and return how many there are."""
    with PO.open("rb") as held:
        with suppress(ImportError):
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        return _write(pairs_of(files))


def _write(added: dict[Text, Text]) -> int:
    known = {text: dutch_of(entry) for text, entry in entries().items()} | added
    dutch = {text: known.get(text, _nothing(text)) for text in texts_of_the_code()}
    catalogue = DutchCatalogue(dutch.items())
    PO.write_bytes(as_po(catalogue))
    MO.write_bytes(as_mo(catalogue))
    missing = [text for text, said in dutch.items() if said == _nothing(text)]
    for text in sorted(map(str, missing)):
        print("No Dutch yet:", text)  # noqa: T201 - the answer of the command
    return len(missing)


def _key(text: str | list[str] | tuple[str, ...]) -> Text:
    return text if isinstance(text, str) else tuple(text)


def _nothing(text: Text) -> Text:
    return "" if isinstance(text, str) else ("", "")


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
