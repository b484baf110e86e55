"""Numbers of people, papers, accounts and cases (domain §15.3-§15.6, §15.10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.values.identifiers import (
    clean,
    is_bsn,
    is_dutch_document_number,
    is_iban,
    is_residence_document_number,
    masked_bsn,
)
from consulaat.values.references import (
    ALPHABET,
    case_number,
    is_case_number,
    is_neutral_reference,
    new_neutral_reference,
    with_check_character,
)


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("111222333", True),
        ("123456782", True),
        ("999990019", True),
        ("999990020", True),
        ("999990021", False),
        ("123456789", False),
        ("000000000", False),
        ("", False),
        ("12345678", False),
        ("10000008", True),
        ("0010000008", False),
        ("9999-90019", False),
        ("٩٩٩٩٩٠٠١٩", False),
    ],
)
def test_a_citizen_service_number_passes_the_eleven_test(text: str, is_right: bool) -> None:
    assert is_bsn(text) is is_right


@given(number=st.integers(10_000_000, 999_999_999), place=st.integers(0, 8), digit=st.integers(0, 9))
def test_one_wrong_digit_in_a_citizen_service_number_is_noticed(number: int, place: int, digit: int) -> None:
    text = f"{number:09}"
    wrong = text[:place] + str(digit) + text[place + 1 :]

    assert not (is_bsn(text) and is_bsn(wrong)) or wrong == text


def test_a_citizen_service_number_shows_its_last_four_digits() -> None:
    assert masked_bsn("999990019") == "*****0019"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("NL91ABNA0417164300", True),
        ("NL92ABNA0417164300", False),
        ("PK36SCBL0000001123456702", True),
        ("IQ98NBIQ850123456789012", True),
        ("SO211000001001000100141", True),
        ("SD2129010501234001", True),
        ("TR330006100519786457841326", True),
        ("GB82WEST12345698765432", True),
        ("MA64011519000001205000534921", True),
        ("nl91 abna 0417 1643 00", True),
        ("NL91ABNA041716430", False),
        ("NL91ABNA04171643000", False),
        ("", False),
        ("NL", False),
        ("٩٩", False),
    ],
)
def test_an_account_number_has_the_right_length_and_check_digits(text: str, is_right: bool) -> None:
    assert is_iban(text) is is_right


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("NXFK2R7P4", True),
        ("EM0000000", True),
        ("XR1001R58", True),
        ("XR1O01R58", False),
        ("NXFK2R7PX", False),
        ("NXFK2R7P", False),
        ("nxfk2r7p4", False),
    ],
)
def test_a_dutch_travel_document_number_never_has_the_letter_o(text: str, is_right: bool) -> None:
    assert is_dutch_document_number(text) is is_right


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("V123AL568", True),
        ("III-V123AL568", True),
        ("V120AL568", False),
        ("V12OAL568", False),
        ("123AL5689", False),
    ],
)
def test_a_residence_document_number_has_neither_nought_nor_o(text: str, is_right: bool) -> None:
    assert is_residence_document_number(text) is is_right


def test_a_pasted_number_is_cleaned() -> None:
    assert clean(" nl91 abna.0417-1643\u00a000 ") == "NL91ABNA0417164300"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("RAB-2026-00042-67", True),
        ("ISL-2026-00007-63", True),
        ("NAI-2027-00123-87", True),
        ("RAB-2026-00043-67", False),
        ("RBA-2026-00042-67", False),
        ("RAB-2026-42-67", False),
        ("rab-2026-00042-67", False),
        ("", False),
    ],
)
def test_a_case_number_has_the_right_check_digits(text: str, is_right: bool) -> None:
    assert is_case_number(text) is is_right


@given(sequence=st.integers(0, 99_999), other=st.integers(0, 99_999))
def test_a_mistyped_sequence_is_noticed(sequence: int, other: int) -> None:
    number = case_number("RAB", 2026, sequence)

    assert is_case_number(number)
    single = sum(a != b for a, b in zip(f"{sequence:05}", f"{other:05}", strict=True)) == 1
    if single:
        assert not is_case_number(f"RAB-2026-{other:05}-{number[-2:]}")


@pytest.mark.parametrize(("text", "whole"), [("7KQ3MXT", "7KQ3MXTJ"), ("R5H0W2B", "R5H0W2BP")])
def test_a_neutral_reference_ends_in_its_check_character(text: str, whole: str) -> None:
    assert with_check_character(text) == whole
    assert is_neutral_reference(whole)


@given(
    text=st.text(st.sampled_from(ALPHABET), min_size=7, max_size=7),
    place=st.integers(0, 7),
    to=st.sampled_from(ALPHABET),
)
def test_one_wrong_character_in_a_neutral_reference_is_noticed(text: str, place: int, to: str) -> None:
    whole = with_check_character(text)
    wrong = whole[:place] + to + whole[place + 1 :]

    assert is_neutral_reference(wrong) == (wrong == whole)


def test_a_new_neutral_reference_is_a_good_one_and_a_new_one() -> None:
    made = {new_neutral_reference() for _ in range(100)}

    assert len(made) == 100
    assert all(map(is_neutral_reference, made))
    assert not set("ILOU") & set("".join(made))
