"""A paper, picture or recording that is kept with a case or a person (domain §3.17).

The record says what it is; its bytes stand in the store once under their SHA-256 and follow in a bundle after the
words, so that a record may be here before its bytes are.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import AttachmentId, CaseId, PersonId
from consulaat.values.ids import RecordId
from consulaat.values.partial_date import PartialDate
from resources.texts import N_


class AttachmentKind(StrEnum):
    """What an attachment is."""

    LETTER = "BRIEF"
    MESSAGE = "BERICHT"
    PHOTO = "FOTO"
    DEED = "AKTE"
    IDENTITY_PAPER = "IDENTITEITSBEWIJS"
    FORM = "FORMULIER"
    INVOICE = "FACTUUR"
    REGISTER_ANSWER = "REGISTERANTWOORD"
    RULING = "UITSPRAAK"
    MEDICAL = "MEDISCH"
    RECORDING = "OPNAME"
    OFFICIAL_RECORD = "PROCES_VERBAAL"
    OTHER = "OVERIG"


class OriginalHolder(StrEnum):
    """Who has the original paper."""

    PERSON = "BETROKKENE"
    POST_SAFE = "POST_KLUIS"
    NGO = "NGO"
    RETURNED = "TERUGGEGEVEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """One stored paper, picture or recording."""

    BELONGS_TO: ClassVar = ("case", "person")

    title: Annotated[str, About(N_("Title"), searchable=Search.TEXT)]
    media_kind: Annotated[str, About(N_("File type"), filled=True, merge=Merge.FIXED)]
    sha256: Annotated[str, About(N_("Digest"), filled=True, merge=Merge.FIXED)]
    size_bytes: Annotated[int, About(N_("Size in bytes"), filled=True, merge=Merge.FIXED)]
    kind: Annotated[AttachmentKind | None, About(N_("Kind"))] = None
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    subject_kind: Annotated[str | None, About(N_("Type of the record it belongs to"), filled=True)] = None
    subject: Annotated[RecordId | None, About(N_("Record it belongs to"), filled=True)] = None
    dated_on: Annotated[PartialDate | None, About(N_("Date"))] = None
    origin: Annotated[str | None, About(N_("Origin"), searchable=Search.TEXT)] = None
    language: Annotated[str | None, About(N_("Language"))] = None
    translation_of: Annotated[AttachmentId | None, About(N_("Translation of"))] = None
    evidential_value: Annotated[str | None, About(N_("Value as evidence"))] = None
    may_be_bundled: Annotated[bool, About(N_("May be sent in a bundle"))] = True
    may_be_printed: Annotated[bool, About(N_("May be printed"))] = True
    original_holder: Annotated[OriginalHolder | None, About(N_("Who has the original"))] = None
    original_returned_on: Annotated[date | None, About(N_("Original returned on"))] = None
