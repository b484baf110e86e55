"""Passphrases: long enough, not about yourself, and the same on every keyboard."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consulaat.errors import Exit
from consulaat.security.passphrase import (
    PassphraseTellsTooMuchError,
    PassphraseTooCommonError,
    PassphraseTooShortError,
    PassphraseTooWeakError,
    PassphraseUnreadableError,
    checked,
    propose,
    typed,
)

FORBIDDEN = ("a.bakker", "RAB", "consulaat", "")


def test_fourteen_characters_are_refused() -> None:
    with pytest.raises(PassphraseTooShortError) as caught:
        checked("a" * 14, forbidden=())

    assert caught.value.exit_code is Exit.INVALID
    assert "15" in caught.value.message()


@pytest.mark.parametrize("good", ["vijf rode vissen", "a b c d e f g h", "x" * 128, "é ñ ü ö ß ç ø å"])
def test_fifteen_characters_of_any_kind_are_enough(good: str) -> None:
    assert checked(good, forbidden=FORBIDDEN) == typed(good)


@pytest.mark.parametrize(
    "common", ["passwordpassword", "123456789012345", "qwertyuiopasdfgh", " " * 15, "wachtwoordwachtwoord"]
)
def test_what_everybody_tries_first_is_refused_but_for_a_rehearsal(common: str) -> None:
    with pytest.raises(PassphraseTooCommonError):
        checked(common, forbidden=())

    assert checked(common, forbidden=(), rehearsal=True) == typed(common)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    composed, decomposed = "één rode café vis", "e\u0301e\u0301n rode cafe\u0301 vis"

    assert checked(composed, forbidden=()) == checked(decomposed, forbidden=()) == typed(decomposed)


def test_decomposed_letters_do_not_make_a_passphrase_longer() -> None:
    with pytest.raises(PassphraseTooShortError):
        checked("e\u0301" * 14, forbidden=())


def test_spaces_are_kept() -> None:
    assert typed(" een  twee ") == b" een  twee "


@pytest.mark.parametrize(
    "bad", ["mijn A.BAKKER is lang genoeg", "welkom op rab vandaag", "het consulaat van hier"]
)
def test_a_name_that_others_know_is_refused(bad: str) -> None:
    with pytest.raises(PassphraseTellsTooMuchError):
        checked(bad, forbidden=FORBIDDEN)


def test_a_short_code_inside_a_longer_word_does_no_harm() -> None:
    assert checked("zes krabben op een rij", forbidden=FORBIDDEN)


def test_a_character_that_does_not_exist_is_refused_but_can_be_tried() -> None:
    with pytest.raises(PassphraseUnreadableError):
        checked("\ud800" * 15, forbidden=())
    assert typed("\ud800")


@given(some.text())
def test_any_text_is_accepted_as_typed_or_refused(text: str) -> None:
    with suppress(PassphraseTooWeakError):
        assert checked(text, forbidden=FORBIDDEN) == typed(text)


def test_a_proposal_holds_no_name_that_would_have_it_refused() -> None:
    """Vera stands in two of the words that are drawn from."""
    for _draw in range(200):
        assert checked(propose(forbidden=("vera",)), forbidden=("vera",))


def test_proposals_differ_and_are_accepted() -> None:
    proposals = {propose() for _ in range(20)}

    assert len(proposals) == 20
    for proposal in proposals:
        assert len(proposal.split(" ")) == 6
        assert checked(proposal, forbidden=FORBIDDEN)
