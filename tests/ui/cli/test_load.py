"""The command load: all or nothing, every bad line named, labels in any order, sheets in other words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.office import Office, everything

Writer = Callable[..., str]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("load") / "post", "RAB")
    made.found(bram="HOOFD_CONSULAIR", carla="CONSULAIR_MEDEWERKER")
    return made


@pytest.fixture
def lines(tmp_path: Path) -> Writer:
    """Write a file of JSON lines and return its name."""

    def write(name: str, *records: dict[str, Any] | str) -> str:
        path = tmp_path / name
        texts = [each if isinstance(each, str) else json.dumps(each) for each in records]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return str(path)

    return write


def test_labels_link_records_of_several_files_in_any_order(office: Office, lines: Writer) -> None:
    reports = lines(
        "reports.jsonl", {"type": "report", "case": "@c1", "channel": "TELEFOON", "received_at": office.at}
    )
    cases = lines("cases.jsonl", {"type": "case", "id": "@c1", "person": "@p1", "country_of_stay": "MA"})
    people = lines(
        "people.jsonl", {"type": "person", "id": "@p1", "surname": "Haddad", "born_on": "20090000"}
    )

    loaded = office.ok("load", reports, cases, people)

    assert set(loaded) >= {"created", "updated", "by_type", "warnings"}
    assert (loaded["created"], loaded["updated"]) == (3, 0)
    assert loaded["by_type"] == {"report": 1, "case": 1, "person": 1}
    [case] = office.all("case")
    [report] = office.all("report")
    assert office.show("person", case["person"])["surname"] == "Haddad"
    assert report["case"] == case["id"]
    assert office.show("user", report["registered_by"])["name"] == "anna"
    assert "@c1" not in office.run("anna", "audit", "list").out


def test_every_bad_line_of_every_file_is_named_and_nothing_is_loaded(office: Office, lines: Writer) -> None:
    before = everything(office)
    good = lines("good.jsonl", {"type": "person", "surname": "Goed"})
    bad = lines(
        "bad.jsonl",
        {"type": "person", "surname": "Ook goed"},
        "no json",
        '{"type": "person", "surname": "A", "surname": "B"}',
        {"type": "nothing"},
        {"surname": "Zonder soort"},
        {"type": "person", "shoe_size": 41},
        {"type": "person", "born_on": "20091399"},
        {"type": "case", "person": "@nobody"},
        {"type": "report", "channel": "POSTDUIF", "received_at": office.at},
        '{"type": "person", "surname": "\\ud800"}',
        '{"type": "attendance_check", "checked": NaN}',
        [],
        {"type": "person", "id": "@twice"},
        {"type": "person", "id": "@twice"},
    )

    refused = office.refuses(2, "load", good, bad)

    assert refused["error"]["code"] == "bad-lines"
    assert [each["where"] for each in refused["problems"]] == [
        f"bad.jsonl:{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14)
    ]
    fields = {each["where"]: each["field"] for each in refused["problems"]}
    assert (fields["bad.jsonl:6"], fields["bad.jsonl:7"]) == ("shoe_size", "born_on")
    assert (fields["bad.jsonl:8"], fields["bad.jsonl:9"]) == ("person", "channel")
    said = office.run("anna", "load", good, bad).err
    assert all(each["where"] in said for each in refused["problems"])
    assert everything(office) == before


def test_a_dry_run_says_all_and_keeps_nothing(office: Office, lines: Writer) -> None:
    before = everything(office)

    tried = office.ok("load", "--dry-run", lines("x.jsonl", {"type": "person", "surname": "Proef"}))

    assert (tried["created"], tried["dry_run"]) == (1, True)
    assert everything(office) == before


def test_history_keeps_its_state_and_the_guards_it_missed_are_warnings(office: Office, lines: Writer) -> None:
    history = lines(
        "history.jsonl",
        {"type": "person", "id": "@p", "surname": "Vroeger"},
        {
            "type": "case",
            "id": "@c",
            "person": "@p",
            "state": "AFGESLOTEN",
            "closure_reason": "GEEN_CONTACT_MEER",
            "closed_at": "2009-11-01T10:00:00Z",
        },
    )

    loaded = office.ok("load", history)

    closed = office.all("case", "--where", "state=AFGESLOTEN")
    assert [each["closure_reason"] for each in closed] == ["GEEN_CONTACT_MEER"]
    assert loaded["warnings"]
    assert {each["where"] for each in loaded["warnings"]} == {"history.jsonl:2"}
    assert all(set(each) == {"where", "code", "message"} for each in loaded["warnings"])
    entries = office.ok("timeline", closed[0]["number"])["entries"]
    assert [each["load"] for each in entries] == [True] * len(entries)


def test_an_id_that_is_there_is_updated_and_keeps_what_the_line_leaves_out(
    office: Office, lines: Writer
) -> None:
    person = office.new("person", given_names="Nadia", surname="Oud")

    changed = office.ok("load", lines("u.jsonl", {"type": "person", "id": person, "surname": "Nieuw"}))

    assert (changed["created"], changed["updated"]) == (0, 1)
    found = office.show("person", person)
    assert (found["given_names"], found["surname"]) == ("Nadia", "Nieuw")


def test_a_sheet_says_it_in_its_own_words(office: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "meldingen.csv"
    sheet.write_bytes(
        "\ufeffOntvangen;Hoe;Gevaar;Eerste woorden;Kolom die niemand kent\n"
        "2026-07-06T10:00:00Z;telefonisch;nee;'=1+1 \"hulp\"';x\n"
        "2026-07-07T10:00:00Z;Aan de balie;JA;;y\n".encode()
    )
    words = tmp_path / "map.toml"
    words.write_text(
        'type = "report"\n[fields]\n"Ontvangen" = "received_at"\n"Hoe" = "channel"\n'
        '"Gevaar" = "direct_danger"\n"Eerste woorden" = "first_words"\n'
        '[codes.channel]\n"telefonisch" = "TELEFOON"\n"aan de balie" = "BALIE"\n'
        '[codes.direct_danger]\n"nee" = "NEE"\n',
        encoding="utf-8",
    )

    assert office.ok("load", str(sheet), "--map", str(words))["by_type"] == {"report": 2}

    found = {each["received_at"]: each for each in office.all("report")}
    first, second = found["2026-07-06T10:00:00Z"], found["2026-07-07T10:00:00Z"]
    assert (first["channel"], first["direct_danger"]) == ("TELEFOON", "NEE")
    assert "=1+1" in first["first_words"]
    assert (second["channel"], second["direct_danger"]) == ("BALIE", "JA")
    assert "first_words" not in second


def test_a_sheet_with_our_own_field_names_needs_its_type(office: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("surname,born_on\nKomma,19900101\nFout,19901399\n", encoding="utf-8")

    assert office.refuses(2, "load", str(sheet))["error"]["code"] == "usage"
    refused = office.refuses(2, "load", str(sheet), "--type", "person")
    assert [each["where"] for each in refused["problems"]] == ["people.csv:3"]
    sheet.write_text("surname,born_on\nKomma,19900101\n", encoding="utf-8")
    assert office.ok("load", str(sheet), "--type", "person")["created"] == 1


def test_a_load_comes_from_standard_input_too(office: Office) -> None:
    said = office.run("anna", "load", "-", stdin=b'{"type": "person", "surname": "Pijp"}\n')
    assert said.json["created"] == 1

    bad = office.run("anna", "load", "-", stdin=b"[]\n")
    assert (bad.code, bad.json["problems"][0]["where"]) == (2, "-:1")


def test_only_those_who_may_load_do(office: Office, lines: Writer) -> None:
    file = lines("one.jsonl", {"type": "person", "surname": "Een"})

    assert office.refuses(3, "load", file, user="carla")["error"]["code"] == "no-right"
    assert office.ok("load", file, user="bram")["created"] == 1


def test_rows_that_no_sheet_should_have_are_named(office: Office, tmp_path: Path) -> None:
    before = everything(office)
    files = {
        "long.jsonl": b'{"type": "person", "surname": "' + b"x" * 10_000_000 + b'"}\n',
        "nul.jsonl": b'{"type": "person", "surname": "a\\u0000b"}\n\x00\x00\n',
        "latin.jsonl": '{"type": "person", "surname": "Ré"}\n'.encode("latin-1"),
        "utf16.jsonl": '{"type": "person", "surname": "R"}\n'.encode("utf-16"),
        "deep.jsonl": b'{"type": "person", "nationalities": ' + b"[" * 20_000 + b"]" * 20_000 + b"}\n",
        "wide.csv": b"surname" + b",x" * 100_000 + b"\n",
        "latin.csv": "surname\nRé\n".encode("latin-1"),
        "ragged.csv": b"surname\na,b,c\n",
        "head.csv": b'"' + b"x" * 200_000 + b"\n",
        "huge.csv": b'surname\n"' + b"x" * 200_000 + b"\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        options = ("--type", "person") if name.endswith(".csv") else ()
        said = office.run("anna", "load", str(tmp_path / name), *options)
        assert said.code == 2, (name, said.err[:300])
        assert name in said.json["error"]["where"], (name, said.json["error"])
    assert everything(office) == before
