"""Compares every record with what its lines in the journal come to: an older page put back passes all other checks."""

from typing import Final

from consulaat.records.registry import RECORDS, TYPE_NAMES, record_class, type_name
from consulaat.sync.merge import merge
from consulaat.values.ids import RecordId
from db.store import SqlStore
from db.tables import table_of, to_blob, to_id
from resources.texts import N_

COMPARING: Final = N_("Comparing records with the journal")
_OF_THE_JOURNAL: Final = "SELECT DISTINCT record FROM line WHERE text IS NOT NULL AND record IS NOT NULL"


def deep_faults(store: SqlStore) -> tuple[str, ...]:
    """Return the records that are not what the journal says, or not there, or of which it knows nothing."""
    store.hidden.show_all()
    ids = [to_id(blob) for (blob,) in store.connection.rows(_OF_THE_JOURNAL)]
    found = []
    for number, record in enumerate(ids):
        store.progress.tell(COMPARING, number, len(ids))
        type_ = _type_of_fault(store, record)
        if type_:
            found.append(_named(type_, record))
    return (*found, *_unknown(store))


def _type_of_fault(store: SqlStore, record: RecordId) -> str:
    """Return the type of a record that differs from its lines, empty when it does not."""
    merged = merge(store.journal.changes_of(record), store.role_of)
    if merged.record_type not in TYPE_NAMES or merged.record is None:
        return ""
    table = table_of(record_class(merged.record_type))
    row = store.connection.row(f"{table.selected_of_all} WHERE id = ?", (to_blob(record),))
    return "" if row is not None and table.record(row) == merged.record else merged.record_type


def _unknown(store: SqlStore) -> list[str]:
    """Return the records that no line of the journal made."""
    found = []
    for made in RECORDS:
        sql = f"SELECT id FROM {table_of(made).whole} WHERE id NOT IN ({_OF_THE_JOURNAL})"
        found += [_named(type_name(made), to_id(blob)) for (blob,) in store.connection.rows(sql)]
    return found


def _named(type_: str, record: RecordId) -> str:
    return f"record: {type_} {record[:8]}"
