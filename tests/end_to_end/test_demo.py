"""The command demo: the main job from end to end, left in a folder that stands on its own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from tests.end_to_end.office import Said, consulaat

LONG = 6
FEW_LATE = 2
INVENTED = ("nadia", "haddad", "fatima", "benali", "ilyas", "lina")


@dataclass(frozen=True)
class Demo:
    """What a demonstration said, and where it was played."""

    document: dict[str, Any]
    cwd: Path

    @property
    def folder(self) -> Path:
        """The folder that it left."""
        return Path(self.document["post"]).parent

    def run(self, store: str, user: str, *arguments: str) -> Said:
        """Run a command on one of the stores that it left."""
        words = self.folder / f"{Path(self.document[store]).name}-{user}.passphrase"
        at = ("--at", "2026-08-01T09:00:00Z")
        return consulaat(
            *("--store", self.document[store], "--user", user, "--passphrase-file", str(words), *at),
            *(*arguments, "--json"),
        )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demonstration without --dir, beside the folder of an earlier one."""
    cwd = tmp_path_factory.mktemp("played")
    (cwd / "demo").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        said = consulaat("demo", "--json")
    assert said.code == 0, said
    assert said.err == ""
    return Demo(said.json, cwd)


def test_the_document_has_its_keys(demo: Demo) -> None:
    assert set(demo.document) >= {"steps", "post", "hq", "forms", "bundles", "overview"}
    assert all(set(each) == {"step", "seconds", "result"} for each in demo.document["steps"])
    told = " ".join(each["step"] for each in demo.document["steps"])
    assert all(scenario in told for scenario in ("S1", "S2", "S8", "S11"))
    assert {"2009", "2017"} <= set(demo.document["overview"])


def test_a_second_demonstration_takes_a_folder_of_its_own(demo: Demo) -> None:
    assert demo.folder == demo.cwd / "demo-2"
    assert list((demo.cwd / "demo").iterdir()) == []


def test_everything_that_is_named_is_there(demo: Demo) -> None:
    assert len(demo.document["forms"]) >= 5
    for name in demo.document["forms"]:
        data = Path(name).read_bytes()
        document = PdfDocument(data)
        assert len(document) >= 1
        document.close()
    assert len(demo.document["bundles"]) >= 4
    for name in demo.document["bundles"]:
        said = consulaat("bundle", "inspect", name, "--json")
        assert said.code == 0
        assert said.json["valid"] is True
    papers = {Path(name).name[:6] for name in demo.document["forms"]}
    assert {"FRM-01", "FRM-04", "FRM-11", "FRM-13", "FRM-18", "FRM-25"} <= papers


def test_both_stores_are_whole_and_agree(demo: Demo) -> None:
    for store, user in (("post", "anna"), ("hq", "hanna")):
        assert demo.run(store, user, "check").json["ok"] is True
        assert demo.run(store, user, "audit", "verify").json["valid"] is True
        status = demo.run(store, user, "status").json
        assert (status["conflicts"], status["held"]) == (0, 0)
    assert demo.run("post", "anna", "status").json["unsent_changes"] == 0
    numbers = [each["number"] for each in demo.run("post", "anna", "list", "case").json["records"]]
    assert len(numbers) == 2
    for number in numbers:
        assert demo.run("hq", "hanna", "show", "case", number).json["number"] == number


def test_the_bundles_are_known_where_they_went(demo: Demo) -> None:
    for name in demo.document["bundles"]:
        states = [
            each["code"] or each["state"]
            for store, user in (("hq", "hanna"), ("post", "bram"))
            for each in demo.run(store, user, "bundle", "import", name).json["files"]
        ]
        assert "already-imported" in states, (name, states)


def test_the_overview_shows_the_published_figures(demo: Demo) -> None:
    rows = {
        (each["section"], each["code"]): each["value"] for each in demo.document["overview"]["2017"]["rows"]
    }

    assert [rows["M27", code] for code in ("M02", "M03", "M04")] == [38, 35, 20]
    assert rows["M05", "M05"] == 4


def test_whoever_opens_the_post_finds_work_that_is_kept_up_with(demo: Demo) -> None:
    dues = demo.run("post", "anna", "--at", "2026-07-29T15:00:00Z", "deadlines").json["deadlines"]

    late = [each for each in dues if each["state"] == "VERSTREKEN"]
    assert 1 <= len(late) <= FEW_LATE, late
    assert {each["case"] for each in late} < {each["case"] for each in dues}
    assert any(each["state"] == "BINNENKORT" for each in dues)


def test_every_case_says_what_it_needs_and_when_nationality_may_be_lost(demo: Demo) -> None:
    cases = demo.run("post", "anna", "list", "case").json["records"]

    checked = [demo.run("post", "anna", "check-case", case["number"]) for case in cases]

    assert [said.code for said in checked] == [0, 0]
    clock = next(said.json["nationality"] for said in checked if said.json["nationality"])
    assert clock["loss_signal"] == "GEEN_SIGNAAL"
    assert all("{" not in route["sentence"] for said in checked for route in said.json["routes"])
    for said in checked:
        sentences = [route["sentence"] for route in said.json["routes"]]
        assert len(sentences) == len(set(sentences)), sentences


def test_no_name_of_a_file_tells_of_a_person(demo: Demo) -> None:
    names = " ".join(path.name.lower() for path in demo.folder.rglob("*"))

    assert not any(name in names for name in INVENTED)
    for path in demo.folder.rglob("*"):
        if path.is_file() and path.suffix != ".pdf":
            data = path.read_bytes().lower()
            # Four letters in either case turn up by chance in megabytes of encrypted bytes; six do not.
            assert not any(name.encode() in data for name in INVENTED if len(name) >= LONG), path


def test_what_it_leaves_is_for_its_owner_alone(demo: Demo) -> None:
    for path in (demo.folder, *demo.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")

    for folder in (tmp_path, tmp_path / "mine"):
        said = consulaat("demo", "--dir", str(folder), "--json")
        assert (said.code, said.error) == (1, "folder-not-empty")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
