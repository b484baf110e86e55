"""The papers that the person keeps: other languages, neutral words, nothing that tells on them."""

from dataclasses import fields

import pytest

from consulaat.papers.common import PaperFrame
from consulaat.papers.own_plan import OwnPlan
from consulaat.papers.safe_contact_card import SafeContactCard
from consulaat.papers.travel_folder import TravelFolder
from consulaat.services.papers.own_plan import HEADINGS
from forms import own_plan
from forms.catalogue import blank, render
from forms.words import OWN_LANGUAGES, Words
from resources.reference import rows
from tests.forms.papers import a_folder, a_plan
from tests.forms.reading import root_of, structure_of, text_of

TELLING = (
    "ambassade",
    "embassy",
    "consul",
    "huwelijk",
    "marriage",
    "achterlating",
    "departement",
    "ministerie",
)
EXTRA = [each for each in OWN_LANGUAGES if each not in {"nl", "en"}]


@pytest.mark.parametrize("language", OWN_LANGUAGES)
def test_a_paper_for_the_person_says_nothing_of_who_made_it_or_why(language: str) -> None:
    for paper in (a_plan(PaperFrame(language=language)), a_folder(PaperFrame(language=language))):
        said = text_of(render(paper)).lower()

        assert [word for word in TELLING if word in said] == []


@pytest.mark.parametrize("language", EXTRA)
def test_every_fixed_text_of_a_plan_is_there_in_every_language(language: str) -> None:
    words = Words(language)
    texts = [OwnPlan.title, TravelFolder.title, *HEADINGS.values(), *own_plan._EMPTY]

    assert [each for each in texts if words.say(each) == each] == []
    assert all(row[language].strip() for row in rows("plan_words"))


@pytest.mark.parametrize("language", EXTRA)
def test_a_plan_in_another_language_says_so_and_can_be_printed_empty(language: str) -> None:
    reader = structure_of(blank("FRM-15", language=language))

    assert root_of(reader)["/Lang"] == language


def test_the_card_for_safe_contact_has_no_place_for_the_words_that_prove() -> None:
    names = {field.name for field in fields(SafeContactCard)}

    assert not [name for name in names if "word" in name or "proof" in name or "duress" in name]
