"""FRM-04: the consent of one who has custody, for one document of one child."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentForm(Paper):
    """The child, the document, one application: no address, no reason, nothing of what happened."""

    code: ClassVar[str] = "FRM-04"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Consent to a travel document for a minor")
    audience: ClassVar[str] = N_("Who has custody")
    is_internal: ClassVar[bool] = False

    child_name: str = ""
    child_born_on: str = ""
    document_kind: Text = ""
    application_number: str = ""
    applied_on: date | None = None
    giver_name: str = ""
