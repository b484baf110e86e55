"""Stores of earlier releases stay openable, and what is in them stays."""

import shutil
from pathlib import Path

import pytest

from db.migrate import SCHEMA
from tests.ui.rehearsal import Rehearsal

STORES = Path(__file__).parent / "stores"


@pytest.mark.parametrize("stored", sorted(STORES.iterdir()), ids=lambda each: each.name)
def test_a_store_of_an_earlier_release_opens_with_all_that_is_in_it(stored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(stored, folder)
    folder.chmod(0o700)

    with Rehearsal(folder).office() as office:
        (row,) = office.cases.rows()
        assert row.name == "Nadia el Haddad"
        assert office.care.check() == ()
        page = office.cases.page(row.id)
        assert [each.id for each in page.records["report"]]
        office.memory.keep("draft/x", {"text": "half a wor"})

    with Rehearsal(folder).office() as office:
        assert office.memory.recall("draft/x") == {"text": "half a wor"}
        assert office.store.connection.row("PRAGMA user_version") == (SCHEMA,)


def test_what_is_remembered_is_of_one_user_and_no_line(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(next(STORES.iterdir()), folder)
    folder.chmod(0o700)
    with Rehearsal(folder).office() as office:
        with office.store.work(office.desk.by) as work:
            before = work.line_count()
        office.memory.keep("view/case", [1, "e\u0301"])
        office.memory.keep("view/report", True)
        assert office.memory.all("view/") == {"view/case": [1, "e\u0301"], "view/report": True}
        office.memory.keep("view/report", None)
        assert list(office.memory.all("view/")) == ["view/case"]
        with office.store.work(office.desk.by) as work:
            assert work.line_count() == before
