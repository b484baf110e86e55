"""Telephone numbers in the international way (domain §15.5)."""

import re


def international(text: str) -> tuple[str, str | None] | None:
    """Return a number as E.164 and the country its prefix belongs to; None when it names no country or cannot be.

    The country comes from the prefix alone, never from where it was written down.
    """
    import phonenumbers  # slow to import

    plain = re.sub(r"[^+0-9]", "", text)
    plain = "+" + plain[2:] if plain.startswith("00") else plain
    try:
        number = phonenumbers.parse(plain)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    country = phonenumbers.region_code_for_number(number)
    return written, country if country and country.isalpha() else None
