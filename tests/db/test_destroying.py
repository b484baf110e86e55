"""What is destroyed by law leaves no trace; the chains still verify, and by no way does it come back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from consulaat.records.case import Case, Involvement, InvolvementRole
from consulaat.records.ids import CaseId, PersonId
from consulaat.records.person import DuplicateDecision, DuplicateOutcome, Marriage, MarriageKind, Person
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.task import Task
from consulaat.services.destroying import Destroyed
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId, new_id
from db.check import faults
from tests.builders import Post, a_post, acquainted, everything
from tests.canaries import CANARY, keep_canaries

SHARED: Final = frozenset(
    {
        *("user", "organisation", "exchange_rate", "funding_source", "safehouse", "holiday"),
        *("campaign", "campaign_measurement", "attendance_check", "destruction_list"),
    }
)
NAME: Final = "Wilhelmstein"
PAGE: Final = 4096
RESERVED: Final = 80  # of each page: its initial vector and its code of authentication


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    made = a_post(tmp_path / "rabat")
    yield made
    made.store.close()


@pytest.fixture
def hague(tmp_path: Path) -> Iterator[Post]:
    made = a_post(tmp_path / "hague", "DCV", "hq")
    yield made
    made.store.close()


def a_case(post: Post, surname: str = NAME, person: RecordId | None = None) -> Case:
    with post.store.work(post.by) as work:
        if person is None:
            person = work.save(Person(id=new_id(), given_names="Nadia", surname=surname)).id
        case = work.save(Case(id=new_id(), person=PersonId(person), closure_note=surname))
        work.save(Task(id=new_id(), case=CaseId(case.id), side=Side.POST, description=surname))
        work.commit()
    return case


def destroy(post: Post, *cases: Case) -> Destroyed:
    with post.store.work(post.by, whole=True) as work:
        done = work.destroying.destroy([CaseId(each.id) for each in cases])
        work.act("VERNIETIGEN", forgotten=list(done.acts))
        work.commit()
        work.destroying.wipe()
    return done


def counted(post: Post) -> dict[str, int]:
    with post.store.work(post.by, whole=True) as work:
        return {type_name(made): work.count(made) for made in RECORDS if work.count(made)}


def decrypted(post: Post) -> bytes:
    """Return every byte of the store as its pages hold them, those that are free included."""
    post.store.close()
    data = (post.folder / "store.db").read_bytes()
    found = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        salt = 16 if start == 0 else 0  # the salt of the file stands before its first page
        body, iv = page[salt : PAGE - RESERVED], page[PAGE - RESERVED :][:16]
        opened = Cipher(algorithms.AES(post.key), modes.CBC(iv)).decryptor()
        found.append(opened.update(body) + opened.finalize())
    post.reopen()
    return b"".join(found)


def is_whole(post: Post) -> bool:
    return faults(post.store.connection, post.store.journal) == ()


def test_nothing_of_a_destroyed_case_is_left_in_any_page(post: Post) -> None:
    """Every text of every record that goes with a case held the name; so did acts, drafts and sealed values."""
    with post.store.work(post.by) as work:
        known = {name: new_id() for name in SHARED}
        ids = keep_canaries(work, **known)
        work.act("ZOEKEN", words=f"{CANARY} Rabat")
        work.act("ONTHULLEN", "person", ids["person"], reason=f"asked by {CANARY}")
        work.act("ZOEKEN", words="somebody else")
        work.remember(f"draft/task/{ids['task']}", {"typed": {"title": CANARY}})
        work.remember("draft/contact/new", {"case": ids["case"], "typed": {"summary": CANARY}})
        work.remember("recent/cases", [ids["case"], "f" * 32])
        work.remember("view/persons", {"text": CANARY})
        work.commit()
    assert CANARY.encode() in decrypted(post)

    with post.store.work(post.by) as work:
        case = work.get(Case, ids["case"])
    done = destroy(post, case)

    left = decrypted(post)
    assert CANARY.encode() not in left
    assert CANARY.lower().encode() not in left
    assert set(counted(post)) == {"user", "funding_source"}
    assert done.records["person"] == 1
    assert len(done.acts) == 2
    assert is_whole(post)
    with post.store.work(post.by) as work:
        assert work.remembered("") == {"recent/cases": ["f" * 32]}
        assert [each["words"] for each in work.acts(99) if "words" in each] == ["somebody else"]


def test_other_cases_stay_as_they_were(post: Post) -> None:
    gone, stays = a_case(post), a_case(post, "Blijver")
    before = everything(post)
    with post.store.work(post.by) as work:
        names = {each.id for made in RECORDS for each in work.find(made)}

    destroy(post, gone)

    with post.store.work(post.by) as work:
        (case,) = work.find(Case)
        (task,) = work.find(Task)
        left = {each.id for made in RECORDS for each in work.find(made)}
    assert (case.id, task.description) == (stays.id, "Blijver")
    assert len(names - left) == 3
    assert NAME.encode() in before
    assert NAME.encode() not in everything(post)
    assert is_whole(post)


def test_a_person_whom_another_case_knows_stays(post: Post) -> None:
    one = a_case(post)
    other = a_case(post, "Blijver")
    with post.store.work(post.by) as work:
        work.save(
            Involvement(
                id=new_id(), case=CaseId(other.id), person=one.person, role=InvolvementRole.FAMILY_MEMBER
            )
        )
        work.commit()

    assert "person" not in destroy(post, one).records
    assert counted(post)["person"] == 2

    destroy(post, other)
    assert "person" not in counted(post)
    assert is_whole(post)


def test_the_other_file_about_the_same_person_goes_along(post: Post) -> None:
    case = a_case(post)
    with post.store.work(post.by) as work:
        double = work.save(Person(id=new_id(), surname=NAME))
        work.save(
            DuplicateDecision(
                id=new_id(),
                person=case.person,
                other_person=PersonId(double.id),
                outcome=DuplicateOutcome.SAME,
                reason=NAME,
            )
        )
        work.commit()

    assert destroy(post, case).records["person"] == 2
    assert NAME.encode() not in decrypted(post)


def married(post: Post, one: PersonId, other: PersonId) -> None:
    with post.store.work(post.by) as work:
        for each, partner in ((one, other), (other, one)):
            person = work.get(Person, each)
            work.save(replace(person, marriages=(Marriage(kind=MarriageKind.RELIGIOUS, partner=partner),)))
        work.commit()


def test_two_who_married_do_not_hold_each_other(post: Post) -> None:
    case = a_case(post)
    with post.store.work(post.by) as work:
        partner = work.save(Person(id=new_id(), surname=NAME))
        work.commit()
    assert case.person is not None
    married(post, case.person, PersonId(partner.id))

    assert destroy(post, case).records["person"] == 2
    assert NAME.encode() not in decrypted(post)


def test_a_partner_whom_another_case_is_about_holds_the_one_who_is_named_there(post: Post) -> None:
    one, other = a_case(post), a_case(post, "Blijver")
    assert one.person is not None
    assert other.person is not None
    married(post, one.person, other.person)

    assert "person" not in destroy(post, one).records
    assert destroy(post, other).records["person"] == 2
    assert is_whole(post)


def test_rows_that_moved_from_page_to_page_leave_nothing_behind(post: Post) -> None:
    cases = [a_case(post, f"Verplaatst-{number:02}-" * 40) for number in range(24)]
    with post.store.work(post.by) as work:
        for number, case in enumerate(cases):
            long = f"Verplaatst-{number:02}-" * (20 + 9 * (number % 7))
            work.save(replace(work.get(Case, case.id), closure_note=long))
        work.commit()
    gone = range(0, 24, 3)

    destroy(post, *(cases[number] for number in gone))

    left = decrypted(post)
    assert [number for number in gone if f"Verplaatst-{number:02}".encode() in left] == []
    assert b"Verplaatst-01" in left


def test_what_a_kill_left_in_the_pages_is_gone_after_the_next_opening(post: Post) -> None:
    case = a_case(post)
    with post.store.work(post.by, whole=True) as work:
        work.act("VERNIETIGEN", forgotten=list(work.destroying.destroy([CaseId(case.id)]).acts))
        work.commit()
    before = post.store.connection.row("SELECT 1 FROM meta WHERE name = 'traces'")

    post.reopen()

    assert before == (1,)
    assert post.store.connection.row("SELECT 1 FROM meta WHERE name = 'traces'") is None
    assert NAME.encode() not in decrypted(post)
    assert is_whole(post)


def test_without_room_to_write_anew_work_goes_on_and_the_next_opening_finishes_it(post: Post) -> None:
    resource = pytest.importorskip("resource")
    case = a_case(post)
    with post.store.work(post.by, whole=True) as work:
        work.act("VERNIETIGEN", forgotten=list(work.destroying.destroy([CaseId(case.id)]).acts))
        work.commit()
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
        try:
            assert not work.destroying.wipe()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "case" not in counted(post)

    post.reopen()

    assert NAME.encode() not in decrypted(post)
    assert is_whole(post)


def test_a_destroyed_line_that_is_altered_is_named(post: Post) -> None:
    destroy(post, a_case(post))
    row = post.store.connection.row("SELECT max(number) FROM line WHERE text IS NULL")
    assert row
    post.store.connection.run("UPDATE line SET digest = zeroblob(32) WHERE number = ?", row)

    assert faults(post.store.connection, post.store.journal) == (f"journal: {post.id[:8]} {row[0]}",)


def test_words_taken_from_an_act_that_no_destruction_names_are_a_fault(post: Post) -> None:
    with post.store.work(post.by) as work:
        work.act("ZOEKEN", words=NAME)
        work.commit()
    sql = "UPDATE act SET text = replace(text, ?, ?) WHERE instr(text, 'words')"
    post.store.connection.run(sql, (f'"words":"{NAME}"', '"forgotten":true'))

    assert faults(post.store.connection, post.store.journal) == ("acts",)


def test_a_destruction_that_is_undone_took_nothing(post: Post) -> None:
    case = a_case(post)
    before = everything(post)
    with post.store.work(post.by) as work:
        work.destroying.destroy([CaseId(case.id)])

    assert everything(post) == before
    assert is_whole(post)


# -- between stores


def sent(sender: Post, receiver: Post) -> bytes:
    data = sender.exports(receiver)
    assert [each.state for each in receiver.imports(data)] == ["merged"]
    return data


def test_what_is_destroyed_at_a_post_leaves_the_hague_as_it_was(post: Post, hague: Post) -> None:
    acquainted(post, hague)
    case = a_case(post)
    sent(post, hague)
    before = everything(hague)
    destroy(post, case)

    sent(post, hague)

    assert everything(hague) == before
    assert is_whole(hague)
    assert is_whole(post)


def test_what_a_post_never_sent_travels_as_a_skip_once_it_is_destroyed(post: Post, hague: Post) -> None:
    acquainted(post, hague)
    gone, stays = a_case(post), a_case(post, "Blijver")
    destroy(post, gone)

    sent(post, hague)

    with hague.store.work(hague.by) as work:
        assert [each.id for each in work.find(Case)] == [stays.id]
    assert is_whole(hague)


def test_a_destroyed_case_does_not_come_back_by_a_bundle_that_was_on_its_way(post: Post, hague: Post) -> None:
    """The Hague went on with the case: what it changed, and what it added, is let go at the post."""
    acquainted(post, hague)
    case = a_case(post)
    sent(post, hague)
    with hague.store.work(hague.by) as work:
        work.save(replace(work.get(Case, case.id), closure_note=f"{NAME} again"))
        task = work.save(Task(id=new_id(), case=CaseId(case.id), side=Side.POST, description=NAME))
        work.commit()
    a_case(hague, "Elders")
    on_its_way = hague.exports(post)
    destroy(post, case)

    (result,) = post.imports(on_its_way)

    assert result.state == "merged"
    assert "case" not in counted(post)
    assert NAME.encode() not in decrypted(post)
    assert is_whole(post)

    # What is added later under what came now is known as well.
    with hague.store.work(hague.by) as work:
        work.save(replace(work.get(Task, task.id), description=f"{NAME} later"))
        work.commit()
    sent(hague, post)
    assert "task" not in counted(post)
    assert is_whole(post)
    assert post.imports(on_its_way)[0].state == "already-imported"


def test_a_case_destroyed_at_the_hague_does_not_come_back_from_the_post(post: Post, hague: Post) -> None:
    acquainted(post, hague)
    case, other = a_case(post), a_case(post, "Blijver")
    sent(post, hague)
    destroy(hague, case)
    with post.store.work(post.by) as work:
        work.save(replace(work.get(Case, case.id), closure_note=f"{NAME} again"))
        work.save(replace(work.get(Case, other.id), closure_note="verder"))
        work.commit()

    sent(post, hague)

    with hague.store.work(hague.by) as work:
        assert [(each.id, each.closure_note) for each in work.find(Case)] == [(other.id, "verder")]
    assert is_whole(hague)
    sent(post, hague)
    assert is_whole(hague)
