"""Numbers of people, papers and accounts, and whether they can be right (domain §15.3-15.6)."""

import re
from itertools import pairwise
from typing import Final

_DUTCH_DOCUMENT: Final = re.compile(r"[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]")
_RESIDENCE_DOCUMENT: Final = re.compile(r"V[A-NP-Z1-9]{8}")

# Lengths by country where most accounts of this work are; elsewhere the check digits alone decide.
_IBAN_LENGTHS: Final = {
    "BE": 16,
    "DE": 22,
    "EG": 29,
    "FR": 27,
    "GB": 22,
    "IQ": 23,
    "JO": 30,
    "MA": 28,
    "NL": 18,
    "NO": 15,
    "PK": 24,
    "SD": 18,
    "SO": 23,
    "TN": 24,
    "TR": 26,
}


def clean(text: str) -> str:
    """Return a pasted number without spaces, dots and hyphens, in capitals."""
    return re.sub(r"[\s.\-]", "", text).upper()


def is_bsn(text: str) -> bool:
    """Tell whether a citizen service number passes the eleven test (domain §15.3)."""
    from stdnum.nl import bsn

    if re.fullmatch(r"[0-9]{8,9}", text) is None:
        return False
    return bool(bsn.is_valid(text.zfill(9)))


def is_administration_number(text: str) -> bool:
    """Tell whether an administration number (A-nummer) can be right (domain §15.3)."""
    if not re.fullmatch(r"[1-9][0-9]{9}", text):
        return False
    digits = [int(each) for each in text]
    if any(one == next_ for one, next_ in pairwise(digits)):
        return False
    weighed = sum(digit << place for place, digit in enumerate(digits))
    return sum(digits) % 11 in {0, 5} and weighed % 11 == 0


def masked_bsn(text: str) -> str:
    """Return a citizen service number with only its last four digits."""
    return "*" * 5 + text[-4:]


def is_iban(text: str) -> bool:
    """Tell whether an account number has the right check digits (domain §15.4)."""
    plain = clean(text)
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", plain):
        return False
    if _IBAN_LENGTHS.get(plain[:2], len(plain)) != len(plain):
        return False
    return int("".join(str(int(character, 36)) for character in plain[4:] + plain[:4])) % 97 == 1


def is_dutch_document_number(text: str) -> bool:
    """Tell whether a number can be of a Dutch travel document; the letter O is never used (§15.6)."""
    return _DUTCH_DOCUMENT.fullmatch(text) is not None


def is_residence_document_number(text: str) -> bool:
    """Tell whether a number can be of a Dutch residence document, a printed prefix left aside (§15.6)."""
    return _RESIDENCE_DOCUMENT.fullmatch(text.rpartition("-")[2]) is not None
