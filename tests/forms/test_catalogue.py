"""The papers as files: what they say, what they cannot say, and that nothing else gets in."""

import gettext
import socket
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from consulaat.papers import cost_account
from consulaat.papers.common import CopyMark, Label, Paper
from consulaat.papers.report_intake import ReportIntake
from forms.catalogue import FORMS, blank, render
from resources import texts
from tests.forms.papers import (
    AT,
    a_conclusion,
    a_cost_account,
    a_frame,
    a_visa_sheet,
    all_papers,
    an_intake,
    an_overview,
)
from tests.forms.reading import contents_of, fonts_of, pages_of, root_of, structure_of, text_of

EVERY = pytest.mark.parametrize("paper", all_papers(), ids=lambda paper: paper.code)
EVERY_CODE = pytest.mark.parametrize("code", [form.code for form in FORMS])


@EVERY
def test_the_same_content_gives_the_same_bytes(paper: Paper) -> None:
    assert render(paper) == render(paper)


@EVERY
def test_every_page_says_which_paper_it_is_and_how_many_pages_there_are(paper: Paper) -> None:
    pages = pages_of(render(replace(paper, frame=replace(paper.frame, language="en"))))

    for number, page in enumerate(pages, 1):
        assert f"{paper.code} · version 1.0" in page
        assert "RAB-2026-0012" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "Made on 6 July 2026, 22:10 (Africa/Casablanca)" in page
        assert page.count("DEPARTEMENTAAL VERTROUWELIJK") == 2


@EVERY
def test_all_letters_are_embedded(paper: Paper) -> None:
    fonts = fonts_of(structure_of(render(paper)))

    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@EVERY
def test_the_file_says_its_title_and_language_and_carries_structure(paper: Paper) -> None:
    reader = structure_of(render(paper))
    root = root_of(reader)
    roles = [child.get_object()["/S"] for child in root["/StructTreeRoot"]["/K"]["/K"]]

    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith(paper.code)
    assert root["/MarkInfo"]["/Marked"]
    assert (roles.count("/H1"), roles.count("/H2") > 0) == (1, True)


@EVERY
def test_each_mark_on_a_page_is_an_element_of_the_structure(paper: Paper) -> None:
    reader = structure_of(render(paper))
    content = contents_of(reader)
    elements = root_of(reader)["/StructTreeRoot"]["/K"]["/K"]

    assert sum(page.count(b"/MCID") for page in content) == len(elements)
    assert all(page.count(b" BDC") + page.count(b" BMC") == page.count(b"EMC") for page in content)


@EVERY
def test_drawing_in_one_language_leaves_the_language_in_use_alone(paper: Paper) -> None:
    before = texts.language()

    render(replace(paper, frame=replace(paper.frame, language="en")))

    assert texts.language() == before


@EVERY
def test_nothing_is_fetched(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)

    assert render(paper)


@EVERY_CODE
def test_every_form_can_be_printed_empty(code: str) -> None:
    pages = pages_of(blank(code, language="en"))

    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert len(pages) <= 3


@pytest.mark.parametrize("code", ["FRM-02", "FRM-24"])
def test_an_empty_card_and_an_empty_note_stay_on_one_page(code: str) -> None:
    assert [len(pages_of(blank(code, language=each))) for each in ("nl", "en")] == [1, 1]


def test_an_empty_internal_form_is_classified_beforehand() -> None:
    assert "DEPARTMENTAL CONFIDENTIAL" in text_of(blank("FRM-01", language="en"))
    assert "CONFIDENTIAL" not in text_of(blank("FRM-13", language="en"))


def test_an_empty_form_offers_answers_to_tick() -> None:
    assert "Yes No Unknown Not asked Does not want to say" in text_of(blank("FRM-01", language="en"))


def test_a_draft_says_so_on_every_page_and_a_final_paper_never() -> None:
    draft, final = (
        render(an_overview(a_frame(language="en", is_draft=is_draft))) for is_draft in (True, False)
    )

    assert all("DRAFT" in page for page in pages_of(draft))
    assert "DRAFT" not in text_of(final)


def test_a_copy_names_who_printed_it_and_when() -> None:
    mark = CopyMark(printed_by="anna", printed_at=AT)

    assert "Copy for anna, 6 July 2026, 22:10" in text_of(
        render(an_overview(a_frame(language="en", copy_mark=mark)))
    )


def test_a_word_of_the_product_is_translated_and_typed_text_is_not() -> None:
    intake = an_intake(a_frame(language="en"), channel=Label("Yes"), kind="Yes & no")

    assert "Channel Yes" in text_of(render(intake))
    assert "Yes & no" in text_of(render(intake))


def test_the_intake_puts_danger_before_contact_and_contact_before_all_else() -> None:
    text = text_of(render(an_intake(a_frame(language="en"))))
    order = [
        "Direct danger now?",
        "Alleen via WhatsApp",
        "Vader en broer",
        "Are you safe now?",
        "First words",
    ]

    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


def test_the_intake_has_no_field_for_shelter_or_the_reporter() -> None:
    names = {field.name for field in fields(ReportIntake)}

    assert not [name for name in names if "safehouse" in name or "stay_" in name]
    assert {name for name in names if "reporter" in name} == {"reporter_relation", "reporter_is_anonymous"}


