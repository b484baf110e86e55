"""The number that bundles carry for the declarations changes whenever the declarations do."""

import hashlib
import json
from pathlib import Path

from consulaat.records.compound import parts_of
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.schema import VERSION
from resources.texts import choose_language

KNOWN = Path(__file__).with_name("versions.json")


def test_every_version_of_the_declarations_has_its_own_number() -> None:
    """Change a record: raise VERSION once per release and put the new digest under it."""
    choose_language("en")
    declared = {
        type_name(made): {part.name: (part.kind.schema(), part.is_required) for part in parts_of(made)}
        for made in RECORDS
    }
    digest = hashlib.sha256(json.dumps(declared, sort_keys=True).encode()).hexdigest()
    known = json.loads(KNOWN.read_text(encoding="utf-8"))

    assert known[str(VERSION)] == digest
    assert max(map(int, known)) == VERSION
