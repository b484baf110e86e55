"""What scripts rely on: one JSON document, its keys, exit codes, options before or after the command."""

import json
from pathlib import Path

import pytest

from tests.end_to_end.office import WORDS, Office, consulaat

AT = "2026-07-06T10:00:00Z"
PERIOD = ("--from", "2026-01-01", "--until", "2027-01-01")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A store with one case."""
    made = Office(tmp_path_factory.mktemp("contract") / "post", "RAB", at=AT)
    said = made.found(bram="HOOFD_CONSULAIR", carla="CONSULAIR_MEDEWERKER")
    assert set(said) >= {"store", "device", "public_code", "recovery_shares"}
    assert len(said["recovery_shares"]) == 5
    person = made.new("person", given_names="Nadia", surname="Haddad", born_on="20090000")
    case = made.new("case", person=person, country_of_stay="MA")
    made.folder.parent.joinpath("case").write_text(case, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def case(office: Office) -> str:
    return office.folder.parent.joinpath("case").read_text(encoding="utf-8")


KEYS = {
    (
        "status",
    ): "post role device schema anchor records unsent_changes last_confirmed conflicts deadlines_overdue alarms",
    ("schema",): "$schema $defs",
    ("schema", "case"): "$schema properties required",
    ("new", "person", "surname=Nieuw"): "type id record findings",
    ("set", "case", "CASE", "children_along=1"): "type id record findings",
    ("show", "case", "CASE"): "type id number neutral_reference state version minor_status",
    ("list", "case"): "type count records",
    ("list", "case", "--limit", "1", "--where", "country_of_stay=MA"): "type count records",
    ("check-case", "CASE"): "case next routes deadlines nationality findings",
    ("timeline", "CASE"): "case entries",
    ("search", "Hadad Nadiya"): "hits seconds",
    ("search", "--kind", "case", "--limit", "1", "x"): "hits seconds",
    ("duplicates",): "pairs",
    ("deadlines",): "deadlines",
    ("deadlines", "--until", "2099-12-31"): "deadlines",
    ("forms",): "forms",
    ("form", "FRM-01", "--blank", "-o", "BLANK"): "form file pages sha256 version",
    ("stats", "M02", *PERIOD): "measure definition version period value rows notes",
    ("stats", "overview", *PERIOD): "measure definition version period value rows notes",
    ("bundle", "log"): "bundles",
    ("bundle", "held"): "bundles",
    ("conflicts",): "conflicts",
    ("identity",): "device post public_code valid_from valid_until state",
    ("trust", "list"): "devices",
    ("users", "list"): "users",
    ("audit", "list"): "entries",
    ("audit", "list", "--case", "CASE"): "entries",
    ("audit", "verify"): "valid entries first_fault",
    ("check",): "ok",
}


@pytest.mark.parametrize("command", KEYS)
def test_each_command_answers_with_its_keys_in_one_document(
    office: Office, case: str, tmp_path: Path, command: tuple[str, ...]
) -> None:
    places = {"CASE": case, "BLANK": str(tmp_path / "blank.pdf")}
    arguments = [places.get(each, each) for each in command]

    said = office.run("anna", *arguments)

    assert said.code == 0, said
    assert set(said.json) >= set(KEYS[command].split())
    assert said.err == ""
    plain = consulaat(
        *office.options("anna"), *[each.replace("blank.pdf", "other.pdf") for each in arguments]
    )
    assert plain.code == 0, plain
    assert plain.out.strip()
    assert not plain.out.lstrip().startswith("{")


def test_the_entries_inside_the_documents_have_their_keys_too(office: Office, case: str) -> None:
    entry = office.ok("timeline", case)["entries"][0]
    assert set(entry) >= {"at", "by", "post", "what", "old", "new"}
    device = office.ok("trust", "list")["devices"][0]
    assert set(device) >= {"device", "post", "public_code", "valid_from", "valid_until", "state"}
    step = office.ok("check-case", case)["next"][0]
    assert set(step) >= {"verb", "findings"}
    finding = next(found for each in office.ok("check-case", case)["next"] for found in each["findings"])
    assert set(finding) >= {"code", "sentence", "basis", "severity"}
    assert office.ok("audit", "verify")["first_fault"] is None
    row = office.ok("stats", "M02", *PERIOD)["rows"]
    assert all(set(each) >= {"code", "label", "value", "shown"} for each in row)


def test_a_refusal_in_dutch_calls_a_type_by_its_words(office: Office) -> None:
    wrong = (
        ("show", "travel_document", "NX"),
        ("new", "travel_document", "number=NX"),
        ("new", "travel_document", "colour=red"),
        ("new", "travel_document", "person=5f0c"),
        ("set", "travel_document", "NX", "version=2"),
    )
    for command in wrong:
        said = office.run("anna", *command).json["error"]["message"]
        assert "travel_document" not in said
        assert "reisdocument" in said or "persoon" in said


def test_a_file_called_minus_is_standard_output_with_nothing_beside_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    office.ok("trust", "list", "--allowed-signers", "kept")

    said = consulaat(*office.options("anna"), "trust", "list", "--allowed-signers", "-")

    assert said.out == (tmp_path / "kept").read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize(
    "command",
    [
        ("form", "FRM-01", "--blank", "-o", "-"),
        ("stats", "M02", *PERIOD, "--csv", "-"),
        ("identity", "--card", "-"),
        ("save-attachment", "x", "-o", "-", "--reason", "x"),
        ("backup", "-"),
        ("load", "-", "--passphrase-file", "-"),
    ],
)
def test_standard_input_and_output_serve_one_thing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert office.refuses(2, *command)["error"]["code"] == "usage"

    assert list(tmp_path.iterdir()) == []


def test_the_passphrase_is_the_first_line_of_standard_input(office: Office) -> None:
    here = ("--store", str(office.folder), "--user", "anna", "--passphrase-file", "-", "status", "--json")

    assert consulaat(*here, stdin=f"{WORDS}\nand more\n".encode()).json["post"] == "RAB"
    assert consulaat(*here, stdin=b"something else\n").code == 3


def test_a_step_says_where_it_came_from_and_what_was_found(office: Office) -> None:
    report = office.new("report", channel="BALIE", received_at=AT, direct_danger="NEE")

    said = office.step("report", report, "verify")

    assert set(said) >= {"type", "id", "from", "to", "findings"}
    assert (said["type"], said["id"], said["from"]) == ("report", report, "NIEUW")
    refused = office.stopped("report", report, "verify")
    assert set(refused) >= {"error", "findings"}
    assert refused["findings"]


def test_common_options_stand_before_or_after_the_command(office: Office) -> None:
    options = [*office.options("anna"), "--json"]

    for command in (["status"], ["users", "list"], ["bundle", "log"], ["list", "case"]):
        before, after = consulaat(*options, *command), consulaat(*command, *options)
        assert before.code == after.code == 0, (before, after)
        assert before.out == after.out
        middle = consulaat(command[0], *options, *command[1:])
        assert middle.out == before.out


def test_store_user_and_passphrase_file_come_from_the_environment(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSULAAT_STORE", str(office.folder))
    monkeypatch.setenv("CONSULAAT_USER", "bram")
    monkeypatch.setenv("CONSULAAT_PASSPHRASE_FILE", str(office.passphrase_file))

    assert consulaat("status", "--json").json["post"] == "RAB"
    monkeypatch.delenv("CONSULAAT_USER")
    nameless = consulaat("status", "--json")
    assert nameless.code in {2, 3}
    assert "bram" in nameless.json["error"]["message"] + nameless.json["error"]["next"]


def test_a_passphrase_in_the_environment_itself_opens_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSULAAT_PASSPHRASE", WORDS)

    said = consulaat("--store", str(office.folder), "--user", "anna", "status", "--json")

    assert (said.code, said.error) == (3, "no-passphrase")


def test_both_languages_are_spoken(office: Office, case: str) -> None:
    spoken = {lang: office.run("anna", "check-case", case, "--lang", lang).out for lang in ("nl", "en")}
    errors = {lang: office.run("anna", "show", "case", "X", "--lang", lang).err for lang in ("nl", "en")}

    assert json.loads(spoken["nl"])["next"][0]["verb"] == json.loads(spoken["en"])["next"][0]["verb"]
    assert spoken["nl"] != spoken["en"]
    assert errors["en"].startswith("There is no case")
    assert errors["nl"].startswith("Er is geen")


@pytest.mark.parametrize(
    ("code", "name", "command"),
    [
        (1, "not-found", ("show", "case", "RAB-2026-99999-99")),
        (1, "not-found", ("show", "case", "00000000000000000000000000000000")),
        (1, "not-found", ("timeline", "nothing")),
        (1, "not-found", ("set", "person", "nobody", "surname=X")),
        (2, "unknown-type", ("list", "unicorn")),
        (2, "unknown-type", ("new", "unicorn")),
        (2, "unknown-type", ("schema", "unicorn")),
        (2, "usage", ("new", "attachment", "title=x")),
        (2, "unknown-field", ("new", "person", "shoe_size=41")),
        (2, "unknown-field", ("list", "case", "--where", "shoe_size=41")),
        (2, "usage", ("new", "person", "surname")),
        (2, "usage", ("new", "person", "=X")),
        (2, "usage", ("frobnicate",)),
        (2, "usage", ("list",)),
        (2, "usage", ("list", "case", "--limit", "-1")),
        (2, "usage", ("list", "case", "--limit", "²")),
        (2, "usage", ("list", "case", "--limit", "99999999999999999999999")),
        (2, "usage", ("users", "frobnicate")),
        (2, "usage", ("status", "--lang", "fr")),
        (2, "unknown-role", ("users", "add", "zoe", "--role", "KEIZER")),
        (2, "filled-by-program", ("set", "case", "CASE", "number=RAB-2026-1")),
        (2, "filled-by-program", ("set", "case", "CASE", "state=AFGESLOTEN")),
        (2, "filled-by-program", ("set", "case", "CASE", "id=" + "0" * 32)),
        (2, "filled-by-program", ("set", "case", "CASE", "created_by=anna")),
        (3, "no-right", ("users", "add", "zoe", "--role", "AUDITOR", "AS", "carla")),
        (3, "no-right", ("bundle", "export", "--to", "DCV", "-o", ".", "AS", "carla")),
        (3, "no-right", ("audit", "list", "AS", "carla")),
    ],
)
def test_what_goes_wrong_has_a_code_and_an_exit_code(
    office: Office, case: str, code: int, name: str, command: tuple[str, ...]
) -> None:
    arguments = [case if each == "CASE" else each for each in command]
    user = "anna"
    if "AS" in arguments:
        user, arguments = arguments[-1], arguments[:-2]

    refused = office.refuses(code, *arguments, user=user)

    assert refused["error"]["code"] == name
    plain = consulaat(*office.options(user), *arguments)
    assert plain.code == code
    assert plain.out == ""
    assert len(plain.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("born_on", "20091301"),
        ("born_on", "200"),
        ("born_on", "٢٠٠٩٠١٠١"),
        ("gender", "MEISJE"),
        ("nationalities", "[{]"),
        ("nationalities", "[" * 5000),
        ("surname", "a\u202eb"),
        ("surname", "a\x00b"),
        ("surname", "\x1b[2J"),
        ("surname", "a\ud800b"),
    ],
)
def test_a_value_that_is_none_is_named_with_its_field(office: Office, field: str, value: str) -> None:
    refused = office.refuses(2, "new", "person", f"{field}={value}")

    assert refused["error"]["where"].startswith(field)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("bsn", "123456789", "WRONG_BSN"),
        ("nationalities", '[{"nationality": "QQQ", "status": "GESTELD"}]', "UNKNOWN_CODE"),
    ],
)
def test_a_value_that_a_rule_refuses_is_named_with_its_field(
    office: Office, field: str, value: str, code: str
) -> None:
    refused = office.refuses(1, "new", "person", f"{field}={value}")

    assert refused["error"]["where"] == field
    assert value not in refused["error"]["message"]
    assert code in {each["code"] for each in refused["findings"]}


def test_a_time_of_safe_contact_that_cannot_be_read_is_refused_however_it_comes(
    office: Office, case: str, tmp_path: Path
) -> None:
    def span(start: str) -> dict[str, str]:
        return {"weekday": "DI", "time_from": start, "time_until": "21u30", "time_zone": "Africa/Casablanca"}

    bad = "safe_times=" + json.dumps([span("9"), span("na het eten")])
    protocol = office.new("contact_protocol", case=case, safe_times=[span("9")])

    assert office.show("contact_protocol", protocol)["safe_times"][0]["time_until"] == "21:30"
    for command in (
        ("new", "contact_protocol", f"case={case}", bad),
        ("set", "contact_protocol", protocol, bad),
    ):
        assert office.refuses(2, *command)["error"]["where"] == "safe_times[1].time_from"
    line = {"type": "contact_protocol", "case": case, "unsafe_times": [span("25:00")]}
    (tmp_path / "sheet.jsonl").write_text(json.dumps(line), encoding="utf-8")
    refused = office.refuses(2, "load", str(tmp_path / "sheet.jsonl"))
    assert refused["problems"][0]["field"] == "unsafe_times[0].time_from"


@pytest.mark.parametrize("value", ["-1", "1.5", "1e9", "९", "99999999999999999999", "veel", " "])
def test_a_count_is_a_whole_number_from_nought(office: Office, case: str, value: str) -> None:
    said = office.run("anna", "set", "case", case, f"children_along={value}")

    if value == " ":
        assert "children_along" not in said.json["record"]
    else:
        assert (said.code, said.json["error"]["where"]) == (2, "children_along")


def test_help_of_every_command_has_an_example_and_ends_well() -> None:
    everything = consulaat("--help")
    assert everything.code == 0
    for command in (
        "demo",
        "init",
        "load",
        "new",
        "set",
        "show",
        "list",
        "advance",
        "check-case",
        "stats",
        "form",
    ):
        assert command in everything.out
        said = consulaat(command, "--help")
        assert said.code == 0
        assert "consulaat " + command in said.out
    version = consulaat("--version")
    assert (version.code, version.out.split()[0]) == (0, "consulaat")


def test_several_conditions_hold_together(office: Office) -> None:
    for name in ("Een", "Twee"):
        office.new("person", surname="Samen", given_names=name)

    assert office.ok("list", "person", "--where", "surname=Samen")["count"] == 2
    for where in (
        ("--where", "surname=Samen", "given_names=Een"),
        ("--where", "surname=Samen", "--where", "given_names=Een"),
    ):
        assert office.ok("list", "person", *where)["count"] == 1
    assert office.ok("list", "person", "--where", "surname=Samen", "--limit", "0")["count"] == 0


def test_a_record_answers_to_its_id_and_to_its_references(office: Office, case: str) -> None:
    found = office.show("case", case)

    assert office.show("case", found["number"])["id"] == case
    assert office.show("case", found["neutral_reference"])["id"] == case
    assert office.show("user", "bram")["roles"] == ["HOOFD_CONSULAIR"]


def test_search_names_the_record_its_case_and_why(office: Office, case: str) -> None:
    said = office.run("anna", "search", "Nadiya Hadad").json["hits"]

    assert len(said) == 1
    assert set(said[0]) >= {"type", "id", "case", "score", "why"}
    assert (said[0]["type"], said[0]["case"]) == ("person", case)
    assert 0 < said[0]["score"] <= 1
    assert all(isinstance(each, str) for each in said[0]["why"])


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1e3", "²"])
def test_search_takes_a_limit_that_is_a_number(office: Office, limit: str) -> None:
    said = office.run("anna", "search", "x", "--limit", limit)

    assert said.code == 2
    assert said.json["error"]["code"] == "usage"
