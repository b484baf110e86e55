"""Attachments on the command line: a file in, a file out with a reason, a sentence for what does not come in."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.content.samples import JPEG, a_pdf
from ui.main import main

PASSPHRASE = "correct horse battery staple seven lamps"
Run = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attachments")
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    here = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase"), "--json"]
    assert main(["init", "--post", "RAB", "--role", "post", "--admin", "anna", "--rehearsal", *here]) == 0
    return folder


@pytest.fixture
def run(store: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    def run_it(*words: str) -> tuple[int, dict[str, Any], str]:
        here = ["--store", str(store / "store"), "--passphrase-file", str(store / "passphrase"), "--json"]
        code = main([*words, *here])
        said = capfd.readouterr()
        return code, json.loads(said.out), said.err

    return run_it


@pytest.fixture
def case(run: Run) -> str:
    _code, person, _err = run("new", "person", "surname=Haddad")
    _code, case, _err = run("new", "case", f"person={person['id']}")
    return str(case["id"])


def test_a_file_is_kept_and_written_out_again(run: Run, case: str, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(a_pdf("een"))
    code, kept, _err = run(
        "attach", str(tmp_path / "brief.pdf"), "--case", case, "--kind", "BRIEF", "--title", "Van school"
    )
    assert code == 0
    assert (kept["type"], kept["media_kind"], kept["record"]["title"]) == (
        "attachment",
        "application/pdf",
        "Van school",
    )

    out = tmp_path / "out.pdf"
    code, saved, _err = run("save-attachment", kept["id"], "-o", str(out), "--reason", "voor de rechter")

    assert (code, saved["bytes"], out.read_bytes()) == (0, len(a_pdf("een")), a_pdf("een"))
    code, refused, _err = run("save-attachment", kept["id"], "-o", str(out), "--reason", "nog eens")
    assert (code, refused["error"]["code"]) == (1, "file-exists")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"MZ" + bytes(60), "attachment-program"),
        (b"<svg/>", "attachment-drawing"),
        (b"%PDF-1.4", "attachment-broken"),
        (b"", "attachment-empty"),
    ],
)
def test_what_does_not_come_in_ends_with_its_reason(
    run: Run, case: str, tmp_path: Path, data: bytes, expected: str
) -> None:
    (tmp_path / "x").write_bytes(data)

    code, document, err = run("attach", str(tmp_path / "x"), "--case", case)

    assert (code, document["error"]["code"]) == (2, expected)
    assert document["error"]["message"] in err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_pipe_a_folder_and_a_link_end_at_once(run: Run, case: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(JPEG)
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    for name in ("pipe", "link", "loop", "gone", "."):
        code, document, _err = run("attach", str(tmp_path / name), "--case", case)
        assert (code, document["error"]["code"]) == (2, "file-unreadable")


@pytest.mark.parametrize("name", ["\u202egpj.jpg", "CON", "é" * 100 + ".jpg", "-rf.jpg", "a\x1b[2Jb.jpg"])
def test_no_name_of_a_file_does_harm(run: Run, case: str, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(JPEG)

    code, kept, err = run("attach", str(tmp_path / name), "--case", case)

    assert code == 0
    assert "\x1b" not in json.dumps(kept, ensure_ascii=False) + err
    assert "\u202e" not in kept["record"]["title"]


def test_a_reason_and_an_owner_are_needed(run: Run, case: str, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    code, document, _err = run("attach", str(tmp_path / "a.jpg"))
    assert (code, document["error"]["code"]) == (2, "usage")
    _code, kept, _err = run("attach", str(tmp_path / "a.jpg"), "--case", case)

    code, document, _err = run("save-attachment", kept["id"], "-o", str(tmp_path / "b.jpg"), "--reason", " ")

    assert (code, document["error"]["code"]) == (2, "reason-needed")
    assert not (tmp_path / "b.jpg").exists()
