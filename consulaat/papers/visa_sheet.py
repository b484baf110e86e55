"""FRM-13: a visa application together with the question to the immigration service."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRow:
    """A child that travels along."""

    name: str
    original_script_name: str = ""
    born_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaSheet(Paper):
    """What the immigration service needs to answer; nothing about what happened to the person."""

    code: ClassVar[str] = "FRM-13"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Visa and consultation sheet")
    audience: ClassVar[str] = N_("Immigration service (IND)")
    is_internal: ClassVar[bool] = False

    first_authority_contact_on: str = ""
    first_authority: str = ""

    surname: str = ""
    given_names: str = ""
    original_script_name: str = ""
    born_on: str = ""
    birth_place: str = ""
    birth_country: Text = ""
    nationalities: tuple[Text, ...] = ()
    v_number: str = ""

    residence_kind: Text = ""
    lawful_residence: Text = ""
    residence_document_number: str = ""
    residence_valid_until: date | None = None
    document_is_held: bool | None = None
    main_residence: Text = ""
    withheld_documents: tuple[Text, ...] = ()

    visa_kind: Text = ""
    application_number: str = ""
    submitted_on: date | None = None
    appeared_in_person: bool | None = None
    travel_document: str = ""
    reason: str = ""
    children: tuple[ChildRow, ...] = ()

    question: str = ""
    question_sent_at: datetime | None = None
    answer: Text = ""
    answer_received_at: datetime | None = None
    answered_by: str = ""

    decision: Text = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    decision_due_on: date | None = None
    term_is_extended: bool | None = None
    visa_valid_from: date | None = None
    visa_valid_until: date | None = None
    visa_days: int | None = None
