"""The desk for attachments: files come in checked, are seen inside, and leave only with a reason.

The bytes and the record that names them are kept in one transaction. Looking at an attachment, printing it and
saving it outside are acts. Nothing is deleted.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from consulaat.content.detect import media_of
from consulaat.content.media import Media, is_shown, words_for
from consulaat.content.reading import read_file, shown_name, title_of
from consulaat.content.refusals import DisguisedRefusedError, FileRefusedError
from consulaat.errors import InvalidInputError, RefusedError
from consulaat.records.about import Record
from consulaat.records.attachment import Attachment
from consulaat.records.case import Case
from consulaat.records.ids import CaseId, PersonId, UserId
from consulaat.records.person import Person
from consulaat.records.registry import from_json, record_class
from consulaat.records.user import User
from consulaat.rules.filling import filled
from consulaat.rules.findings import Finding, refuse_on
from consulaat.rules.permissions import ATTACHMENT, PRINT, NoRightError, Right, read_right
from consulaat.rules.validation import checks
from consulaat.services.fields import FilledByProgramError
from consulaat.services.naming import find_record
from consulaat.services.noted_reads import note_reading
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.progress import told
from consulaat.services.reach import seen_resolver
from consulaat.services.rights import note_refusal
from consulaat.services.surroundings import around
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId, new_id
from resources.texts import N_, _

CheckPdf = Callable[[bytes], None]
TYPE: Final = "attachment"
ADDING: Final = N_("Adding files")
_OWN_FIELDS: Final = frozenset(
    {"media_kind", "sha256", "size_bytes", "subject_kind", "subject", "case", "person"}
)


class NoOwnerError(InvalidInputError):
    """An attachment belongs to a case or a person."""

    code = "attachment-without-owner"
    sentence = N_("Say of which case or person this is.")
    next_step = N_("Name a case with --case, or a person with --person.")
    in_window = N_("Choose a case or a person.")


class NotHereYetError(RefusedError):
    """The record is here, its bytes are not."""

    code = "attachment-not-here"
    sentence = N_("The content of this attachment has not been received yet.")
    next_step = N_("It comes with a later bundle; ask the sender for it.")


class ReasonNeededError(InvalidInputError):
    """Who takes an attachment out of the store says why."""

    code = "reason-needed"
    sentence = N_("Say why this attachment leaves the store.")
    next_step = N_("Give a reason in your own words; it is noted.")


class NotShownError(RefusedError):
    """Files of this type are kept and never opened."""

    code = "attachment-not-shown"
    sentence = N_("Files of this type are kept but never opened here.")
    next_step = N_("Save it outside with a reason, on a computer that may open it.")


class MayNotBePrintedError(RefusedError):
    """The record says that there may be no copy on paper."""

    code = "attachment-not-printed"
    sentence = N_("This attachment may not be printed.")
    next_step = N_("Look at it on the screen.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An attachment as it was kept, and what the rules had to say."""

    attachment: Attachment
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One of several files: what became of it."""

    name: str
    added: Added | None = None
    refusal: FileRefusedError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An attachment with its bytes."""

    attachment: Attachment
    data: bytes = field(repr=False)


