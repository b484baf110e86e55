"""FRM-11: what a nationality inquiry found, and what it rests on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step of the inquiry and how it ended."""

    code: str
    description: Text
    state: Text
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One piece of evidence as it was seen."""

    kind: Text
    number: str = ""
    authority: str = ""
    country: Text = ""
    dated_on: str = ""
    original_was_seen: bool | None = None
    legalisation: Text = ""
    authenticity: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossRow:
    """The answer to one rule by which the nationality can be lost."""

    rule: str
    question: Text
    answer: Text
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalityConclusion(Paper):
    """The conclusion of one inquiry; it holds for one application and carries two signatures."""

    code: ClassVar[str] = "FRM-11"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Nationality conclusion")
    audience: ClassVar[str] = N_("Internal")
    is_internal: ClassVar[bool] = True

    surname: str = ""
    given_names: str = ""
    original_script_name: str = ""
    born_on: str = ""
    birth_place: str = ""
    birth_country: Text = ""
    nationalities: tuple[Text, ...] = ()

    acquisition_code: str = ""
    acquisition_ground: Text = ""
    acquisition_article: str = ""
    acquired_on: str = ""
    decisive_on: date | None = None

    steps: tuple[StepRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    loss_answers: tuple[LossRow, ...] = ()

    loss_starts_on: str = ""
    earliest_limit_on: date | None = None
    latest_limit_on: date | None = None
    loss_signal: Text = ""
    lost_on: str = ""

    outcome: Text = ""
    conclusion: str = ""
    missing_fact: str = ""
    established_by: str = ""
    established_at: datetime | None = None
    second_read_by: str = ""
    second_read_at: datetime | None = None
