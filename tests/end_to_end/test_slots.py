"""Slots files that are not those of this store: refused at once, with nothing computed and nothing changed."""

import json
from pathlib import Path

import pytest

from tests.end_to_end.office import Office

NAMES = ("slots.json", "slots.2.json")


def test_the_slots_of_another_store_open_nothing(post: Office, hq: Office) -> None:
    hq.ok("users", "add", "anna", "--role", "AUDITOR", "--new-passphrase-file", str(hq.passphrase_file))
    for name in NAMES:
        (post.folder / name).write_bytes((hq.folder / name).read_bytes())
    before = (post.folder / "store.db").read_bytes()

    said = post.refuses(4, "status")

    assert said["error"]["code"] == "store-damaged"
    assert (post.folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("memory", [8, 2**31])
def test_weakened_slots_are_refused_before_anything_is_computed(post: Office, memory: int) -> None:
    whole = (post.folder / "slots.json").read_bytes()
    weak = json.loads(whole)
    weak["slots"][0]["kdf"]["m"] = memory
    data = json.dumps(weak, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    for name in NAMES:
        (post.folder / name).write_bytes(data)

    assert post.refuses(4, "status")["error"]["code"] == "slot-weakened"
    (post.folder / "slots.json").write_bytes(whole)
    assert post.ok("status")["post"] == "RAB"


def test_a_backup_with_weakened_slots_is_refused(post: Office, tmp_path: Path) -> None:
    post.ok("backup", str(tmp_path / "one.cbk"))
    data = (tmp_path / "one.cbk").read_bytes()
    (tmp_path / "weak.cbk").write_bytes(data.replace(b'"m":65536', b'"m":00008', 1))
    (tmp_path / "weaker.cbk").write_bytes(data.replace(b'"m":65536', b'"m":10000', 1))

    assert post.refuses(4, "restore", str(tmp_path / "weak.cbk"))["error"]["code"] == "backup-damaged"
    assert post.refuses(4, "restore", str(tmp_path / "weaker.cbk"))["error"]["code"] == "slot-weakened"
    assert post.ok("status")["post"] == "RAB"
