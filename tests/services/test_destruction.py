"""Lists for destruction: who proposes, approves and carries out, and what holds a case at the last moment."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from consulaat.errors import LockedError
from consulaat.kept_backups import KeptBackup, name_of
from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId, PersonId, UserId
from consulaat.records.keeping import DestructionList, DestructionState, RetentionCode
from consulaat.records.person import Person
from consulaat.records.task import Task
from consulaat.records.user import User, UserRole
from consulaat.rules.findings import StandsInTheWayError
from consulaat.services.desk import Desk
from consulaat.services.destruction import DestructionDesk, NotConfirmedError, NothingDueError
from consulaat.values.canonical import Json
from consulaat.values.codes import Side
from consulaat.values.ids import derived_id, new_id
from db.check import faults
from tests.builders import Post, a_post, acquainted
from tests.end_to_end.exchanges import set_at

LONG_AGO = timedelta(days=9999)


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    made = a_post(tmp_path / "rabat")
    yield made
    made.store.close()


@pytest.fixture
def hague(tmp_path: Path, post: Post) -> Iterator[Post]:
    made = a_post(tmp_path / "hague", "DCV", "hq", clock=post.clock)
    acquainted(post, made)
    yield made
    made.store.close()


def a_head(post: Post, name: str, *roles: UserRole) -> User:
    user = User(
        id=derived_id("user", post.store.identity.post, name),
        name=name,
        display_name=name.title(),
        roles=frozenset(roles or {UserRole.HEAD_OF_SECTION}),
    )
    with post.store.work(post.by) as work:
        work.save(user)
        work.commit()
    return user


def a_closed_case(post: Post, **fields: Any) -> Case:  # noqa: ANN401 - any field of a case
    with post.store.work(post.by) as work:
        person = fields.pop("person", None) or work.save(Person(id=new_id(), surname="Wilhelmstein")).id
        case = work.save(
            Case(
                id=new_id(),
                person=PersonId(person),
                neutral_reference=f"CA-{new_id()[:6]}",
                state=CaseState.CLOSED,
                closed_at=post.clock.now() - LONG_AGO,
                retention_class=RetentionCode.ASSISTANCE_CASE,
            )
        )
        work.save(Task(id=new_id(), case=CaseId(case.id), description="Wilhelmstein", side=Side.POST))
        case = work.save(replace(case, **fields))
        work.commit()
    return case


def desk(post: Post, officer: User, *backups: KeptBackup) -> DestructionDesk:
    return DestructionDesk(post.store, officer, lambda: backups)


def step(post: Post, officer: User, list_: DestructionList, verb: str, **fields: str) -> DestructionList:
    outcome = Desk(post.store, officer).advance("destruction_list", list_.id, verb, fields)
    assert isinstance(outcome.record, DestructionList)
    return outcome.record


def an_approved_list(post: Post) -> DestructionList:
    (list_,) = desk(post, a_head(post, "bram")).propose()
    return step(post, a_head(post, "cora"), list_, "approve")


def confirmed(post: Post, hague: Post) -> None:
    """Let The Hague take in all there is and say so."""
    assert hague.imports(post.exports(hague))[0].state == "merged"
    assert post.imports(hague.exports(post))[0].state == "merged"


def codes(error: StandsInTheWayError) -> set[str]:
    return {each.code for each in error.findings}


def cases_in(post: Post) -> set[str]:
    with post.store.work(post.by, whole=True) as work:
        return {each.id for each in work.find(Case)}


def test_a_case_is_due_ten_years_after_it_was_closed_and_no_day_before(post: Post) -> None:
    bram, case = a_head(post, "bram"), a_closed_case(post, closed_at=post.clock.now())
    post.clock.at = post.clock.at.replace(year=2036, day=5)
    assert desk(post, bram).due() == ()
    with pytest.raises(NothingDueError):
        desk(post, bram).propose()

    post.clock.pass_by(days=1)

    (due,) = desk(post, bram).due()
    assert due.neutral_reference == case.neutral_reference
    assert due.code is RetentionCode.ASSISTANCE_CASE


@pytest.mark.parametrize(
    "fields",
    [
        {"is_on_legal_hold": True},
        {"retention_class": RetentionCode.PERMANENT},
        {"state": CaseState.IN_PROGRESS, "closed_at": None},
    ],
)
def test_what_is_held_permanent_or_open_is_never_proposed(post: Post, fields: dict[str, Any]) -> None:
    a_closed_case(post, **fields)

    assert desk(post, a_head(post, "bram")).due() == ()


def test_a_case_whose_person_has_another_open_case_stays(post: Post) -> None:
    case = a_closed_case(post)
    a_closed_case(post, person=case.person, state=CaseState.IN_PROGRESS, closed_at=None)

    assert desk(post, a_head(post, "bram")).due() == ()


def test_a_case_sealed_to_others_is_on_the_list_by_its_reference_alone(post: Post) -> None:
    case = a_closed_case(post)

    (list_,) = desk(post, a_head(post, "bram")).propose()

    assert list_.subjects == (case.neutral_reference,)
    assert list_.state is DestructionState.PROPOSED


def test_one_list_is_made_for_each_class_and_no_case_stands_on_two(post: Post) -> None:
    bram = a_head(post, "bram")
    a_closed_case(post)
    a_closed_case(post, retention_class=RetentionCode.DOCUMENT_SHORT)

    (long,) = desk(post, bram).propose(RetentionCode.DOCUMENT_SHORT)
    (assistance,) = desk(post, bram).propose()

    assert not set(long.subjects) & set(assistance.subjects)
    with pytest.raises(NothingDueError):
        desk(post, bram).propose()
    step(post, bram, long, "withdraw", reason="not yet")
    assert [each.code for each in desk(post, bram).due()] == [RetentionCode.DOCUMENT_SHORT]


def test_nobody_approves_the_list_they_proposed_not_even_alone_at_a_post(post: Post) -> None:
    a_closed_case(post)
    bram = a_head(post, "bram")
    (list_,) = desk(post, bram).propose()
    set_at(post, User, post.officer.id, roles=frozenset({UserRole.CONSULAR_OFFICER}))

    with pytest.raises(StandsInTheWayError) as refused:
        step(post, bram, list_, "approve")

    assert codes(refused.value) == {"FOUR_EYES"}


def test_a_list_is_not_carried_out_as_a_plain_step_nor_before_it_is_approved(post: Post) -> None:
    a_closed_case(post)
    bram = a_head(post, "bram")
    (list_,) = desk(post, bram).propose()
    with pytest.raises(StandsInTheWayError) as refused:
        desk(post, bram).carry_out(list_.id, "RAB")
    assert codes(refused.value) == {"WRONG_STATE"}

    approved = step(post, a_head(post, "cora"), list_, "approve")
    with pytest.raises(StandsInTheWayError) as refused:
        step(post, bram, approved, "carry-out")
    assert codes(refused.value) == {"CONFIRM_DESTRUCTION"}
    with pytest.raises(NotConfirmedError):
        desk(post, bram).carry_out(list_.id, "TUN")


@pytest.mark.parametrize(
    "role", [UserRole.CONSULAR_OFFICER, UserRole.HEAD_OF_MISSION, UserRole.ADMINISTRATOR]
)
def test_only_heads_and_headquarters_have_to_do_with_destruction(post: Post, role: UserRole) -> None:
    other = desk(post, a_head(post, "eva", role))
    for call in (other.due, other.propose, other.lists, lambda: other.carry_out("x", "RAB")):
        with pytest.raises(LockedError):
            call()


def test_nothing_is_destroyed_that_the_hague_has_not_confirmed(post: Post, hague: Post) -> None:
    case = a_closed_case(post)
    list_ = an_approved_list(post)
    bram = a_head(post, "bram")
    with pytest.raises(StandsInTheWayError) as refused:
        desk(post, bram).carry_out(list_.id, "RAB")
    assert codes(refused.value) == {"NOT_CONFIRMED"}
    assert cases_in(post) == {case.id}

    confirmed(post, hague)
    done = desk(post, bram).carry_out(list_.id, "rab")

    assert done.references == (case.neutral_reference,)
    assert cases_in(post) == set()
    assert faults(post.store.connection, post.store.journal) == ()


def test_what_is_put_on_hold_meanwhile_is_left_out_and_said(post: Post, hague: Post) -> None:
    gone, held, reopened = (a_closed_case(post) for _ in range(3))
    list_ = an_approved_list(post)
    set_at(post, Case, held.id, is_on_legal_hold=True)
    set_at(post, Case, reopened.id, state=CaseState.IN_PROGRESS, closed_at=None)
    confirmed(post, hague)
    made = post.clock.now() - timedelta(days=1)
    backup = KeptBackup(path=Path(name_of(made)), made_at=made, size=1)

    done = desk(post, a_head(post, "bram"), backup).carry_out(list_.id, "RAB")

    assert cases_in(post) == {held.id, reopened.id}
    assert {each.code for each in done.left_out} == {"ON_LEGAL_HOLD", "NOT_CLOSED"}
    assert done.list.state is DestructionState.CARRIED_OUT
    assert done.list.destroyed == (gone.neutral_reference,)
    assert set(done.list.left_out) == {held.neutral_reference, reopened.neutral_reference}
    assert done.list.record_count == 3
    assert done.list.backups == (backup.path.name,)


def test_an_open_conflict_holds_its_case(post: Post, hague: Post) -> None:
    case = a_closed_case(post)
    list_ = an_approved_list(post)
    confirmed(post, hague)
    set_at(post, Case, case.id, hub_contact="one")
    set_at(hague, Case, case.id, hub_contact="other")
    confirmed(post, hague)

    with pytest.raises(StandsInTheWayError) as refused:
        desk(post, a_head(post, "bram")).carry_out(list_.id, "RAB")

    assert "CONFLICT_OPEN" in codes(refused.value)


def test_headquarters_sees_what_a_post_destroyed_and_people_there_decide(post: Post, hague: Post) -> None:
    case = a_closed_case(post)
    list_ = an_approved_list(post)
    confirmed(post, hague)
    desk(post, a_head(post, "bram")).carry_out(list_.id, "RAB")
    confirmed(post, hague)

    daan = a_head(hague, "daan", UserRole.HEADQUARTERS_OFFICER)
    (standing,) = desk(hague, daan).lists()
    assert standing.is_carried_out_elsewhere
    assert cases_in(hague) == {case.id}

    done = desk(hague, daan).carry_out(list_.id, "DCV")

    assert cases_in(hague) == set()
    assert done.list.carried_out_by == UserId(derived_id("user", "RAB", "bram"))
    (standing,) = desk(hague, daan).lists()
    assert not standing.is_carried_out_elsewhere
    assert faults(hague.store.connection, hague.store.journal) == ()
    with pytest.raises(StandsInTheWayError) as refused:
        desk(hague, daan).carry_out(list_.id, "DCV")
    assert codes(refused.value) == {"NOTHING_HERE"}


def test_legal_hold_is_set_and_lifted_with_a_new_reason_by_a_head(post: Post) -> None:
    case = a_closed_case(post)
    officer = Desk(post.store, a_head(post, "anke", UserRole.CONSULAR_OFFICER))
    head = Desk(post.store, a_head(post, "bram"))
    hold: dict[str, Json] = {"is_on_legal_hold": True, "legal_hold_reason": "court"}
    with pytest.raises(StandsInTheWayError) as refused:
        officer.change("case", case.id, hold)
    assert codes(refused.value) == {"NO_RIGHT"}
    with pytest.raises(StandsInTheWayError) as refused:
        head.change("case", case.id, {"is_on_legal_hold": True})
    assert codes(refused.value) == {"HOLD_REASON_NEEDED"}

    head.change("case", case.id, hold)
    assert [each.code for each in head.look_over("case", case.id, {"is_on_legal_hold": False})][:1] == [
        "HOLD_REASON_NEEDED"
    ]
    head.change("case", case.id, {"is_on_legal_hold": False, "legal_hold_reason": "court has decided"})

    with pytest.raises(StandsInTheWayError) as refused:
        officer.change("case", case.id, {"retention_class": "FINANCIEEL"})
    assert codes(refused.value) == {"NO_RIGHT"}
