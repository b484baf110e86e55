"""FRM-21: the letter that an application is not dealt with, or will probably be refused."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineLetter(Paper):
    """To the applicant, at the safe address only: ground, term and remedy."""

    code: ClassVar[str] = "FRM-21"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Your application for a travel document")
    audience: ClassVar[str] = N_("Applicant")
    is_internal: ClassVar[bool] = False

    applicant: str = ""
    application_number: str = ""
    document_kind: Text = ""
    applied_on: date | None = None
    is_refusal: bool = False
    ground: str = ""
    repair_until: date | None = None
    objection_weeks: int | None = None
