"""Which papers there are, and how each is drawn, filled in or empty."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, NamedTuple

from consulaat.papers.closing_note import ClosingNote
from consulaat.papers.common import Label, Paper, PaperFrame
from consulaat.papers.conference_minutes import ConferenceMinutes
from consulaat.papers.consent_form import ConsentForm
from consulaat.papers.cost_account import CostAccount
from consulaat.papers.decline_letter import DeclineLetter
from consulaat.papers.destruction_proof import DestructionProof
from consulaat.papers.handover_summary import HandoverSummary
from consulaat.papers.import_report import ImportReportPaper
from consulaat.papers.nationality_conclusion import NationalityConclusion
from consulaat.papers.own_plan import OwnPlan
from consulaat.papers.period_overview import PeriodOverview
from consulaat.papers.read_overview import ReadOverview
from consulaat.papers.report_intake import ReportIntake
from consulaat.papers.safe_contact_card import SafeContactCard
from consulaat.papers.travel_folder import TravelFolder
from consulaat.papers.visa_sheet import VisaSheet
from forms import (
    closing_note,
    conference_minutes,
    consent_form,
    cost_account,
    decline_letter,
    destruction_proof,
    handover_summary,
    import_report,
    nationality_conclusion,
    own_plan,
    period_overview,
    read_overview,
    report_intake,
    safe_contact_card,
    travel_folder,
    visa_sheet,
)
from resources.texts import N_


class Form(NamedTuple):
    """What a list of forms shows; title and audience are texts of the catalogue."""

    code: str
    title: str
    version: str
    audience: str
    languages: tuple[str, ...]


_RENDERERS: Final[dict[type[Paper], Callable[[Any], bytes]]] = {
    ReportIntake: report_intake.render,
    SafeContactCard: safe_contact_card.render,
    ConsentForm: consent_form.render,
    NationalityConclusion: nationality_conclusion.render,
    VisaSheet: visa_sheet.render,
    HandoverSummary: handover_summary.render,
    OwnPlan: own_plan.render,
    ConferenceMinutes: conference_minutes.render,
    CostAccount: cost_account.render,
    DeclineLetter: decline_letter.render,
    TravelFolder: travel_folder.render,
    ClosingNote: closing_note.render,
    PeriodOverview: period_overview.render,
    ReadOverview: read_overview.render,
    DestructionProof: destruction_proof.render,
    ImportReportPaper: import_report.render,
}
FORMS: Final = tuple(
    Form(kind.code, kind.title, kind.version, kind.audience, kind.languages) for kind in _RENDERERS
)
_KINDS: Final = {kind.code: kind for kind in _RENDERERS}
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")


def render(content: Paper) -> bytes:
    """Return a paper as a PDF file; the same content gives the same bytes."""
    return _RENDERERS[type(content)](content)


def blank(code: str, *, language: str = "nl", post: str = "", made_at: datetime | None = None) -> bytes:
    """Return the empty form of a code, to be printed and filled in by hand."""
    kind = _KINDS[code]
    return render(kind(frame=_empty(kind, language, post, made_at)))


def numbered(
    numbers: Sequence[str], *, language: str = "nl", post: str = "", made_at: datetime | None = None
) -> bytes:
    """Return empty intake forms in one file, each with its own number."""
    frame = _empty(ReportIntake, language, post, made_at)
    return report_intake.render_set(
        [ReportIntake(frame=replace(frame, reference=number)) for number in numbers]
    )


def _empty(kind: type[Paper], language: str, post: str, made_at: datetime | None) -> PaperFrame:
    marking = Label(N_("Departmental confidential")) if kind.is_internal else ""
    return PaperFrame(post=post, made_at=made_at, language=language, classification=marking, is_blank=True)


def page_count(data: bytes) -> int:
    """Return how many pages a paper of ours has; its page objects are written out plainly."""
    return len(_PAGE.findall(data))
