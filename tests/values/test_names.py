"""Names are found in any spelling and script: the rules one by one, and how often they find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consulaat.values.likeness import Fit, align
from consulaat.values.names import MOST_TOKENS, fold, keys_of, loose_keys, tokens
from tests.values.names_gold import DIFFERENT, SAME


def _share(one: str, other: str) -> bool:
    return bool(keys_of(one) & keys_of(other))


def _share_loosely(one: str, other: str) -> bool:
    wide = keys_of(one).union(*(loose_keys(token) for token in tokens(one)))
    return bool(wide & keys_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Charif", "Sharif"),
        ("Chalid", "Khalid"),
        ("Djamila", "Jamila"),
        ("Joesoef", "Jusuf"),
        ("Yusuf", "يوسف"),
        ("Ayşe", "عائشة"),
        ("Chaudhry", "چوہدری"),
        ("Thakur", "ٹھاکر"),
        ("Malik", "ملک"),
        ("El-Amrani", "العمراني"),
        ("Elhaddad", "El Haddad"),
        ("Lamrani", "El Amrani"),
        ("Ben Ali", "Benali"),
        ("Ben Ali", "بن علي"),
        ("Abd el Kader", "Abdelkader"),
        ("Abdul Aziz", "عبد العزيز"),
        ("Abdirahman", "عبدالرحمن"),
        ("Mustafa", "Moustapha"),
        ("Iqbal", "Ikbal"),
        ("Javad", "Jawad"),
        ("Siddiqi", "Sidiqi"),
        ("O'Brien", "Obrien"),
        ("Şahin", "Sahin"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert _share(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Cali", "Ali", id="Somali c at the start"),
        pytest.param("Sacid", "Said", id="Somali c inside"),
        pytest.param("Xasan", "Hassan", id="Somali x at the start"),
        pytest.param("Reza", "Resa", id="z written as s"),
        pytest.param("Seynab", "Zeynab", id="s written as z"),
        pytest.param("Taher", "Dahir", id="t and d"),
        pytest.param("Murat", "Mourad", id="t and d at the end"),
        pytest.param("Kadhim", "Kazem", id="dh and z"),
        pytest.param("Ramadan", "Ramazan", id="d and z"),
        pytest.param("Fatimah", "Fatima", id="h at the end"),
        pytest.param("فاطمه", "Fatima", id="h at the end, in Arabic letters"),
        pytest.param("Jacoub", "Yaqub", id="j said as y"),
        pytest.param("Gamal", "Jamal", id="Egyptian g"),
    ],
)
def test_letters_that_writers_mix_up_are_found_either_way(one: str, other: str) -> None:
    assert _share_loosely(one, other)
    assert _share_loosely(other, one)
    assert align(tokens(one), tokens(other)).score > 0.45


def test_nearly_all_spellings_of_the_list_are_found() -> None:
    found = [pair for pair in SAME if _share_loosely(*pair) and _share_loosely(*reversed(pair))]
    by_own_keys = [pair for pair in SAME if _share(*pair)]

    assert len(found) / len(SAME) > 0.97
    assert len(by_own_keys) / len(SAME) > 0.85


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_share_no_key(one: str, other: str) -> None:
    assert not _share_loosely(one, other)
    assert align(tokens(one), tokens(other)).score == 0


def test_a_name_is_as_good_backwards() -> None:
    asked = tokens("Haddad Nadia")

    assert align(asked, tokens("Nadia el Haddad")).score > 0.97
    assert align(asked, tokens("Nadia el Haddad")).score > align(asked, tokens("Nadia Benali")).score


def test_the_same_spelling_ranks_above_the_same_sound() -> None:
    asked = tokens("Yasmina")
    scores = [align(asked, tokens(name)).score for name in ("Yasmina", "Yassmina", "Jasmina")]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1


def test_a_word_serves_once() -> None:
    found = align(tokens("Ali Ali Hassan"), tokens("Ali Hassan"))

    assert len(found.pairs) == 2


@pytest.mark.parametrize(
    ("asked", "found", "fit"),
    [
        ("Nadia", "NADIA", Fit.SAME),
        ("Chaud", "Chaudhry", Fit.BEGINS),
        ("Fatma", "Faatimaa", Fit.SOUNDS),
        ("Taher", "Dahir", Fit.VARIES),
        ("Soukaina", "Soukaima", Fit.NEAR),
    ],
)
def test_each_fit_has_its_name(asked: str, found: str, fit: Fit) -> None:
    assert [pair.fit for pair in align(tokens(asked), tokens(found)).pairs] == [fit]


def test_a_name_of_vowels_alone_is_found_too() -> None:
    assert _share("Aya", "آية")
    assert not _share("Aya", "Ali")


def test_vowel_marks_and_stretched_letters_change_nothing() -> None:
    assert fold("مُحَمَّد") == fold("محـــمد") == "محمد"
    assert fold("Ünlü") == "unlu"
    assert tokens("E\u0301lodie") == tokens("Élodie")


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_tokens_and_keys_without_fail(text: str) -> None:
    found = tokens(text)

    assert len(found) <= MOST_TOKENS
    assert all(token.text and token.keys and all(token.keys) for token in found)
    assert all(" " not in key for token in found for key in token.keys)
    assert 0 <= align(found, found).score <= 1.0000001


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("abcdehijklmnoqstxyz ÉéüşçĞ'-"), max_size=40))
def test_capitals_and_composed_letters_change_no_key(text: str) -> None:
    import unicodedata

    assert keys_of(text) == keys_of(text.upper()) == keys_of(unicodedata.normalize("NFD", text))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_name_of_a_hundred_thousand_letters_is_cut() -> None:
    assert len(tokens("a" * 100_000)) == 1
    assert len(tokens("x y " * 25_000)) == MOST_TOKENS
