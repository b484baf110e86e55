"""Two recovery papers open a store whose passphrase is lost; anything else is refused, each with its own sentence."""

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.office import WORDS, Office, consulaat, process

NEW = "negen blauwe bootjes op het meer"


class Papers:
    """A store, its five papers in files, and a new passphrase."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder / "post", "RAB")
        self.shares: list[str] = self.office.found(bram="HOOFD_CONSULAIR")["recovery_shares"]
        self.folder = folder
        self.new = self.file("new", NEW)

    def file(self, name: str, text: str) -> str:
        """Write a text into a file and return its name."""
        path = self.folder / name
        path.write_text(text + "\n", encoding="utf-8")
        return str(path)

    def paper(self, number: int) -> str:
        """Return the file of a paper, as it was written down from the screen."""
        return self.file(f"paper{number}", f"{number + 1}. {self.shares[number]}")

    def recover(self, *papers: str, user: str = "anna", more: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - what was said
        """Open the store with papers."""
        common = ("--store", str(self.office.folder), "--user", user, "--json")
        return consulaat("recover", *papers, "--new-passphrase-file", self.new, *more, *common)

    def opens(self, words: str, user: str = "anna") -> bool:
        """Tell whether a passphrase opens the store."""
        file = self.file("tried", words)
        common = ("--store", str(self.office.folder), "--user", user, "--json", "--passphrase-file", file)
        return consulaat("status", *common).code == 0


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


def test_any_two_papers_give_a_user_a_new_passphrase_and_leave_the_others_theirs(papers: Papers) -> None:
    said = papers.recover(papers.paper(4), papers.paper(1))

    assert said.json == {"ok": True, "user": "anna", "recovery_shares": []}
    assert papers.opens(NEW)
    assert not papers.opens(WORDS)
    assert papers.opens(WORDS, "bram")
    papers.office.passphrase_file.write_text(NEW + "\n", encoding="utf-8")
    acts = papers.office.ok("audit", "verify")
    assert acts["valid"] is True
    assert papers.recover(papers.paper(0), papers.paper(2), user="bram").code == 0
    assert papers.opens(NEW, "bram")


def test_new_papers_take_the_place_of_the_old_ones(papers: Papers) -> None:
    made = papers.recover(papers.paper(0), papers.paper(1), more=("--new-papers",)).json["recovery_shares"]

    assert len(set(made)) == 5
    old = papers.recover(papers.paper(0), papers.paper(1))
    assert (old.code, old.error) == (4, "papers-other-store")
    assert papers.recover(papers.file("a", made[3]), papers.file("b", made[0])).code == 0


def mistyped(paper: str) -> str:
    words = paper.split()
    words[6] = "academic" if words[6] != "academic" else "acid"
    return " ".join(words)


def test_every_mistake_has_its_own_sentence_and_changes_nothing(papers: Papers, tmp_path: Path) -> None:
    other = Papers(tmp_path / "other")
    first = papers.paper(0)
    tries = {
        "one": papers.recover(first),
        "same": papers.recover(first, first),
        "word": papers.recover(first, papers.file("word", mistyped(papers.shares[1]))),
        "no word": papers.recover(first, papers.file("none", papers.shares[1] + " fiets")),
        "short": papers.recover(first, papers.file("short", papers.shares[1].rpartition(" ")[0])),
        "mixed": papers.recover(first, other.paper(1)),
        "other store": papers.recover(other.paper(0), other.paper(1)),
        "nobody": papers.recover(first, papers.paper(1), user="zoe"),
    }

    assert {name: (said.code, said.error) for name, said in tries.items()} == {
        "one": (2, "paper-too-few"),
        "same": (2, "paper-too-few"),
        "word": (2, "paper-word"),
        "no word": (2, "paper-word"),
        "short": (2, "paper-length"),
        "mixed": (4, "papers-differ"),
        "other store": (4, "papers-other-store"),
        "nobody": (1, "user-unknown"),
    }
    assert "7" in tries["word"].json["error"]["message"]
    sentences = [tries[name].json["error"]["message"] for name in tries if name != "no word"]
    assert len(set(sentences)) == len(sentences)
    for said in tries.values():
        assert not any(word in said.err for word in papers.shares[0].split()[4:30] if len(word) > 6)
    assert papers.opens(WORDS)
    assert not papers.opens(NEW)


def test_a_weak_new_passphrase_is_refused_and_changes_nothing(papers: Papers) -> None:
    papers.new = papers.file("weak", "te kort")

    said = papers.recover(papers.paper(0), papers.paper(1))

    assert (said.code, said.error) == (2, "passphrase-too-weak")
    assert papers.opens(WORDS)


def test_without_papers_and_without_anybody_to_type_them_it_says_so(papers: Papers) -> None:
    assert papers.recover().error == "no-papers"


def test_papers_stand_in_no_argument_and_nowhere_in_the_store(papers: Papers) -> None:
    assert papers.recover(papers.paper(0), papers.paper(1)).code == 0
    running = process("recover", papers.paper(0), "--store", str(papers.office.folder), "--user", "anna")
    running.communicate()

    assert papers.shares[0] not in " ".join(map(str, running.args))  # type: ignore[arg-type]  # a list of text
    for path in papers.office.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert NEW.encode() not in data
            assert papers.shares[0].encode() not in data


def test_two_papers_restore_a_backup_whose_passphrases_are_all_lost(papers: Papers, tmp_path: Path) -> None:
    papers.office.ok("backup", str(tmp_path / "stick.cbk"))
    common = ("--store", str(tmp_path / "laptop"), "--json", str(tmp_path / "stick.cbk"))

    one = consulaat("restore", *common, "--paper", papers.paper(0))
    assert (one.code, one.error) == (2, "paper-too-few")
    assert not (tmp_path / "laptop").exists()
    both = consulaat("restore", *common, "--paper", papers.paper(0), "--paper", papers.paper(3))

    assert both.json["ok"] is True
    papers.office.folder = tmp_path / "laptop"
    assert papers.recover(papers.paper(0), papers.paper(3)).code == 0
    assert papers.opens(NEW)
