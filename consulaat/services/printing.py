"""Papers: filled in from the records, or empty; who may have them made, and the note that they were."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Protocol

from consulaat.errors import InvalidInputError
from consulaat.papers.common import Paper
from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.conference import CaseConference
from consulaat.records.contact import ContactProtocol
from consulaat.records.custody import Consent
from consulaat.records.ids import CaseId, PersonId, UserId
from consulaat.records.journey import Handover, Journey
from consulaat.records.keeping import DestructionList
from consulaat.records.money import Payment
from consulaat.records.nationality import NationalityInquiry
from consulaat.records.plan import SafetyPlan
from consulaat.records.registry import type_name
from consulaat.records.report import Report
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.records.user import User
from consulaat.records.visa import VisaApplication
from consulaat.rules.permissions import (
    AUDIT,
    DESTRUCTION,
    IMPORT,
    PRINT,
    STATISTICS,
    NoRightError,
    Right,
    read_right,
)
from consulaat.services.addressing import MustNotBeAddressedError, may_be_addressed
from consulaat.services.figures.figure import FigureProfile
from consulaat.services.intake_sheets import require_count
from consulaat.services.numbering import Numbering
from consulaat.services.papers import (
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
from consulaat.services.papers.material import Material
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.rights import note_refusal
from consulaat.services.statistics import StatisticsDesk
from consulaat.services.unnamed import NamesHelperError, require_unnamed
from resources.texts import N_
from resources.texts import language as language_in_use

OVERVIEW: Final = "FRM-25"
IMPORT_REPORT: Final = "FRM-28"


class UnknownFormError(InvalidInputError):
    """There is no form with this code."""

    code = "unknown-form"
    sentence = N_("There is no such form. There are {codes}.")
    next_step = N_("Choose one of these; see them with: consulaat forms")


class FormFacts(Protocol):
    """What a list of forms shows; title and audience are texts of the catalogue."""

    @property
    def code(self) -> str:
        """The code of the form."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def version(self) -> str:
        """Which version of the form this is."""

    @property
    def audience(self) -> str:
        """Whom it is for."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be made in."""


class Printer(Protocol):
    """Draws papers; the floor of the forms fulfils it."""

    @property
    def FORMS(self) -> Sequence[FormFacts]:  # noqa: N802 - a table of the module that fulfils this
        """The forms there are."""

    def render(self, content: Paper) -> bytes:
        """Return a paper as a PDF file."""

    def blank(
        self, code: str, *, language: str = "nl", post: str = "", made_at: datetime | None = None
    ) -> bytes:
        """Return the empty form of a code."""

    def numbered(
        self, numbers: Sequence[str], *, language: str = "nl", post: str = "", made_at: datetime | None = None
    ) -> bytes:
        """Return empty intake forms in one file, each with its own number."""

    def page_count(self, data: bytes) -> int:
        """Return how many pages a paper has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper that was made."""

    form: str
    version: str
    pages: int
    sha256: str
    data: bytes = field(repr=False)


def _to_nobody(_work: UnitOfWork, _record: Record) -> tuple[PersonId, ...]:
    return ()


def _to_giver(_work: UnitOfWork, consent: Consent) -> tuple[PersonId, ...]:
    return (consent.giver,) if consent.giver else ()


def _to_applicant(_work: UnitOfWork, application: TravelDocumentApplication) -> tuple[PersonId, ...]:
    return (application.person,)


def _to_person(work: UnitOfWork, plan: SafetyPlan) -> tuple[PersonId, ...]:
    return (work.get(Case, plan.case).person,)


