"""Lists of records: what is in them, in which order, for whom, and what leaves the store of them."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from consulaat.errors import ConsulaatError
from consulaat.files import FileExistsAlreadyError
from consulaat.records.compound import parts_of
from consulaat.records.registry import record_class
from consulaat.records.user import User, UserRole
from consulaat.rules.permissions import NoRightError
from consulaat.services.list_export import ListExportDesk, ReasonNeededError, SheetKind, Wanted
from consulaat.services.list_view import ListView
from consulaat.services.list_views import LISTS, list_view
from consulaat.services.listing import ListDesk, Question, column_part, is_grouped
from consulaat.services.sheets import csv_sheet, xlsx_sheet
from consulaat.services.views import Condition
from consulaat.values.canonical import Json
from db.lists.sources import source_of
from tests.ui.rehearsal import Rehearsal, a_case, found
from ui.bootstrap import Office

HOSTILE = ("=1+1", "+31", "-5", "@x", "\t=1", "\r=1", " =1", "＝1+1")


@pytest.fixture
def rehearsal(tmp_path: Path) -> Rehearsal:
    return found(tmp_path / "store")


def said(_column: str, value: str | None) -> str:
    return value or ""


def column(desk: ListDesk, view: ListView, name: str, question: Question) -> list[object]:
    rows = desk.open(view, question, said)
    page = desk.page(view, rows, (name,))
    return [page[row].cells.get(name) for row in rows]


def someone(office: Office, *roles: UserRole) -> User:
    """Make a colleague with these roles."""
    values = {"name": "berend", "display_name": "Berend", "roles": sorted(roles)}
    made = office.desk.create("user", values).record
    assert isinstance(made, User)
    return made


@pytest.mark.parametrize("view", LISTS, ids=lambda each: each.name)
def test_no_list_offers_what_is_sealed_or_hidden(view: ListView) -> None:
    parts = {part.name: part for part in parts_of(record_class(view.record_type))}

    guarded = [each for each in view.offered if each in parts and parts[each].about.hidden]
    guarded += [each for each in view.offered if each in parts and parts[each].is_sealed]

    assert guarded == []


@pytest.mark.parametrize("view", LISTS, ids=lambda each: each.name)
def test_every_list_can_be_sorted_and_read_by_every_column(rehearsal: Rehearsal, view: ListView) -> None:
    with rehearsal.office() as office:
        a_case(office)
        for name in view.offered:
            for descending in (False, True):
                rows = office.lists.open(view, Question(sort=name, descending=descending), said)
                assert len(rows) == office.lists.count(view, Question())
        assert len(office.lists.page(view, rows, view.offered)) == len(rows)
        for name in (each for each in view.offered if is_grouped(view, each)):
            office.lists.choices(view, Question(text="x"), name, said)


def test_of_merged_files_the_one_that_is_kept_is_listed_and_the_others_when_asked(
    rehearsal: Rehearsal,
) -> None:
    view = list_view("person")

    def names(question: Question) -> list[object]:
        assert len(column(office.lists, view, "name", question)) == office.lists.count(view, question)
        return column(office.lists, view, "name", question)

    with rehearsal.office() as office:
        ids = {name: office.desk.create("person", {"surname": name}).record.id for name in ("A", "B", "C")}
        office.doubles.merge(ids["B"], ids["A"], "same")
        last = office.doubles.merge(ids["C"], ids["B"], "same").record.id
        (_name, also), *_others = office.lists.presets(view)
        merged = Condition(column="merged", values=("true",))

        assert names(Question(sort="name")) == ["C"]
        assert column(office.lists, view, "name", Question(text="a")) == []
        assert sorted(map(str, names(also))) == ["A", "B", "C"]
        assert sorted(map(str, names(Question(conditions=(merged,))))) == ["A", "B"]
        counts = {each.value: each.count for each in office.lists.choices(view, Question(), "merged", said)}
        assert counts == {"true": 2, "false": 1}

        office.doubles.unmerge(last)
        assert names(Question(sort="name")) == ["B", "C"]


@pytest.mark.parametrize("view", LISTS, ids=lambda each: each.name)
def test_what_a_list_searches_stands_in_its_source(view: ListView) -> None:
    source = source_of(view.record_type)
    names = {part.name for part in parts_of(record_class(view.record_type))}

    assert set(view.search) <= names | source.laid
    assert set(view.columns) <= set(view.offered)
    assert {view.sort} <= set(view.offered)
    assert all(column_part(view, each).about.label for each in view.offered)


def test_a_list_is_in_the_order_of_any_column_with_the_unknown_last(rehearsal: Rehearsal) -> None:
    view = list_view("case")
    with rehearsal.office() as office:
        for name, country in (("Öz Ada", "TR"), ("Bos Bo", None), ("Zee Zoë", "MA")):
            a_case(office, stated_name=name, country_of_stay=country)

        names = column(office.lists, view, "name", Question(sort="name"))
        countries = column(office.lists, view, "country_of_stay", Question(sort="country_of_stay"))
        turned = Question(sort="country_of_stay", descending=True)

        assert names == ["Bos Bo", "Öz Ada", "Zee Zoë"]
        assert countries == ["MA", "TR", None]
        assert column(office.lists, view, "country_of_stay", turned) == ["TR", "MA", None]


def test_a_changed_name_and_a_changed_case_stand_in_the_list(rehearsal: Rehearsal) -> None:
    view = list_view("case")
    with rehearsal.office() as office:
        case = a_case(office, stated_name="Nadia")
        person = office.desk.read("case", case).person  # type: ignore[attr-defined]
        office.desk.change("person", person, {"given_names": "Sanâa", "surname": "Çelik"})
        office.desk.change("case", case, {"country_of_stay": "TR", "direct_danger": "NEE"})

        row = next(
            iter(office.lists.page(view, office.lists.open(view, Question(), said), view.columns).values())
        )

        assert row.cells["name"] == "Sanâa Çelik"
        assert row.cells["country_of_stay"] == "TR"
        assert row.cells.get("danger") is None
        assert office.lists.count(view, Question(text="celik sanaa")) == 1
        assert office.lists.count(view, Question(text="ÇELİK")) == 1


def test_conditions_narrow_to_values_days_and_the_unknown(rehearsal: Rehearsal) -> None:
    view = list_view("case")
    with rehearsal.office() as office:
        a_case(office, stated_name="A", country_of_stay="MA")
        a_case(office, stated_name="B", country_of_stay=None)
        unknown = Condition(column="country_of_stay", values=(None,))
        either = Condition(column="country_of_stay", values=("MA", None))

        assert office.lists.count(view, Question(conditions=(unknown,))) == 1
        assert office.lists.count(view, Question(conditions=(either,))) == 2
        assert office.lists.count(view, Question(conditions=(Condition(column="bsn", values=("1",)),))) == 2


def test_percent_and_underscore_are_letters_like_others(rehearsal: Rehearsal) -> None:
    view = list_view("case")
    with rehearsal.office() as office:
        a_case(office)
        assert office.lists.count(view, Question(text="%")) == 0
        assert office.lists.count(view, Question(text="_")) == 0


def test_who_sees_only_own_cases_finds_no_others_in_the_list(rehearsal: Rehearsal) -> None:
    view = list_view("case")
    with rehearsal.office() as office:
        a_case(office)
        honorary = ListDesk(office.store, someone(office, UserRole.HONORARY_CONSUL))

        assert office.lists.count(view, Question()) == 1
        assert honorary.count(view, Question()) == 0
        assert list(honorary.open(view, Question(), said)) == []


def test_who_may_not_read_a_type_gets_no_list_of_it(rehearsal: Rehearsal) -> None:
    with rehearsal.office() as office:
        a_case(office)
        finance = ListDesk(office.store, someone(office, UserRole.FINANCE_OFFICER))

        for name in ("case", "person", "visa_application"):
            assert not finance.may_read(list_view(name))
            with pytest.raises(NoRightError):
                finance.open(list_view(name), Question(), said)
            with pytest.raises(NoRightError):
                finance.page(list_view(name), [1], ("post",))


def test_names_of_people_are_not_shown_to_who_may_not_read_people(rehearsal: Rehearsal) -> None:
    view = list_view("cost_line")
    with rehearsal.office() as office:
        case = a_case(office)
        cost: dict[str, Json] = {"case": case, "category": "K03", "description": "nachten"}
        office.desk.create("cost_line", {**cost, "amount": {"amount": "100.00", "currency": "EUR"}})
        finance = ListDesk(office.store, someone(office, UserRole.FINANCE_OFFICER))

        rows = finance.open(view, Question(), said)
        cells = next(iter(finance.page(view, rows, view.columns).values())).cells

        assert cells["case"] == ""
        assert cells["description"] == "nachten"
        assert finance.count(view, Question(text="RAB")) == 0


def test_a_list_of_people_needs_a_reason_and_is_noted(rehearsal: Rehearsal, tmp_path: Path) -> None:
    view, path = list_view("case"), tmp_path / "out.csv"
    wanted = Wanted(question=Question(), columns=("number",), heads=("Number",))
    with rehearsal.office() as office:
        a_case(office)
        with pytest.raises(ReasonNeededError):
            office.list_exports.write(
                view, wanted, said, lambda row: [str(row.cells["number"])], path, SheetKind.CSV
            )
        assert not path.exists()
        wanted = Wanted(question=Question(), columns=("number",), heads=("Number",), reason="overleg")
        count = office.list_exports.write(
            view, wanted, said, lambda row: [str(row.cells["number"])], path, SheetKind.CSV
        )
        with office.store.work(office.desk.by) as work:
            act = work.acts(1)[-1]

        assert count == 1
        assert (act["action"], act["rows"], act["reason"], act["kind"]) == ("EXPORTEREN", 1, "overleg", "csv")
        with pytest.raises(FileExistsAlreadyError):
            office.list_exports.write(view, wanted, said, lambda row: ["x"], path, SheetKind.CSV)


def test_who_may_not_print_takes_no_list_out(rehearsal: Rehearsal, tmp_path: Path) -> None:
    wanted = Wanted(question=Question(), columns=("code",), heads=("Code",), reason="x")
    with rehearsal.office() as office:
        auditor = someone(office, UserRole.AUDITOR)
        desk = ListExportDesk(office.store, auditor, ListDesk(office.store, auditor))
        with pytest.raises(ConsulaatError):
            desk.write(
                list_view("organisation"), wanted, said, lambda _row: [], tmp_path / "o.csv", SheetKind.CSV
            )
        assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_formula_is_inert_in_both_kinds_of_sheets(cell: str) -> None:
    top = [("List", cell)]
    plain = csv_sheet("T", top, ["A"], [[cell]]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(plain, newline="")))
    book = zipfile.ZipFile(io.BytesIO(xlsx_sheet("T", top, ["A"], [[cell]])))

    assert rows[-1] == [f"'{cell}"]
    assert ["List", f"'{cell}"] in rows
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 't="s"' in sheet
    assert not any(
        "hyperlink" in book.read(name).decode() for name in book.namelist() if name.endswith(".xml")
    )
