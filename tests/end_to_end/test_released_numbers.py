"""Numbers outside the safe times on the command line: shown to nobody before the head releases them (domain §10.1)."""

from pathlib import Path

import pytest

from tests.end_to_end.office import Office
from tests.end_to_end.test_casework import Worked, a_worked_case


@pytest.fixture
def worked(tmp_path: Path) -> Worked:
    return a_worked_case(tmp_path / "post")


def test_outside_the_safe_times_the_numbers_are_shown_to_nobody_before_the_head_releases_them(
    worked: Worked,
) -> None:
    post, protocol = worked.post, worked.protocol
    assert "212600000000" not in post.run("anna", "show", "contact_protocol", protocol).out
    post.at = "2026-07-07T09:30:00Z"
    post.ok("users", "add", "kees", "--role", "CONSULAIR_MEDEWERKER", *new_passphrase(post))
    number = {"protocol": protocol, "channels": post.ok("numbers", protocol, user="kees")["channels"]}
    assert number["channels"][0]["number_or_address"] == "+212600000000"
    post.at = "2026-07-07T14:00:00Z"

    for arguments in (("numbers", protocol), ("numbers", protocol, "--reason", "ik wil nu bellen")):
        refused = post.refuses(1, *arguments, user="kees")
        assert refused["error"]["code"] == "not-released"
    assert post.refuses(1, "numbers", protocol, user="bram")["error"]["code"] == "not-safe-now"
    post.ok("numbers", protocol, "--reason", "zij vroeg erom", user="bram")

    assert post.ok("numbers", protocol, user="kees") == number
    post.at = "2026-07-07T15:00:01Z"
    assert post.refuses(1, "numbers", protocol, user="kees")["error"]["code"] == "not-released"


def new_passphrase(post: Office) -> tuple[str, str]:
    return "--new-passphrase-file", str(post.passphrase_file)


def test_neither_number_stands_in_the_timeline_or_a_list(worked: Worked) -> None:
    post = worked.post
    post.set("person", worked.person, bsn="999990019")

    for command in (
        ("timeline", worked.case),
        ("list", "contact_protocol"),
        ("list", "person"),
        ("show", "person", worked.person),
    ):
        said = post.run("anna", *command)
        assert said.code == 0
        assert "212600000000" not in said.out
        assert "99999001" not in said.out
    new = [each["new"] for each in post.ok("timeline", worked.case)["entries"]]
    assert "*****0019" in new
