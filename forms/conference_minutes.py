"""FRM-16: the minutes of a conference."""

from reportlab.platypus import Flowable

from consulaat.papers.conference_minutes import ConferenceMinutes
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from forms.signature_block import Signer, signature_block
from resources.texts import N_


def render(minutes: ConferenceMinutes) -> bytes:
    """Return the minutes as a PDF file."""
    return build_pdf(minutes, lambda sheet: _body(sheet, minutes))


def _body(sheet: Sheet, minutes: ConferenceMinutes) -> list[Flowable]:
    field, moment = sheet.field, sheet.formats.moment
    return [
        *sheet.heading(N_("The conference")),
        *sheet.fields(
            field(N_("Held on"), moment(minutes.held_at)),
            field(N_("How"), minutes.medium),
            field(N_("Chair"), minutes.chair),
            field(N_("Grounds"), sheet.words.list(minutes.grounds)),
        ),
        *sheet.passage(N_("Participants"), "\n".join(minutes.participants), lines=3),
        *sheet.passage(N_("Occasion"), minutes.occasion, lines=2),
        *sheet.passage(N_("Discussed"), minutes.discussed, lines=6),
        *sheet.heading(N_("Decisions")),
        *_decisions(sheet, minutes),
        *sheet.heading(N_("Actions")),
        *_actions(sheet, minutes),
        *sheet.fields(field(N_("Next conference"), moment(minutes.next_conference_at))),
        *_reopened(sheet, minutes),
        signature_block(
            sheet,
            [
                Signer(
                    part=N_("Adopted by the chair"),
                    name=minutes.adopted_by,
                    signed_at=moment(minutes.adopted_at),
                ),
                Signer(part=N_("For the hub")),
            ],
        ),
    ]


def _reopened(sheet: Sheet, minutes: ConferenceMinutes) -> list[Flowable]:
    """Return why the minutes were changed after they had been adopted; nothing when they never were."""
    if not minutes.reopened_reason:
        return []
    return sheet.passage(N_("Changed after they had been adopted, because"), minutes.reopened_reason, lines=1)


def _decisions(sheet: Sheet, minutes: ConferenceMinutes) -> list[Flowable]:
    columns = [
        Column(label=N_("Decision"), share=48),
        Column(label=N_("About"), share=20),
        Column(label=N_("Taken by"), share=18),
        Column(label=N_("Valid until"), share=14),
    ]
    read, day = sheet.words.read, sheet.formats.short_day
    rows = [(each.text, read(each.kind), each.taken_by, day(each.valid_until)) for each in minutes.decisions]
    return sheet.table(columns, rows)


def _actions(sheet: Sheet, minutes: ConferenceMinutes) -> list[Flowable]:
    columns = [
        Column(label=N_("What to do"), share=44),
        Column(label=N_("Side"), share=16),
        Column(label=N_("Assigned to"), share=16),
        Column(label=N_("Due on"), share=13),
        Column(label=N_("State"), share=11),
    ]
    read, day = sheet.words.read, sheet.formats.short_day
    rows = [
        (each.text, read(each.side), each.assignee, day(each.due_on), read(each.state))
        for each in minutes.actions
    ]
    return sheet.table(columns, rows)
