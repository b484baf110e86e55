"""Whether numbers of people and papers can be right (domain §15.3, §15.4, §15.6). No number is ever repeated."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.person import Person
from consulaat.records.travel_document import DocumentKind
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.values.identifiers import (
    clean,
    is_administration_number,
    is_bsn,
    is_dutch_document_number,
    is_iban,
    is_residence_document_number,
)
from resources.texts import N_

FOREIGN: Final = frozenset({DocumentKind.FOREIGN_PASSPORT, DocumentKind.FOREIGN_IDENTITY_CARD})
FREE: Final = FOREIGN | {DocumentKind.LAISSEZ_PASSER, DocumentKind.EU_EMERGENCY_DOCUMENT}


def bsn_findings(person: Person, around: Around) -> Iterator[Finding]:
    """Tell that a citizen service number fails the eleven test, or belongs to someone else on record."""
    if not person.bsn:
        return
    if not person.bsn.isascii() or not person.bsn.isdigit() or not is_bsn(person.bsn):
        yield Finding(
            "WRONG_BSN",
            N_("This is not a citizen service number: it fails the eleven test."),
            "§15.3",
            field_name="bsn",
        )
    elif any(each.id != person.id for each in around.all(Person, bsn=person.bsn)):
        yield warning(
            "BSN_OF_ANOTHER",
            N_("Another person on record has this citizen service number; they may be the same."),
            "§15.3",
            "bsn",
        )


def administration_findings(person: Person) -> Iterator[Finding]:
    """Tell that an administration number cannot be one, or that a number is there that is said to be unknown."""
    if person.administration_number and not is_administration_number(person.administration_number):
        yield warning(
            "ODD_ADMINISTRATION_NUMBER",
            N_("This is an unusual administration number: check the digits."),
            "§15.3",
            "administration_number",
        )
    if person.bsn and person.bsn_is_unknown:
        yield Finding(
            "BSN_IS_KNOWN",
            N_(
                "A citizen service number is filled in, and it is said that none is known: one of the two is wrong."
            ),
            "§15.3",
            field_name="bsn_is_unknown",
        )


def document_findings(kind: DocumentKind, number: str, field_name: str) -> Iterator[Finding]:
    """Tell that a number cannot be that of a travel document of this kind."""
    plain = clean(number)
    if kind not in FREE and not is_dutch_document_number(plain):
        yield Finding(
            "WRONG_DOCUMENT_NUMBER",
            N_("This cannot be the number of a Dutch travel document; the letter O is never used."),
            "§15.6",
            field_name=field_name,
        )
    elif kind in FOREIGN and not (3 <= len(plain) <= 20 and plain.replace("/", "").isalnum()):
        yield warning(
            "ODD_DOCUMENT_NUMBER", N_("This is an unusual number for a document."), "§15.6", field_name
        )


def iban_findings(number: str | None, field_name: str) -> Iterator[Finding]:
    """Tell that the check digits of an account number are wrong."""
    if number and not is_iban(number):
        yield Finding(
            "WRONG_IBAN",
            N_("The check digits of this account number are wrong."),
            "§15.4",
            field_name=field_name,
        )


def residence_document_findings(number: str | None, field_name: str) -> Iterator[Finding]:
    """Warn of a number that cannot be that of a present residence document; older ones differ."""
    if number and not is_residence_document_number(number.strip().upper()):
        yield warning(
            "ODD_RESIDENCE_DOCUMENT",
            N_("Residence documents since October 2019 have V and eight letters or digits, without 0 and O."),
            "§15.6",
            field_name,
        )
