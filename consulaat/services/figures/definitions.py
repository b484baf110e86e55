"""What each measure counts, and since which edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from resources.reference import label, rows
from resources.texts import N_, _, language

# Measures that the table of the yearly overview does not define.
_BESIDE_THE_TABLE: Final[Mapping[str, str]] = {
    "M12": N_("Persons reported in the period (M02) by the nationalities they are said or proven to hold."),
    "M17": N_("Persons reported in the period (M02) who were under 18 on the day of the report."),
    "M23": N_("Reports of M02 by the gender of the person concerned, with the share of men and boys."),
    "M24": N_("Reports of M02 by who reported and by the channel."),
    "M26": N_("Cases reported before the end of the period and not closed by then."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDefinition:
    """The name, the meaning and the edition of a measure."""

    measure: str
    title: str
    text: str
    edition: int


def definitions() -> dict[str, MeasureDefinition]:
    """Return the measures that can be counted, in order of their codes and in the language in use."""
    found = {row["measure"]: (row[language()], int(row["edition"])) for row in rows("measures")}
    for measure, text in _BESIDE_THE_TABLE.items():
        found.setdefault(measure, (_(text), 1))
    return {
        measure: MeasureDefinition(
            measure=measure, title=label("Measure", measure, language()), text=text, edition=edition
        )
        for measure, (text, edition) in sorted(found.items())
    }