@pytest.mark.parametrize("name", ["محمد عبد الله الوردي", "فاطمة چوہدری", "Şükrü Öztürk", "Łukasz Đorđević"])
def test_a_name_is_read_back_as_it_was_written(name: str) -> None:
    assert name in text_of(render(a_conclusion(a_frame(), original_script_name=name)))


def test_the_conclusion_shows_the_limit_and_two_signers() -> None:
    text = text_of(render(a_conclusion(a_frame(language="en"))))

    assert "15 June 2026 – 14 July 2026" in text
    assert "Established by" in text
    assert "Second reader" in text


def test_one_certain_limit_is_shown_once() -> None:
    conclusion = a_conclusion(a_frame(), latest_limit_on=date(2026, 6, 15))

    assert text_of(render(conclusion)).count("15 juni 2026") == 1


def test_the_visa_sheet_opens_with_the_first_contact_with_an_authority() -> None:
    text = text_of(render(a_visa_sheet(a_frame(language="en"))))

    assert text.index("12 maart 2026 · gemeente Rotterdam") < text.index("Applicant")
    assert "Kausar Thakar" in text
    assert "21 July 2026" in text


def test_the_account_shows_euros_and_the_original_currency() -> None:
    dutch = text_of(render(a_cost_account(a_frame())))
    english = text_of(render(a_cost_account(a_frame(language="en"))))

    assert all(part in dutch for part in ("€ 1.234,50", "MAD 7.000,00", "10,7350", "€ -1,20", "24-07-2026"))
    assert all(part in english for part in ("€1,234.50", "MAD 7,000.00", "10.7350", "-€1.20", "24 Jul 2026"))


def test_the_account_has_no_field_that_could_hold_a_name_or_a_story() -> None:
    rows = [kind for kind in vars(cost_account).values() if isinstance(kind, type) and is_dataclass(kind)]
    own = [kind for kind in rows if kind.__module__ == cost_account.__name__]
    texts_of_people = {
        f"{kind.__name__}.{field.name}"
        for kind in own
        for field in fields(kind)
        if field.type in (str, "str")
    }

    assert texts_of_people == {
        "CostRow.category_code",
        "CostRow.source_code",
        "SourceRow.source_code",
        "MoneyRow.source_code",
        "StayRow.code_name",
        "CurrencyRow.currency",
    }


def test_the_overview_prints_the_source_figures_with_their_shares() -> None:
    text = text_of(render(an_overview(a_frame())))

    assert all(
        part in text for part in ("38", "35", "92,1 %", "Jaar 2017", "1 januari 2017 – 31 december 2017")
    )


def test_every_overview_says_that_the_extent_is_unknown() -> None:
    assert "there are no good and reliable figures" in text_of(render(an_overview(a_frame(language="en"))))


def test_the_second_language_stands_under_the_first() -> None:
    class Echo(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"nl {message}"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("forms.words.translation", {"nl": Echo(), "en": texts.translation("en")}.__getitem__)
        text = text_of(render(a_cost_account(a_frame(language="en", second_language="nl"))))

    assert "Case cost account nl Case cost account" in text
    assert "Commitments · nl Commitments" in text


HOSTILE = (
    "Zn & <b",
    '<img src="http://192.0.2.1/x.png"/>',
    '<a href="javascript:x">klik</a>',
    "</para><para>",
    "&lt;script&gt; &amp;",
    "<font size=99>groot</font>",
    "%s {name} \\n",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_typed(text: str) -> None:
    pdf = render(an_intake(a_frame(post=text, reference=text), callback_instructions=text, first_words=text))

    assert text_of(pdf).count(text) >= 5
    assert not [page for page in structure_of(pdf).pages if "/Annots" in page or len(page.images)]


def test_a_picture_on_the_disk_does_not_come_along(tmp_path: Path) -> None:
    picture = tmp_path / "secret.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    text = f'<img src="{picture}" width="10" height="10"/>'

    pdf = render(an_intake(a_frame(), must_not_know=text))

    assert "secret.png" in text_of(pdf)
    assert not [page for page in structure_of(pdf).pages if len(page.images)]


LONG = {
    "dutch": "Een lange zin die telkens terugkomt en verder gaat. " * 120,
    "arabic": "أنا خائفة جدا ولا أستطيع الخروج من البيت. " * 120,
    "one word": "x" * 6000,
    "one arabic word": "م" * 6000,
    "many lines": "regel\n" * 200,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_content_flows_over_pages(text: str) -> None:
    intake = an_intake(
        a_frame(), callback_instructions=text, first_words=text, stated_name=text, place_of_stay=text
    )

    assert len(pages_of(render(intake))) > 4


def test_a_long_table_repeats_its_head_on_each_page() -> None:
    [row] = a_cost_account(a_frame()).lines
    pages = pages_of(render(a_cost_account(a_frame(language="en"), lines=(row,) * 120)))

    assert sum("Rate per euro In euro" in page for page in pages) >= 3
    assert sum(page.count("K04 · verblijf") for page in pages) == 120
