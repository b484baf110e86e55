"""The reports of imports, as the store keeps them."""

from collections.abc import Collection

from consulaat.records.ids import UserId
from consulaat.services.import_report import ImportReport, read_files, write_files
from consulaat.values.ids import RecordId
from consulaat.values.moment import read_moment, write_moment
from db.connection import Connection
from db.tables import to_blob, to_id


def keep(connection: Connection, report: ImportReport) -> None:
    """Keep the report of an import."""
    connection.run(
        "INSERT INTO import_report VALUES (?, ?, ?, ?)",
        (to_blob(report.id), write_moment(report.at), to_blob(report.by), write_files(report.files)),
    )


def kept(connection: Connection) -> tuple[ImportReport, ...]:
    """Return all reports, the oldest first."""
    rows = connection.rows("SELECT id, at, by, files FROM import_report ORDER BY at, rowid")
    return tuple(
        ImportReport(id=to_id(id_), at=read_moment(at), by=UserId(to_id(by)), files=read_files(files))
        for id_, at, by, files in rows
    )


def without_lines(connection: Connection, records: Collection[RecordId]) -> frozenset[RecordId]:
    """Return which of these records nothing is known of here."""
    sql = "SELECT 1 FROM line WHERE record = ? LIMIT 1"
    return frozenset(each for each in records if connection.row(sql, (to_blob(each),)) is None)
