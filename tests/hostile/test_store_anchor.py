"""A store put back to an older copy, or without what was written last: it is noticed, work goes on, nothing is sent."""

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.office import Office, arguments, copied, meet
from tests.hostile.strikes import calls_of, require_strace, spread, struck

WHOLE = ("store.db", "slots.json", "slots.2.json")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A post and headquarters that know each other, one person at the post."""
    folder = tmp_path_factory.mktemp("anchored")
    post, hq = Office(folder / "post", "RAB"), Office(folder / "hq", "DCV", "hq", "hanna")
    post.found()
    hq.found()
    meet(post, hq)
    post.new("person", surname="Eerst")
    return post.folder, hq.folder


@pytest.fixture
def post(made: tuple[Path, Path], tmp_path: Path) -> Office:
    return copied(made[0], tmp_path / "post", "RAB", "post", "anna")


@pytest.fixture
def hq(made: tuple[Path, Path], tmp_path: Path) -> Office:
    return copied(made[1], tmp_path / "hq", "DCV", "hq", "hanna")


def alarms(office: Office) -> set[str]:
    return {each["code"] for each in office.ok("status")["alarms"]}


def rolled_back(office: Office) -> None:
    """Add someone, then put the files of the store back as they were before; the anchor stays."""
    before = office.folder.parent / "before"
    before.mkdir()
    for name in WHOLE:
        shutil.copy2(office.folder / name, before / name)
    office.new("person", surname="Later")
    for name in WHOLE:
        shutil.copy2(before / name, office.folder / name)


def test_an_older_copy_is_noticed_work_goes_on_and_it_sends_only_as_a_new_device(
    post: Office, hq: Office, tmp_path: Path
) -> None:
    first = post.export("DCV", tmp_path / "out")
    assert hq.take_in(first).code == 0
    rolled_back(post)

    assert "store-behind" in alarms(post)
    post.new("person", surname="Weer")
    assert "store-behind" in alarms(post)  # an alarm is no note of one moment
    (tmp_path / "again").mkdir()
    refused = post.refuses(1, "bundle", "export", "--to", "DCV", "-o", str(tmp_path / "again"))
    assert refused["error"]["code"] == "store-behind"
    assert list((tmp_path / "again").iterdir()) == []

    renewed = post.ok("trust", "renew")
    assert "store-behind" not in alarms(post)
    card = str(tmp_path / "new.card")
    post.ok("identity", "--card", card)
    hq.ok("trust", "add", card, "--code", renewed["public_code"])
    hq.ok("trust", "accept", "RAB", "--reason", "called the post")
    second = post.export("DCV", tmp_path / "again")
    assert hq.take_in(second).code == 0
    assert {each["surname"] for each in hq.all("person")} == {"Eerst", "Weer"}


def test_nothing_is_alarming_in_a_store_that_is_only_used(post: Office, tmp_path: Path) -> None:
    post.export("DCV", tmp_path / "out")
    for number in range(3):
        post.new("person", surname=f"Naam {number}")
    post.ok("rekey")

    status = post.ok("status")

    assert "store-behind" not in alarms(post)
    assert status["anchor"]["lines"] > 0
    assert len(status["anchor"]["head"]) == 64


@pytest.mark.parametrize("spoil", ["gone", "emptied", "altered", "of another store"])
def test_an_anchor_that_cannot_be_read_is_written_anew_and_noted(
    post: Office, hq: Office, spoil: str
) -> None:
    anchor = post.folder / "anchor.json"
    if spoil == "gone":
        anchor.unlink()
    else:
        other = (hq.folder / "anchor.json").read_bytes()
        text = anchor.read_bytes()
        anchor.write_bytes({"emptied": b"", "altered": text.replace(b'"n":', b'"n":9')}.get(spoil, other))

    assert "store-behind" not in alarms(post)

    assert b'"mac"' in anchor.read_bytes()
    post.ok("users", "add", "otto", "--role", "AUDITOR", "--new-passphrase-file", str(post.passphrase_file))
    assert "ANKER" in {each["action"] for each in post.ok("audit", "acts", user="otto")["entries"]}


def test_a_kill_at_any_moment_of_an_export_raises_no_false_alarm(post: Office, tmp_path: Path) -> None:
    require_strace()
    (tmp_path / "out").mkdir()
    command = ("bundle", "export", "--to", "DCV", "-o", str(tmp_path / "out"))
    counted = copied(post.folder, tmp_path / "counted", "RAB", "post", "anna")
    total = calls_of("fsync", tmp_path, *arguments(counted, *command))
    for number in spread(total, 4):
        struck("fsync", number, "signal=KILL", *arguments(post, *command))
        assert "store-behind" not in alarms(post), number
