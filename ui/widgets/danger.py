"""How danger looks: icon and colours of each rank, beside the words."""

from typing import Final

from PySide6.QtGui import QColor, QIcon

from consulaat.records.risk import RiskLevel
from consulaat.values.codes import Answer
from ui.widgets.icons import icon
from ui.widgets.look import Meaning, colours
from ui.widgets.ranks import danger_words, rank_of

_LOOKS: Final = (
    ("alert-circle", Meaning.DANGER),
    ("alert-circle", Meaning.DANGER),
    ("alert-triangle", Meaning.DANGER),
    ("help", Meaning.DANGER),
    ("alert-triangle", Meaning.WARNING),
    ("circle-check", Meaning.GOOD),
    ("help", Meaning.WARNING),
)


def danger_look(danger: Answer | None, risk: RiskLevel | None) -> tuple[str, str, Meaning]:
    """Return words, icon and meaning of the danger of a case; now is above every level."""
    rank = rank_of(danger, risk)
    return danger_words(rank), *_LOOKS[rank]


def danger_inks(rank: int) -> tuple[QColor, QColor, Meaning]:
    """Return ink, ground and meaning of a rank in the palette in use."""
    meaning = _LOOKS[rank][1]
    return *colours(meaning), meaning


def danger_icon(rank: int, ink: QColor, chosen: QColor) -> QIcon:
    """Return the icon of a rank, in another ink where its row is chosen."""
    return icon(_LOOKS[rank][0], ink, chosen)
