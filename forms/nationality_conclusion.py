"""FRM-11: the conclusion of a nationality inquiry, with what it rests on and two signatures."""

from reportlab.platypus import Flowable

from consulaat.papers.nationality_conclusion import NationalityConclusion
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from forms.signature_block import Signer, signature_block
from resources.texts import N_


def render(conclusion: NationalityConclusion) -> bytes:
    """Return the concluding sheet as a PDF file."""
    return build_pdf(conclusion, lambda sheet: _body(sheet, conclusion))


def _body(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    return [
        *sheet.key(N_("Outcome"), sheet.words.read(conclusion.outcome)),
        *sheet.note(N_("This conclusion holds for this application only.")),
        *sheet.heading(N_("Person")),
        *_person(sheet, conclusion),
        *sheet.heading(N_("Acquisition")),
        *_acquisition(sheet, conclusion),
        *sheet.heading(N_("Steps of the inquiry")),
        *_steps(sheet, conclusion),
        *sheet.heading(N_("Evidence")),
        *_evidence(sheet, conclusion),
        *sheet.heading(N_("Loss check")),
        *_loss(sheet, conclusion),
        *sheet.heading(N_("Limit date of the loss period")),
        *_clock(sheet, conclusion),
        *sheet.heading(N_("Conclusion")),
        *sheet.passage(N_("Conclusion and reasons"), conclusion.conclusion, lines=6),
        *sheet.passage(N_("Missing fact"), conclusion.missing_fact, lines=1),
        *_signatures(sheet, conclusion),
    ]


def _person(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    field = sheet.field
    birth_place = ", ".join(
        filter(None, (conclusion.birth_place, sheet.words.read(conclusion.birth_country)))
    )
    return sheet.fields(
        field(N_("Surname"), conclusion.surname),
        field(N_("Given names"), conclusion.given_names),
        field(N_("Name in original script"), conclusion.original_script_name),
        field(N_("Born on"), conclusion.born_on),
        field(N_("Place and country of birth"), birth_place),
        field(N_("Nationalities"), sheet.words.list(conclusion.nationalities)),
    )


def _acquisition(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    field = sheet.field
    code, ground = conclusion.acquisition_code, sheet.words.read(conclusion.acquisition_ground)
    return sheet.fields(
        field(N_("Ground"), " · ".join(filter(None, (code, ground)))),
        field(N_("Article"), conclusion.acquisition_article),
        field(N_("Acquired on"), conclusion.acquired_on),
        field(N_("Decisive date"), sheet.formats.day(conclusion.decisive_on)),
    )


def _steps(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    read = sheet.words.read
    columns = [
        Column(label=N_("Step"), share=9),
        Column(label=N_("Description"), share=45),
        Column(label=N_("State"), share=18),
        Column(label=N_("Reason"), share=28),
    ]
    return sheet.table(
        columns, [(row.code, read(row.description), read(row.state), row.reason) for row in conclusion.steps]
    )


def _evidence(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    read, yes_no = sheet.words.read, sheet.words.yes_no
    columns = [
        Column(label=N_("Kind"), share=19),
        Column(label=N_("Number"), share=16),
        Column(label=N_("Authority, country"), share=20),
        Column(label=N_("Dated"), share=14),
        Column(label=N_("Original seen"), share=10),
        Column(label=N_("Legalisation"), share=14),
        Column(label=N_("Authenticity"), share=14),
    ]
    rows = [
        (
            read(row.kind),
            row.number,
            ", ".join(filter(None, (row.authority, read(row.country)))),
            row.dated_on,
            yes_no(row.original_was_seen),
            read(row.legalisation),
            read(row.authenticity),
        )
        for row in conclusion.evidence
    ]
    return sheet.table(columns, rows)


def _loss(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    read = sheet.words.read
    columns = [
        Column(label=N_("Rule"), share=11),
        Column(label=N_("Question"), share=45),
        Column(label=N_("Answer"), share=13),
        Column(label=N_("Remark"), share=31),
    ]
    rows = [(row.rule, read(row.question), read(row.answer), row.note) for row in conclusion.loss_answers]
    return sheet.table(columns, rows)


def _clock(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    earliest, latest = conclusion.earliest_limit_on, conclusion.latest_limit_on
    limit = " – ".join(dict.fromkeys(sheet.formats.day(day) for day in (earliest, latest) if day))
    lost = [sheet.field(N_("Lost on"), conclusion.lost_on)] if conclusion.lost_on else []
    return [
        *sheet.key(
            N_("Limit (earliest – latest)"),
            limit,
            N_("The limit is a signal, not a decision. Issuing a travel document starts the period again."),
        ),
        *sheet.fields(
            sheet.field(N_("Period starts on"), conclusion.loss_starts_on),
            sheet.field(N_("Signal"), conclusion.loss_signal),
            *lost,
        ),
    ]


def _signatures(sheet: Sheet, conclusion: NationalityConclusion) -> list[Flowable]:
    moment = sheet.formats.moment
    signers = [
        Signer(
            part=N_("Established by"),
            name=conclusion.established_by,
            signed_at=moment(conclusion.established_at),
        ),
        Signer(
            part=N_("Second reader"),
            name=conclusion.second_read_by,
            signed_at=moment(conclusion.second_read_at),
        ),
    ]
    return [signature_block(sheet, signers)]
