import csv
import hashlib
import json
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.forms.reading import pages_of, text_of
from ui.main import main

PASSPHRASE = "correct horse battery staple seven lamps"
STATS_KEYS = ["measure", "definition", "version", "period", "value", "rows", "notes"]
YEAR = ("--from", "2026-01-01", "--until", "2027-01-01")


class Answered(NamedTuple):
    """What a command ended with."""

    code: int
    document: dict[str, Any]
    out: bytes
    err: str


Run = Callable[..., Answered]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    here = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase"), "--json"]
    assert main(["init", "--post", "RAB", "--role", "post", "--admin", "anna", "--rehearsal", *here]) == 0
    fields = [
        "channel=WHATSAPP",
        "received_at=2026-07-06T22:10:00Z",
        "stated_name=Nadia",
        "country_of_stay=MA",
    ]
    assert main(["new", "report", *fields, *here, "--at", "2026-07-06T22:12:00Z"]) == 0
    return folder


@pytest.fixture
def run(store: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    def run_it(*words: str, as_json: bool = True) -> Answered:
        here = ["--store", str(store / "store"), "--passphrase-file", str(store / "passphrase")]
        here += ["--user", "anna"]
        capsysbinary.readouterr()
        code = main([*words, *here, *(["--json"] if as_json else [])])
        out, err = capsysbinary.readouterr()
        document = json.loads(out) if out.startswith(b"{") else {}
        return Answered(code, document, out, err.decode())

    return run_it


def test_a_paper_is_written_to_a_new_file_and_described(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "intake.pdf"

    done = run("form", "FRM-01", "RAB-2026-M00001", "-o", str(file), "--at", "2026-07-06T22:15:00Z")

    data = file.read_bytes()
    assert done.code == 0
    assert done.document == {
        "form": "FRM-01",
        "file": str(file),
        "pages": len(pages_of(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
        "version": "1.0",
    }
    assert "Nadia" in text_of(data)
    assert "6 juli 2026, 23:15 (Africa/Casablanca)" in text_of(data)


def test_lang_is_the_language_of_the_paper(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "intake.pdf"

    run("form", "FRM-01", "RAB-2026-M00001", "-o", str(file), "--lang", "en")

    assert "Morocco" in text_of(file.read_bytes())
    assert "Direct danger now?" in text_of(file.read_bytes())


def test_a_file_that_is_there_is_never_written_over(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "intake.pdf"
    file.write_bytes(b"mine")

    done = run("form", "FRM-01", "RAB-2026-M00001", "-o", str(file))

    assert done.code != 0
    assert file.read_bytes() == b"mine"


def test_a_paper_can_go_to_standard_output(run: Run) -> None:
    done = run("form", "FRM-01", "RAB-2026-M00001", "-o", "-", as_json=False)

    assert done.code == 0
    assert "Nadia" in text_of(done.out)


def test_an_empty_form_needs_no_record(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.pdf"

    done = run("form", "FRM-18", "--blank", "-o", str(file))

    assert done.document["form"] == "FRM-18"
    assert "Demopost Rabat" in text_of(file.read_bytes())


def test_a_form_without_record_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    done = run("form", "FRM-18", "-o", str(tmp_path / "no.pdf"))

    assert (done.code, done.document["error"]["code"]) == (2, "usage")


def test_an_unknown_form_is_invalid_and_names_the_others(run: Run, tmp_path: Path) -> None:
    done = run("form", "FRM-99", "RAB-2026-M00001", "-o", str(tmp_path / "no.pdf"))

    assert (done.code, done.document["error"]["code"]) == (2, "unknown-form")
    assert "FRM-01" in done.err
    assert not (tmp_path / "no.pdf").exists()


def test_a_paper_of_an_unknown_record_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("form", "FRM-11", "nothing", "-o", str(tmp_path / "no.pdf"))

    assert (done.code, done.document["error"]["code"]) == (1, "not-found")
    assert not (tmp_path / "no.pdf").exists()


def test_forms_lists_what_can_be_made(run: Run) -> None:
    done = run("forms")

    assert [each["form"] for each in done.document["forms"]] == [
        *("FRM-01", "FRM-02", "FRM-04", "FRM-11", "FRM-13", "FRM-14", "FRM-15", "FRM-16", "FRM-18"),
        *("FRM-21", "FRM-23", "FRM-24", "FRM-25", "FRM-26", "FRM-27", "FRM-28"),
    ]


def test_a_measure_comes_with_exactly_the_keys_of_the_contract(run: Run) -> None:
    done = run("stats", "M02", *YEAR)

    assert list(done.document) == STATS_KEYS
    assert (done.document["measure"], done.document["value"]) == ("M02", 1)
    assert done.document["period"] == {"from": "2026-01-01", "until": "2027-01-01"}


def test_the_overview_has_the_same_keys(run: Run) -> None:
    done = run("stats", "overview", *YEAR)

    assert list(done.document) == STATS_KEYS
    assert {"section", "code", "label", "value"} <= set(done.document["rows"][0])


def test_a_measure_is_split_by_a_field(run: Run) -> None:
    done = run("stats", "M02", *YEAR, "--by", "country_of_stay")

    assert [(row["code"], row["value"]) for row in done.document["rows"]] == [("MA", 1)]


def test_small_numbers_are_hidden_from_the_public(run: Run) -> None:
    done = run("stats", "M02", *YEAR, "--profile", "PUBLIEK")

    assert done.document["value"] == "<5"


def test_figures_go_to_files_too(run: Run, tmp_path: Path) -> None:
    sheet, paper = tmp_path / "figures.csv", tmp_path / "figures.pdf"

    done = run("stats", "overview", *YEAR, "--csv", str(sheet), "--pdf", str(paper))

    lines = list(csv.DictReader(StringIO(sheet.read_text(encoding="utf-8"))))
    assert done.code == 0
    assert [line["code"] for line in lines] == [row["code"] for row in done.document["rows"]]
    assert "FRM-25" in text_of(paper.read_bytes())


def test_an_overview_on_paper_is_that_of_the_form(run: Run, tmp_path: Path) -> None:
    files = tmp_path / "stats.pdf", tmp_path / "form.pdf"
    now = ("--at", "2026-07-25T09:00:00Z")

    run("stats", "overview", *YEAR, "--pdf", str(files[0]), *now)
    run("form", "FRM-25", "2026-01-01..2027-01-01", "-o", str(files[1]), *now)

    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("M99", *YEAR), "unknown-measure"),
        (("M02", "--from", "2026-01-01", "--until", "yesterday"), "usage"),
        (("M02", "--from", "2027-01-01", "--until", "2026-01-01"), "empty-period"),
        (("M02", *YEAR, "--by", "surname"), "unknown-split"),
        (("M02", *YEAR, "--profile", "IEDEREEN"), "usage"),
        (("M02", "--from", "2026-01-01"), "usage"),
        (("M02", *YEAR, "--csv", "-", "--pdf", "-"), "usage"),
        (("M02", *YEAR, "--csv", "-", "--xlsx", "-"), "usage"),
    ],
)
def test_what_cannot_be_counted_is_invalid(run: Run, words: tuple[str, ...], code: str) -> None:
    done = run("stats", *words)

    assert (done.code, done.document["error"]["code"]) == (2, code)


def test_rows_can_go_to_standard_output(run: Run) -> None:
    done = run("stats", "M02", *YEAR, "--csv", "-", as_json=False)

    assert done.out.decode().splitlines()[0].startswith("section,measure,code")


def test_figures_go_to_a_spreadsheet_with_their_definition_on_top(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"

    done = run("stats", "M02", *YEAR, "--xlsx", str(file))

    with zipfile.ZipFile(file) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert done.code == 0
    assert done.document["definition"].split(".")[0] in texts
    assert f"<v>{done.document['value']}</v>" in sheet


def test_who_may_not_see_figures_is_locked_out(
    run: Run, store: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = store / "eva"
    file.write_text("another horse battery staple seven lamps\n", encoding="utf-8")
    run("users", "add", "eva", "--role", "AUDITOR", "--new-passphrase-file", str(file))
    eva = ["--store", str(store / "store"), "--user", "eva", "--passphrase-file", str(file), "--json"]

    code = main(["stats", "M02", *YEAR, *eva])

    out = json.loads(capsysbinary.readouterr().out)
    assert (code, out["error"]["code"]) == (3, "no-right")