def _to_travellers(_work: UnitOfWork, journey: Journey) -> tuple[PersonId, ...]:
    return journey.travellers


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a paper comes from.

    How its record is found, what it says, whose reading right it takes, the one right that stands for all, and
    into whose hands it is given.
    """

    find: Callable[[UnitOfWork, str], Record]
    content: Callable[[Material, Any], Paper]
    reads: type[Record]
    right: Right | None = None
    addressees: Callable[[UnitOfWork, Any], tuple[PersonId, ...]] = _to_nobody

    @property
    def rights(self) -> tuple[Right, ...]:
        """Who may have the paper made: who may print and read that, or has the one right it takes."""
        return (self.right,) if self.right else (PRINT, read_right(self.reads))


# Who may not read what stands on a paper, may not print it either.
_SOURCES: Final = {
    "FRM-01": _Source(report_intake.find, report_intake.content, Report),
    "FRM-02": _Source(safe_contact_card.find, safe_contact_card.content, ContactProtocol),
    "FRM-04": _Source(consent_form.find, consent_form.content, Consent, addressees=_to_giver),
    "FRM-11": _Source(nationality_conclusion.find, nationality_conclusion.content, NationalityInquiry),
    "FRM-13": _Source(visa_sheet.find, visa_sheet.content, VisaApplication),
    "FRM-14": _Source(handover_summary.find, handover_summary.content, Handover),
    "FRM-15": _Source(own_plan.find, own_plan.content, SafetyPlan, addressees=_to_person),
    "FRM-16": _Source(conference_minutes.find, conference_minutes.content, CaseConference),
    "FRM-18": _Source(cost_account.find, cost_account.content, Payment),
    "FRM-21": _Source(
        decline_letter.find, decline_letter.content, TravelDocumentApplication, addressees=_to_applicant
    ),
    "FRM-23": _Source(travel_folder.find, travel_folder.content, Journey, addressees=_to_travellers),
    "FRM-24": _Source(closing_note.find, closing_note.content, Case),
    "FRM-26": _Source(read_overview.find, read_overview.content, Case, AUDIT),
    "FRM-27": _Source(destruction_proof.find, destruction_proof.content, DestructionList, DESTRUCTION),
}


class PrintDesk:
    """Makes papers for one officer and notes each as an act."""

    def __init__(self, store: Store, officer: User, printer: Printer, statistics: StatisticsDesk) -> None:
        self._store = store
        self._officer = officer
        self._printer = printer
        self._statistics = statistics

    def forms(self) -> tuple[FormFacts, ...]:
        """Return the forms that can be made."""
        return tuple(self._printer.FORMS)

    def forms_for_officer(self) -> tuple[FormFacts, ...]:
        """Return the forms about a record that the officer may have made."""
        return tuple(
            each
            for each in self._printer.FORMS
            if each.code in _SOURCES
            and not any(
                finding for right in _SOURCES[each.code].rights for finding in right.objections(self._officer)
            )
        )

    def make(self, code: str, ref: str, language: str) -> Made:
        """Return the paper of a record; ``ref`` is its id or reference, for FRM-25 FROM..UNTIL.

        A refused attempt is noted too. The figures of FRM-25 are in the language in use, as all figures are.
        """
        form = self._form(code)
        if form.code == OVERVIEW:
            return self.overview(*period_overview.read_period(ref))
        if form.code == IMPORT_REPORT:
            return self._of_import(form, ref, language)
        source = _SOURCES[form.code]
        with self._store.work(UserId(self._officer.id)) as work:
            self._require(work, form, None, *source.rights)
            record = source.find(work, ref)
            own = source.rights if isinstance(record, source.reads) else source.rights[:1]
            self._require(work, form, record, *own)
            self._require_safe(work, form, record, source)
            material = Material(work=work, officer=self._officer, language=_known(language, form))
            content = source.content(material, record)
            self._require_unnamed(work, form, record, content)
            work.act("AFDRUKKEN", type_name(record), record.id, form=form.code)
            made = self._made(form, self._printer.render(content))
            work.commit()
        return made

    def _of_import(self, form: FormFacts, ref: str, language: str) -> Made:
        with self._store.work(UserId(self._officer.id)) as work:
            self._require(work, form, None, IMPORT)
            report = import_report.find(work, ref)
            material = Material(work=work, officer=self._officer, language=_known(language, form))
            work.act("AFDRUKKEN", form=form.code, report=report.id)
            made = self._made(form, self._printer.render(import_report.content(material, report)))
            work.commit()
        return made

    def note_copy(self, code: str, ref: str, *, pages: int = 0) -> None:
        """Note that a paper that was made left the store: to a printer with so many pages, else to a file."""
        form = self._form(code)
        action = "AFDRUKKEN" if pages else "EXPORTEREN"
        facts: dict[str, Any] = {"pages": pages} if pages else {}
        if form.code == IMPORT_REPORT:
            with self._store.work(UserId(self._officer.id)) as work:
                self._require(work, form, None, IMPORT)
                work.act(action, form=form.code, report=ref, is_copy=True, **facts)
                work.commit()
            return
        source = _SOURCES[form.code]
        with self._store.work(UserId(self._officer.id)) as work:
            record = source.find(work, ref)
            self._require(work, form, record, PRINT)
            self._require_safe(work, form, record, source)
            work.act(action, type_name(record), record.id, form=form.code, is_copy=True, **facts)
            work.commit()

    def overview(self, start: date, until: date, profile: FigureProfile = FigureProfile.INTERNAL) -> Made:
        """Return the figures of a period as FRM-25, in the language in use."""
        form = self._form(OVERVIEW)
        with self._store.work(UserId(self._officer.id)) as work:
            self._require(work, form, None, PRINT, STATISTICS)
            counted = self._statistics.overview(start, until, profile=profile)
            material = Material(work=work, officer=self._officer, language=language_in_use())
            work.act(
                "AFDRUKKEN",
                form=form.code,
                period=f"{start.isoformat()}..{until.isoformat()}",
                profile=profile.value,
            )
            made = self._made(form, self._printer.render(period_overview.content(material, counted)))
            work.commit()
        return made

    def blank(self, code: str, language: str) -> Made:
        """Return an empty form, to be filled in by hand."""
        form = self._form(code)
        with self._store.work(UserId(self._officer.id)) as work:
            self._require(work, form, None, PRINT)
            material = Material(work=work, officer=self._officer, language=_known(language, form))
            work.act("AFDRUKKEN", form=form.code, is_blank=True)
            data = self._printer.blank(
                form.code,
                language=material.language,
                post=material.post_name,
                made_at=material.moment(work.now()),
            )
            work.commit()
        return self._made(form, data)

    def numbered(self, code: str, language: str, count: int) -> Made:
        """Return empty intake sheets, each with a number that the report typed in from it gets."""
        form = self._form(code)
        require_count(form.code, count)
        with self._store.work(UserId(self._officer.id)) as work:
            self._require(work, form, None, PRINT)
            material = Material(work=work, officer=self._officer, language=_known(language, form))
            numbers = Numbering(work).reserved(count)
            work.act("AFDRUKKEN", form=form.code, is_blank=True, first=numbers[0], sheets=count)
            data = self._printer.numbered(
                numbers,
                language=material.language,
                post=material.post_name,
                made_at=material.moment(work.now()),
            )
            work.commit()
        return self._made(form, data)

    def _form(self, code: str) -> FormFacts:
        known = {form.code: form for form in self._printer.FORMS}
        if code.upper() not in known:
            raise UnknownFormError(codes=", ".join(known))
        return known[code.upper()]

    def _made(self, form: FormFacts, data: bytes) -> Made:
        return Made(
            form=form.code,
            version=form.version,
            pages=self._printer.page_count(data),
            sha256=hashlib.sha256(data).hexdigest(),
            data=data,
        )

    def _require_safe(self, work: UnitOfWork, form: FormFacts, record: Record, source: _Source) -> None:
        """Refuse a paper for someone to whom nothing may be sent; the attempt is noted."""
        if may_be_addressed(work, source.addressees(work, record)):
            return
        work.act("MISLUKT", type_name(record), record.id, form=form.code, reason=MustNotBeAddressedError.code)
        work.commit()
        raise MustNotBeAddressedError

    def _require_unnamed(self, work: UnitOfWork, form: FormFacts, record: Record, content: Paper) -> None:
        """Refuse a paper that names a helper who is to stay unnamed; the attempt is noted."""
        case = CaseId(record.id) if isinstance(record, Case) else getattr(record, "case", None)
        try:
            require_unnamed(work, case, content)
        except NamesHelperError as refused:
            work.act("MISLUKT", type_name(record), record.id, form=form.code, reason=refused.code)
            work.commit()
            raise

    def _require(self, work: UnitOfWork, form: FormFacts, record: Record | None, *rights: Right) -> None:
        try:
            for right in rights:
                right.require(self._officer, record)
        except NoRightError as refused:
            note_refusal(work, refused, type(record) if record else None, record, form=form.code)
            raise


def _known(language: str, form: FormFacts) -> str:
    return language if language in form.languages else "nl"
