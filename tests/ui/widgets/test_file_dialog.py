"""Choosing files of the computer."""

from pathlib import Path

import ui


def test_files_are_asked_for_in_one_place_which_takes_away_what_qt_noted_of_them() -> None:
    rooms = Path(ui.__file__).parent
    asking = {
        path.relative_to(rooms).as_posix()
        for path in rooms.rglob("*.py")
        if "QFileDialog" in path.read_text(encoding="utf-8")
    }

    assert asking == {"widgets/file_dialog.py"}
