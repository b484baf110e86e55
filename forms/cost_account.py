"""FRM-18: the account of one case for finance, under the case number only."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from consulaat.papers.cost_account import CostAccount, MoneyRow
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from forms.signature_block import Signer, signature_block
from resources.texts import N_


def render(account: CostAccount) -> bytes:
    """Return the account as a PDF file."""
    return build_pdf(account, lambda sheet: _body(sheet, account))


def _body(sheet: Sheet, account: CostAccount) -> list[Flowable]:
    return [
        *_totals(sheet, account),
        *sheet.heading(N_("Cost lines")),
        *_lines(sheet, account),
        *sheet.heading(N_("Per funding source, in euro")),
        *_sources(sheet, account),
        *sheet.heading(N_("Commitments")),
        *_bookings(sheet, account.commitments),
        *sheet.heading(N_("Payments")),
        *_bookings(sheet, account.payments),
        *sheet.heading(N_("Totals in original currency")),
        *_currencies(sheet, account),
        *sheet.heading(N_("Stays, by code name")),
        *_stays(sheet, account),
        signature_block(sheet, [Signer(part=N_("Drawn up by")), Signer(part=N_("Checked by"))]),
    ]


def _totals(sheet: Sheet, account: CostAccount) -> list[Flowable]:
    amount, field = sheet.formats.amount, sheet.field
    return [
        *sheet.note(
            N_("This account carries the case number only. Write no name and no circumstances on it.")
        ),
        *sheet.fields(
            field(N_("Estimated"), amount(account.estimated)),
            field(N_("Committed"), amount(account.committed)),
            field(N_("Invoiced"), amount(account.invoiced)),
            field(N_("Paid"), amount(account.paid)),
            field(N_("Recovered"), amount(account.recovered)),
            field(N_("Open"), amount(account.open)),
            field(N_("Rate difference"), amount(account.rate_difference)),
            field(N_("State on"), sheet.formats.day(account.as_of)),
            columns=4,
        ),
    ]


def _lines(sheet: Sheet, account: CostAccount) -> list[Flowable]:
    formats, read = sheet.formats, sheet.words.read
    columns = [
        Column(label=N_("Category"), share=25),
        Column(label=N_("Date"), share=13),
        Column(label=N_("State"), share=15),
        Column(label=N_("Source"), share=9),
        Column(label=N_("Amount"), share=19, is_figure=True),
        Column(label=N_("Rate per euro"), share=17, is_figure=True),
        Column(label=N_("In euro"), share=16, is_figure=True),
    ]
    rows = [
        (
            f"{line.category_code} · {read(line.category)}",
            formats.short_day(line.incurred_on),
            read(line.state),
            line.source_code,
            formats.amount(line.amount),
            formats.number(line.rate),
            formats.amount(line.euro_amount),
        )
        for line in account.lines
    ]
    total = (
        sheet.words.say(N_("Total estimated")),
        " ",
        " ",
        " ",
        " ",
        " ",
        formats.amount(account.estimated),
    )
    return sheet.table(columns, [*rows, total], last_is_total=True)


def _sources(sheet: Sheet, account: CostAccount) -> list[Flowable]:
    amount, read, say = sheet.formats.amount, sheet.words.read, sheet.words.say
    columns = [
        Column(label=N_("Source"), share=49),
        Column(label=N_("Committed"), share=17, is_figure=True),
        Column(label=N_("Paid"), share=17, is_figure=True),
        Column(label=N_("Open"), share=17, is_figure=True),
    ]
    rows = [
        (
            f"{source.source_code} · {read(source.source)}",
            amount(source.committed),
            amount(source.paid),
            amount(source.open),
        )
        for source in account.sources
    ]
    total = (say(N_("Total")), amount(account.committed), amount(account.paid), amount(account.open))
    return sheet.table(columns, [*rows, total], last_is_total=True)


def _bookings(sheet: Sheet, bookings: Sequence[MoneyRow]) -> list[Flowable]:
    formats = sheet.formats
    columns = [
        Column(label=N_("Source"), share=12),
        Column(label=N_("Date"), share=18),
        Column(label=N_("State"), share=20),
        Column(label=N_("Amount"), share=20, is_figure=True),
        Column(label=N_("Rate per euro"), share=18, is_figure=True),
        Column(label=N_("In euro"), share=18, is_figure=True),
    ]
    rows = [
        (
            row.source_code,
            formats.short_day(row.booked_on),
            sheet.words.read(row.state),
            formats.amount(row.amount),
            formats.number(row.rate),
            formats.amount(row.euro_amount),
        )
        for row in bookings
    ]
    return sheet.table(columns, rows)


def _currencies(sheet: Sheet, account: CostAccount) -> list[Flowable]:
    amount = sheet.formats.amount
    columns = [
        Column(label=N_("Currency"), share=16),
        Column(label=N_("Estimated"), share=21, is_figure=True),
        Column(label=N_("Committed"), share=21, is_figure=True),
        Column(label=N_("Invoiced"), share=21, is_figure=True),
        Column(label=N_("Paid"), share=21, is_figure=True),
    ]
    rows = [
        (row.currency, amount(row.estimated), amount(row.committed), amount(row.invoiced), amount(row.paid))
        for row in account.currencies
    ]
    return sheet.table(columns, rows)


def _stays(sheet: Sheet, account: CostAccount) -> list[Flowable]:
    formats = sheet.formats
    columns = [
        Column(label=N_("Code name"), share=30),
        Column(label=N_("Nights"), share=14, is_figure=True),
        Column(label=N_("Approved nights"), share=18, is_figure=True),
        Column(label=N_("Amount"), share=20, is_figure=True),
        Column(label=N_("In euro"), share=18, is_figure=True),
    ]
    rows = [
        (
            stay.code_name,
            formats.number(stay.nights),
            formats.number(stay.approved_nights),
            formats.amount(stay.amount),
            formats.amount(stay.euro_amount),
        )
        for stay in account.stays
    ]
    return sheet.table(columns, rows)
