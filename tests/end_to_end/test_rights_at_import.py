"""What comes in by bundle from someone without the right to it is kept, and the case says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from consulaat.records.access import ProvisionalDecision
from consulaat.records.case import Case
from consulaat.records.ids import CaseId, UserId
from consulaat.records.money import Commitment, CommitmentState
from consulaat.records.registry import from_json
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.records.user import User, UserRole
from consulaat.services.cases import CaseDesk
from consulaat.services.file_result import FileResult
from consulaat.services.ports import UnitOfWork
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId, new_id
from tests.builders import START, Post, a_post, acquainted
from tests.end_to_end.exchanges import a_case_at


@dataclass
class Met:
    """A post with people of several roles, headquarters, and a case both know."""

    post: Post
    hague: Post
    case: Case
    people: dict[str, UserId]

    def saved(
        self, by: str, *records: User | Commitment | RiskAssessment | ProvisionalDecision, load: bool = False
    ) -> None:
        """Write records under a name, past every check, as a program that does not check would."""
        self.post.clock.pass_by(minutes=1)
        with self.post.store.work(self.people[by]) as work:
            for each in records:
                work.save(each, load=load)
            work.commit()

    def sent(self) -> FileResult:
        """Bring everything over."""
        self.hague.clock.at = self.post.clock.at
        (result,) = self.hague.imports(self.post.exports(self.hague))
        return result

    def findings(self) -> list[str]:
        """Return what the case says at headquarters of who wrote what."""
        checked = CaseDesk(self.hague.store, self.hague.officer).check(self.case.id)
        return [each.code for each in checked.findings if each.code in CODES]


CODES = {"RECORDED_WITHOUT_RIGHT", "DECIDED_ON_OWN_WORK"}


@pytest.fixture
def met(tmp_path: Path) -> Iterator[Met]:
    post, hague = a_post(tmp_path / "rabat", "RAB"), a_post(tmp_path / "hague", "DCV", "hq", seed=2)
    acquainted(post, hague)
    case = a_case_at(post)
    people = {"anna": post.by}
    with post.store.work(post.by) as work:
        for name, role in (
            ("vera", UserRole.VISA_OFFICER),
            ("cora", UserRole.CONSULAR_OFFICER),
            ("hans", UserRole.HEAD_OF_SECTION),
        ):
            people[name] = UserId(a_user(work, name, role).id)
        work.commit()
    yield Met(post, hague, case, people)
    post.store.close()
    hague.store.close()


def a_user(work: UnitOfWork, name: str, *roles: UserRole) -> User:
    return work.save(User(id=new_id(), name=name, display_name=name, roles=frozenset(roles)))


def a_risk(met: Met) -> RiskAssessment:
    return RiskAssessment(
        id=new_id(),
        case=CaseId(met.case.id),
        assessed_at=START,
        assessed_by=met.post.by,
        level=RiskLevel.HIGH,
        reason="gesprek",
    )


def a_commitment(met: Met, by: str, state: CommitmentState = CommitmentState.REQUESTED) -> Commitment:
    values: dict[str, Json] = {
        "id": new_id(),
        "case": met.case.id,
        "funding_source": new_id(),
        "amount": {"amount": "100.00", "currency": "EUR"},
        "categories": ["K01"],
        "state": state.value,
        "requested_by": met.people[by],
    }
    made = from_json(Commitment, values)
    assert isinstance(made, Commitment)
    return made


def test_what_everyone_may_write_says_nothing(met: Met) -> None:
    met.saved("cora", a_risk(met), a_commitment(met, "cora"))

    result = met.sent()

    assert (result.state, result.overstepped, result.warnings) == ("merged", (), ())
    assert met.findings() == []


def test_a_record_of_someone_whose_role_does_not_allow_it_is_kept_and_told(met: Met) -> None:
    risk = a_risk(met)
    met.saved("vera", risk)

    result = met.sent()

    assert result.state == "merged"
    assert [(each.what.value, each.record) for each in result.overstepped] == [
        ("RECORDED_WITHOUT_RIGHT", risk.id)
    ]
    assert len(result.warnings) == 1
    assert met.findings() == ["RECORDED_WITHOUT_RIGHT"]
    with met.hague.store.work(met.hague.by) as work:
        assert work.get(RiskAssessment, risk.id).level is risk.level


def test_roles_count_as_they_were_at_that_moment(met: Met) -> None:
    risk = a_risk(met)
    met.saved("vera", risk)
    with met.post.store.work(met.post.by) as work:
        vera = work.get(User, RecordId(met.people["vera"]))
    met.saved("anna", with_roles(vera, UserRole.CONSULAR_OFFICER))
    later = a_risk(met)
    met.saved("vera", later)

    assert [each.record for each in met.sent().overstepped] == [risk.id]


def with_roles(user: User, *roles: UserRole) -> User:
    return replace(user, roles=frozenset(roles))


def decided(met: Met, commitment: Commitment, by: str, *others: ProvisionalDecision) -> None:
    with met.post.store.work(met.people[by]) as work:
        old = work.get(Commitment, commitment.id)
    met.saved(by, replace(old, state=CommitmentState.APPROVED), *others)


def test_who_decides_on_what_they_asked_for_is_told_of(met: Met) -> None:
    own, others = a_commitment(met, "hans"), a_commitment(met, "cora")
    met.saved("cora", own, others)
    decided(met, own, "hans")
    decided(met, others, "hans")

    result = met.sent()

    assert [(each.what.value, each.record) for each in result.overstepped] == [
        ("DECIDED_ON_OWN_WORK", own.id)
    ]
    assert met.findings() == ["DECIDED_ON_OWN_WORK"]


def test_a_decision_taken_alone_and_marked_so_has_its_own_finding_only(met: Met) -> None:
    own = a_commitment(met, "hans")
    met.saved("cora", own)
    marked = from_json(
        ProvisionalDecision,
        {
            "id": new_id(),
            "case": met.case.id,
            "subject_kind": "commitment",
            "subject": own.id,
            "verb": "approve",
            "decided_by": met.people["hans"],
            "decided_at": "2026-07-06T09:10:00Z",
            "ratify_until": "2026-07-08",
        },
    )
    assert isinstance(marked, ProvisionalDecision)
    decided(met, own, "hans", marked)

    assert met.sent().overstepped == ()


def test_loaded_history_is_not_held_against_who_loaded_it(met: Met) -> None:
    met.saved("vera", a_risk(met), load=True)

    assert met.sent().overstepped == ()
    assert met.findings() == []


def test_of_an_author_nobody_here_knows_nothing_is_said(met: Met) -> None:
    met.people["niemand"] = UserId(new_id())
    met.saved("niemand", a_risk(met))

    assert met.sent().overstepped == ()


def test_what_the_own_people_wrote_is_not_judged_again(met: Met) -> None:
    met.saved("vera", a_risk(met))
    met.sent()

    here = CaseDesk(met.post.store, met.post.officer).check(CaseId(met.case.id))

    assert not [each for each in here.findings if each.code in CODES]
