"""FRM-23: what someone who travels has at hand."""

from reportlab.platypus import Flowable

from consulaat.papers.travel_folder import TravelFolder
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from resources.texts import N_


def render(folder: TravelFolder) -> bytes:
    """Return the folder as a PDF file."""
    return build_pdf(folder, lambda sheet: _body(sheet, folder))


def _body(sheet: Sheet, folder: TravelFolder) -> list[Flowable]:
    return [
        *sheet.heading(N_("My way")),
        *_legs(sheet, folder),
        *sheet.fields(
            sheet.field(N_("Name of the booking"), folder.booking_name),
            sheet.field(N_("I am met by"), folder.met_by),
        ),
        *sheet.heading(N_("What I have with me")),
        *sheet.passage(N_("Papers"), "\n".join(folder.papers), lines=3),
        *sheet.passage(N_("The day of travel"), folder.plan, lines=4),
        *sheet.passage(N_("Whom I can call"), folder.numbers, lines=3),
    ]


def _legs(sheet: Sheet, folder: TravelFolder) -> list[Flowable]:
    columns = [
        Column(label=N_("From"), share=18),
        Column(label=N_("Departs"), share=25),
        Column(label=N_("To"), share=18),
        Column(label=N_("Arrives"), share=25),
        Column(label=N_("Flight"), share=14),
    ]
    moment = sheet.formats.moment
    rows = [
        (each.from_place, moment(each.departs_at), each.to_place, moment(each.arrives_at), each.flight)
        for each in folder.legs
    ]
    return sheet.table(columns, rows)
