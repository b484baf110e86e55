"""What became of an import is kept: on the command line, on paper and in the window; a plan leaves nothing."""

from pathlib import Path

import pypdfium2
import pytest

from tests.end_to_end.office import Office, meet

NIGHT = "2026-07-06T22:10:00Z"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Office, Path]:
    """A post and headquarters that know each other, and a stick."""
    folder = tmp_path_factory.mktemp("reports")
    post, hq = Office(folder / "post", "RAB", at=NIGHT), Office(folder / "hq", "DCV", "hq", "hanna", at=NIGHT)
    post.found(bram="HOOFD_CONSULAIR")
    hq.found(ivo="AUDITOR")
    meet(post, hq)
    return post, hq, folder / "stick"


def words_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_an_import_is_reported_with_what_was_new_changed_in_conflict_and_refused(
    two: tuple[Office, Office, Path], tmp_path: Path
) -> None:
    post, hq, stick = two
    person = post.new("person", surname="Wilhelmstein", born_on="20090000")
    case = post.new("case", person=person, country_of_stay="MA")
    first = post.export("DCV", stick, user="bram")
    hq.ok("bundle", "import", str(first), "--plan")
    assert hq.ok("bundle", "reports") == {"reports": []}

    assert hq.take_in(first).code == 0
    post.set("case", case, place_of_stay="Nador")
    second = post.export("DCV", stick, user="bram")
    broken = tmp_path / "Wilhelmstein.cbn"
    broken.write_bytes(b"no bundle at all")
    assert hq.run("hanna", "bundle", "import", str(second), str(first), str(broken)).code == 4

    begun, told = hq.ok("bundle", "reports")["reports"]
    assert begun["new_records"] == 7, "two users, a person, a case and its three first tasks"
    assert (told["new_records"], told["changed_records"], told["conflicts"], told["refused"]) == (0, 1, 0, 1)
    assert [each["state"] for each in told["files"]] == ["merged", "already-imported", "refused"]
    assert [each["number"] for each in told["files"]] == [2, 1, 0]
    assert "Wilhelmstein" not in str(told)

    paper = tmp_path / "report.pdf"
    made = hq.ok("form", "FRM-28", told["id"], "-o", str(paper))
    assert made["form"] == "FRM-28"
    said = words_of(paper)
    assert "FRM-28" in said
    assert "RAB" in said
    assert "Wilhelmstein" not in said


def test_only_who_may_import_reads_and_prints_the_report(
    two: tuple[Office, Office, Path], tmp_path: Path
) -> None:
    _post, hq, _stick = two

    assert hq.refuses(3, "bundle", "reports", user="ivo")["error"]["code"] == "no-right"
    target = str(tmp_path / "no.pdf")
    assert hq.refuses(3, "form", "FRM-28", "0", "-o", target, user="ivo")["error"]["code"] == "no-right"
    assert hq.refuses(1, "form", "FRM-28", "f" * 32, "-o", target)["error"]["code"] == "not-found"
