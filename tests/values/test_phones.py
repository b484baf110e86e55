"""Telephone numbers in the international way (§15.5)."""

import pytest

from consulaat.values.phones import international


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+31 247 247 247", ("+31247247247", "NL")),
        ("0031 682 387 796", ("+31682387796", "NL")),
        ("+212 (6) 00-00.00.00", ("+212600000000", "MA")),
        ("0612345678", None),
        ("+999 1234567", None),
        ("+31 2", None),
        ("bel mijn tante", None),
        ("", None),
    ],
)
def test_a_number_is_written_with_its_country_or_not_at_all(
    typed: str, written: tuple[str, str | None] | None
) -> None:
    assert international(typed) == written
