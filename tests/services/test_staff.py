"""Staff: what another store writes about our people gives them no rights here."""

from pathlib import Path

from consulaat.records.user import User, UserRole
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock

WORDS = "drie blauwe olifanten dansen"


def founded(folder: Path, post: str, role: str, admin: str) -> Office:
    made = bootstrap.found_store(
        folder, post=post, role=role, admin=admin, words=lambda: WORDS, rehearsal=True, clock=RealClock()
    )
    return made.office


def test_a_bundle_gives_nobody_a_role_here(tmp_path: Path) -> None:
    post = founded(tmp_path / "post", "RAB", "post", "anna")
    headquarters = founded(tmp_path / "hq", "DCV", "hq", "hanna")
    ilse = post.staff.add("ilse", frozenset({UserRole.INTAKE_OFFICER}), WORDS).user
    card, code = headquarters.trust.own_card(), headquarters.trust.own().code
    headquarters.trust.add(post.trust.own_card(), post.trust.own().code)
    post.trust.add(card, code)
    there = tmp_path / "there"
    there.mkdir()
    headquarters.imports.take_in([("a", post.exports.export("DCV", there).files[0])])
    headquarters.desk.change("user", ilse.id, {"roles": ["CHEF_DE_POSTE"]})
    (result,) = post.imports.take_in([("b", headquarters.exports.export("RAB", there).files[0])])
    assert result.state == "merged"
    post.close()
    headquarters.close()

    again = bootstrap.open_office(tmp_path / "post", "ilse", WORDS)

    with again.store.work(again.desk.by) as work:
        assert work.get(User, again.desk.by).roles == {UserRole.HEAD_OF_MISSION}
    assert again.officer.roles == {UserRole.INTAKE_OFFICER}
    again.close()
