"""Whether codes stand in the shipped tables: countries, currencies, languages, time zones (domain §15.8)."""

from collections.abc import Iterator
from functools import cache

from consulaat.records.report import Channel
from consulaat.rules.findings import Finding, warning
from consulaat.values.identifiers import clean
from consulaat.values.moment import zone
from consulaat.values.unreadable import UnreadableError
from resources.reference import rows
from resources.texts import N_

_BY_PHONE = frozenset({Channel.PHONE, Channel.WHATSAPP, Channel.SMS})


@cache
def _codes(table: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in rows(table))


def country_findings(code: str, field_name: str) -> Iterator[Finding]:
    """Tell that there is no such country."""
    if code not in _codes("countries", "alpha2"):
        yield _unknown(N_("There is no country {code}; write two capital letters."), code, field_name)


def nationality_findings(code: str, field_name: str) -> Iterator[Finding]:
    """Tell that there is no such nationality."""
    if code not in _codes("countries", "alpha3") | _codes("special_nationalities", "alpha3"):
        yield _unknown(N_("There is no nationality {code}; write three capital letters."), code, field_name)


def currency_findings(code: str, field_name: str) -> Iterator[Finding]:
    """Tell that there is no such currency."""
    if code not in _codes("currencies", "code"):
        yield _unknown(N_("There is no currency {code}; write three capital letters."), code, field_name)


def language_findings(code: str, field_name: str) -> Iterator[Finding]:
    """Tell that there is no such language."""
    if code not in _codes("languages", "code"):
        yield _unknown(N_("There is no language {code} in the list."), code, field_name)


def zone_findings(name: str, field_name: str) -> Iterator[Finding]:
    """Tell that there is no such time zone."""
    try:
        zone(name)
    except UnreadableError:
        yield _unknown(N_("There is no time zone {code}; write it as Africa/Casablanca."), name, field_name)


def phone_findings(channel: Channel, number: str, field_name: str) -> Iterator[Finding]:
    """Warn of a telephone number that is not written in the international way."""
    plain = clean(number)
    digits = plain.removeprefix("+")
    is_international = plain.startswith("+") and digits.isdigit() and 8 <= len(digits) <= 15
    if channel in _BY_PHONE and not (is_international and not digits.startswith("0")):
        yield warning(
            "PHONE_NOT_INTERNATIONAL",
            N_("Write the telephone number with + and the country, as +212600000000."),
            "§15.5",
            field_name,
        )


def _unknown(sentence: str, code: str, field_name: str) -> Finding:
    return Finding("UNKNOWN_CODE", sentence, "§15.8", field_name=field_name, facts={"code": code})
