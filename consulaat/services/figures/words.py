"""Numbers, percentages, amounts and codes as a person reads them, in the language in use."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from consulaat.records.campaign import CampaignMeasurement, MeasurementPer, Precision
from resources.reference import label, rows
from resources.texts import N_, _, language

_HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
_UNKNOWN: Final = "ONBEKEND"
OF_ORGANISATIONS: Final = frozenset({"source_organisation", "forwarded_to"})
_LISTS: Final = {
    "assistance_basis": "AssistanceBasis",
    "channel": "Channel",
    "closure_reason": "ClosureReason",
    "established_phenomenon": "Phenomenon",
    "foreign_link": "TriState",
    "gender": "Gender",
    "handling_section": "HandlingSection",
    "occurrence": "Occurrence",
    "refers_to_campaign": "TriState",
    "report_state": "ReportState",
    "reported_phenomenon": "Phenomenon",
    "reporter_relation": "ReporterRelation",
    "return_manner": "ReturnManner",
    "risk_level": "RiskLevel",
    "state": "CaseState",
    "whereabouts": "Whereabouts",
}
_INEXACT: Final = {
    Precision.EXACT: N_("{value}"),
    Precision.ABOUT: N_("about {value}"),
    Precision.MORE_THAN: N_("more than {value}"),
    Precision.ALMOST: N_("almost {value}"),
    Precision.SOME_HUNDREDS: N_("some hundreds"),
    Precision.SOME_TENS: N_("some tens"),
    Precision.ABOUT_TEN: N_("about ten"),
}
_PER: Final = {
    MeasurementPer.TOTAL: N_("{amount}"),
    MeasurementPer.WEEK: N_("{amount} per week"),
    MeasurementPer.MONTH: N_("{amount} per month"),
}


def number(value: int) -> str:
    """Return a whole number, its thousands parted as the language does it."""
    text = f"{value:,}"
    return text.replace(",", ".") if language() == "nl" else text


def decimal(value: Decimal) -> str:
    """Return a number with the decimals it has."""
    text = f"{value:,}"
    return text.translate(str.maketrans(",.", ".,")) if language() == "nl" else text


def percentage(value: Decimal) -> str:
    """Return a percentage: 92,1 % or 92.1%."""
    return f"{decimal(value)}{_HARD_SPACE}%" if language() == "nl" else f"{decimal(value)}%"


def euro(value: Decimal) -> str:
    """Return an amount in euro."""
    return f"€{_HARD_SPACE}{decimal(value)}" if language() == "nl" else f"€{decimal(value)}"


def measured(measurement: CampaignMeasurement) -> str:
    """Return a measurement as exact as its source: "about 15 per week"; never rounded, never more exact."""
    amount = _(_INEXACT[measurement.precision], value=number(measurement.value))
    return _(_PER[measurement.per], amount=amount)


def field_label(field: str, code: str | None, names: Mapping[str, str], kinds: str = "ReportKind") -> str:
    """Return the word for a value of a field; ``names`` are the organisations by code."""
    if field in OF_ORGANISATIONS:
        return names.get(code, code) if code else _("No organisation named")
    if code is None or code == _UNKNOWN:
        return _("Unknown")
    if field == "country_of_stay":
        return country(code)
    if field == "nationality":
        return " + ".join(nationality(each) for each in code.split("+"))
    if field == "forced_marriage":
        return label("Phenomenon" if "_" in code else "TriState", code, language())
    return label(kinds if field == "kind" else _LISTS.get(field, field), code, language())


def country(alpha2: str) -> str:
    """Return the name of a country."""
    return next((row[language()] for row in rows("countries") if row["alpha2"] == alpha2), alpha2)


def nationality(alpha3: str) -> str:
    """Return the name of the country of a nationality, or of what stands in its place."""
    tables = (*rows("countries"), *rows("special_nationalities"))
    return next((row[language()] for row in tables if row["alpha3"] == alpha3), alpha3)
