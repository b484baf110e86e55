"""FRM-28 from the report of an import that was kept."""

from consulaat.errors import RefusedError
from consulaat.papers.common import Label
from consulaat.papers.import_report import FileRow, ImportReportPaper
from consulaat.services.file_result import STATES
from consulaat.services.import_report import ImportReport, ReportedFile
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from resources.texts import N_


class NoSuchReportError(RefusedError):
    """No import was reported under this id."""

    code = "not-found"
    sentence = N_("There is no report of an import with this number.")
    next_step = N_("See them with: consulaat bundle reports")
    in_window = N_("See the reports under Bundles.")


def find(work: UnitOfWork, ref: str) -> ImportReport:
    """Return the report that is meant, by its id or the beginning of it; raise NoSuchReportError."""
    found = [each for each in work.exchange.reports() if ref and each.id.startswith(ref.lower())]
    if len(found) != 1:
        raise NoSuchReportError
    return found[0]


def content(material: Material, report: ImportReport) -> ImportReportPaper:
    """Return the counts of an import, and where each file came from."""
    posts = {each.store: each.card.post for each in material.work.exchange.devices()}
    return ImportReportPaper(
        frame=material.frame(report.id[:8], is_draft=False, is_marked=True, is_copy=True),
        imported_at=material.moment(report.at),
        imported_by=material.staff(report.by),
        merged=report.count("merged"),
        held=report.count("held"),
        refused=report.count("refused"),
        new_records=report.total("new_records"),
        changed_records=report.total("changed_records"),
        conflicts=report.total("conflicts"),
        attachments=report.total("attachments"),
        files=tuple(_row(each, posts.get(each.sender, "")) for each in report.files),
    )


def _row(file: ReportedFile, post: str) -> FileRow:
    is_merged = file.state == "merged"
    return FileRow(
        sender=post,
        number=file.number or None,
        bundle=file.bundle[:12],
        state=Label(STATES[file.state]),
        code=file.code,
        new_records=file.new_records if is_merged else None,
        changed_records=file.changed_records if is_merged else None,
        conflicts=file.conflicts if is_merged else None,
    )
