"""The papers that the person keeps: other languages, neutral words, nothing that tells on them."""

from dataclasses import fields

import pytest
from pypdfium2 import PdfDocument

from consulaat.papers.common import PaperFrame
from consulaat.papers.own_plan import OwnPlan
from consulaat.papers.safe_contact_card import SafeContactCard
from consulaat.papers.travel_folder import TravelFolder
from consulaat.services.papers.own_plan import HEADINGS
from forms import look, own_plan
from forms.catalogue import blank, page_count, render
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


def test_an_empty_plan_has_room_for_every_part_on_one_page() -> None:
    assert list(own_plan._EMPTY) == list(HEADINGS.values())
    assert page_count(blank("FRM-15", language="fr")) == 1


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_a_paper_in_a_language_that_reads_from_the_right_begins_there(language: str) -> None:
    folder = a_folder(PaperFrame(language=language))
    pages = PdfDocument(render(folder))
    page = pages[0].get_textpage()

    def left_of(words: str) -> float:
        index, _count = page.search(words).get_next()
        return float(page.get_charbox(index)[0])

    assert left_of("AT 850") < left_of("Amsterdam") < left_of("Nador")
    assert left_of("Els") < left_of("Paspoort") > look.PAGE_WIDTH / 2


@pytest.mark.parametrize("language", EXTRA)
def test_a_plan_in_another_language_says_so_and_can_be_printed_empty(language: str) -> None:
    reader = structure_of(blank("FRM-15", language=language))

    assert root_of(reader)["/Lang"] == language


def test_the_card_for_safe_contact_has_no_place_for_the_words_that_prove() -> None:
    names = {field.name for field in fields(SafeContactCard)}

    assert not [name for name in names if "word" in name or "proof" in name or "duress" in name]
