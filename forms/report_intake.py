"""FRM-01: the intake of a report. Danger first, then how to call back safely, then the eight questions."""

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from consulaat.papers.report_intake import ReportIntake
from forms import grids, look
from forms.grids import grid
from forms.page import build_pdf, build_set
from forms.paragraphs import paragraph
from forms.sheet import NOTHING, Field, Sheet
from forms.signature_block import Signer, signature_block
from forms.words import ANSWERS, YES_NO, YES_NO_UNKNOWN
from resources.texts import N_

QUESTIONS: Final = (
    N_("Are you safe now? Can anyone listen in?"),
    N_("First name and surname, or what may I call you?"),
    N_("Year of birth or age?"),
    N_("Where are you now: country, place, with whom?"),
    N_("How and when can we safely reach you again, and who must not know?"),
    N_("Where did you live in the Netherlands, and whom do you trust there?"),
    N_("Do you still have your passport or residence document, or do you know where it is?"),
    N_("What is going to happen, and when (departure of family, marriage, journey)?"),
)
_NUMBER: Final = 9 * mm


def render(intake: ReportIntake) -> bytes:
    """Return the intake form as a PDF file."""
    return build_pdf(intake, lambda sheet: _body(sheet, intake))


def render_set(intakes: Sequence[ReportIntake]) -> bytes:
    """Return several intake forms in one PDF file, as empty ones are printed."""
    return build_set([(each, _bodies(each)) for each in intakes])


def _bodies(intake: ReportIntake) -> Callable[[Sheet], list[Flowable]]:
    return lambda sheet: _body(sheet, intake)


def _body(sheet: Sheet, intake: ReportIntake) -> list[Flowable]:
    return [
        *_sheet_number(sheet, intake),
        *_safety(sheet, intake),
        *sheet.heading(N_("The first eight questions")),
        _questions(sheet, _answers(sheet, intake)),
        *sheet.heading(N_("In their own words")),
        *sheet.passage(N_("First words, verbatim, in the original language"), intake.first_words, lines=5),
        *_language(sheet, intake),
        *sheet.heading(N_("The report")),
        *_what(sheet, intake),
        *sheet.heading(N_("How it came in")),
        *_how(sheet, intake),
        signature_block(sheet, [Signer(part=N_("Taken down by"), name=intake.registered_by)]),
    ]


def _sheet_number(sheet: Sheet, intake: ReportIntake) -> list[Flowable]:
    """Return the number of an empty sheet, and what is done with it once there is power."""
    number = intake.frame.reference
    if not sheet.frame.is_blank or not number:
        return []
    told = N_("Sheet {number}. Type this number at “Sheet number” of a new report; the report then keeps it.")
    return sheet.note(told, number=number)


def _safety(sheet: Sheet, intake: ReportIntake) -> list[Flowable]:
    danger, call_back = N_("Direct danger now?"), N_("Safe contact: how and when to call back")
    if sheet.frame.is_blank:
        first = sheet.choice(danger, ANSWERS)
    else:
        first = sheet.key(danger, sheet.words.read(intake.direct_danger), alert=True)
    return [
        *first,
        *sheet.note(N_("In direct danger: make a safe place and the way back to the person certain first.")),
        *sheet.panel(
            (call_back, intake.callback_instructions, 2), (N_("Must not know"), intake.must_not_know, 1)
        ),
    ]


def _answers(sheet: Sheet, intake: ReportIntake) -> tuple[str, ...]:
    read, say = sheet.words.read, sheet.words.say
    overheard = read(intake.can_be_overheard)
    return (
        say(N_("Can be overheard: {answer}"), answer=overheard) if overheard else "",
        intake.stated_name,
        _joined(intake.stated_born_on, intake.stated_age),
        _joined(read(intake.country_of_stay), intake.place_of_stay, intake.staying_with),
        _joined(intake.callback_instructions, intake.must_not_know),
        _joined(intake.last_dutch_place, intake.trusted_in_netherlands),
        _joined(sheet.words.list(intake.withheld_items), intake.papers_location),
        _joined(intake.expected_event, intake.expected_on),
    )


def _questions(sheet: Sheet, answers: tuple[str, ...]) -> Flowable:
    widths = [_NUMBER, look.WIDTH * 0.42, look.WIDTH * 0.58 - _NUMBER]
    rows = [
        [
            [paragraph(str(number), look.CELL_BOLD, widths[0])],
            _question(sheet, question, widths[1] - 4 * mm),
            _answer(sheet, answer, widths[2] - 4 * mm, choices=ANSWERS if number == 1 else ()),
        ]
        for number, (question, answer) in enumerate(zip(QUESTIONS, answers, strict=True), 1)
    ]
    heights = [15 * mm] * len(rows) if sheet.frame.is_blank else None
    return grid(rows, widths, grids.FIELDS, heights=heights)


def _question(sheet: Sheet, question: str, width: float) -> list[Flowable]:
    other = sheet.words.second(question)
    below = [paragraph(other, look.LABEL, width)] if other else []
    return [paragraph(sheet.words.say(question), look.CELL_BOLD, width), *below]


def _answer(sheet: Sheet, answer: str, width: float, choices: tuple[str, ...]) -> list[Flowable]:
    if sheet.frame.is_blank:
        return sheet.boxes(choices, width) if choices else []
    return [paragraph(line, look.BODY, width) for line in (answer or NOTHING).split("\n")]


def _language(sheet: Sheet, intake: ReportIntake) -> list[Flowable]:
    needed = sheet.words.yes_no(intake.interpreter_is_needed)
    return sheet.fields(
        sheet.field(N_("Language"), intake.language),
        sheet.field(N_("Interpreter needed"), needed, YES_NO),
    )


def _what(sheet: Sheet, intake: ReportIntake) -> list[Flowable]:
    field, yes_no = sheet.field, sheet.words.yes_no
    occurrences = (N_("Threatening"), N_("Actual"), N_("Unknown"))
    places = (N_("Netherlands"), N_("Abroad"), N_("Under way"), N_("Unknown"))
    return [
        *sheet.fields(
            field(N_("Reported phenomenon"), intake.reported_phenomenon),
            field(N_("Threatening or actual"), intake.occurrence, occurrences),
            field(N_("Person is in"), intake.whereabouts, places),
            field(N_("Location is certain"), yes_no(intake.location_is_certain), YES_NO),
            field(N_("Link with a country abroad"), intake.foreign_link, YES_NO_UNKNOWN),
            field(N_("Children along"), intake.children_along),
        ),
        *sheet.passage(N_("About the link abroad"), intake.foreign_link_note, lines=1),
    ]


def _how(sheet: Sheet, intake: ReportIntake) -> list[Flowable]:
    field, yes_no, moment = sheet.field, sheet.words.yes_no, sheet.formats.moment
    fields: list[Field] = [
        field(N_("Report number"), intake.report_number),
        field(N_("Case number"), intake.case_number),
        field(N_("Received"), moment(intake.received_at)),
        field(N_("Registered"), moment(intake.registered_at)),
        field(N_("Channel"), intake.channel),
        field(N_("Kind of report"), intake.kind),
        field(N_("Reporter is"), intake.reporter_relation),
        field(N_("Reporter is anonymous"), yes_no(intake.reporter_is_anonymous), YES_NO),
        field(N_("Source organisation"), intake.source_organisation),
        field(N_("Forwarded by"), intake.forwarding_organisation),
        field(N_("Refers to a campaign"), yes_no(intake.refers_to_campaign), YES_NO),
        field(N_("Duplicate of report"), intake.duplicate_of),
    ]
    return sheet.fields(*fields)


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
