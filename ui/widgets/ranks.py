"""Ranks of danger in words: 0 is now, 1 to 5 the levels of risk from the greatest down, 6 not assessed; no Qt."""

from typing import Final

from consulaat.records.risk import RiskLevel
from consulaat.values.codes import Answer
from resources.reference import label
from resources.texts import _, language

NOW: Final = 0
NOT_ASSESSED: Final = 6
_LEVELS: Final = tuple(RiskLevel)  # declared from the greatest down


def rank_of(danger: Answer | None, risk: RiskLevel | None) -> int:
    """Return the rank of a case; danger now is above every level."""
    if danger is Answer.YES:
        return NOW
    return NOT_ASSESSED if risk is None else _LEVELS.index(risk) + 1


def danger_words(rank: int | None) -> str:
    """Return what a rank is called."""
    if rank == NOW:
        return _("In danger now")
    if rank is None or rank == NOT_ASSESSED:
        return _("Not assessed")
    level = _LEVELS[rank - 1]
    return (
        _("Unknown: treat as high") if level is RiskLevel.UNKNOWN else label("RiskLevel", level, language())
    )
