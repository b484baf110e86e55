"""Labels with lines that fall over the edge ask for the height they need, and for no more."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.plain import words


def test_a_label_that_was_narrow_gives_its_height_back_once_there_is_room(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    label = words("Spreek af hoe betrokkene veilig te bereiken is. " * 4)
    QVBoxLayout(place).addWidget(label)
    place.resize(700, 300)
    place.show()
    wide = label.minimumHeight()
    place.resize(150, 300)
    qtbot.waitUntil(lambda: label.minimumHeight() > wide)
    place.resize(700, 300)
    qtbot.waitUntil(lambda: label.minimumHeight() == wide)
    assert wide > 0
