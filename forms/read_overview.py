"""FRM-26: who read the file of a case."""

from reportlab.platypus import Flowable

from consulaat.papers.read_overview import ReadOverview
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from resources.texts import N_


def render(overview: ReadOverview) -> bytes:
    """Return the overview as a PDF file."""
    return build_pdf(overview, lambda sheet: _body(sheet, overview))


def _body(sheet: Sheet, overview: ReadOverview) -> list[Flowable]:
    moment = sheet.formats.moment
    columns = [
        Column(label=N_("Moment"), share=27),
        Column(label=N_("Who"), share=19),
        Column(label=N_("Role"), share=22),
        Column(label=N_("Act"), share=14),
        Column(label=N_("Of"), share=18),
    ]
    rows = [
        (moment(each.at), each.who, each.role, sheet.words.read(each.action), each.subject)
        for each in overview.acts
    ]
    return [
        *sheet.heading(N_("The file")),
        *sheet.fields(
            sheet.field(N_("Case number"), overview.case_number),
            sheet.field(N_("Acts in this store"), "" if sheet.frame.is_blank else str(len(overview.acts))),
            sheet.field(N_("First"), moment(overview.first_at)),
            sheet.field(N_("Last"), moment(overview.last_at)),
        ),
        *sheet.note(
            N_("Acts in other stores, such as those of headquarters, stand in the overview made there.")
        ),
        *sheet.heading(N_("Acts")),
        *sheet.table(columns, rows),
    ]
