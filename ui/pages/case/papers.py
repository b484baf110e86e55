"""Which papers a case can have; no Qt."""

from typing import Final

from resources.texts import N_, _
from ui.pages.case.presenter import Overview
from ui.pages.papers.presenter import Offer
from ui.pages.records.layout import line_of

# Which record of a case a paper is about: code, title, type of record.
PAPERS: Final = (
    ("FRM-01", N_("Report intake"), "report"),
    ("FRM-02", N_("Safe contact card"), "contact_protocol"),
    ("FRM-04", N_("Consent to a travel document for a minor"), "consent"),
    ("FRM-11", N_("Nationality conclusion"), "nationality_inquiry"),
    ("FRM-13", N_("Visa and consultation sheet"), "visa_application"),
    ("FRM-21", N_("Letter: not processed, or refusal intended"), "travel_document_application"),
    ("FRM-15", N_("Own safety plan, for the person"), "safety_plan"),
    ("FRM-16", N_("Conference minutes"), "case_conference"),
    ("FRM-23", N_("Travel folder"), "journey"),
    ("FRM-14", N_("Hand-over to the hub or Safe at Home"), "handover"),
    ("FRM-18", N_("Case cost account"), "case"),
    ("FRM-24", N_("Closing note"), "case"),
    ("FRM-26", N_("Who read this file"), "case"),
)


def offers_of(overview: Overview) -> list[Offer]:
    """Return the papers that a case can have, one per record they are about."""
    found: list[Offer] = []
    shown = overview.shown
    for code, title, type_ in PAPERS:
        if code not in overview.may_print:
            continue
        records = (overview.case,) if type_ == "case" else overview.page.records.get(type_, ())
        for record in records:
            line = line_of(record, shown)
            found.append(Offer(code, record.id, _("{title} – {line}", title=_(title), line=line)))
    return found