class AttachmentDesk:
    """Takes in, lists, shows and gives out attachments for one officer."""

    def __init__(self, store: Store, officer: User, check_pdf: CheckPdf) -> None:
        self._store = store
        self._officer = officer
        self._check_pdf = check_pdf

    def add(
        self,
        content: Path | bytes,
        *,
        name: str = "",
        case: str = "",
        person: str = "",
        subject: tuple[str, str] | None = None,
        fields: Mapping[str, Json] | None = None,
    ) -> Added:
        """Keep a file with a case, a person or one of their records; raise FileRefusedError and say why.

        ``name`` is the name that the file had: nothing but a title to propose. ``fields`` are fields of the record.
        """
        if not case and not person:
            raise NoOwnerError
        name = name or (content.name if isinstance(content, Path) else "")
        try:
            data, media = self.looked_over(content, name)
        except FileRefusedError as error:
            error.where = error.where or shown_name(name)
            raise
        with self._store.work(UserId(self._officer.id)) as work:
            record = self._record(work, data, media, name, (case, person), subject, dict(fields or {}))
            findings = refuse_on(checks(record, around(work, self._officer, record)))
            work.begin()
            work.blobs.keep(data)
            kept = work.save(record)
            work.commit()
        return Added(attachment=kept, findings=findings)

    def add_all(self, files: Sequence[tuple[str, Path | bytes]], case: str) -> tuple[Attempt, ...]:
        """Keep files with a case, each by itself: a refused one does not stop the others.

        Stopped half way, those that are in stay in.
        """
        made: list[Attempt] = []
        for name, content in told(self._store.progress, ADDING, files):
            try:
                made.append(Attempt(name=name, added=self.add(content, name=name, case=case)))
            except FileRefusedError as error:
                made.append(Attempt(name=name, refusal=error))
        return tuple(made)

    def looked_over(self, content: Path | bytes, name: str = "") -> tuple[bytes, Media]:
        """Return bytes and type of a file that may come in; nothing of the store is touched."""
        data = content if isinstance(content, bytes) else read_file(content)
        media = media_of(data, name)
        if media is Media.PDF:
            self._check_pdf(data)
        return data, media

    def of_case(self, text: str) -> tuple[tuple[Attachment, bool], ...]:
        """Return the attachments of a case, each with whether its bytes are here."""
        with self._store.work(UserId(self._officer.id)) as work:
            case = work.get(Case, find_record(work, Case, text))
            self._require(work, read_right(Case), case)
            found = work.find(Attachment, case=CaseId(case.id))
            here = work.blobs.here({each.sha256 for each in found})
            note_reading(work, self._officer.id, "case", case.id)
            work.commit()
        return tuple((each, each.sha256 in here) for each in found)

    def open(self, text: str) -> Opened:
        """Return an attachment to look at; the looking is noted."""
        with self._store.work(UserId(self._officer.id)) as work:
            found = self._opened(work, text)
            if not is_shown(found.attachment.media_kind):
                raise NotShownError
            if (
                media_of(found.data) != found.attachment.media_kind
            ):  # it came in a bundle and is something else
                raise DisguisedRefusedError
            work.act("LEZEN", TYPE, found.attachment.id, content=True)
            work.commit()
        return found

    def note_print(self, text: str, pages: int) -> None:
        """Note that an attachment was printed; raise when that may not be."""
        with self._store.work(UserId(self._officer.id)) as work:
            found = work.get(Attachment, find_record(work, Attachment, text))
            self._require_owner(work, found)
            self._require(work, PRINT, found)
            if not found.may_be_printed:
                raise MayNotBePrintedError
            work.act("AFDRUKKEN", TYPE, found.id, pages=pages)
            work.commit()

    def save(self, text: str, reason: str, write: Callable[[bytes], Path]) -> Path:
        """Give an attachment out of the store; who, why and that it was done is noted first."""
        if not reason.strip():
            raise ReasonNeededError
        with self._store.work(UserId(self._officer.id)) as work:
            found = self._opened(work, text)
            self._require(work, PRINT, found.attachment)
            work.act("EXPORTEREN", TYPE, found.attachment.id, reason=reason.strip())
            work.commit()
        return write(found.data)

    # -- inside

    def _record(
        self,
        work: UnitOfWork,
        data: bytes,
        media: Media,
        name: str,
        owner: tuple[str, str],
        subject: tuple[str, str] | None,
        fields: dict[str, Json],
    ) -> Attachment:
        for each in fields:
            if each in _OWN_FIELDS:
                raise FilledByProgramError(field=each, type=TYPE, where=each)
        case, person = self._owner(work, *owner)
        resolve = seen_resolver(work, self._officer, ATTACHMENT)
        if fields.get("translation_of"):
            fields["translation_of"] = resolve(TYPE, str(fields["translation_of"]))
        if subject is not None:
            fields |= {
                "subject_kind": subject[0],
                "subject": find_record(work, record_class(subject[0]), subject[1]),
            }
        values: dict[str, Json] = {
            "title": title_of(name) or _(words_for(media.value)),
            **{each: value for each, value in fields.items() if value is not None},
            "id": new_id(),
            "media_kind": media.value,
            "sha256": hashlib.sha256(data).hexdigest(),
            "size_bytes": len(data),
            "case": case,
            "person": person,
        }
        record = cast("Attachment", from_json(Attachment, values))
        return filled(record, around(work, self._officer, record))

    def _owner(self, work: UnitOfWork, case: str, person: str) -> tuple[CaseId | None, PersonId | None]:
        """Return whose the attachment will be; raise when this officer may not add to it."""
        owners: list[Record] = []
        found: list[RecordId | None] = [None, None]
        for place, (made, text) in enumerate(((Case, case), (Person, person))):
            if text:
                found[place] = find_record(work, made, text)
                owners.append(work.get(made, cast("RecordId", found[place])))
        for each in owners:
            self._require(work, ATTACHMENT, each)
        return cast("CaseId | None", found[0]), cast("PersonId | None", found[1])

    def _opened(self, work: UnitOfWork, text: str) -> Opened:
        found = work.get(Attachment, find_record(work, Attachment, text))
        self._require_owner(work, found)
        data = work.blobs.read(found.sha256)
        if data is None:
            raise NotHereYetError
        return Opened(attachment=found, data=data)

    def _require_owner(self, work: UnitOfWork, found: Attachment) -> None:
        """Let an attachment be read by who may read its case; one without a case by who may read its person."""
        cases = work.find(Case, id=found.case) if found.case else ()
        people = work.find(Person, id=found.person) if found.person and not cases else ()
        owner: Record = next(iter((*cases, *people)), found)
        self._require(work, read_right(type(owner)), owner)

    def _require(self, work: UnitOfWork, right: Right, record: Record) -> None:
        try:
            right.require(self._officer, record)
        except NoRightError as refused:
            note_refusal(work, refused, Attachment, record)
            raise
