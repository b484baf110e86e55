"""Which phenomenon may stand where: what is reported, what is established, what only goes beside it (domain §1)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Case, Phenomenon
from consulaat.records.report import Report, WithheldItem
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from resources.texts import N_

_BESIDE: Final = frozenset({Phenomenon.GENITAL_MUTILATION, Phenomenon.HONOUR_VIOLENCE})
_NO_ITEM: Final = frozenset({WithheldItem.NONE, WithheldItem.UNKNOWN})


def objections_to_reported(report: Report, _around: Around) -> Iterator[Finding]:
    """Tell that nobody reports a conflict about upbringing: that is what a case may turn out to be."""
    if report.reported_phenomenon is Phenomenon.UPBRINGING_CONFLICT:
        yield Finding(
            "NEVER_AT_INTAKE",
            N_("A conflict about upbringing can only be established later, never at the intake."),
            "§1",
            field_name="reported_phenomenon",
        )


def reported_checks(report: Report) -> Iterator[Finding]:
    """Warn of a list of what was taken that contradicts itself, and of a sign that is no phenomenon by itself."""
    if report.withheld_items & _NO_ITEM and report.withheld_items - _NO_ITEM:
        yield warning(
            "TAKEN_OR_NOT",
            N_("Something was taken, and at once nothing or unknown: choose."),
            "§3.1",
            "withheld_items",
        )
    yield from _beside(report.reported_phenomenon, "reported_phenomenon")


def established_checks(case: Case) -> Iterator[Finding]:
    """Warn of a sign that goes beside the main phenomenon."""
    yield from _beside(case.established_phenomenon, "established_phenomenon")


def _beside(phenomenon: Phenomenon | None, name: str) -> Iterator[Finding]:
    if phenomenon in _BESIDE:
        yield warning(
            "BESIDE_ANOTHER",
            N_("This goes beside a main phenomenon: choose what is happening, and note this with it."),
            "§1",
            name,
        )
