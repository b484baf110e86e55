"""Which automatic backups stay: the newest of seven days and of four weeks, whatever else lies in the folder."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consulaat.kept_backups import DAILY, FOLDER, WEEKLY, KeptBackup, kept, name_of, newest, superfluous

START = datetime(2026, 7, 6, 17, 0, tzinfo=UTC)


def backup(moment: datetime) -> KeptBackup:
    return KeptBackup(path=Path(name_of(moment)), made_at=moment, size=1)


def after(days: int) -> list[KeptBackup]:
    """Return what is kept after a backup on each of so many days."""
    here: list[KeptBackup] = []
    for day in range(days):
        here.append(backup(START + timedelta(days=day)))
        gone = superfluous(here)
        here = [each for each in here if each not in gone]
    return here


def test_after_a_year_seven_days_and_four_weeks_are_kept() -> None:
    moments = sorted(each.made_at for each in after(365))
    newest_day = START + timedelta(days=364)

    assert moments[-DAILY:] == [newest_day - timedelta(days=back) for back in reversed(range(DAILY))]
    assert len({moment.isocalendar()[:2] for moment in moments}) == WEEKLY
    assert DAILY < len(moments) <= DAILY + WEEKLY - 1


@given(some.lists(some.integers(0, 366 * 24 * 3600)))
def test_the_newest_always_stays_and_no_more_than_eleven_do(seconds: list[int]) -> None:
    backups = [backup(START + timedelta(seconds=each)) for each in set(seconds)]
    gone = superfluous(backups)
    staying = [each for each in backups if each not in gone]

    assert len(staying) <= DAILY + WEEKLY
    assert not backups or max(backups, key=lambda each: each.made_at) in staying


@pytest.mark.parametrize(
    "name", ["notes.txt", "2026-07-06T170000Z.cbk.part", "2026-13-06T170000Z.cbk", "copy.db", "x.cbk"]
)
def test_other_files_in_the_folder_are_not_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / name).write_bytes(b"")

    assert kept(tmp_path) == ()
    assert newest(tmp_path) == "FILE"


def test_the_newest_is_named_as_it_is_typed(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    for moment in (START, START + timedelta(days=1), START - timedelta(days=1)):
        (tmp_path / FOLDER / name_of(moment)).write_bytes(b"")

    assert newest(tmp_path) == "backups/2026-07-07T170000Z.cbk"
    assert kept(tmp_path)[0].made_at == START + timedelta(days=1)
