"""Attachments: in with one record and once per content, seen and given out only by who may, each an act."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consulaat.content.media import Media
from consulaat.content.refusals import BrokenRefusedError, EncryptedRefusedError, FileRefusedError
from consulaat.records.attachment import Attachment
from consulaat.records.registry import MissingFieldError
from consulaat.records.user import User, UserRole
from consulaat.rules.findings import StandsInTheWayError
from consulaat.rules.permissions import NoRightError
from consulaat.services.attachments import (
    AttachmentDesk,
    MayNotBePrintedError,
    NoOwnerError,
    NotHereYetError,
    NotShownError,
    ReasonNeededError,
)
from consulaat.services.blobs import BlobDamagedError
from consulaat.services.fields import FactFixedError, FilledByProgramError
from consulaat.values.ids import RecordId
from forms.opening import check_pdf
from tests.content.samples import JPEG, a_docx, a_pdf, a_png
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = bootstrap.found_store(
        tmp_path / "store",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: "drie blauwe olifanten dansen",
        rehearsal=True,
        clock=RealClock(),
    )
    yield made.office
    made.office.close()


@pytest.fixture
def case(office: Office) -> str:
    person = office.desk.create("person", {"surname": "Haddad"}).record
    return office.desk.create("case", {"person": person.id}).record.id


def acts(office: Office) -> list[tuple[object, object]]:
    with office.store.work(office.desk.by) as work:
        return [(act["action"], act.get("reason")) for act in work.acts(50) if act["type"] == "attachment"]


def desk_of(office: Office, name: str, *roles: UserRole) -> AttachmentDesk:
    user = office.staff.add(name, frozenset(roles)).user
    assert isinstance(user, User)
    return AttachmentDesk(office.store, user, check_pdf)


def contents(office: Office) -> int:
    row = office.store.connection.row("SELECT count(*) FROM blob")
    assert row
    return int(row[0])


def test_a_file_is_kept_with_its_facts_and_comes_out_as_it_went_in(office: Office, case: str) -> None:
    data = a_pdf("Brief van de school", "Tweede bladzijde")
    kept = office.attachments.add(
        data, name="brief school.pdf", case=case, fields={"kind": "BRIEF"}
    ).attachment

    opened = office.attachments.open(kept.id)

    assert opened.data == data
    assert (kept.title, kept.media_kind, kept.size_bytes) == ("brief school", Media.PDF, len(data))
    assert kept.case == case
    assert office.attachments.of_case(case) == ((kept, True),)
    assert ("LEZEN", None) in acts(office)


def test_the_same_content_stands_in_the_store_once(office: Office, case: str) -> None:
    one = office.attachments.add(JPEG, name="a.jpg", case=case).attachment
    other = office.attachments.add(JPEG, name="b.jpg", case=case).attachment

    assert one.id != other.id
    assert one.sha256 == other.sha256
    assert contents(office) == 1


def test_a_large_content_is_kept_in_pieces(office: Office, case: str) -> None:
    data = a_png(remark=b"x" * (3 * 1024 * 1024 + 7))

    kept = office.attachments.add(data, case=case, name="scan.png").attachment

    assert office.attachments.open(kept.id).data == data
    assert office.store.connection.row("SELECT count(*) FROM blob_piece") == (4,)


def test_a_refused_file_leaves_nothing_behind(office: Office, case: str) -> None:
    for data, refusal in (
        (a_pdf(password="geheim"), EncryptedRefusedError),
        (b"%PDF-1.4 x %%EOF", BrokenRefusedError),
    ):
        with pytest.raises(refusal):
            office.attachments.add(data, name="brief.pdf", case=case)

    assert office.attachments.of_case(case) == ()
    assert contents(office) == 0


def test_a_record_that_a_rule_refuses_keeps_no_bytes(office: Office, case: str) -> None:
    with pytest.raises((StandsInTheWayError, FilledByProgramError)):
        office.attachments.add(JPEG, case=case, fields={"sha256": "0" * 64})

    assert contents(office) == 0


def test_an_attachment_belongs_to_a_case_or_a_person(office: Office, case: str) -> None:
    with pytest.raises(NoOwnerError):
        office.attachments.add(JPEG)

    person = office.desk.find("person")[0].id
    kept = office.attachments.add(JPEG, person=person, name="pasfoto.jpg").attachment
    assert (kept.case, kept.person) == (None, person)


def test_nobody_makes_the_record_without_the_bytes_or_changes_its_facts(office: Office, case: str) -> None:
    with pytest.raises(MissingFieldError):
        office.desk.create("attachment", {"title": "brief", "case": case})
    kept = office.attachments.add(JPEG, case=case, name="a.jpg").attachment
    with pytest.raises((FilledByProgramError, FactFixedError)):
        office.desk.change("attachment", kept.id, {"sha256": "0" * 64})

    changed = office.desk.change("attachment", kept.id, {"title": "Paspoort", "dated_on": "20260700"}).record
    assert isinstance(changed, Attachment)
    assert changed.title == "Paspoort"


def test_files_that_are_never_opened_are_kept_all_the_same(office: Office, case: str, tmp_path: Path) -> None:
    kept = office.attachments.add(a_docx(), name="verslag.docx", case=case).attachment

    with pytest.raises(NotShownError):
        office.attachments.open(kept.id)
    path = office.attachments.save(kept.id, "voor de rechter", lambda data: _written(tmp_path / "x", data))
    assert path.read_bytes() == a_docx()


def test_taking_a_file_out_needs_a_reason_which_is_noted(office: Office, case: str, tmp_path: Path) -> None:
    kept = office.attachments.add(JPEG, name="a.jpg", case=case).attachment
    for reason in ("", "  \n"):
        with pytest.raises(ReasonNeededError):
            office.attachments.save(kept.id, reason, lambda data: _written(tmp_path / "x", data))
    assert not (tmp_path / "x").exists()

    office.attachments.save(kept.id, "gevraagd door de rechter", lambda data: _written(tmp_path / "x", data))

    assert ("EXPORTEREN", "gevraagd door de rechter") in acts(office)


def test_what_may_not_be_printed_is_not_printed(office: Office, case: str) -> None:
    kept = office.attachments.add(JPEG, name="a.jpg", case=case).attachment
    office.attachments.note_print(kept.id, 1)
    assert ("AFDRUKKEN", None) in acts(office)

    office.desk.change("attachment", kept.id, {"may_be_printed": False})
    with pytest.raises(MayNotBePrintedError):
        office.attachments.note_print(kept.id, 1)


def test_who_may_not_see_the_case_sees_nothing_of_its_attachments(
    office: Office, case: str, tmp_path: Path
) -> None:
    kept = office.attachments.add(JPEG, name="a.jpg", case=case).attachment
    for desk in (
        desk_of(office, "ilse", UserRole.INTAKE_OFFICER),
        desk_of(office, "frans", UserRole.FINANCE_OFFICER),
    ):
        with pytest.raises(NoRightError):
            desk.of_case(case)
        with pytest.raises(NoRightError):
            desk.open(kept.id)
        with pytest.raises(NoRightError):
            desk.save(kept.id, "zomaar", lambda data: _written(tmp_path / "x", data))
    assert not (tmp_path / "x").exists()
    assert acts(office).count(("MISLUKT", "NO_RIGHT")) == 6


def test_who_only_reads_adds_nothing(office: Office, case: str) -> None:
    with pytest.raises(NoRightError):
        desk_of(office, "dirk", UserRole.HEAD_OF_MISSION).add(JPEG, name="a.jpg", case=case)

    assert contents(office) == 0


def test_content_that_has_not_come_yet_is_said_to_be_missing(office: Office, case: str) -> None:
    kept = office.attachments.add(JPEG, name="a.jpg", case=case).attachment
    with office.store.work(office.desk.by) as work:
        work.save(replace(kept, id=RecordId(kept.id[::-1]), sha256="0" * 64))
        work.commit()

    with pytest.raises(NotHereYetError):
        office.attachments.open(kept.id[::-1])
    assert [here for _kept, here in office.attachments.of_case(case)] == [True, False]


def test_content_that_was_altered_is_never_shown(office: Office, case: str) -> None:
    kept = office.attachments.add(JPEG, name="a.jpg", case=case).attachment
    office.store.connection.run("UPDATE blob_piece SET content = ?", (JPEG[::-1],))

    with pytest.raises(BlobDamagedError):
        office.attachments.open(kept.id)
    assert [(each.code, each.place) for each in office.care.check()] == [("attachment", kept.sha256[:8])]


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_of_several_files_a_refused_one_does_not_stop_the_others(office: Office, case: str) -> None:
    files = [("a.jpg", JPEG), ("virus.exe", b"MZ" + bytes(60)), ("b.pdf", a_pdf())]

    made = office.attachments.add_all(files, case)

    assert [each.added is None for each in made] == [False, True, False]
    assert made[1].refusal is not None
    assert made[1].refusal.code == "attachment-program"
    assert len(office.attachments.of_case(case)) == 2


def test_bytes_that_are_not_what_their_record_says_are_never_shown(office: Office, case: str) -> None:
    kept = office.attachments.add(JPEG, name="a.jpg", case=case).attachment
    with office.store.work(office.desk.by) as work:
        work.begin()
        digest = work.blobs.keep(b"<svg/>")
        work.save(replace(kept, id=RecordId(kept.id[::-1]), sha256=digest))
        work.commit()

    with pytest.raises(FileRefusedError):
        office.attachments.open(kept.id[::-1])
