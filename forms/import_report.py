"""FRM-28: what became of one import of bundles."""

from reportlab.platypus import Flowable

from consulaat.papers.import_report import FileRow, ImportReportPaper
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from resources.texts import N_


def render(report: ImportReportPaper) -> bytes:
    """Return the report as a PDF file."""
    return build_pdf(report, lambda sheet: _body(sheet, report))


def _body(sheet: Sheet, report: ImportReportPaper) -> list[Flowable]:
    field, number = sheet.field, sheet.formats.number
    columns = [
        Column(label=N_("Sender"), share=20),
        Column(label=N_("Number"), share=10),
        Column(label=N_("Bundle"), share=17),
        Column(label=N_("What became of it"), share=23),
        Column(label=N_("New"), share=9),
        Column(label=N_("Changed"), share=11),
        Column(label=N_("Conflicts"), share=10),
    ]
    return [
        *sheet.fields(
            field(N_("Imported on"), sheet.formats.moment(report.imported_at)),
            field(N_("Imported by"), report.imported_by),
            field(N_("Bundles merged"), number(report.merged)),
            field(N_("Bundles held"), number(report.held)),
            field(N_("Bundles refused"), number(report.refused)),
            field(N_("New records"), number(report.new_records)),
            field(N_("Changed records"), number(report.changed_records)),
            field(N_("Conflicts to settle"), number(report.conflicts)),
            field(N_("Attachments"), number(report.attachments)),
        ),
        *sheet.heading(N_("Files")),
        *sheet.table(columns, [_row(sheet, each) for each in report.files]),
    ]


def _row(sheet: Sheet, file: FileRow) -> tuple[str, ...]:
    number, state = sheet.formats.number, sheet.words.read(file.state)
    return (
        file.sender,
        number(file.number),
        file.bundle,
        f"{state} ({file.code})" if file.code else state,
        number(file.new_records),
        number(file.changed_records),
        number(file.conflicts),
    )
