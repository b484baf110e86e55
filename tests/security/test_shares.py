"""Recovery papers: any two of five, and each mistake has its own sentence."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from shamir_mnemonic.wordlist import WORDLIST

from consulaat.security.shares import (
    PaperLengthError,
    PaperMistypedError,
    PapersDifferError,
    PaperWordError,
    SamePaperError,
    TooFewPapersError,
    combine,
    split,
)
from resources.texts import choose_language

KEY = bytes(range(32))
PAPERS = split(KEY)


def test_there_are_five_papers_of_33_words() -> None:
    assert [len(paper.split()) for paper in PAPERS] == [33] * 5
    assert len(set(PAPERS)) == 5


def test_any_two_papers_give_the_key_back() -> None:
    assert {combine(pair) for pair in combinations(PAPERS, 2)} == {KEY}


def test_more_papers_than_needed_do_no_harm() -> None:
    assert combine(PAPERS) == KEY


def test_spelling_in_capitals_and_lines_does_not_matter() -> None:
    assert combine([PAPERS[0].upper(), "\n".join(PAPERS[1].split())]) == KEY


@pytest.mark.parametrize("papers", [[], PAPERS[:1]])
def test_one_paper_is_not_enough(papers: list[str]) -> None:
    choose_language("en")
    with pytest.raises(TooFewPapersError, match="paper-too-few") as caught:
        combine(papers)

    assert caught.value.message() == "2 different recovery papers are needed."


@pytest.mark.parametrize("papers", [[PAPERS[0], PAPERS[0]], [PAPERS[0], PAPERS[0].upper()]])
def test_the_same_paper_twice_is_not_enough_and_that_is_said(papers: list[str]) -> None:
    choose_language("en")
    with pytest.raises(SamePaperError, match="paper-too-few") as caught:
        combine(papers)

    assert "the same paper twice" in caught.value.message()


def changed(paper: str, position: int, word: str) -> str:
    words = paper.split()
    words[position - 1] = word
    return " ".join(words)


@pytest.mark.parametrize("position", range(1, 34))
def test_a_word_that_is_no_word_is_named_by_its_place(position: int) -> None:
    with pytest.raises(PaperWordError) as caught:
        combine([PAPERS[0], changed(PAPERS[1], position, "xyzzy")])

    assert caught.value.facts == {"paper": 2, "word": position}


@settings(max_examples=60, deadline=None)
@given(some.integers(1, 33), some.sampled_from(WORDLIST))
def test_another_existing_word_is_named_by_its_place(position: int, word: str) -> None:
    wrong = changed(PAPERS[0], position, word)
    if wrong == PAPERS[0]:
        return
    with pytest.raises(PaperWordError) as caught:
        combine([wrong, PAPERS[1]])

    assert caught.value.facts == {"paper": 1, "word": position}


def test_two_words_swapped_are_not_named_wrongly() -> None:
    words = PAPERS[0].split()
    other = next(at for at, word in enumerate(words) if at > 10 and word != words[10])
    words[10], words[other] = words[other], words[10]

    with pytest.raises(PaperMistypedError):
        combine([" ".join(words), PAPERS[1]])


@pytest.mark.parametrize("length", [1, 20, 32])
def test_a_paper_with_missing_words_is_named(length: int) -> None:
    with pytest.raises(PaperLengthError) as caught:
        combine([" ".join(PAPERS[0].split()[:length]), PAPERS[1]])

    assert caught.value.facts["words"] == length


def test_papers_of_two_sets_do_not_go_together() -> None:
    with pytest.raises(PapersDifferError):
        combine([PAPERS[0], split(KEY)[1]])


def test_no_error_repeats_a_word_of_a_paper() -> None:
    with pytest.raises(PaperWordError) as caught:
        combine([changed(PAPERS[0], 3, "xyzzy"), PAPERS[1]])

    told = str(caught.value) + caught.value.message() + repr(caught.value.facts)
    assert "xyzzy" not in told
