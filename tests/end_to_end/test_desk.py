"""The small scenarios at the desk: doubles, relatives who ask, and who may do what (domain §19, §22)."""

import pytest

from tests.end_to_end.office import Office, codes

AT = "2026-07-06T10:00:00Z"
BSN = "111222333"


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("desk") / "post", "RAB", at=AT)
    made.found(iris="INTAKER", ad="AUDITOR", fay="FUNCTIONEEL_BEHEERDER", carla="CONSULAIR_MEDEWERKER")
    return made


@pytest.fixture(scope="module")
def girl(post: Office) -> str:
    """Someone with an open case."""
    person = post.new("person", surname="Haddad", bsn=BSN)
    post.new("case", person=person)
    return person


def test_a_citizen_service_number_has_one_open_case(post: Office, girl: str) -> None:
    double = post.ok("new", "person", "surname=El Haddad", f"bsn={BSN}")

    assert any(each["field"] == "bsn" and each["severity"] == "warns" for each in double["findings"])
    for person in (girl, double["id"]):
        refused = post.refuses(1, "new", "case", f"person={person}")
        assert "SECOND_OPEN_CASE" in codes(refused)
    assert len(post.all("case")) == 1


def test_a_father_who_asks_gets_no_case_and_no_confirmation(post: Office, girl: str) -> None:
    report = post.new(
        "report",
        kind="INFORMATIEVERZOEK",
        channel="TELEFOON",
        received_at=AT,
        direct_danger="NEE",
        reporter_relation="FAMILIE",
        first_words="waar is mijn dochter",
    )
    post.step("report", report, "verify")

    assert "INFORMATION_REQUEST" in codes(post.stopped("report", report, "open-case"))
    assert len(post.all("case")) == 1
    assert "case" not in post.show("report", report)


def test_one_girl_reported_three_times_is_one_case(post: Office) -> None:
    kinds = {"SMN": "ZELFORGANISATIE", "LKHA": "LKHA"}
    sources = {
        code: post.new("organisation", code=code, name=code, kind=kind) for code, kind in kinds.items()
    }
    person = post.new("person", surname="Drievoud")
    reports = [
        post.new(
            "report",
            channel="TELEFOON",
            received_at=AT,
            direct_danger="NEE",
            person=person,
            foreign_link="JA",
            duplicates_searched_at=AT,
            duplicate_search_result="gezocht",
            **({"source_organisation": sources[name]} if name else {}),
        )
        for name in ("SMN", "", "LKHA")
    ]
    for report in reports:
        post.step("report", report, "verify")
    case = post.step("report", reports[0], "open-case")["record"]["case"]
    for report in reports[1:]:
        post.step("report", report, "link", case=case)

    figure = post.ok("stats", "M02", "--from", "2026-07-01", "--until", "2026-08-01")
    counts = {row["code"]: row["value"] for row in figure["rows"]}
    assert (counts["SMN"], counts["LKHA"], counts["ZAKEN"]) == (1, 1, 1)
    assert len(post.all("report", "--case", case)) == 3


@pytest.mark.parametrize(
    ("user", "may", "may_not"),
    [
        (
            "iris",
            ("new report", "new person", "status"),
            ("new case", "audit list", "stats", "load", "users add"),
        ),
        ("ad", ("audit list", "audit verify"), ("new report", "list case", "stats", "users add")),
        ("fay", ("users list", "audit verify"), ("new report", "list case", "stats", "audit list")),
        ("carla", ("new case", "stats", "list case"), ("users add", "audit list", "bundle export", "load")),
    ],
)
def test_each_role_does_its_own_work_only(
    post: Office, user: str, may: tuple[str, ...], may_not: tuple[str, ...]
) -> None:
    lines = post.folder.parent / "line.jsonl"
    lines.write_text('{"type": "person", "surname": "Regel"}\n', encoding="utf-8")
    rest = {
        "new report": ["channel=BALIE", f"received_at={AT}"],
        "new person": ["surname=Nieuw"],
        "new case": [f"person={post.new('person', surname='Los')}"],
        "stats": ["M02", "--from", "2026-01-01", "--until", "2027-01-01"],
        "load": [str(lines)],
        "users add": ["zoe", "--role", "INTAKER"],
        "bundle export": ["--to", "DCV", "-o", str(post.folder.parent)],
    }
    for command in may:
        assert post.run(user, *command.split(), *rest.get(command, [])).code == 0, command
    for command in may_not:
        refused = post.refuses(3, *command.split(), *rest.get(command, []), user=user)
        assert refused["error"]["code"] == "no-right", command


def test_a_security_officer_has_no_second_role_and_names_are_unique(post: Office) -> None:
    both = post.refuses(1, "users", "add", "bob", "--role", "BEVEILIGINGSFUNCTIONARIS,INTAKER")
    assert "SECURITY_OFFICER_ALONE" in codes(both)
    assert post.refuses(1, "users", "add", "iris", "--role", "INTAKER")["error"]["code"] == "user-exists"
    for name in ("a b", "x", "../x", "a/b", "y" * 33, ""):
        assert post.refuses(2, "users", "add", name, "--role", "INTAKER")["error"]["code"] == "bad-user-name"


def test_a_refused_step_leaves_no_change_and_no_line(post: Office, girl: str) -> None:
    report = post.new("report", channel="BALIE", received_at=AT, direct_danger="NEE")
    before, lines = post.show("report", report), post.ok("audit", "verify")["entries"]

    post.stopped("report", report, "open-case")
    post.refuses(2, "set", "report", report, "channel=POSTDUIF", "first_words=wel goed")
    post.refuses(1, "set", "person", girl, "surname=Anders", "bsn=123456789")

    assert post.show("report", report) == before
    assert post.ok("audit", "verify")["entries"] == lines
    assert post.show("person", girl)["surname"] == "Haddad"
