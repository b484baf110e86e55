"""Looks at numbers of people, papers, accounts and telephones as they are typed: cleaned, and why they are wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from consulaat.values.identifiers import (
    clean,
    is_administration_number,
    is_bsn,
    is_dutch_document_number,
    is_iban,
    is_residence_document_number,
)
from resources.reference import rows
from resources.texts import N_, _, language

_FROM_PHONE: Final = re.compile(r"[+0-9][0-9 ()./\-]{5,}")
_EXPECTED: Final = {"bsn": 9, "v_number": 10, "administration_number": 10}
_RIGHT: Final = N_("The check digits are right.")


@dataclass(frozen=True, slots=True)
class Look:
    """A number without what was pasted along, and what there is to say about it as far as it is typed."""

    plain: str
    words: str = ""


def look_at(name: str, text: str) -> Look:
    """Return what a number in a field of this name looks like."""
    return _LOOKS[name](text) if text.strip() else Look("")


def is_number(name: str) -> bool:
    """Tell whether fields of this name hold a number that can be looked at."""
    return name in _LOOKS


def _bsn(text: str) -> Look:
    plain = _cleaned(text, r"[0-9]+")
    return Look(
        plain,
        _digits("bsn", plain)
        or (_(_RIGHT) if is_bsn(plain) else _("The eleven test fails: check the digits.")),
    )


def _v_number(text: str) -> Look:
    plain = _cleaned(text, r"[0-9]+")
    return Look(plain, _digits("v_number", plain) or _("Ten digits; a V-number has no check digit."))


def _administration_number(text: str) -> Look:
    plain = _cleaned(text, r"[0-9]+")
    right = is_administration_number(plain)
    return Look(
        plain, _digits("administration_number", plain) or (_(_RIGHT) if right else _("Check the digits."))
    )


def _cleaned(text: str, form: str) -> str:
    """Return a pasted number without spaces, dots and hyphens; what is no such number stays as it is."""
    plain = clean(text)
    return plain if re.fullmatch(form, plain) else text.strip()


def _digits(name: str, plain: str) -> str:
    """Return why a number cannot be whole yet, empty when it has the right digits."""
    wanted = _EXPECTED[name]
    if not plain.isascii() or not plain.isdigit():
        return _("Only digits belong here.")
    if len(plain) < wanted:
        return _("{n} of {wanted} digits", n=len(plain), wanted=wanted)
    return (
        _("{n} digits: that is more than {wanted}.", n=len(plain), wanted=wanted)
        if len(plain) > wanted
        else ""
    )


def _iban(text: str) -> Look:
    plain = _cleaned(text, r"[A-Z]{2}[0-9]{2}[A-Z0-9]*")
    if len(plain) < 15:
        return Look(plain, _("{n} characters so far", n=len(plain)))
    if not is_iban(plain):
        return Look(plain, _("The check digits or the length are wrong: check the number."))
    country = _country(plain[:2])
    return Look(
        plain, _("The check digits are right. Country: {country}.", country=country) if country else _(_RIGHT)
    )


def _document(text: str) -> Look:
    """Return the number of a Dutch paper cleaned; one of elsewhere stays as it is written."""
    plain = clean(text)
    if is_dutch_document_number(plain):
        return Look(plain, _("This can be the number of a Dutch travel document."))
    if "O" in plain and is_dutch_document_number(plain.replace("O", "A")):
        return Look(plain, _("Dutch numbers have no letter O: is it a 0?"))
    residence = re.sub(r"[\s.]", "", text).upper().rpartition("-")[2]
    if is_residence_document_number(residence):
        return Look(residence, _("This can be the number of a Dutch residence document."))
    return Look(text.strip())


def _phone(text: str) -> Look:
    """Return a telephone number with its country; an address stays as it is."""
    if _FROM_PHONE.fullmatch(text.strip()) is None:
        return Look(text.strip())
    import phonenumbers

    plain = re.sub(r"[^+0-9]", "", text)
    plain = "+" + plain[2:] if plain.startswith("00") else plain
    if not plain.startswith("+"):
        return Look(plain, _("Begin with + and the country, as +212600000000."))
    try:
        number = phonenumbers.parse(plain)
    except phonenumbers.NumberParseException:
        return Look(plain, _("No country has a number that begins like this."))
    country = _country(phonenumbers.region_code_for_number(number) or "")
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    if not phonenumbers.is_possible_number(number):
        return Look(plain, _("{number}: this has too few or too many digits.", number=shown))
    return Look(plain, f"{shown}, {country}" if country else shown)


def _country(code: str) -> str:
    return next((row[language()] for row in rows("countries") if row["alpha2"] == code), "")


_LOOKS: Final[dict[str, Callable[[str], Look]]] = {
    "bsn": _bsn,
    "v_number": _v_number,
    "iban": _iban,
    "document_number": _document,
    "number": _document,
    "number_or_address": _phone,
    "typed": _phone,
    "administration_number": _administration_number,
}
