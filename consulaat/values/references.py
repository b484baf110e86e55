"""Numbers that people say aloud: case numbers and neutral references (domain §15.10)."""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CASE: Final = re.compile(r"([A-Z]{3})-(\d{4})-(\d{5})-(\d{2})")


def case_number(post: str, year: int, sequence: int) -> str:
    """Return POST-YYYY-NNNNN-CC, CC being the check digits over all before it."""
    return f"{post}-{year:04}-{sequence:05}-{_check_digits(f'{post}{year:04}{sequence:05}')}"


def is_case_number(text: str) -> bool:
    """Tell whether a text is a case number with the right check digits."""
    found = _CASE.fullmatch(text)
    return found is not None and found[4] == _check_digits(found[1] + found[2] + found[3])


def new_neutral_reference() -> str:
    """Return a random reference that says nothing about country, post, year or subject."""
    return with_check_character("".join(secrets.choice(ALPHABET) for _ in range(7)))


def with_check_character(text: str) -> str:
    """Return seven characters followed by their Luhn-mod-32 check character."""
    return text + ALPHABET[-_luhn(text, 2) % 32]


def is_neutral_reference(text: str) -> bool:
    """Tell whether a text is a neutral reference with the right check character."""
    return len(text) == 8 and set(text) <= set(ALPHABET) and _luhn(text, 1) % 32 == 0


def _check_digits(text: str) -> str:
    digits = "".join(str(int(character, 36)) for character in text)
    return f"{98 - int(digits) * 100 % 97:02}"


def _luhn(text: str, factor: int) -> int:
    total = 0
    for character in reversed(text):
        addend = ALPHABET.index(character) * factor
        total += addend // 32 + addend % 32
        factor = 3 - factor
    return total
